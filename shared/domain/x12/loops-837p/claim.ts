import { toD8 } from '#shared/kernel/dates.ts';
import { x12Amount } from '#shared/kernel/money.ts';
import { claimTotal } from '#shared/domain/claim.ts';
import { CLAIM_DATE_QUALIFIERS } from '#shared/domain/claim-parts/situation.ts';
import type { ClaimDateName, Situation } from '#shared/domain/claim-parts/situation.ts';
import { withoutDot } from '#shared/domain/encounter.ts';
import type { SegmentData, SegmentSink } from '../writer.ts';
import { Extras, LoopWriter } from './loop-writer.ts';
import type { OddWitness } from './loop-writer.ts';
import { otherCoverages } from './other-coverage.ts';
import { paperwork } from './paperwork.ts';
import { claimProviders } from './providers.ts';
import { serviceLine } from './service-line.ts';
import type { WritableClaim } from './writable-claim.ts';

/**
 * 2300 claim information with its 2310 providers, 2320 other coverages and 2400 service lines.
 * @returns loops of which something is carried that found no place.
 */
export function claimInformation(
  segments: SegmentSink,
  claim: WritableClaim,
  witness: ((line: number | null) => OddWitness) | null = null,
): readonly string[] {
  const extras = Extras.of(claim.carried, claim.odd);
  const w = new LoopWriter(segments, extras, witness?.(null) ?? null);
  w.put('2300', 0, claimSegments(claim));
  w.rest('2300', 1);
  claimProviders(w, claim);
  otherCoverages(w, claim);
  const lost = extras?.unused() ?? [];
  claim.lines.forEach((line, i) => {
    const unplaced = serviceLine(segments, line, i + 1, claim.placeOfService, witness?.(i) ?? null);
    if (unplaced.length > 0) lost.push(...unplaced);
  });
  return lost;
}

/** The segments of 2300 itself, in the order of the guide. */
function claimSegments(claim: WritableClaim): SegmentData[] {
  const segments: SegmentData[] = [clm(claim)];
  const s = claim.situation;
  if (s) dates(s, segments);
  for (const paper of s?.paperwork ?? []) segments.push(paperwork(paper));
  // AMT*F5: what the patient paid on this claim.
  if (claim.patientPaidCents > 0) segments.push(['AMT', 'F5', x12Amount(claim.patientPaidCents)]);
  references(claim, segments);
  if (s?.note) segments.push(['NTE', s.note.kind, s.note.text]);
  if (s?.ambulance) ambulance(s.ambulance, segments);
  healthCodes(claim, segments);
  return segments;
}

/** 2300 CLM. */
function clm(claim: WritableClaim): SegmentData {
  const s = claim.situation;
  const segment: SegmentData = [
    'CLM',
    claim.controlNumber,
    x12Amount(claimTotal(claim)),
    '',
    '',
    // CLM05: place of service, qualifier B, frequency.
    [claim.placeOfService, 'B', claim.frequency],
    claim.signatureOnFile ? 'Y' : 'N',
    // CLM07: A assigned, C not assigned.
    claim.acceptsAssignment ? 'A' : 'C',
    claim.benefitsAssigned ? 'Y' : 'N',
    // CLM09: Y signed statement, I informed consent under federal law.
    claim.releaseOnFile ? 'Y' : 'I',
  ];
  if (!s) return segment;
  return [
    ...segment,
    s.patientSignatureSource ?? '',
    relatedCauses(s),
    s.specialProgram ?? '',
    ...Array<string>(7).fill(''),
    s.delayReason ?? '',
  ];
}

/** CLM11: up to three causes, state and country of an automobile accident. */
function relatedCauses(s: Situation): string | readonly string[] {
  const causes = [
    ...(s.autoAccident === true ? ['AA'] : []),
    ...(s.employment === true ? ['EM'] : []),
    ...(s.otherAccident === true ? ['OA'] : []),
  ];
  const [a = '', b = '', c = ''] = causes;
  const { accidentState = '', accidentCountry = '' } = s;
  return causes.length === 0 && accidentState === '' && accidentCountry === ''
    ? ''
    : [a, b, c, accidentState, accidentCountry];
}

