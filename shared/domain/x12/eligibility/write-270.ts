import { toD8, type IsoDate } from '#shared/kernel/dates.ts';
import { demographics, insuredName, levels, opening, writeQuestionFile } from '../question-parts.ts';
import type { Envelope, InterchangeForm, SegmentData, WrittenX12 } from '../writer.ts';

export const VERSION_270 = '005010X279A1';

type Person = {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  /** Null when it is not known; the payer then finds the person by name and member id, or asks for it (AAA 71). */
  readonly birthDate: IsoDate | null;
  readonly sex: string;
};

/** One question: is this person covered by this payer on this day, for these services. */
export type EligibilityQuestion = {
  /** TRN02: comes back in the answer. */
  readonly trace: string;
  readonly payer: { readonly name: string; readonly payerIdentifier: string };
  readonly provider: { readonly name: string; readonly npi: string };
  /** TRN03: 1 and the tax id, or 9 and another number; ten characters. */
  readonly originatorId: string;
  readonly subscriber: Person & { readonly memberId: string };
  /** The patient, when the insured person is somebody else. */
  readonly dependent: Person | null;
  readonly serviceDate: IsoDate;
  /** EQ01, at least one. */
  readonly serviceTypes: readonly string[];
};

/**
 * Writes eligibility questions as one 270 file (005010X279A1): a transaction for each payer, in it one subscriber
 * after another in the order given.
 * @throws Refusal when there is no question, or an envelope value does not fit.
 */
export function write270(
  questions: readonly EligibilityQuestion[],
  envelope: Envelope,
  form?: InterchangeForm,
): WrittenX12 {
  return writeQuestionFile(
    questions,
    { functionalCode: 'HS', transaction: '270', version: VERSION_270 },
    'Nobody was chosen, so no question was written.',
    payerKey,
    (ofPayer, i) => transactionSet(ofPayer, i, envelope),
    envelope,
    form,
  );
}

function transactionSet(
  questions: readonly [EligibilityQuestion, ...EligibilityQuestion[]],
  index: number,
  envelope: Envelope,
): SegmentData[] {
  const [first] = questions;
  const next = levels();
  const payerHl = next();
  const providerHl = next();
  const segments: SegmentData[] = [
    // BHT01 0022: source, receiver, subscriber, dependent.
    ...opening('0022', index, envelope, { hl: payerHl, ...first.payer }),
    // 2000B, 2100B who asks.
    ['HL', providerHl, payerHl, '21', '1'],
    ['NM1', '1P', '2', first.provider.name, '', '', '', '', 'XX', first.provider.npi],
  ];
  for (const question of questions) segments.push(...person(question, providerHl, next));
  return segments;
}

function person(q: EligibilityQuestion, providerHl: string, next: () => string): SegmentData[] {
  const subscriberHl = next();
  const { subscriber: s, dependent: d } = q;
  const trace: SegmentData = ['TRN', '1', q.trace, q.originatorId];
  const insured = insuredName(s);
  const asked: SegmentData[] = [
    // 2100C or 2100D DTP*291: the day that is asked about.
    ['DTP', '291', 'D8', toD8(q.serviceDate)],
    // 2110: one EQ for each service type.
    ...q.serviceTypes.map((type): SegmentData => ['EQ', type]),
  ];
  if (!d)
    return [
      ['HL', subscriberHl, providerHl, '22', '0'],
      trace,
      insured,
      ...demographics(s.birthDate, s.sex),
      ...asked,
    ];
  return [
    ['HL', subscriberHl, providerHl, '22', '1'],
    insured,
    // 2000D, 2100D the patient.
    ['HL', next(), subscriberHl, '23', '0'],
    trace,
    ['NM1', '03', '1', d.lastName, d.firstName, d.middleName],
    ...demographics(d.birthDate, d.sex),
    ...asked,
  ];
}

function payerKey(q: EligibilityQuestion): string {
  return JSON.stringify([q.payer.payerIdentifier, q.payer.name, q.provider.npi]);
}
