import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { Relationship, Sex } from '../patient.ts';
import { FilingIndicator } from '../practice.ts';
import { LooseAddress, OtherId } from './parties.ts';

/** CAS: group (CO, PR, OA, PI, CR), reason code (CARC), amount, and the units when they were changed. */
export const Adjustment = z.object({
  group: z.string(),
  reason: z.string(),
  amountCents: Cents,
  /** Decimal text; left out when units were not changed. */
  quantity: z.string().optional(),
});
export type Adjustment = z.infer<typeof Adjustment>;

/** What another payer decided on one line, loop 2430 of 005010X222A1. */
export const LineAdjudication = z.object({
  /** SVD01: equal to the identifier of one of the claim's other coverages. */
  payerIdentifier: z.string(),
  /** SVD02. */
  paidCents: Cents,
  /** SVD03: the procedure that was paid, which may be another than the one that was billed. */
  codeQualifier: z.string(),
  code: z.string(),
  modifiers: z.array(z.string()),
  /** SVD05, decimal text. */
  units: z.string(),
  /** SVD06: the line into which this one was bundled. */
  bundledInto: z.string().optional(),
  adjustments: z.array(Adjustment),
  /** DTP*573. */
  adjudicatedOn: IsoDate.nullable(),
  /** AMT*EAF: what the patient still owed after it. */
  remainingPatientCents: Cents.optional(),
});
export type LineAdjudication = z.infer<typeof LineAdjudication>;

/** Another coverage of the patient and, once it has answered, what it decided: loops 2320 and 2330. */
export const OtherCoverage = z.object({
  /** Its place in the order of payment: 1 pays first (SBR01). */
  rank: z.int().min(1).max(11),
  relationship: Relationship,
  groupNumber: z.string(),
  planName: z.string(),
  /** SBR05: why Medicare is not first (12, 13, 14, 15, 16, 41, 42, 43, 47), or empty. */
  insuranceType: z.string(),
  filingIndicator: z.union([FilingIndicator, z.literal('')]),
  memberId: z.string(),
  insured: z.object({
    entity: z.enum(['1', '2']),
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    suffix: z.string().optional(),
    address: LooseAddress.nullable(),
    /** Not in an 837P; a paper form for Medicare after this plan wants them (box 11a). */
    birthDate: IsoDate.optional(),
    sex: Sex.optional(),
  }),
  payer: z.object({
    name: z.string(),
    payerIdentifier: z.string(),
    address: LooseAddress.nullable(),
    otherIds: z.array(OtherId).optional(),
  }),
  /** OI03, OI04, OI06. */
  benefitsAssigned: z.boolean(),
  patientSignatureSource: z.string().optional(),
  releaseOnFile: z.boolean(),
  /** AMT*D; null until this payer has answered. */
  paidCents: Cents.nullable(),
  /** AMT*A8. */
  nonCoveredCents: Cents.optional(),
  /** AMT*EAF. */
  remainingPatientCents: Cents.optional(),
  /** CAS at the level of the claim. */
  adjustments: z.array(Adjustment),
  /** MOA01 to 09 as they stood in the remittance. */
  outpatientAdjudication: z.array(z.string()).optional(),
  /** DTP*573 of 2330B, when the claim and not each line says it. */
  adjudicatedOn: IsoDate.nullable(),
  /** REF*F8 of 2330B: this payer's own number of the claim. */
  payerControlNumber: z.string().optional(),
  priorAuthorization: z.string().optional(),
  referralNumber: z.string().optional(),
});
export type OtherCoverage = z.infer<typeof OtherCoverage>;
