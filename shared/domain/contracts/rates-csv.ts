import { csvRecords } from '#shared/domain/code-files/csv.ts';
import { plainName } from '#shared/domain/code-files/table.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { IsoDate as Day } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { parseAmount } from '#shared/kernel/money.ts';
import { ContractRate } from './rates.ts';

/** What a column of a payer's table may be. */
export const RATE_COLUMNS = [
  'code',
  'modifier',
  'placeOfService',
  'amount',
  'percentMedicare',
  'percentCharge',
  'from',
  'to',
] as const;
export type RateColumn = (typeof RATE_COLUMNS)[number];

/** Which column (from 0) holds what; a column that is not there is left out. */
export type ColumnMap = Readonly<Partial<Record<RateColumn, number>>>;

/** Usual names of columns, letters and digits only. */
const NAMES: Readonly<Record<RateColumn, readonly string[]>> = {
  code: [
    'code',
    'cpt',
    'cptcode',
    'hcpcs',
    'hcpcscode',
    'cpthcpcs',
    'procedure',
    'procedurecode',
    'proccode',
    'servicecode',
  ],
  modifier: ['modifier', 'mod', 'mod1', 'modifier1'],
  placeOfService: ['pos', 'placeofservice', 'place'],
  amount: [
    'amount',
    'rate',
    'fee',
    'allowed',
    'allowable',
    'price',
    'allowedamount',
    'contractrate',
    'contractedrate',
    'contractedamount',
    'feeamount',
    'nonfacilityfee',
    'nonfacility',
    'nonfac',
  ],
  percentMedicare: ['percentofmedicare', 'medicarepercent', 'ofmedicare', 'pctmedicare', 'percentmedicare'],
  percentCharge: [
    'percentofcharge',
    'ofcharge',
    'ofcharges',
    'percentofcharges',
    'pctcharge',
    'percentcharge',
    'ofbilledcharges',
  ],
  from: [
    'from',
    'effective',
    'effectivedate',
    'effectivefrom',
    'begin',
    'begindate',
    'startdate',
    'start',
    'validfrom',
  ],
  to: ['to', 'end', 'enddate', 'termdate', 'termination', 'validto', 'effectiveto', 'expires'],
};

export type RateFile = {
  readonly header: readonly string[];
  readonly separator: ',' | ';' | '\t';
  /** The line that the header stands in. */
  readonly headerLine: number;
  readonly rows: readonly { readonly line: number; readonly fields: readonly string[] }[];
  /** What the names of the columns say; the person may change it. */
  readonly guess: ColumnMap;
};

export type ReadRates = {
  readonly rates: readonly ContractRate[];
  readonly problems: readonly { readonly line: number; readonly sentence: string }[];
};

/**
 * Reads a table of prices as text, with its header found among the first lines (titles above it are passed over).
 * @throws FileFault when a quoted field does not end.
 */
export function readRateFile(text: string): RateFile {
  const plain = text.replace(/^\uFEFF/, '');
  const separator = separatorOf(plain);
  const records = [...csvRecords(plain, separator)].filter((r) => r.fields.some((f) => f.trim() !== ''));
  const known = records.slice(0, 30).findIndex((r) => guessOf(r.fields).code !== undefined);
  const at = Math.max(0, known);
  const header = records[at];
  return {
    header: header?.fields.map((f) => f.trim()) ?? [],
    headerLine: header?.line ?? 1,
    separator,
    rows: records.slice(at + 1).map(({ line, fields }) => ({ line, fields })),
    guess: guessOf(header?.fields ?? []),
  };
}

function separatorOf(text: string): ',' | ';' | '\t' {
  const head = text.split('\n', 30).join('\n');
  const count = (c: string): number => head.split(c).length;
  return count('\t') > count(',') ? '\t' : count(';') > count(',') ? ';' : ',';
}

function guessOf(fields: readonly string[]): ColumnMap {
  const names = fields.map(plainName);
  const found: Partial<Record<RateColumn, number>> = {};
  for (const column of RATE_COLUMNS) {
    const at = names.findIndex((name) => NAMES[column].includes(name));
    if (at !== -1) found[column] = at;
  }
  return found;
}

/**
 * The rates of a table by its mapped columns. Rows that cannot be read are told by line and left out of `rates`;
 * whoever imports decides whether any problem refuses the file.
 * @param from the first day for rows that name none.
 */
export function ratesOf(file: RateFile, map: ColumnMap, payerId: PayerId, from: IsoDate): ReadRates {
  const rates: ContractRate[] = [];
  const problems: { line: number; sentence: string }[] = [];
  const keys = new Map<string, number>();
  for (const { line, fields } of file.rows) {
    const get = (column: RateColumn): string => (fields[map[column] ?? -1] ?? '').trim();
    const read = rateOf(get, payerId, from);
    if (typeof read === 'string') {
      problems.push({ line, sentence: read });
      continue;
    }
    const key = rateKey(read);
    const twice = keys.get(key);
    if (twice !== undefined)
      problems.push({
        line,
        sentence: `${read.code} stands here again with the same modifier, place and day as in line ${twice}.`,
      });
    else {
      keys.set(key, line);
      rates.push(read);
    }
  }
  return { rates, problems };
}

function rateOf(get: (column: RateColumn) => string, payerId: PayerId, from: IsoDate): ContractRate | string {
  const money = get('amount');
  const medicare = get('percentMedicare');
  const charge = get('percentCharge');
  const given = [money, medicare, charge].filter((text) => text !== '');
  if (given.length !== 1)
    return given.length === 0
      ? 'No amount and no percentage stands here.'
      : 'More than one price stands here.';
  const begins = get('from') === '' ? from : dayOf(get('from'));
  const ends = get('to') === '' ? null : dayOf(get('to'));
  if (begins === 'wrong' || ends === 'wrong') return 'A day cannot be read; write YYYY-MM-DD or MM/DD/YYYY.';
  const amountCents = money === '' ? null : parseAmount(money.replace(/^\$\s*/, ''));
  const percent = money === '' ? percentOf(medicare || charge) : null;
  if (amountCents === null && percent === null) return `"${(given[0] ?? '').slice(0, 20)}" is no price.`;
  const place = get('placeOfService');
  const parsed = ContractRate.safeParse({
    payerId,
    code: get('code'),
    modifier: get('modifier'),
    placeOfService: /^\d$/.test(place) ? `0${place}` : place,
    from: begins,
    to: ends,
    basis: money !== '' ? 'amount' : medicare !== '' ? 'medicare' : 'charge',
    amountCents,
    percent,
  });
  return parsed.success ? parsed.data : (parsed.error.issues[0]?.message ?? 'This row cannot be read.');
}

/** What makes a rate the same one: a later import takes its place. */
export function rateKey(rate: Pick<ContractRate, 'code' | 'modifier' | 'placeOfService' | 'from'>): string {
  return [rate.code, rate.modifier, rate.placeOfService, rate.from].join(' ');
}

/** `120`, `120%`, `120.5 %` → hundredths of a percent; null for anything else. */
export function percentOf(text: string): number | null {
  const read = parseAmount(text.replace(/\s*%$/, ''));
  return read !== null && read > 0 && read <= 1_000_000 ? read : null;
}

function dayOf(text: string): IsoDate | 'wrong' {
  const american = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text);
  const compact = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  const [, a = '', b = '', c = ''] = american ?? compact ?? [];
  const day = american
    ? `${c}-${a.padStart(2, '0')}-${b.padStart(2, '0')}`
    : compact
      ? `${a}-${b}-${c}`
      : text;
  const parsed = Day.safeParse(day);
  return parsed.success ? parsed.data : 'wrong';
}