const DATE_NAMES = Object.keys(CLAIM_DATE_QUALIFIERS) as ClaimDateName[];
const BEFORE_DISABILITY = DATE_NAMES.slice(0, DATE_NAMES.indexOf('lastWorked'));
const AFTER_DISABILITY = DATE_NAMES.slice(DATE_NAMES.indexOf('lastWorked'));

/** 2300 DTP: the days in the order of the guide; disability 314 from and to, 360 or 361 when one is open. */
function dates(s: Situation, segments: SegmentData[]): void {
  const put = (names: readonly ClaimDateName[]): void => {
    for (const name of names) {
      const day = s.dates?.[name];
      if (day) segments.push(['DTP', CLAIM_DATE_QUALIFIERS[name], 'D8', toD8(day)]);
    }
  };
  put(BEFORE_DISABILITY);
  const { from = null, to = null } = s.disability ?? {};
  if (from && to) segments.push(['DTP', '314', 'RD8', `${toD8(from)}-${toD8(to)}`]);
  else if (from) segments.push(['DTP', '360', 'D8', toD8(from)]);
  else if (to) segments.push(['DTP', '361', 'D8', toD8(to)]);
  put(AFTER_DISABILITY);
}

/** REF01 of 2300 in the order of the guide; REF*X4 stands between F8 and LX. */
export const CLAIM_REFERENCES = [
  ['4N', 'authorizationException'],
  ['EW', 'mammographyCertification'],
  ['9F', 'referralNumber'],
  ['G1', 'priorAuthorization'],
  // Required when CLM05-3 is 7 or 8.
  ['F8', 'payerControlNumber'],
  ['X4', 'clia'],
  ['LX', 'investigationalDevice'],
  ['D9', 'clearinghouseNumber'],
  ['EA', 'medicalRecordNumber'],
] as const;

function references(claim: WritableClaim, segments: SegmentData[]): void {
  const s = claim.situation;
  for (const [qualifier, name] of CLAIM_REFERENCES) {
    const value = name === 'clia' ? claim.clia : (s?.[name] ?? '');
    if (value !== '') segments.push(['REF', qualifier, value]);
  }
}

/** 2300 CR1 and CRC*07: ambulance transport and its certifications. */
function ambulance(a: NonNullable<Situation['ambulance']>, segments: SegmentData[]): void {
  segments.push([
    'CR1',
    a.patientWeight === null ? '' : 'LB',
    a.patientWeight ?? '',
    '',
    a.reason,
    'DH',
    a.miles,
    '',
    '',
    a.roundTripPurpose ?? '',
    a.stretcherPurpose ?? '',
  ]);
  for (const c of a.certifications)
    segments.push(['CRC', '07', c.applies ? 'Y' : 'N', ...c.conditions.slice(0, 5)]);
}

/** 2300 HI: diagnoses, procedures that an anaesthesia claim relates to, condition codes. */
function healthCodes(claim: WritableClaim, segments: SegmentData[]): void {
  const [first, other] = claim.icd9 === true ? ['BK', 'BF'] : ['ABK', 'ABF'];
  // Principal, then other diagnoses, without dot; at most twelve.
  if (claim.diagnoses.length > 0)
    segments.push([
      'HI',
      ...claim.diagnoses.slice(0, 12).map((code, i) => [i === 0 ? first : other, withoutDot(code)]),
    ]);
  const s = claim.situation;
  if (s?.anesthesiaProcedures && s.anesthesiaProcedures.length > 0)
    segments.push(['HI', ...s.anesthesiaProcedures.slice(0, 2).map((c, i) => [i === 0 ? 'BP' : 'BO', c])]);
  // Two segments of twelve.
  const conditions = s?.conditionCodes ?? [];
  for (let i = 0; i < Math.min(conditions.length, 24); i += 12)
    segments.push(['HI', ...conditions.slice(i, i + 12).map((code) => ['BG', code])]);
}
