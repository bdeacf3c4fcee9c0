import { FileFault } from './file-fault.ts';
import { dashedDay, linesOf } from './lines.ts';
import { tableRows } from './table.ts';

/** One HCPCS Level II code or modifier. Days are `YYYY-MM-DD`. */
export type HcpcsRow = {
  readonly code: string;
  readonly kind: 'procedure' | 'modifier';
  readonly longTitle: string;
  readonly shortTitle: string;
  /** Medicare coverage: C carrier judgement, D special instructions, I not payable, M, S; empty when not given. */
  readonly coverage: string;
  /** Berenson-Eggers type of service. */
  readonly betos: string;
  readonly addedOn: string;
  /** When the last change took effect. */
  readonly changedOn: string | null;
  readonly terminatedOn: string | null;
};

const RECORD = /^(.{5})(\d{5})([3478])/;
/** From the first column to the action code, which every first line has (record layout, field 30). */
const FIRST_LINE_LENGTH = 293;

type Building = { first: string; line: number; titles: string[]; sequence: number; type: string };

/**
 * Reads the fixed-width contractor file (ANWEB): records 3 and 7 begin a procedure or a modifier, 4 and 8
 * continue its long title. CMS record layout of the year.
 * @throws FileFault for a line that is neither record nor notice, a record that is too short, a continuation
 * without its beginning, a day that is none.
 */
export function readHcpcsFixed(text: string): HcpcsRow[] {
  const rows: HcpcsRow[] = [];
  let open: Building | null = null;
  const finish = (): void => {
    if (open) rows.push(fixedRow(open));
    open = null;
  };
  for (const { text: line, number } of linesOf(text)) {
    const found = RECORD.exec(line);
    if (!found) {
      if (!isNotice(line)) throw new FileFault(number, 'The columns are not those of the HCPCS file.');
      continue;
    }
    const [, code = '', sequence = '', type = ''] = found;
    const part = Number(sequence.slice(0, 3));
    if (type === '3' || type === '7') {
      finish();
      open = { first: line, line: number, titles: [line.slice(11, 91).trim()], sequence: part, type };
      continue;
    }
    const before: Building | null = open;
    if (!before || before.first.slice(0, 5) !== code || before.sequence + 1 !== part)
      throw new FileFault(number, `A continuation of ${code.trim()} stands apart from its first line.`);
    before.titles.push(line.slice(11, 91).trim());
    before.sequence = part;
  }
  finish();
  if (rows.length === 0) throw new FileFault(null, 'The file has no HCPCS codes.');
  refuseDoubles(rows);
  return rows;
}

/** Disclaimers around the records; a record cut in its first columns is none. */
function isNotice(line: string): boolean {
  return line.trim() === '' || /^[*\t\u00a0]/.test(line);
}

function fixedRow({ first, line, titles, type }: Building): HcpcsRow {
  if (first.length < FIRST_LINE_LENGTH)
    throw new FileFault(line, 'The record ends too early, so the file looks cut off.');
  const modifier = type === '7';
  return row(line, {
    code: first.slice(0, 5).trim(),
    kind: modifier ? 'modifier' : 'procedure',
    longTitle: titles.join(' ').replace(/\s+/g, ' ').trim(),
    shortTitle: first.slice(91, 119).trim(),
    coverage: first.slice(229, 230).trim(),
    betos: first.slice(256, 259).trim(),
    addedOn: first.slice(268, 276),
    changedOn: first.slice(276, 284),
    terminatedOn: first.slice(284, 292),
  });
}

export const HCPCS_CSV_COLUMNS = {
  code: ['code', 'hcpc', 'hcpcs', 'hcpcscode'],
  kind: ['recordtype', 'recid', 'recordid'],
  long: ['longdescription', 'longdesc'],
  short: ['shortdescription', 'shortdesc'],
  coverage: ['coveragecode', 'coverage', 'cov'],
  betos: ['betos'],
  added: ['adddate', 'addeddate', 'adddt'],
  changed: ['actioneffectivedate', 'acteffdt'],
  terminated: ['terminationdate', 'termdt'],
} as const;

/** Columns that tell an HCPCS table from others; the rest may be missing. */
export const HCPCS_CSV_OPTIONAL = ['coverage', 'betos', 'changed'] as const;

/**
 * Reads a table of HCPCS codes: a row for each code or modifier with its days.
 * @throws FileFault for other columns, a day that is none, a code that is none.
 */
export function readHcpcsCsv(text: string): HcpcsRow[] {
  const rows: HcpcsRow[] = [];
  for (const r of tableRows(text, { columns: HCPCS_CSV_COLUMNS, optional: [...HCPCS_CSV_OPTIONAL] })) {
    const kind = /^(modifier|7)$/i.test(r.get('kind')) ? 'modifier' : 'procedure';
    rows.push(
      row(r.line, {
        code: r.get('code').toUpperCase(),
        kind,
        longTitle: r.get('long').replace(/\s+/g, ' '),
        shortTitle: r.get('short'),
        coverage: r.get('coverage'),
        betos: r.get('betos'),
        addedOn: r.get('added'),
        changedOn: r.get('changed'),
        terminatedOn: r.get('terminated'),
      }),
    );
  }
  if (rows.length === 0) throw new FileFault(null, 'The file has no HCPCS codes.');
  refuseDoubles(rows);
  return rows;
}

/** Codes one a line, without titles or days. */
export function readHcpcsCodes(text: string): string[] {
  const codes = new Set<string>();
  for (const { text: line, number } of linesOf(text)) {
    const code = line.trim();
    if (code === '') continue;
    if (!/^[A-V]\d{4}$/.test(code)) throw new FileFault(number, `"${code.slice(0, 20)}" is no HCPCS code.`);
    if (codes.has(code)) throw new FileFault(number, `${code} comes twice.`);
    codes.add(code);
  }
  return [...codes];
}

type Raw = Omit<HcpcsRow, 'addedOn' | 'changedOn' | 'terminatedOn'> & {
  readonly addedOn: string;
  readonly changedOn: string;
  readonly terminatedOn: string;
};

function row(line: number, raw: Raw): HcpcsRow {
  const shape = raw.kind === 'modifier' ? /^[A-Z0-9]{2}$/ : /^[A-V]\d{4}$/;
  if (!shape.test(raw.code)) throw new FileFault(line, `"${raw.code}" is no HCPCS code.`);
  const longTitle = raw.longTitle || raw.shortTitle;
  if (longTitle === '') throw new FileFault(line, `${raw.code} has no title.`);
  const addedOn = dashedDay(raw.addedOn);
  if (addedOn === null) throw new FileFault(line, `${raw.code} does not say when it was added.`);
  const terminatedOn = dayOrNone(line, raw.terminatedOn);
  // A code withdrawn before it came into force was never valid.
  return { ...raw, longTitle, addedOn, changedOn: dayOrNone(line, raw.changedOn), terminatedOn };
}

function dayOrNone(line: number, text: string): string | null {
  if (text.trim() === '') return null;
  const day = dashedDay(text);
  if (day === null) throw new FileFault(line, `"${text.trim().slice(0, 20)}" is no day.`);
  return day;
}

function refuseDoubles(rows: readonly HcpcsRow[]): void {
  const seen = new Set<string>();
  for (const { code } of rows) {
    if (seen.has(code)) throw new FileFault(null, `${code} comes twice.`);
    seen.add(code);
  }
}
