import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

/** A day or a span that an eligibility answer names: DTP01 and its dates. */
export const AnswerDate = z.object({
  qualifier: z.string(),
  from: IsoDate,
  /** Null for a single day. */
  to: IsoDate.nullable(),
});
export type AnswerDate = z.infer<typeof AnswerDate>;

/** Somebody whom a benefit names: another payer, a primary care provider (loop 2120). */
export const BenefitParty = z.object({
  /** NM101. */
  entity: z.string(),
  name: z.string(),
  /** NM108 and NM109. */
  idKind: z.string(),
  id: z.string(),
});
export type BenefitParty = z.infer<typeof BenefitParty>;

/** One EB of a 271 (005010X279A1 2110C or 2110D) with what hangs on it. */
export const Benefit = z.object({
  segment: z.int(),
  /** EB01: 1 active, 6 inactive, B copay, C deductible, A coinsurance, G out of pocket, R other payer … */
  kind: z.string(),
  /** EB02: IND, FAM … */
  level: z.string(),
  /** EB03, every repetition. */
  serviceTypes: z.array(z.string()),
  insuranceType: z.string(),
  plan: z.string(),
  /** EB06: 23 calendar year, 29 remaining, 27 visit … */
  period: z.string(),
  /** EB07 */
  amountCents: Cents.nullable(),
  /** EB08 in hundredths of a percent: 20 percent is 2000. */
  percentHundredths: z.int().nullable(),
  quantityKind: z.string(),
  quantity: z.string(),
  /** EB11: Y, N, U. */
  authorization: z.string(),
  /** EB12: Y in the network, N outside, W both, U not known. */
  network: z.string(),
  /** EB13-2. */
  procedure: z.string(),
  dates: z.array(AnswerDate),
  messages: z.array(z.string()),
  references: z.array(z.object({ qualifier: z.string(), value: z.string() })),
  parties: z.array(BenefitParty),
});
export type Benefit = z.infer<typeof Benefit>;

/** AAA: why there is no answer, and what to do. */
export const EligibilityRejection = z.object({
  segment: z.int(),
  /** AAA03 and AAA04. */
  code: z.string(),
  followUp: z.string(),
  words: z.string(),
  followUpWords: z.string(),
});
export type EligibilityRejection = z.infer<typeof EligibilityRejection>;

export const AnswerPerson = z.object({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  birthDate: IsoDate.nullable(),
  sex: z.string(),
  memberId: z.string(),
});
export type AnswerPerson = z.infer<typeof AnswerPerson>;

/** What a payer answered about one person. */
export const EligibilityAnswer = z.object({
  segment: z.int(),
  payerName: z.string(),
  payerId: z.string(),
  /** BHT03: the number of our question, given back. */
  reference: z.string(),
  /** TRN02 of every TRN*2: the trace of our question among them. */
  traces: z.array(z.string()),
  /** `2026-03-04T15:30`; empty when the file does not say. */
  at: z.string(),
  /** Null when the whole question was refused before any person was looked at. */
  person: AnswerPerson.nullable(),
  /** The insured person, when the answer is about a dependent. */
  subscriber: AnswerPerson.nullable(),
  groupNumber: z.string(),
  dates: z.array(AnswerDate),
  rejections: z.array(EligibilityRejection),
  benefits: z.array(Benefit),
  /** Text of the payer that belongs to no benefit. */
  messages: z.array(z.string()),
});
export type EligibilityAnswer = z.infer<typeof EligibilityAnswer>;

/** A sum of the answer, with the EB that says it. */
const Said = z.object({ cents: Cents, segment: z.int(), words: z.string() });

/** What a biller wants to know of an answer, drawn from its benefits. */
export const EligibilitySummary = z.object({
  state: z.enum(['active', 'inactive', 'rejected', 'unclear']),
  /** One sentence. */
  sentence: z.string(),
  plan: z.string(),
  /** Days on which the plan runs, as far as they are said. */
  from: IsoDate.nullable(),
  to: IsoDate.nullable(),
  copay: Said.nullable(),
  deductible: Said.nullable(),
  deductibleLeft: Said.nullable(),
  coinsurance: z.object({ percentHundredths: z.int(), segment: z.int(), words: z.string() }).nullable(),
  outOfPocket: Said.nullable(),
  outOfPocketLeft: Said.nullable(),
  otherPayers: z.array(
    z.object({ name: z.string(), id: z.string(), memberId: z.string(), segment: z.int() }),
  ),
});
export type EligibilitySummary = z.infer<typeof EligibilitySummary>;
