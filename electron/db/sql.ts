/** What SQLite stores: text, whole numbers, bytes, nothing. There is no floating point in our files. */
export type SqlValue = string | number | bigint | null | Uint8Array;

const fragment = Symbol('sql');

/** A statement or a part of one, with its values kept apart from its text: nothing can be injected. */
export type Sql = {
  readonly [fragment]: true;
  readonly text: string;
  readonly values: readonly SqlValue[];
};

type Slot = SqlValue | boolean | Sql;

const plainTexts = new WeakMap<TemplateStringsArray, string>();

/**
 * Writes a statement: ``sql`SELECT name FROM payer WHERE id = ${id}` ``. Values become parameters
 * (true and false become 1 and 0), other `sql` parts are taken over as text.
 */
export function sql(parts: TemplateStringsArray, ...slots: readonly Slot[]): Sql {
  if (!slots.some(isSql)) {
    let text = plainTexts.get(parts);
    if (text === undefined) {
      text = parts.join('?');
      plainTexts.set(parts, text);
    }
    return { [fragment]: true, text, values: slots.map((slot) => toValue(slot as SqlValue | boolean)) };
  }
  let text = parts[0] ?? '';
  const values: SqlValue[] = [];
  slots.forEach((slot, i) => {
    if (isSql(slot)) {
      text += slot.text;
      values.push(...slot.values);
    } else {
      text += '?';
      values.push(toValue(slot));
    }
    text += parts[i + 1] ?? '';
  });
  return { [fragment]: true, text, values };
}

/** Values for `IN (…)` as one parameter, so that the statement stays the same for any number of them. */
export function list(values: readonly (string | number)[]): Sql {
  return sql`SELECT value FROM json_each(${JSON.stringify(values)})`;
}

const rowTexts = new Map<string, string>();

/** Rows for `INSERT … VALUES`, all of the same width: many rows by one statement, each with its values as parameters. */
export function rows(values: readonly (readonly SqlValue[])[]): Sql {
  const width = values[0]?.length ?? 0;
  const shape = `${values.length}:${width}`;
  let text = rowTexts.get(shape);
  if (text === undefined) {
    const row = `(${Array.from({ length: width }, () => '?').join(',')})`;
    text = values.map(() => row).join(',');
    rowTexts.set(shape, text);
  }
  return { [fragment]: true, text, values: values.flat() };
}

/** Conditions joined by AND; none means always true. */
export function every(conditions: readonly Sql[]): Sql {
  return conditions.reduce((all, one, i) => (i === 0 ? sql`(${one})` : sql`${all} AND (${one})`), sql`1`);
}

function isSql(slot: Slot): slot is Sql {
  return typeof slot === 'object' && slot !== null && fragment in slot;
}

function toValue(slot: SqlValue | boolean): SqlValue {
  return typeof slot === 'boolean' ? Number(slot) : slot;
}

declare const reading: unique symbol;
declare const writing: unique symbol;

/**
 * What a query gets to read with. The type argument states the row as the statement selects it: names as in
 * the database, mapped to domain types once, in the feature's `queries.ts`.
 */
export type ReadDb = {
  readonly [reading]: true;
  readonly all: <Row>(statement: Sql) => Row[];
  /** First row, or null. */
  readonly get: <Row>(statement: Sql) => Row | null;
  /** Row by row, for long lists; no other statement may change the file meanwhile. */
  readonly each: <Row>(statement: Sql) => IterableIterator<Row>;
};

/** What a query gets to write with: it exists only inside `transaction`. */
export type WriteDb = ReadDb & {
  readonly [writing]: true;
  readonly run: (statement: Sql) => { readonly changes: number; readonly rowId: number };
};

/** An open file. Only services hold one, so only they open transactions. */
export type OpenDb = ReadDb & {
  readonly path: string;
  readonly isOpen: () => boolean;
  /** Puts all pages into the file, closes it and forgets its keys. Closing twice does nothing. */
  readonly close: () => void;
};

declare const practice: unique symbol;
declare const plain: unique symbol;

/** The encrypted practice file. */
export type PracticeDb = OpenDb & { readonly [practice]: true };
/** A file of public data, not encrypted. */
export type PlainDb = OpenDb & { readonly [plain]: true };
