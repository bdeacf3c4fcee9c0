import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { claimWith, dependentClaim, medicareClaim, scenarioClaim } from '#tests/support/claims.ts';
import {
  accidentClaim,
  ambulanceClaim,
  anesthesiaClaim,
  at,
  drugClaim,
  elsewhere,
  equipmentClaim,
  fullClaim,
  inpatientClaim,
  labForMedicare,
  medicareOffice,
  medicareSecondary,
  outsideTest,
  plain,
  preventiveVisit,
  screeningClaim,
  secondaryByClaim,
  secondaryClaim,
  service,
  solo,
  spouse,
  tertiary,
  workClaim,
} from './claim-kinds.ts';

const base = scenarioClaim();

/** Right claims of many kinds: none of them may be stopped. */
export const RIGHT_CLAIMS: readonly (readonly [says: string, claim: ProfessionalClaim])[] = [
  ['the visit of the scenario', base],
  ['Medicare at home', medicareClaim()],
  ['a child insured through a parent', dependentClaim()],
  ['a spouse, the insured told without birth date and address', spouse()],
  ['a secondary claim with the answer by line', secondaryClaim()],
  ['a secondary claim with the answer by claim', secondaryByClaim()],
  ['a tertiary claim', tertiary()],
  ['Medicare after an employer plan', medicareSecondary()],
  ['a corrected claim', claimWith({ frequency: '7', situation: { payerControlNumber: 'ICN123' } })],
  ['a void claim', claimWith({ frequency: '8', situation: { payerControlNumber: 'ICN123' } })],
  ['anaesthesia', anesthesiaClaim()],
  ['a drug and its injection', drugClaim()],
  ['a drug to Medicaid', { ...drugClaim(), payer: { ...base.payer, filingIndicator: 'MC' } }],
  ['an ambulance', ambulanceClaim()],
  ['an automobile accident', accidentClaim()],
  [
    'an accident at home',
    { ...accidentClaim(), situation: { otherAccident: true, dates: { accident: isoDate('2026-03-01') } } },
  ],
  ['an illness from work', workClaim()],
  ['hospital care over three days', inpatientClaim()],
  ['a screening mammogram', screeningClaim()],
  ['equipment', equipmentClaim()],
  ['a claim that says nearly everything', fullClaim()],
  [
    'laboratory tests only',
    claimWith({
      lines: [service(1, '36415', 15), service(2, '80053', 60), service(3, '85025', 30)],
      patientPaidCents: cents(0),
    }),
  ],
  ['a laboratory test for Medicare', labForMedicare()],
  ['a test of an outside laboratory', outsideTest()],
  [
    'a vaccine with its administration',
    plain([service(1, '90471', 30), service(2, '90686', 45)], { diagnoses: ['Z23'] }),
  ],
  [
    'a second vaccine as an add-on',
    plain(
      [service(1, '90471', 30), service(2, '90472', 20), service(3, '90686', 45), service(4, '90715', 60)],
      { diagnoses: ['Z23'] },
    ),
  ],
  [
    'warts, and a visit of its own',
    plain([service(1, '99213', 145, { modifiers: ['25'], pointers: [2] }), service(2, '17110', 160)], {
      diagnoses: ['B07.9', 'I10'],
    }),
  ],
  [
    'telehealth by video',
    plain([service(1, '99213', 145, { placeOfService: '10', modifiers: ['95'] })], { placeOfService: '10' }),
  ],
  [
    'telehealth for Medicare',
    { ...medicareOffice([service(1, '99213', 145, { placeOfService: '10' })]), placeOfService: '10' },
  ],
  ['an annual wellness visit', medicareOffice([service(1, 'G0439', 190)], { diagnoses: ['Z00.00'] })],
  ['a preventive visit of a child', preventiveVisit()],
  [
    'chiropractic for Medicare',
    medicareOffice([service(1, '98941', 65, { modifiers: ['AT'] })], {
      diagnoses: ['M54.50'],
      situation: { dates: { initialTreatment: isoDate('2026-02-10') } },
    }),
  ],
  [
    'foot care for Medicare',
    medicareOffice([service(1, '11720', 60, { modifiers: ['Q8'] })], {
      diagnoses: ['B35.1'],
      situation: { dates: { lastSeen: isoDate('2026-01-20') } },
    }),
  ],
  ['a nursing facility', at('31', [service(1, '99309', 150)], {})],
  ['an emergency room', at('23', [service(1, '99284', 400)], { diagnoses: ['R07.9'] })],
  [
    'an unlisted procedure, described',
    plain([service(1, '17999', 250, { detail: { procedureDescription: 'Removal of splinter, several' } })], {
      diagnoses: ['L98.9'],
    }),
  ],
  ['a solo practitioner who bills in person', solo()],
  ['a line at another facility with another clinician', elsewhere()],
  [
    'two days on one claim',
    claimWith({
      lines: base.lines.map((l, i) => (i === 2 ? { ...l, serviceDate: isoDate('2026-03-04') } : l)),
    }),
  ],
  [
    'a late claim with its reason',
    claimWith({
      serviceDate: isoDate('2025-06-03'),
      lines: base.lines.map((l) => ({ ...l, serviceDate: isoDate('2025-06-03') })),
      situation: { delayReason: '3' },
    }),
  ],
  [
    'a patient who lives abroad',
    claimWith({
      patient: {
        ...base.patient,
        address: {
          line1: '5 Sample Road',
          line2: '',
          city: 'Toronto',
          state: 'ON',
          zip: 'M5V2T6',
          country: 'CA',
        },
      },
    }),
  ],
  [
    'a vaccine that the state supplied',
    plain([service(1, '90471', 30), service(2, '90686', 0, { modifiers: ['SL'] })], { diagnoses: ['Z23'] }),
  ],
];
