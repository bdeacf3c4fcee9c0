import { toD8, type IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import {
  writeInterchange,
  type Envelope,
  type InterchangeForm,
  type SegmentData,
  type WrittenX12,
} from '../writer.ts';

export const VERSION_270 = '005010X279A1';

type Person = {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly birthDate: IsoDate;
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
  if (questions.length === 0)
    throw new Refusal('invalid_input', 'Nobody was chosen, so no question was written.');
  const bodies = grouped(questions).map((ofPayer, i) => transactionSet(ofPayer, i, envelope));
  const kind = { functionalCode: 'HS', transaction: '270', version: VERSION_270, convention: VERSION_270 };
  return writeInterchange(envelope, kind, bodies, form);
}

/** BHT03 of a transaction: the interchange's number, which the answer gives back. */
export function questionReference(interchangeControl: number, index: number): string {
  const number = String(interchangeControl).padStart(9, '0');
  return index === 0 ? number : `${number}-${index + 1}`;
}

function transactionSet(
  questions: readonly EligibilityQuestion[],
  index: number,
  envelope: Envelope,
): SegmentData[] {
  const [first] = questions;
  if (!first) return [];
  const { at } = envelope;
  let hl = 0;
  const next = (): string => String((hl += 1));
  const payerHl = next();
  const providerHl = next();
  const segments: SegmentData[] = [
    // BHT01 0022 source, receiver, subscriber, dependent; BHT02 13 request.
    [
      'BHT',
      '0022',
      '13',
      questionReference(envelope.interchangeControl, index),
      at.slice(0, 10).replaceAll('-', ''),
      at.slice(11, 16).replace(':', ''),
    ],
    // 2000A, 2100A the payer.
    ['HL', payerHl, '', '20', '1'],
    ['NM1', 'PR', '2', first.payer.name, '', '', '', '', 'PI', first.payer.payerIdentifier],
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
  const insured: SegmentData = [
    'NM1',
    'IL',
    '1',
    s.lastName,
    s.firstName,
    s.middleName,
    '',
    '',
    'MI',
    s.memberId,
  ];
  const asked: SegmentData[] = [
    // 2100C or 2100D DTP*291: the day that is asked about.
    ['DTP', '291', 'D8', toD8(q.serviceDate)],
    // 2110: one EQ for each service type.
    ...q.serviceTypes.map((type): SegmentData => ['EQ', type]),
  ];
  if (!d) return [['HL', subscriberHl, providerHl, '22', '0'], trace, insured, birth(s), ...asked];
  return [
    ['HL', subscriberHl, providerHl, '22', '1'],
    insured,
    // 2000D, 2100D the patient.
    ['HL', next(), subscriberHl, '23', '0'],
    trace,
    ['NM1', '03', '1', d.lastName, d.firstName, d.middleName],
    birth(d),
    ...asked,
  ];
}

/** DMG; the guide knows F and M only, so an unknown sex is left out. */
function birth(p: Person): SegmentData {
  return ['DMG', 'D8', toD8(p.birthDate), p.sex === 'F' || p.sex === 'M' ? p.sex : ''];
}

function payerKey(q: EligibilityQuestion): string {
  return JSON.stringify([q.payer.payerIdentifier, q.payer.name, q.provider.npi]);
}

function grouped(questions: readonly EligibilityQuestion[]): EligibilityQuestion[][] {
  const groups = new Map<string, EligibilityQuestion[]>();
  for (const question of questions) {
    const group = groups.get(payerKey(question));
    if (group) group.push(question);
    else groups.set(payerKey(question), [question]);
  }
  return [...groups.values()];
}
