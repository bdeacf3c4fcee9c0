import { withDot, withoutDot } from '../encounter.ts';
import { diagnosisVerdict, hasDiagnosisForm, type CodingFacts } from './facts.ts';

/** What is wrong with the seventh character of a code, and the codes that would be right. */
export type SeventhFault = {
  /** `missing`, `invalid`, `filler` (the placeholder X is left out), `surplus` (the code has none). */
  readonly what: 'missing' | 'invalid' | 'filler' | 'surplus';
  /** Codes with dot; for `missing` and `invalid` one for each value. */
  readonly codes: readonly string[];
};

/** Values that the classification uses; the usual ones first. */
const VALUES = 'ADSBCEFGHJKMNPQR0123456789';

/** Every set of values has one of these (FY2021, FY2025, FY2026): one look tells a code that takes none. */
const PROBES = 'A013';

type Ground = Pick<CodingFacts, 'lookup' | 'serviceDate'>;

const known = new WeakMap<Ground, Map<string, SeventhFault | null>>();

/**
 * Looks for a fault of the seventh character by asking the installed code set for what would be valid instead.
 * Null when the code is valid, or wrong in another way. Source: ICD-10-CM Official Guidelines I.A.4 and I.A.5.
 */
export function seventhFault(facts: Ground, code: string): SeventhFault | null {
  let asked = known.get(facts);
  if (!asked) {
    asked = new Map();
    known.set(facts, asked);
  }
  const seen = asked.get(code);
  if (seen !== undefined) return seen;
  const fault = hasDiagnosisForm(code) ? findFault(facts, code) : null;
  asked.set(code, fault);
  return fault;
}

function findFault(facts: Ground, code: string): SeventhFault | null {
  const verdict = diagnosisVerdict(facts, code);
  if (verdict.known === 'no_data' || verdict.known === 'not_on_date') return null;
  if (verdict.known === 'valid' && verdict.entry.billable) return null;
  const plain = withoutDot(code).toUpperCase();
  const billable = (candidate: string): boolean => {
    const found = facts.lookup('icd10cm', withDot(candidate), facts.serviceDate);
    return found.known === 'valid' && found.entry.billable;
  };
  const values = (stem: string): string[] => {
    const filled = stem.padEnd(6, 'X');
    if (![...PROBES].some((value) => billable(filled + value))) return [];
    return [...VALUES].map((value) => filled + value).filter(billable);
  };
  const told = (what: SeventhFault['what'], codes: readonly string[]): SeventhFault => ({
    what,
    codes: codes.map(withDot),
  });
  if (plain.length < 7) {
    const right = values(plain);
    if (right.length > 0) return told('missing', right);
  }
  if (verdict.known !== 'unknown') return null;
  const body = plain.slice(0, -1).replace(/X+$/, '');
  const last = plain.at(-1) ?? '';
  if (plain.length < 7 && body.length >= 3 && billable(body.padEnd(6, 'X') + last))
    return told('filler', [body.padEnd(6, 'X') + last]);
  if (plain.length < 7) return null;
  const right = values(plain.slice(0, 6));
  if (right.length > 0) return told('invalid', right);
  return body.length >= 3 && billable(body) ? told('surplus', [body]) : null;
}

/** Whether two codes are one but for the seventh character; both without dot. */
export function sameButSeventh(one: string, other: string): boolean {
  return one.length === 7 && other.length === 7 && one !== other && one.slice(0, 6) === other.slice(0, 6);
}
