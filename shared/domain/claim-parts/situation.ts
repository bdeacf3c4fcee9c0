import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { LooseAddress } from './parties.ts';

/** DTP01 of the claim's dates (2300) that are one day. */
export const CLAIM_DATE_QUALIFIERS = {
  onset: '431',
  initialTreatment: '454',
  lastSeen: '304',
  acuteManifestation: '453',
  accident: '439',
  lastMenstrualPeriod: '484',
  lastXray: '455',
  prescription: '471',
  lastWorked: '297',
  returnToWork: '296',
  admission: '435',
  discharge: '096',
  careAssumed: '090',
  careRelinquished: '091',
  firstContact: '444',
} as const;
export type ClaimDateName = keyof typeof CLAIM_DATE_QUALIFIERS;

/** A paperwork attachment, PWK: type of report, how it is sent, its control number. */
export const Paperwork = z.object({
  reportType: z.string(),
  transmission: z.string(),
  controlNumber: z.string(),
});
export type Paperwork = z.infer<typeof Paperwork>;

/** A note, NTE: reference code (ADD additional, CER, DCP, DGN, TPO …) and text of up to 80 characters. */
export const ClaimNote = z.object({ kind: z.string(), text: z.string() });
export type ClaimNote = z.infer<typeof ClaimNote>;

/** Ambulance transport: CR1, CRC*07, 2310E and 2310F. */
export const Ambulance = z.object({
  /** CR102, pounds; null when not said. */
  patientWeight: z.string().nullable(),
  /** CR104: why, one letter A to E. */
  reason: z.string(),
  /** CR106, miles as decimal text. */
  miles: z.string(),
  roundTripPurpose: z.string().optional(),
  stretcherPurpose: z.string().optional(),
  /** CRC02 and CRC03 to 07 of each certification. */
  certifications: z.array(z.object({ applies: z.boolean(), conditions: z.array(z.string()) })),
  pickUp: LooseAddress.nullable(),
  dropOff: z.object({ name: z.string(), address: LooseAddress }).nullable(),
});
export type Ambulance = z.infer<typeof Ambulance>;

/** What a claim says of its circumstances, loop 2300 of 005010X222A1. Left out means not said. */
export const Situation = z.object({
  /** CLM11: what the condition is related to. */
  employment: z.boolean().optional(),
  autoAccident: z.boolean().optional(),
  otherAccident: z.boolean().optional(),
  /** CLM11-4, state of the automobile accident, and CLM11-5 its country. */
  accidentState: z.string().optional(),
  accidentCountry: z.string().optional(),
  dates: z
    .object(
      Object.fromEntries(
        Object.keys(CLAIM_DATE_QUALIFIERS).map((name) => [name, IsoDate.optional()]),
      ) as Record<ClaimDateName, z.ZodOptional<typeof IsoDate>>,
    )
    .optional(),
  /** DTP*314, 360 or 361: unable to work from, to; either may be open. */
  disability: z.object({ from: IsoDate.nullable(), to: IsoDate.nullable() }).optional(),
  /** REF*G1. */
  priorAuthorization: z.string().optional(),
  /** REF*9F. */
  referralNumber: z.string().optional(),
  /** REF*F8: the payer's own number of the claim that this one replaces or voids. */
  payerControlNumber: z.string().optional(),
  /** REF*EW. */
  mammographyCertification: z.string().optional(),
  /** REF*EA. */
  medicalRecordNumber: z.string().optional(),
  /** REF*D9: the number a clearinghouse gave. */
  clearinghouseNumber: z.string().optional(),
  /** REF*LX: investigational device exemption. */
  investigationalDevice: z.string().optional(),
  /** REF*4N: why a service was not authorised. */
  authorizationException: z.string().optional(),
  /** CLM20: why the claim is late, 1 to 15. */
  delayReason: z.string().optional(),
  /** CLM12: special programme. */
  specialProgram: z.string().optional(),
  /** CLM10: P when the provider signed for the patient. */
  patientSignatureSource: z.string().optional(),
  /** NTE of the claim: one. */
  note: ClaimNote.optional(),
  /** At most ten. */
  paperwork: z.array(Paperwork).optional(),
  ambulance: Ambulance.optional(),
  /** HI*BP: surgery codes that an anaesthesia claim relates to. */
  anesthesiaProcedures: z.array(z.string()).optional(),
  /** HI*BG: condition codes. */
  conditionCodes: z.array(z.string()).optional(),
  /** PAT05/06, PAT07/08 pounds, PAT09 of the patient. */
  patientDeath: IsoDate.optional(),
  patientWeight: z.string().optional(),
  pregnant: z.boolean().optional(),
  /** REF*Y4: property and casualty claim number. */
  casualtyClaimNumber: z.string().optional(),
});
export type Situation = z.infer<typeof Situation>;
