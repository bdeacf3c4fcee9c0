import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { FacilityId, PayerId, ProviderId } from '#shared/kernel/ids.ts';
import { Clia, Npi, State, Taxonomy, Zip, Zip9 } from './identifiers.ts';

const name = (max: number) => z.string().trim().min(1, 'This is needed.').max(max);
const phone = z.string().regex(/^(\d{10})?$/, 'A telephone number has ten digits.');

export const Address = z.object({
  line1: name(55),
  line2: z.string().trim().max(55).default(''),
  city: name(30),
  state: State,
  zip: Zip,
});
export type Address = z.infer<typeof Address>;

/** Address of a billing provider or service facility: nine ZIP digits (005010X222A1 2010AA/2310C N403). */
export const BillingAddress = Address.extend({ zip: Zip9 });
export type BillingAddress = z.infer<typeof BillingAddress>;

export const TaxIdKind = z.enum(['EI', 'SY']);

/** The billing provider: 005010X222A1 loops 1000A, 2000A, 2010AA. */
export const Practice = z.object({
  name: name(60),
  npi: Npi,
  taxId: z.string().regex(/^\d{9}$/, 'A tax id has nine digits.'),
  taxIdKind: TaxIdKind,
  taxonomy: Taxonomy,
  address: BillingAddress,
  phone: z.string().regex(/^\d{10}$/, 'A telephone number has ten digits.'),
  contactName: name(60),
  clia: z.union([Clia, z.literal('')]),
  /** Submitter id at the clearinghouse, ISA06 and 1000A NM109. */
  submitterId: name(15),
  /** Printed on invoices: how and where to pay. */
  paymentInstructions: z.string().max(400).default(''),
});
export type Practice = z.infer<typeof Practice>;

/** A rendering provider: 2310B. */
export const Provider = z.object({
  id: ProviderId,
  lastName: name(60),
  firstName: name(35),
  middleName: z.string().trim().max(25).default(''),
  credentials: z.string().trim().max(20).default(''),
  npi: Npi,
  taxonomy: Taxonomy,
  active: z.boolean(),
});
export type Provider = z.infer<typeof Provider>;

/** A place of service: 2310C when it differs from the billing provider's. */
export const Facility = z.object({
  id: FacilityId,
  name: name(60),
  npi: z.union([Npi, z.literal('')]),
  placeOfService: z.string().regex(/^\d{2}$/, 'Place of service has two digits.'),
  address: BillingAddress,
  clia: z.union([Clia, z.literal('')]),
  active: z.boolean(),
});
export type Facility = z.infer<typeof Facility>;

/** Claim filing indicator, 2000B SBR09; the numbers and letters are X12's, the grouping is ours. */
export const FILING_INDICATORS = [
  '11',
  '12',
  '13',
  '14',
  '15',
  '16',
  '17',
  'AM',
  'BL',
  'CH',
  'CI',
  'DS',
  'FI',
  'HM',
  'LM',
  'MA',
  'MB',
  'MC',
  'OF',
  'TV',
  'VA',
  'WC',
  'ZZ',
] as const;
export const FilingIndicator = z.enum(FILING_INDICATORS);
export type FilingIndicator = z.infer<typeof FilingIndicator>;

export const Payer = z.object({
  id: PayerId,
  name: name(60),
  /** Payer identification, 2010BB NM109 with qualifier PI; also 835 N1*PR N104. */
  payerIdentifier: name(20),
  filingIndicator: FilingIndicator,
  /** Receiver id of the clearinghouse or payer, ISA08 and 1000B NM109. */
  receiverId: name(15),
  receiverName: name(60),
  address: Address,
  phone,
  /** Days from the date of service within which a first claim must arrive. */
  timelyFilingDays: z.int().min(1).max(1000),
  /** Days after sending on which to ask what became of a claim; left out, it stays as it was. */
  followUpDays: z.int().min(1).max(365).optional(),
  active: z.boolean(),
});
export type Payer = z.infer<typeof Payer>;
export const DEFAULT_FOLLOW_UP_DAYS = 21;

/** What the practice charges for one unit of a service, from a day on. */
export const FeeScheduleRow = z.object({
  code: z.string().regex(/^[0-9A-Z]{5}$/, 'A procedure code has five characters.'),
  description: z.string().trim().max(80).default(''),
  chargeCents: Cents.refine((c) => c > 0, 'A charge is more than zero.'),
  effectiveOn: IsoDate,
});
export type FeeScheduleRow = z.infer<typeof FeeScheduleRow>;
