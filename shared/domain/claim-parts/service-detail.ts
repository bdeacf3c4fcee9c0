import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';
import { LineAdjudication } from './adjudication.ts';
import { CarriedSegment, ClaimProvider, ServiceFacility } from './parties.ts';
import { ClaimNote, Paperwork } from './situation.ts';

/** A drug or device by its NDC: LIN and CTP of loop 2410, the shaded half of box 24 on paper. */
export const LineDrug = z.object({
  /** Eleven digits without hyphens. */
  ndc: z.string(),
  /** CTP04, decimal text. */
  quantity: z.string(),
  /** CTP05: F2, GR, ME, ML or UN. */
  unit: z.string(),
  /** REF*XZ. */
  prescriptionNumber: z.string().optional(),
});
export type LineDrug = z.infer<typeof LineDrug>;

/** PS1 of 2400: what a service bought from another entity (2420B) cost the practice; box 20 on paper. */
export const PurchasedService = z.object({
  /** PS101: the seller's number, its NPI unless the payer wants another. */
  sellerId: z.string(),
  /** PS102. */
  priceCents: Cents,
});
export type PurchasedService = z.infer<typeof PurchasedService>;

/** DTP01 of the line's further dates that are one day (2400). */
export const LINE_DATE_QUALIFIERS = {
  prescription: '471',
  certificationRevision: '607',
  therapyBegan: '463',
  lastCertification: '461',
  lastSeen: '304',
  hemoglobinTest: '738',
  creatinineTest: '739',
  shipped: '011',
  lastXray: '455',
  initialTreatment: '454',
} as const;
export type LineDateName = keyof typeof LINE_DATE_QUALIFIERS;

/** What a service line may say beyond code, charge, units and pointers; loop 2400 of 005010X222A1. */
export const ServiceDetail = z.object({
  /** Last day, when the service ran over several (DTP*472*RD8). */
  serviceDateTo: IsoDate.optional(),
  /** SV103: UN units or MJ minutes; UN when left out. */
  unit: z.enum(['UN', 'MJ']).optional(),
  /** SV101-1: HC when left out. */
  codeQualifier: z.enum(['HC', 'ER', 'IV', 'WK']).optional(),
  /** SV101-7: what an unlisted procedure was; at most 80 characters. */
  procedureDescription: z.string().optional(),
  emergency: z.boolean().optional(),
  epsdt: z.boolean().optional(),
  familyPlanning: z.boolean().optional(),
  copayExempt: z.boolean().optional(),
  /** When anaesthesia began and ended, `HHMM`; only paper has a place for it (box 24, shaded half). */
  anesthesiaTimes: z.object({ begin: z.string(), end: z.string() }).optional(),
  drug: LineDrug.optional(),
  /** NTE of the line (ADD or DCP; TPO for the repricer): one. */
  note: ClaimNote.optional(),
  dates: z
    .object(
      Object.fromEntries(
        Object.keys(LINE_DATE_QUALIFIERS).map((name) => [name, IsoDate.optional()]),
      ) as Record<LineDateName, z.ZodOptional<typeof IsoDate>>,
    )
    .optional(),
  /** REF*G1, REF*9F, REF*X4, REF*F4, REF*EW of the line. */
  priorAuthorization: z.string().optional(),
  referralNumber: z.string().optional(),
  clia: z.string().optional(),
  referringClia: z.string().optional(),
  mammographyCertification: z.string().optional(),
  paperwork: z.array(Paperwork).optional(),
  purchased: PurchasedService.optional(),
  /** Providers that are others than the claim's. */
  providers: z.array(ClaimProvider).optional(),
  serviceFacility: ServiceFacility.optional(),
  /** What earlier payers decided on this line. */
  adjudications: z.array(LineAdjudication).optional(),
  carried: z.array(CarriedSegment).optional(),
});
export type ServiceDetail = z.infer<typeof ServiceDetail>;
