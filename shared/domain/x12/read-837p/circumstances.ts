import { withDot, withoutDot } from '#shared/domain/encounter.ts';
import type { Segment } from '../segments.ts';
import type { ClaimLevel } from './claim-level.ts';
import { el, empty, endsAt, parts, wellPunctuated } from './values.ts';

/** CR1 of 2300: ambulance transport. What says it otherwise than we would is carried. */
export function readAmbulance(claim: ClaimLevel, s: Segment): void {
  const [unit, weight, reason, miles] = [el(s, 1), el(s, 2), el(s, 4), el(s, 6)];
  const plain =
    !claim.situation?.ambulance &&
    (unit === 'LB') === (weight !== '') &&
    (unit === '' || unit === 'LB') &&
    el(s, 3) === '' &&
    el(s, 5) === 'DH' &&
    empty(s, 7, 8) &&
    endsAt(s, 10);
  if (!plain) return claim.at.carry(s);
  const [roundTrip, stretcher] = [el(s, 9), el(s, 10)];
  claim.said.ambulance = {
    patientWeight: weight === '' ? null : weight,
    reason,
    miles,
    ...(roundTrip === '' ? {} : { roundTripPurpose: roundTrip }),
    ...(stretcher === '' ? {} : { stretcherPurpose: stretcher }),
    certifications: [],
    pickUp: null,
    dropOff: null,
  };
}

/** CRC of 2300: those of an ambulance have a field, the others are carried. */
export function readCertification(claim: ClaimLevel, s: Segment): void {
  const ambulance = claim.situation?.ambulance;
  const applies = el(s, 2);
  const conditions = s.elements.slice(3).map((_, i) => el(s, i + 3));
  while (conditions.length > 0 && conditions.at(-1) === '') conditions.pop();
  if (!ambulance || el(s, 1) !== '07' || (applies !== 'Y' && applies !== 'N') || conditions.length > 5)
    return claim.at.carry(s);
  claim.said.ambulance = {
    ...ambulance,
    certifications: [...ambulance.certifications, { applies: applies === 'Y', conditions }],
  };
}

const DIAGNOSES: ReadonlySet<string> = new Set(['ABK', 'ABF', 'BK', 'BF']);

/** HI → diagnoses, related procedures or condition codes; whole or not at all. */
export function readHealthCodes(claim: ClaimLevel, s: Segment, kind: 'diagnoses' | 'BP' | 'BG'): void {
  const codes = kind === 'diagnoses' ? diagnosesOf(claim, s) : codesOf(s, kind);
  if (!codes) {
    if (kind === 'diagnoses') {
      const message = `The diagnoses (HI) in segment ${s.number} are not code list and code; they are kept as they stand.`;
      claim.at.problem(s, 'HI01', message);
    }
    return claim.at.carry(s);
  }
  if (kind === 'diagnoses') claim.diagnoses = codes;
  else if (kind === 'BP') {
    if (claim.situation?.anesthesiaProcedures) return claim.at.carry(s);
    claim.said.anesthesiaProcedures = codes;
  } else {
    const before = claim.situation?.conditionCodes ?? [];
    // Ours go on in a second segment only when the first is full.
    if (before.length % 12 !== 0 || before.length >= 24) return claim.at.carry(s);
    claim.said.conditionCodes = [...before, ...codes];
  }
}

/** The codes of HI*BP (then BO) or HI*BG, or null when it says more or otherwise. */
function codesOf(s: Segment, kind: 'BP' | 'BG'): string[] | null {
  const codes: string[] = [];
  const most = kind === 'BP' ? 2 : 12;
  for (let i = 1; i < s.elements.length; i += 1) {
    const found = parts(s, i);
    const [list = '', code = ''] = found;
    const wanted = kind === 'BP' && i > 1 ? 'BO' : kind;
    if (i > most || found.length !== 2 || list !== wanted || code === '' || !wellPunctuated(s, i, found))
      return null;
    codes.push(code);
  }
  return codes;
}

/** Diagnoses with their dot, or null when an element is not a code list and a code. */
function diagnosesOf(claim: ClaimLevel, s: Segment): string[] | null {
  const codes: string[] = [];
  const { elements } = s;
  const icd9 = el(s, 1).startsWith('B');
  let plain = true;
  let last = elements.length - 1;
  while (last > 1 && elements[last] === '') last -= 1;
  for (let i = 1; i <= last; i += 1) {
    const found = parts(s, i);
    const list = found[0] ?? '';
    const code = found[1] ?? '';
    if (code === '' || !DIAGNOSES.has(list)) return null;
    const dotted = icd9 ? withDot9(code) : withDot(code);
    codes.push(dotted);
    plain &&=
      i <= 12 &&
      found.length === 2 &&
      list === (icd9 ? (i === 1 ? 'BK' : 'BF') : i === 1 ? 'ABK' : 'ABF') &&
      withoutDot(dotted) === code &&
      wellPunctuated(s, i, found);
  }
  if (codes.length === 0) return null;
  claim.icd9 = icd9;
  if (!plain) claim.at.odd(s, 'HI*diagnoses');
  return codes;
}

/** ICD-9-CM: the dot of E codes stands after the fourth character, of others after the third. */
function withDot9(code: string): string {
  if (!/^E\d{4}$/i.test(code)) return withDot(code);
  return `${code.slice(0, 4).toUpperCase()}.${code.slice(4)}`;
}
