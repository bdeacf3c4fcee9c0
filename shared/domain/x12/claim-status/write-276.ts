import { toD8, type IsoDate } from '#shared/kernel/dates.ts';
import { x12Amount } from '#shared/kernel/money.ts';
import {
  demographics,
  groupedBy,
  insuredName,
  levels,
  opening,
  writeQuestionFile,
} from '../question-parts.ts';
import type { Envelope, InterchangeForm, SegmentData, WrittenX12 } from '../writer.ts';

export const VERSION_276 = '005010X212';

type Name = { readonly lastName: string; readonly firstName: string; readonly middleName: string };

/** One question: what became of this claim. */
export type ClaimStatusQuestion = {
  /** TRN02: comes back in the answer. */
  readonly trace: string;
  readonly payer: { readonly name: string; readonly payerIdentifier: string };
  readonly submitter: { readonly name: string; readonly id: string };
  readonly provider: { readonly name: string; readonly npi: string };
  readonly subscriber: Name & { readonly memberId: string };
  /** The patient, when the insured person is somebody else. */
  readonly dependent: Name | null;
  /** Of the patient. */
  readonly birthDate: IsoDate;
  readonly sex: string;
  /** CLM01 of the claim. */
  readonly controlNumber: string;
  /** The payer's own number, when it has given one. */
  readonly payerControlNumber: string;
  readonly chargeCents: number;
  readonly serviceFrom: IsoDate;
  readonly serviceTo: IsoDate;
};

/**
 * Writes claim status questions as one 276 file (005010X212): a transaction for each payer, in it the providers, the
 * subscribers and their claims in the order given.
 * @throws Refusal when there is no question, or an envelope value does not fit.
 */
export function write276(
  questions: readonly ClaimStatusQuestion[],
  envelope: Envelope,
  form?: InterchangeForm,
): WrittenX12 {
  return writeQuestionFile(
    questions,
    { functionalCode: 'HR', transaction: '276', version: VERSION_276 },
    'No claim was chosen, so no question was written.',
    (q) => JSON.stringify(Object.values(q.payer)),
    (ofPayer, i) => transactionSet(ofPayer, i, envelope),
    envelope,
    form,
  );
}

function transactionSet(
  questions: readonly [ClaimStatusQuestion, ...ClaimStatusQuestion[]],
  index: number,
  envelope: Envelope,
): SegmentData[] {
  const [first] = questions;
  const next = levels();
  const payerHl = next();
  const submitterHl = next();
  const segments: SegmentData[] = [
    // BHT01 0010: source, receiver, provider, subscriber, dependent.
    ...opening('0010', index, envelope, { hl: payerHl, ...first.payer }),
    ['HL', submitterHl, payerHl, '21', '1'],
    ['NM1', '41', '2', first.submitter.name, '', '', '', '', '46', first.submitter.id],
  ];
  for (const ofProvider of groupedBy(questions, (q) => q.provider.npi)) {
    const [one] = ofProvider;
    if (!one) continue;
    const providerHl = next();
    segments.push(
      ['HL', providerHl, submitterHl, '19', '1'],
      ['NM1', '1P', '2', one.provider.name, '', '', '', '', 'XX', one.provider.npi],
    );
    for (const ofPerson of groupedBy(ofProvider, personKey))
      segments.push(...person(ofPerson, providerHl, next));
  }
  return segments;
}

/** 2000D with its claims, or with a 2000E for the patient. */
function person(
  questions: readonly ClaimStatusQuestion[],
  providerHl: string,
  next: () => string,
): SegmentData[] {
  const [first] = questions;
  if (!first) return [];
  const subscriberHl = next();
  const { subscriber: s, dependent: d } = first;
  const insured = insuredName(s);
  const claims = questions.flatMap(claim);
  // DMG is the patient's: 2000D when that is the subscriber, else 2000E.
  const birth = demographics(first.birthDate, first.sex);
  if (!d) return [['HL', subscriberHl, providerHl, '22', '0'], ...birth, insured, ...claims];
  return [
    ['HL', subscriberHl, providerHl, '22', '1'],
    insured,
    ['HL', next(), subscriberHl, '23'],
    ...birth,
    ['NM1', 'QC', '1', d.lastName, d.firstName, d.middleName],
    ...claims,
  ];
}

/** 2200D or 2200E: trace, numbers, charge and dates of one claim. */
function claim(q: ClaimStatusQuestion): SegmentData[] {
  const from = toD8(q.serviceFrom);
  const to = toD8(q.serviceTo);
  return [
    ['TRN', '1', q.trace],
    ...(q.payerControlNumber === '' ? [] : [['REF', '1K', q.payerControlNumber] as const]),
    ['REF', 'EJ', q.controlNumber],
    ['AMT', 'T3', x12Amount(q.chargeCents)],
    ['DTP', '472', from === to ? 'D8' : 'RD8', from === to ? from : `${from}-${to}`],
  ];
}

function personKey(q: ClaimStatusQuestion): string {
  return JSON.stringify([q.subscriber, q.dependent, q.birthDate, q.sex]);
}
