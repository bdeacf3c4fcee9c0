import { csvRecords } from './csv.ts';
import { FileFault } from './file-fault.ts';

/** A record of a table: its line, and its fields by the name that the reader gave the column. */
export type TableRow<Column extends string> = {
  readonly line: number;
  readonly get: (column: Column) => string;
};

/** How far down a table's names may stand below a title and a copyright notice. */
const LAST_HEADER_RECORD = 40;

/** Names of columns are compared by letters and digits only: publishers change blanks, case and breaks. */
export function plainName(text: string): string {
  return text.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** Where each column stands in a header; null when a needed one is missing. Names are `plainName`s. */
export function columnsIn<Column extends string>(
  header: readonly string[],
  needed: Readonly<{ [C in Column]: readonly string[] }>,
  optional: readonly NoInfer<Column>[] = [],
): Map<Column, number> | null {
  const names = header.map(plainName);
  const found = new Map<Column, number>();
  for (const column of Object.keys(needed) as Column[]) {
    const at = names.findIndex((name) => needed[column].includes(name));
    if (at !== -1) found.set(column, at);
    else if (!optional.includes(column)) return null;
  }
  return found;
}

/**
 * The records below the header of a table. Titles above it are passed over; each record must have as many
 * fields as the header.
 * @throws FileFault when no header has the needed columns, or a record has more or fewer fields.
 */
export function* tableRows<Column extends string>(
  text: string,
  options: {
    readonly columns: Readonly<{ [C in Column]: readonly string[] }>;
    readonly optional?: readonly NoInfer<Column>[];
    readonly separator?: ',' | '\t' | ';';
    /** Records to pass over, such as footnotes. */
    readonly skip?: (fields: readonly string[]) => boolean;
  },
): Generator<TableRow<Column>> {
  let at: Map<Column, number> | null = null;
  let width = 0;
  let seen = 0;
  for (const { fields, line } of csvRecords(text, options.separator)) {
    if (at === null) {
      at = columnsIn(fields, options.columns, options.optional);
      width = fields.length;
      seen += 1;
      if (at === null && seen > LAST_HEADER_RECORD) break;
      continue;
    }
    if (options.skip?.(fields)) continue;
    if (fields.length !== width)
      throw new FileFault(line, `There are ${fields.length} columns where the header has ${width}.`);
    const places = at;
    yield {
      line,
      get: (column) => {
        const place = places.get(column);
        return place === undefined ? '' : (fields[place] ?? '').trim();
      },
    };
  }
  if (at === null) throw new FileFault(1, 'The columns are not those expected of this kind of file.');
}
