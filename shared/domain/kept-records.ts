import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Coverage, Patient, Relationship, Sex } from './patient.ts';
import { Facility, FilingIndicator, Payer, Provider } from './practice.ts';

/**
 * Records as they are kept, for what the main process gives out. They may have come from a file of another system
 * that left something out or wrote it wrong: an address without ZIP+4, an NPI that does not check, an insured without
 * birth date. Nothing is invented for them, so they are given out as they stand; the schemas of the records themselves
 * stay what saving asks for, and so a form names what is missing.
 */

const text = z.string();
const address = z.object({ line1: text, line2: text, city: text, state: text, zip: text });
/** Empty when it is not known. */
const day = z.union([IsoDate, z.literal('')]) as unknown as typeof IsoDate;

export const KeptSubscriber = z.object({
  lastName: text,
  firstName: text,
  middleName: text,
  birthDate: day,
  sex: Sex,
  address,
});

export const KeptPatient = Patient.extend({
  lastName: text,
  firstName: text,
  middleName: text,
  address,
  phone: text,
});

export const KeptCoverage = Coverage.extend({
  memberId: text,
  groupNumber: text,
  planName: text,
  relationship: Relationship,
  subscriber: KeptSubscriber.nullable(),
});

export const KeptProvider = Provider.extend({
  lastName: text,
  firstName: text,
  middleName: text,
  credentials: text,
  npi: text,
  taxonomy: text,
});

export const KeptFacility = Facility.extend({
  name: text,
  npi: text,
  placeOfService: text,
  address,
  clia: text,
});

export const KeptPayer = Payer.extend({
  name: text,
  payerIdentifier: text,
  filingIndicator: FilingIndicator,
  receiverId: text,
  receiverName: text,
  address,
  phone: text,
});
