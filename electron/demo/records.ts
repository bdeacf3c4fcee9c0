import type { Facility, FeeScheduleRow, Payer, Practice, Provider } from '#shared/domain/practice.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';

/** Everything here is invented; telephone numbers are of the range kept free for fiction (555-01xx). */
const STREET = { line1: '100 Example Street', line2: '', city: 'Cleveland', state: 'OH', zip: '441135678' };

export const DEMO_PRACTICE: Practice = {
  name: 'Fictive Family Practice',
  npi: '1999999992',
  taxId: '991234567',
  taxIdKind: 'EI',
  taxonomy: '261QP2300X',
  address: STREET,
  phone: '2165550100',
  contactName: 'Bill Sample',
  clia: '99D9999999',
  submitterId: 'FICTIVEFP',
  paymentInstructions:
    'Pay by check to Fictive Family Practice, by card at the desk, or by telephone at (216) 555-0100.',
};

export const DEMO_PROVIDERS: readonly [Omit<Provider, 'id'>, Omit<Provider, 'id'>] = [
  {
    lastName: 'Example',
    firstName: 'Nora',
    middleName: '',
    credentials: 'MD',
    npi: '1888888884',
    taxonomy: '207Q00000X',
    active: true,
  },
  {
    lastName: 'Specimen',
    firstName: 'Paul',
    middleName: 'R',
    credentials: 'NP',
    npi: '1777777776',
    taxonomy: '363LF0000X',
    active: true,
  },
];

export const DEMO_FACILITY: Omit<Facility, 'id'> = {
  name: 'Fictive Family Practice, main office',
  npi: '',
  placeOfService: '11',
  address: STREET,
  clia: '99D9999999',
  active: true,
};

export const COMMERCIAL: Omit<Payer, 'id'> = {
  name: 'Sample Mutual Health Plan',
  payerIdentifier: 'SMHP1',
  filingIndicator: 'CI',
  receiverId: 'SAMPLECLEAR',
  receiverName: 'Sample Clearinghouse',
  address: { line1: '1 Invented Plaza', line2: '', city: 'Columbus', state: 'OH', zip: '432151234' },
  phone: '6145550110',
  timelyFilingDays: 180,
  active: true,
};

export const MEDICARE: Omit<Payer, 'id'> = {
  name: 'Medicare Part B (demonstration)',
  payerIdentifier: '99990',
  filingIndicator: 'MB',
  receiverId: 'SAMPLECLEAR',
  receiverName: 'Sample Clearinghouse',
  address: { line1: '2 Invented Plaza', line2: '', city: 'Columbus', state: 'OH', zip: '432151235' },
  phone: '6145550120',
  timelyFilingDays: 365,
  active: true,
};

type Fee = readonly [code: string, description: string, charge: number, commercial: number, medicare: number];

/** Our short words, the practice's charge, and what each payer allows for it, in cents. */
const FEES: readonly Fee[] = [
  ['99202', 'Office visit, new patient, short', 13500, 8650, 7010],
  ['99203', 'Office visit, new patient', 19500, 12725, 10644],
  ['99212', 'Office visit, short', 9500, 6440, 5438],
  ['99213', 'Office visit', 14500, 9800, 8870],
  ['99214', 'Office visit, longer', 21000, 14150, 12531],
  ['99396', 'Yearly check-up, age 40 to 64', 22000, 16800, 0],
  ['36415', 'Blood draw', 1500, 857, 857],
  ['81002', 'Urine test strip', 1200, 480, 348],
  ['83036', 'Haemoglobin A1c', 4000, 1342, 971],
  ['85018', 'Haemoglobin', 1500, 560, 237],
  ['87880', 'Rapid strep test', 4200, 2210, 1653],
  ['87804', 'Rapid influenza test', 4500, 2340, 1655],
  ['93000', 'Electrocardiogram with reading', 6500, 2875, 1509],
  ['20610', 'Large joint injected or drained', 17500, 9220, 6421],
  ['J3301', 'Triamcinolone for injection, 10 mg', 600, 295, 174],
  ['69210', 'Impacted ear wax removed', 11000, 6730, 4877],
  ['96372', 'Injection under skin or into muscle', 5500, 2480, 1463],
  ['94640', 'Breathing treatment', 4800, 2050, 1122],
];

export function demoFees(effectiveOn: string): FeeScheduleRow[] {
  return FEES.map(([code, description, charge]) => ({
    code,
    description,
    chargeCents: cents(charge),
    effectiveOn: isoDate(effectiveOn),
  }));
}

/** What the practice charges for one unit. @throws RangeError for a code that the clinic does not have. */
export function demoCharge(code: string): number {
  return feeOf(code)[2];
}

/** What a payer of the demonstration allows for one unit, in cents. */
export function demoAllowed(code: string, medicare: boolean): number {
  const fee = feeOf(code);
  return medicare ? fee[4] : fee[3];
}

function feeOf(code: string): Fee {
  const fee = FEES.find(([known]) => known === code);
  if (!fee) throw new RangeError(`The demonstration has no fee for ${code}.`);
  return fee;
}
