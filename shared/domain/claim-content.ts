import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { CoverageId, FacilityId, PatientId, ProviderId, ServiceLineId } from '#shared/kernel/ids.ts';
import { Cents } from '#shared/kernel/money.ts';
import { ClaimLine, ProfessionalClaim } from './claim.ts';
import { OtherCoverage } from './claim-parts/adjudication.ts';
import { ClaimProvider, LooseAddress, ServiceFacility } from './claim-parts/parties.ts';
import { ServiceDetail } from './claim-parts/service-detail.ts';
import { Situation } from './claim-parts/situation.ts';

const frozen = ProfessionalClaim.shape;

/** A line as it is written by hand: null as its id makes a new line. */
export const PatchLine = ClaimLine.omit({ number: true }).extend({
  serviceLineId: ServiceLineId.nullable(),
  code: z.string().trim().toUpperCase().max(5),
  modifiers: z.array(z.string().trim().toUpperCase().max(2)).max(4),
  pointers: z.array(z.int().min(1).max(12)).max(4),
  units: z.number().min(0).max(99_999),
});
export type PatchLine = z.infer<typeof PatchLine>;

/**
 * What a person changes in a claim that has not been sent. Each member that is given stands in the place of the
 * claim's own as a whole; null takes an optional one away. Who it is about (patient, payer, coverage as records)
 * and the claim's own numbers cannot be changed so.
 */
export const ClaimPatch = z
  .strictObject({
    placeOfService: z.string().max(2),
    billingProvider: frozen.billingProvider,
    payToAddress: LooseAddress.nullable(),
    renderingProvider: frozen.renderingProvider,
    /** Referring, primary care and supervising providers. */
    providers: z.array(ClaimProvider).max(4).nullable(),
    serviceFacility: ServiceFacility.nullable(),
    clia: z.string().max(20),
    payer: frozen.payer.omit({ payerId: true, timelyFilingDays: true }),
    coverage: frozen.coverage.omit({ coverageId: true, rank: true }),
    subscriber: frozen.subscriber,
    patient: frozen.patient.omit({ patientId: true, accountNumber: true }),
    diagnoses: z.array(z.string().trim().toUpperCase().max(8)).max(12),
    icd9: z.boolean(),
    situation: Situation.nullable(),
    otherCoverages: z.array(OtherCoverage).max(10).nullable(),
    lines: z.array(PatchLine).min(1).max(50),
    patientPaidCents: Cents,
    acceptsAssignment: z.boolean(),
    benefitsAssigned: z.boolean(),
    releaseOnFile: z.boolean(),
    signatureOnFile: z.boolean(),
  })
  .partial();
export type ClaimPatch = z.infer<typeof ClaimPatch>;

/** A line of a claim that is made by hand or from a template. */
export const ContentLine = z.strictObject({
  code: z.string().trim().toUpperCase().min(1).max(5),
  modifiers: z.array(z.string().trim().toUpperCase().max(2)).max(4),
  pointers: z.array(z.int().min(1).max(12)).max(4),
  units: z.int().min(1).max(9999),
  /** For all units together; null takes the practice's fee on the day. */
  chargeCents: Cents.nullable(),
  /** Null: the claim's own day and place. */
  serviceDate: IsoDate.nullable().default(null),
  placeOfService: z.string().max(2).nullable().default(null),
  detail: ServiceDetail.optional(),
});
export type ContentLine = z.infer<typeof ContentLine>;

/** What is said in a claim beside its codes; a part of `ClaimPatch`. */
export const ContentRest = z
  .strictObject({
    payToAddress: LooseAddress,
    providers: z.array(ClaimProvider).max(4),
    situation: Situation,
    icd9: z.boolean(),
    acceptsAssignment: z.boolean(),
    benefitsAssigned: z.boolean(),
    releaseOnFile: z.boolean(),
    signatureOnFile: z.boolean(),
  })
  .partial();
export type ContentRest = z.infer<typeof ContentRest>;

const codes = {
  diagnoses: z.array(z.string().trim().toUpperCase().min(3).max(8)).min(1).max(12),
  lines: z.array(ContentLine).min(1).max(50),
  rest: ContentRest.default({}),
};

/** A claim as it is made without an encounter of its own; the encounter is made along with it. */
export const ClaimContent = z.strictObject({
  patientId: PatientId,
  /** Null: the coverage that pays first on the day. */
  coverageId: CoverageId.nullable(),
  renderingProviderId: ProviderId,
  facilityId: FacilityId,
  serviceDate: IsoDate,
  reason: z.string().trim().max(120).default(''),
  ...codes,
});
export type ClaimContent = z.infer<typeof ClaimContent>;

/** The part of a claim that comes again: everything but patient, coverage and day. */
export const TemplateContent = z.strictObject({
  /** Null: chosen when the claim is made. */
  renderingProviderId: ProviderId.nullable(),
  facilityId: FacilityId.nullable(),
  reason: z.string().trim().max(120).default(''),
  ...codes,
});
export type TemplateContent = z.infer<typeof TemplateContent>;
