import { FileFault } from './file-fault.ts';
import { dashedDay } from './lines.ts';
import { tableRows } from './table.ts';

/** A procedure code of CPT or HCPCS Level II. */
export const PROCEDURE = /^[0-9A-Z]\d{3}[0-9A-Z]$/;

/** Two codes that Medicare does not pay together for one patient on one day. Days are numbers `20240701`. */
export type PtpEdit = {
  /** The code that is paid. */
  readonly column1: string;
  readonly column2: string;
  /** 0 when the publisher left it out. */
  readonly effective: number;
  /** Last day; 0 while it holds. */
  readonly deletion: number;
  /** 0 no modifier lifts it, 1 one may, 9 does not apply. */
  readonly modifier: 0 | 1 | 9;
  readonly rationale: string;
};

export const PTP_COLUMNS = {
  column1: ['column1'],
  column2: ['column2'],
  effective: ['effectivedate', 'effective'],
  deletion: ['deletiondate', 'deletiondatenodata', 'deletion'],
  modifier: ['modifierindicator', 'modifier', 'modifier0notallowed1allowed9notapplicable'],
  rationale: ['rationale', 'ptpeditrationale'],
} as const;

/**
 * Reads the NCCI procedure-to-procedure edits for practitioners, one after the other: there are millions.
 * @throws FileFault for other columns, a code, a day or an indicator that is none.
 */
export function* readPtp(text: string, separator: ',' | '\t' = ','): Generator<PtpEdit> {
  let begun = false;
  for (const row of tableRows(text, { columns: PTP_COLUMNS, optional: ['effective'], separator })) {
    const column1 = row.get('column1');
    const column2 = row.get('column2');
    // The published text spreads its names over several lines.
    if (column1 === '' && column2 === '' && !begun) continue;
    begun = true;
    if (!PROCEDURE.test(column1) || !PROCEDURE.test(column2))
      throw new FileFault(row.line, `"${column1}" and "${column2}" are no pair of procedure codes.`);
    const modifier = row.get('modifier');
    if (modifier !== '0' && modifier !== '1' && modifier !== '9')
      throw new FileFault(row.line, `"${modifier.slice(0, 20)}" is no modifier indicator.`);
    yield {
      column1,
      column2,
      effective: dayNumber(row.line, row.get('effective')),
      deletion: dayNumber(row.line, row.get('deletion')),
      modifier: modifier === '0' ? 0 : modifier === '1' ? 1 : 9,
      rationale: row.get('rationale'),
    };
  }
}

const goodDays = new Set<string>();

function dayNumber(line: number, text: string): number {
  if (text === '' || text === '*') return 0;
  if (!goodDays.has(text)) {
    if (dashedDay(text) === null) throw new FileFault(line, `"${text.slice(0, 20)}" is no day.`);
    goodDays.add(text);
  }
  return Number(text);
}

/** How many units of a code one provider may bill for one patient and day. */
export type MueEdit = {
  readonly code: string;
  readonly units: number;
  /** 1 per line; 2 per day, by policy; 3 per day, clinical. */
  readonly adjudication: 1 | 2 | 3;
  readonly rationale: string;
};

export const MUE_COLUMNS = {
  code: ['hcpcscptcode'],
  units: ['practitionerservicesmuevalues'],
  adjudication: ['mueadjudicationindicator'],
  rationale: ['muerationale'],
} as const;

/** Reads the MUE table for practitioners. @throws FileFault for other columns or values. */
export function readMue(text: string): MueEdit[] {
  const edits: MueEdit[] = [];
  for (const row of tableRows(text, { columns: MUE_COLUMNS })) {
    const code = row.get('code');
    const units = row.get('units');
    const indicator = row.get('adjudication')[0];
    if (!PROCEDURE.test(code)) throw new FileFault(row.line, `"${code.slice(0, 20)}" is no procedure code.`);
    if (!/^\d{1,7}$/.test(units))
      throw new FileFault(row.line, `"${units.slice(0, 20)}" is no number of units.`);
    if (indicator !== '1' && indicator !== '2' && indicator !== '3')
      throw new FileFault(row.line, 'The adjudication indicator is not 1, 2 or 3.');
    const adjudication = indicator === '1' ? 1 : indicator === '2' ? 2 : 3;
    edits.push({ code, units: Number(units), adjudication, rationale: row.get('rationale') });
  }
  if (edits.length === 0) throw new FileFault(null, 'The table has no rows.');
  return edits;
}

/** A code that is billed only together with another. */
export type AddOnEdit = {
  readonly addOn: string;
  /** Null when the Medicare contractor says which (printed `CCCCC`). */
  readonly primary: string | null;
  /** 1 listed primaries only, 2 the contractor's, 3 both. */
  readonly type: 1 | 2 | 3;
  readonly effectiveOn: string;
  readonly deletedOn: string | null;
};

export const ADD_ON_COLUMNS = {
  addOn: ['addoncode'],
  primary: ['primarycode'],
  type: ['aoctype', 'aocedittype', 'addoncodetype', 'type'],
  effective: ['effectivedate', 'aoceffectivedate', 'effective'],
  deletion: ['deletiondate', 'aocdeletiondate', 'deletion'],
} as const;

/** Reads the add-on code edits. @throws FileFault for other columns or values. */
export function readAddOns(text: string): AddOnEdit[] {
  const edits: AddOnEdit[] = [];
  for (const row of tableRows(text, { columns: ADD_ON_COLUMNS })) {
    const addOn = row.get('addOn');
    const primary = row.get('primary');
    const type = Number(row.get('type'));
    const effectiveOn = dashedDay(row.get('effective').replaceAll('-', ''));
    const deletion = row.get('deletion');
    const deletedOn = dashedDay(deletion.replaceAll('-', ''));
    if (!PROCEDURE.test(addOn) || (primary !== 'CCCCC' && !PROCEDURE.test(primary)))
      throw new FileFault(row.line, `"${addOn}" and "${primary}" are no pair of procedure codes.`);
    if (type !== 1 && type !== 2 && type !== 3) throw new FileFault(row.line, 'The type is not 1, 2 or 3.');
    if (effectiveOn === null || (deletion !== '' && deletedOn === null))
      throw new FileFault(row.line, 'A day is missing or is none.');
    edits.push({ addOn, primary: primary === 'CCCCC' ? null : primary, type, effectiveOn, deletedOn });
  }
  if (edits.length === 0) throw new FileFault(null, 'The table has no rows.');
  return edits;
}
