import { toD8 } from '#shared/kernel/dates.ts';
import { x12Amount } from '#shared/kernel/money.ts';
import type { Adjustment, LineAdjudication, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import { casGroups } from '#shared/domain/claim-parts/adjustment-groups.ts';
import type { SegmentData } from '../writer.ts';
import type { LoopWriter } from './loop-writer.ts';
import { name, organization, otherIds, place } from './place.ts';
import { RANKS } from './subscriber.ts';
import type { WritableClaim } from './writable-claim.ts';

/** Loops of 2330 for which a claim has no fields. */
const PROVIDERS_OF_OTHER_PAYER = ['2330C', '2330D', '2330E', '2330F', '2330G', '2330'];

/** 2320 other subscriber information with its 2330 loops, one for each other coverage, in order of payment. */
export function otherCoverages(w: LoopWriter, claim: WritableClaim): void {
  const all = claim.otherCoverages ?? [];
  all.forEach((other, i) => {
    w.put('2320', i, otherSubscriber(other));
    w.put('2330A', i, otherInsured(other));
    w.put('2330B', i, otherPayer(other));
    for (const loop of PROVIDERS_OF_OTHER_PAYER) w.put(loop, i, []);
  });
}

function otherSubscriber(o: OtherCoverage): SegmentData[] {
  const segments: SegmentData[] = [
    [
      'SBR',
      RANKS[o.rank - 1] ?? 'U',
      // SBR02: the patient's relationship to this insured, also when it is 18.
      o.relationship,
      o.groupNumber,
      o.groupNumber === '' ? o.planName : '',
      o.insuranceType,
      '',
      '',
      '',
      o.filingIndicator,
    ],
    ...adjustments(o.adjustments),
  ];
  if (o.paidCents !== null) segments.push(['AMT', 'D', x12Amount(o.paidCents)]);
  if (o.nonCoveredCents !== undefined) segments.push(['AMT', 'A8', x12Amount(o.nonCoveredCents)]);
  if (o.remainingPatientCents !== undefined)
    segments.push(['AMT', 'EAF', x12Amount(o.remainingPatientCents)]);
  segments.push([
    'OI',
    '',
    '',
    o.benefitsAssigned ? 'Y' : 'N',
    o.patientSignatureSource ?? '',
    '',
    o.releaseOnFile ? 'Y' : 'I',
  ]);
  if (o.outpatientAdjudication && o.outpatientAdjudication.some((value) => value !== ''))
    segments.push(['MOA', ...o.outpatientAdjudication]);
  return segments;
}

/** 2330A: the insured of the other coverage. */
function otherInsured({ insured, memberId }: OtherCoverage): SegmentData[] {
  if (insured.lastName === '' && memberId === '') return [];
  return [
    name('IL', insured.entity, insured, 'MI', memberId),
    ...(insured.address ? place(insured.address) : []),
  ];
}

/** 2330B: the other payer, its date of adjudication and its numbers. */
function otherPayer(o: OtherCoverage): SegmentData[] {
  const { payer } = o;
  if (payer.name === '' && payer.payerIdentifier === '') return [];
  const segments: SegmentData[] = [
    organization('PR', payer.name, 'PI', payer.payerIdentifier),
    ...(payer.address ? place(payer.address) : []),
  ];
  if (o.adjudicatedOn) segments.push(['DTP', '573', 'D8', toD8(o.adjudicatedOn)]);
  segments.push(...otherIds(payer.otherIds));
  if (o.priorAuthorization) segments.push(['REF', 'G1', o.priorAuthorization]);
  if (o.referralNumber) segments.push(['REF', '9F', o.referralNumber]);
  if (o.payerControlNumber) segments.push(['REF', 'F8', o.payerControlNumber]);
  return segments;
}

/** 2430: what an earlier payer decided on a line. */
export function lineAdjudication(a: LineAdjudication): SegmentData[] {
  const segments: SegmentData[] = [
    [
      'SVD',
      a.payerIdentifier,
      x12Amount(a.paidCents),
      [a.codeQualifier, a.code, ...a.modifiers.slice(0, 4)],
      '',
      a.units,
      a.bundledInto ?? '',
    ],
    ...adjustments(a.adjustments),
  ];
  if (a.adjudicatedOn) segments.push(['DTP', '573', 'D8', toD8(a.adjudicatedOn)]);
  if (a.remainingPatientCents !== undefined)
    segments.push(['AMT', 'EAF', x12Amount(a.remainingPatientCents)]);
  return segments;
}

/** CAS: one for each group, with at most six reasons. */
export function adjustments(all: readonly Adjustment[]): SegmentData[] {
  if (all.length === 0) return [];
  return casGroups(all).map((group) => [
    'CAS',
    group[0]?.group ?? '',
    ...group.flatMap((a) => [a.reason, x12Amount(a.amountCents), a.quantity ?? '']),
  ]);
}
