import { FileFault } from './file-fault.ts';
import { csvRecords } from './csv.ts';
import { plainName, tableRows } from './table.ts';

/** One line of the Medicare relative value file. RVUs are hundredths. */
export type RvuRow = {
  readonly code: string;
  /** 26, TC, 53, or empty. */
  readonly modifier: string;
  /** A active, I not valid for Medicare, … */
  readonly status: string;
  readonly work: number;
  readonly practiceNonFacility: number;
  readonly practiceFacility: number;
  readonly malpractice: number;
  readonly totalNonFacility: number;
  readonly totalFacility: number;
  readonly globalDays: string;
  /** PC/TC indicator. */
  readonly pcTc: string;
  readonly multipleProcedure: string;
  readonly bilateral: string;
  readonly assistant: string;
  readonly coSurgeons: string;
  readonly team: string;
};

export type RelativeValueFile = {
  readonly year: string;
  /** First month of the quarter as the title names it: January, April, July or October. */
  readonly month: string;
  /** Dollars for one RVU, in ten-thousandths. */
  readonly conversionFactor: number;
  readonly rows: readonly RvuRow[];
};

const TITLE = /(\d{4}) National Physician Fee Schedule Relative Value File (\w+) Release/i;
const FIELDS = {
  work: /^WORK RVU$/,
  practiceNonFacility: /^NON-FAC PE RVU$/,
  practiceFacility: /^FACILITY PE RVU$/,
  malpractice: /^MP RVU$/,
  totalNonFacility: /^NON-FACILITY TOTAL$/,
  totalFacility: /^FACILITY TOTAL$/,
  status: /^STATUS CODE$/,
  globalDays: /^GLOB DAYS$/,
  pcTc: /^PCTC IND$/,
  multipleProcedure: /^MULT PROC$/,
  bilateral: /^BILAT SURG$/,
  assistant: /^ASST SURG$/,
  coSurgeons: /^CO- SURG$/,
  team: /^TEAM SURG$/,
  factor: /^CONV FACTOR$/,
} as const;
type Field = keyof typeof FIELDS;
const NUMBERS = [
  'work',
  'practiceNonFacility',
  'practiceFacility',
  'malpractice',
  'totalNonFacility',
  'totalFacility',
] as const satisfies readonly Field[];

/**
 * Reads the relative value file (PPRRVU): names of columns stand over two rows and change from year to year,
 * so each column is found by both. Proved besides: totals are the sum of their parts.
 * @throws FileFault for other columns, numbers that are none, or totals that do not agree.
 */
export function readRelativeValues(text: string): RelativeValueFile {
  const title = TITLE.exec(text.slice(0, 4000));
  if (!title) throw new FileFault(1, 'The title does not name the year and the release.');
  let above: readonly string[] = [];
  let columns: Map<Field, number> | null = null;
  let width = 0;
  let conversionFactor = 0;
  const rows: RvuRow[] = [];
  for (const { fields, line } of csvRecords(text)) {
    if (columns === null) {
      if (plainName(fields[0] ?? '') === 'hcpcs') {
        columns = rvuColumns(above, fields, line);
        width = fields.length;
      }
      above = fields;
      continue;
    }
    if (fields.length !== width)
      throw new FileFault(line, `There are ${fields.length} columns where the header has ${width}.`);
    const at = columns;
    const get = (field: Field): string => (fields[at.get(field) ?? -1] ?? '').trim();
    const row = rvuRow(fields, get, line);
    conversionFactor ||= scaled(get('factor'), 4, line);
    rows.push(row);
  }
  if (rows.length === 0) throw new FileFault(null, 'The file has no rows.');
  return { year: title[1] ?? '', month: title[2] ?? '', conversionFactor, rows };
}

function rvuColumns(above: readonly string[], names: readonly string[], line: number): Map<Field, number> {
  const whole = names.map((name, i) => `${(above[i] ?? '').trim()} ${name.trim()}`.trim().toUpperCase());
  const found = new Map<Field, number>();
  for (const field of Object.keys(FIELDS) as Field[]) {
    const at = whole.findIndex((name) => FIELDS[field].test(name));
    if (at === -1) throw new FileFault(line, 'The columns are not those of the relative value file.');
    found.set(field, at);
  }
  return found;
}

