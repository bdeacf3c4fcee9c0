import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { Instant, IsoDate } from '#shared/kernel/dates.ts';
import {
  ClaimFileId,
  ClaimId,
  CoverageId,
  EncounterId,
  PatientId,
  PayerId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import { OtherCoverage } from './claim-parts/adjudication.ts';
import {
  CarriedSegment,
  ClaimProvider,
  LooseAddress,
  OtherId,
  ServiceFacility,
} from './claim-parts/parties.ts';
import { ServiceDetail } from './claim-parts/service-detail.ts';
import { Situation } from './claim-parts/situation.ts';
import { CLAIM_CAUSES, ClaimStatus, FileRef } from './claim-status.ts';
import { Relationship, Sex } from './patient.ts';
import { FilingIndicator, TaxIdKind } from './practice.ts';

export { CLAIM_STATUSES, ClaimStatus, claimMay } from './claim-status.ts';

export const ClaimLine = z.object({
  serviceLineId: ServiceLineId,
  /** LX01, 1-based. */
  number: z.int().min(1).max(50),
  serviceDate: IsoDate,
  placeOfService: z.string(),
  code: z.string(),
  /** Our own short wording for screens and invoices; never sent. */
  description: z.string(),
  modifiers: z.array(z.string()),
  pointers: z.array(z.int()),
  /** Whole units or minutes; a claim from another system may have parts of one. */
  units: z.number(),
  chargeCents: Cents,
  /** REF*6R as another system wrote it, empty when it wrote none; left out, ours is made of the line's id. */
  controlNumber: z.string().optional(),
  /** What is seldom said of a line. */
  detail: ServiceDetail.optional(),
});
export type ClaimLine = z.infer<typeof ClaimLine>;

/**
 * The insured person as frozen in a claim. Birth date and address are not sent for an insured who is not the
 * patient, so a claim from another system need not say them.
 */
export const FrozenSubscriber = z.object({
  lastName: z.string(),
  firstName: z.string(),
  middleName: z.string(),
  suffix: z.string().optional(),
  birthDate: IsoDate.nullable(),
  sex: Sex,
  address: LooseAddress,
});
export type FrozenSubscriber = z.infer<typeof FrozenSubscriber>;

/**
 * A professional claim with everything that it needs to be written, frozen when it was made. It holds
 * values as they were entered, right or wrong: the scrubber decides, the writers only write.
 */
export const ProfessionalClaim = z.object({
  claimId: ClaimId,
  /** CLM01, patient control number: at most 14 characters so that box 26 holds it too. */
  controlNumber: z.string(),
  /** CLM05-3. */
  frequency: z.enum(['1', '7', '8']),
  serviceDate: IsoDate,
  placeOfService: z.string(),
  submitter: z.object({ id: z.string(), name: z.string(), contactName: z.string(), phone: z.string() }),
  receiver: z.object({ id: z.string(), name: z.string() }),
  billingProvider: z.object({
    name: z.string(),
    npi: z.string(),
    taxId: z.string(),
    taxIdKind: TaxIdKind,
    taxonomy: z.string(),
    address: LooseAddress,
    phone: z.string(),
    /** Set when the billing provider is a person (NM102 1), whose last name is `name`. */
    person: z.object({ firstName: z.string(), middleName: z.string(), suffix: z.string() }).optional(),
    otherIds: z.array(OtherId).optional(),
  }),
  /** 2010AB: where payments go, when that is elsewhere; `line1` may be a post-office box here. */
  payToAddress: LooseAddress.optional(),
  /** 2310B; all empty when the billing provider itself gave the services. */
  renderingProvider: z.object({
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    credentials: z.string(),
    npi: z.string(),
    taxonomy: z.string(),
    /** NM102 2: an organisation, whose name stands in `lastName`. */
    organization: z.boolean().optional(),
    suffix: z.string().optional(),
    otherIds: z.array(OtherId).optional(),
    /** Another system sent 2310B although it names the billing provider; left out, it is then not written. */
    repeatsBilling: z.boolean().optional(),
  }),
  /** 2310A and 2310D: referring, primary care and supervising providers of the whole claim. */
  providers: z.array(ClaimProvider).optional(),
  /** Null when the services were given at the billing provider's own address. */
  serviceFacility: ServiceFacility.nullable(),
  /** REF*X4 (2300): the CLIA number of the laboratory that did the tests; empty when none. */
  clia: z.string(),
  payer: z.object({
    payerId: PayerId,
    name: z.string(),
    payerIdentifier: z.string(),
    filingIndicator: FilingIndicator,
    address: LooseAddress,
    timelyFilingDays: z.int(),
    otherIds: z.array(OtherId).optional(),
  }),
  coverage: z.object({
    coverageId: CoverageId,
    rank: z.int(),
    memberId: z.string(),
    groupNumber: z.string(),
    planName: z.string(),
    relationship: Relationship,
    activeFrom: IsoDate,
    activeTo: IsoDate.nullable(),
    /** SBR05: why Medicare is not first; left out otherwise. */
    insuranceType: z.string().optional(),
  }),
  /** The insured person; equal to the patient when relationship is 18. */
  subscriber: FrozenSubscriber,
  patient: z.object({
    patientId: PatientId,
    accountNumber: z.string(),
    lastName: z.string(),
    firstName: z.string(),
    middleName: z.string(),
    suffix: z.string().optional(),
    /** Null in a claim from another system that does not tell it; one that leaves here has it (2010BA, 2010CA DMG02). */
    birthDate: IsoDate.nullable(),
    sex: Sex,
    address: LooseAddress,
    phone: z.string(),
  }),
  /** ICD-10-CM with dot, in order. */
  diagnoses: z.array(z.string()),
  /** HI01-1 BK instead of ABK: a claim of before October 2015. */
  icd9: z.boolean().optional(),
  /** What is seldom said of a claim. */
  situation: Situation.optional(),
  /** The patient's other coverages, with what they decided; the claim's own payer is not among them. */
  otherCoverages: z.array(OtherCoverage).optional(),
  /** Segments of a claim from another system that have no field here. */
  carried: z.array(CarriedSegment).optional(),
  lines: z.array(ClaimLine),
  /** Paid by the patient on this claim before sending: AMT*F5, box 29. */
  patientPaidCents: Cents,
  /** CLM07 assignment accepted, CLM08 benefits assigned, CLM09 release of information, CLM06 signature on file. */
  acceptsAssignment: z.boolean(),
  benefitsAssigned: z.boolean(),
  releaseOnFile: z.boolean(),
  signatureOnFile: z.boolean(),
});
export type ProfessionalClaim = z.infer<typeof ProfessionalClaim>;

/** Sum of the line charges, CLM02. */
export function claimTotal(claim: { readonly lines: readonly { readonly chargeCents: number }[] }): number {
  return claim.lines.reduce((sum, l) => sum + l.chargeCents, 0);
}

/** One step in a claim's life: what happened, when, by whom, into or from which file. */
export const ClaimEvent = z.object({
  id: z.int(),
  at: Instant,
  kind: z.enum([...CLAIM_CAUSES, 'created', 'scrubbed', 'printed', 'noted']),
  from: ClaimStatus.nullable(),
  to: ClaimStatus,
  /** One sentence. */
  detail: z.string(),
  userName: z.string(),
  claimFileId: ClaimFileId.nullable(),
  remittanceId: z.uuid().nullable(),
  /** The file behind it, of whatever kind. */
  file: FileRef.nullable(),
  /** Which version of the claim it is about. */
  versionNumber: z.int().min(1),
});
export type ClaimEvent = z.infer<typeof ClaimEvent>;

export const ClaimSummary = z.object({
  id: ClaimId,
  controlNumber: z.string(),
  encounterId: EncounterId,
  patientId: PatientId,
  patientName: z.string(),
  payerId: PayerId,
  payerName: z.string(),
  /** 1 the payer that pays first, 2 the second … */
  coverageRank: z.int().min(1),
  serviceDate: IsoDate,
  status: ClaimStatus,
  /** Why it is held; empty when it is not. */
  holdReason: z.string(),
  /** Grows with every saved change; a change on an older one is refused as a conflict. */
  version: z.int().min(1),
  /** Which version is in work or was sent last, and its CLM05-3. */
  versionNumber: z.int().min(1),
  frequency: z.enum(['1', '7', '8']),
  /** The payer's own number of the claim, as its answers say; empty until then. */
  payerControlNumber: z.string(),
  chargeCents: Cents,
  insurerPaidCents: Cents,
  /** What the insurer still owes by the journal. */
  insurerBalanceCents: Cents,
  stops: z.int(),
  warns: z.int(),
  /** Last day on which the payer takes it: date of service + the payer's days. */
  fileBy: IsoDate,
  /** The day on which to ask the payer; null while nothing is awaited. */
  followUpOn: IsoDate.nullable(),
  /** The soonest of what is due: filing, following up, an open task. */
  dueOn: IsoDate.nullable(),
  openTasks: z.int(),
});
export type ClaimSummary = z.infer<typeof ClaimSummary>;
