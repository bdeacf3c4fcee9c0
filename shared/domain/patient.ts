import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { ageOn, IsoDate } from '#shared/kernel/dates.ts';
import { CoverageId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { Address } from './practice.ts';

export const Sex = z.enum(['F', 'M', 'U']);
export type Sex = z.infer<typeof Sex>;

const PersonName = {
  lastName: z.string().trim().min(1, 'This is needed.').max(60),
  firstName: z.string().trim().min(1, 'This is needed.').max(35),
  middleName: z.string().trim().max(25).default(''),
};

export const Patient = z.object({
  id: PatientId,
  /** The practice's own account number of the patient, shown everywhere instead of an id. */
  accountNumber: z.string().regex(/^[0-9A-Z-]{1,12}$/),
  ...PersonName,
  /** Null when no file told it: saving the form asks for it (`patients.save`), and a new claim is held without it. */
  birthDate: IsoDate.nullable(),
  sex: Sex,
  address: Address,
  phone: z
    .string()
    .regex(/^(\d{10})?$/, 'A telephone number has ten digits.')
    .default(''),
  deceasedOn: IsoDate.nullable().default(null),
});
export type Patient = z.infer<typeof Patient>;

/** A patient as a form gives it for saving: with a birth date, whatever came from a file before. */
export const PatientToSave = Patient.omit({ id: true }).extend({
  accountNumber: z.string().max(12),
  birthDate: IsoDate,
});
export type PatientToSave = z.infer<typeof PatientToSave>;

/** Patient's relationship to the subscriber: SBR02 18, otherwise PAT01 (005010X222A1 2000C). */
export const Relationship = z.enum(['18', '01', '19', 'G8']);
export type Relationship = z.infer<typeof Relationship>;
export const RELATIONSHIP_WORDS: Readonly<Record<Relationship, string>> = {
  '18': 'self',
  '01': 'spouse',
  '19': 'child',
  G8: 'other',
};

export const Subscriber = z.object({
  ...PersonName,
  birthDate: IsoDate,
  sex: Sex,
  address: Address,
});
export type Subscriber = z.infer<typeof Subscriber>;

/**
 * SBR05 of 005010X222A1 2000B and 2320: why Medicare does not pay first, in our words. The numbers are X12's.
 */
export const MEDICARE_SECONDARY = {
  '12': 'working aged',
  '13': 'kidney failure, in the coordination period',
  '14': 'no-fault insurance, automobile too',
  '15': 'work injury',
  '16': 'public health service or other federal agency',
  '41': 'black lung',
  '42': 'veterans administration',
  '43': 'disabled, under 65, with a large group plan',
  '47': 'other liability insurance',
} as const;
export const MedicareSecondaryType = z.enum(['12', '13', '14', '15', '16', '41', '42', '43', '47']);
export type MedicareSecondaryType = z.infer<typeof MedicareSecondaryType>;

export const Coverage = z.object({
  id: CoverageId,
  patientId: PatientId,
  payerId: PayerId,
  /** 1 pays first. */
  rank: z.int().min(1).max(9),
  memberId: z
    .string()
    .trim()
    .regex(/^[0-9A-Za-z-]{2,80}$/, 'A member id has letters and digits only.'),
  groupNumber: z.string().trim().max(50).default(''),
  planName: z.string().trim().max(60).default(''),
  relationship: Relationship,
  /** Null when the patient is the subscriber. */
  subscriber: Subscriber.nullable(),
  activeFrom: IsoDate,
  activeTo: IsoDate.nullable().default(null),
  copayCents: Cents.nullable().default(null),
  /** Why Medicare is not first, where it is not; empty otherwise. Left out, it stays as it was. */
  insuranceType: z.union([MedicareSecondaryType, z.literal('')]).optional(),
});
export type Coverage = z.infer<typeof Coverage>;

/** The birth date as text. */
export function bornText(birthDate: IsoDate | null): string {
  return birthDate ?? 'birth date not known';
}

/** Whole years on a day as text; a person without a birth date has no age. */
export function ageText(birthDate: IsoDate | null, on: IsoDate): string {
  return birthDate === null ? 'age not known' : String(ageOn(birthDate, on));
}

/** `Fictive, Ana B` — last name first, as lists want it. */
export function listName(p: {
  lastName: string;
  firstName: string;
  middleName?: string | undefined;
}): string {
  // An organisation has its name alone.
  if (p.firstName === '') return p.lastName;
  return `${p.lastName}, ${p.firstName}${p.middleName ? ` ${p.middleName}` : ''}`;
}