function rvuRow(fields: readonly string[], get: (field: Field) => string, line: number): RvuRow {
  const code = (fields[0] ?? '').trim();
  // Besides codes there are a few placeholders (GXXX1) in the published file.
  if (!/^[0-9A-Z]{5}$/.test(code)) throw new FileFault(line, `"${code.slice(0, 20)}" is no procedure code.`);
  const numbers = Object.fromEntries(NUMBERS.map((field) => [field, scaled(get(field), 2, line)])) as Record<
    (typeof NUMBERS)[number],
    number
  >;
  const { work, practiceNonFacility, practiceFacility, malpractice } = numbers;
  if (
    numbers.totalNonFacility !== work + practiceNonFacility + malpractice ||
    numbers.totalFacility !== work + practiceFacility + malpractice
  )
    throw new FileFault(line, `The total of ${code} is not the sum of its parts.`);
  return {
    code,
    modifier: (fields[1] ?? '').trim(),
    status: get('status'),
    ...numbers,
    globalDays: get('globalDays'),
    pcTc: get('pcTc'),
    multipleProcedure: get('multipleProcedure'),
    bilateral: get('bilateral'),
    assistant: get('assistant'),
    coSurgeons: get('coSurgeons'),
    team: get('team'),
  };
}

/** `1.5` with two decimals is 150. */
function scaled(text: string, decimals: number, line: number): number {
  const found = /^(\d*)(?:\.(\d*))?$/.exec(text.trim());
  const fraction = found?.[2] ?? '';
  if (!found || text.trim() === '' || fraction.slice(decimals).replace(/0/g, '') !== '')
    throw new FileFault(line, `"${text.slice(0, 20)}" is no number of ${decimals} decimals.`);
  return Number(found[1] || '0') * 10 ** decimals + Number(fraction.slice(0, decimals).padEnd(decimals, '0'));
}

/** Cost indices of one Medicare locality, in thousandths. */
export type GpciRow = {
  readonly contractor: string;
  readonly state: string;
  readonly locality: string;
  readonly name: string;
  readonly work: number;
  readonly practice: number;
  readonly malpractice: number;
};

const YEARS = (suffix: string): readonly string[] =>
  Array.from({ length: 40 }, (_, i) => `${2015 + i}${suffix}`);
export const GPCI_COLUMNS: Readonly<
  Record<
    'contractor' | 'state' | 'locality' | 'name' | 'work' | 'practice' | 'malpractice',
    readonly string[]
  >
> = {
  contractor: ['medicareadministrativecontractormac'],
  state: ['state'],
  locality: ['localitynumber'],
  name: ['localityname'],
  work: [...YEARS('pwgpciwith10floor'), ...YEARS('pwgpciwithoutfloor'), ...YEARS('pwgpci')],
  practice: YEARS('pegpci'),
  malpractice: YEARS('mpgpci'),
};

/** Reads the table of geographic cost indices; footnotes below it are passed over. */
export function readGpci(text: string): { readonly year: string; readonly rows: readonly GpciRow[] } {
  const year = /(\d{4}) P[EW] GPCI/.exec(text.slice(0, 4000))?.[1];
  if (year === undefined) throw new FileFault(1, 'The columns do not name the year.');
  const rows: GpciRow[] = [];
  const footnote = (fields: readonly string[]): boolean => fields.slice(1).every((f) => f.trim() === '');
  for (const row of tableRows(text, { columns: GPCI_COLUMNS, skip: footnote })) {
    if (!/^\d{5}$/.test(row.get('contractor')) || !/^[A-Z]{2}$/.test(row.get('state')))
      throw new FileFault(row.line, 'The contractor or the state is none.');
    rows.push({
      contractor: row.get('contractor'),
      state: row.get('state'),
      locality: row.get('locality').padStart(2, '0'),
      name: row.get('name').replace(/\*+$/, ''),
      work: scaled(row.get('work'), 3, row.line),
      practice: scaled(row.get('practice'), 3, row.line),
      malpractice: scaled(row.get('malpractice'), 3, row.line),
    });
  }
  if (rows.length === 0) throw new FileFault(null, 'The table has no rows.');
  return { year, rows };
}
