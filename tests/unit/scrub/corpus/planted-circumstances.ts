import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { Situation } from '#shared/domain/claim-parts/situation.ts';
import type { ServiceDetail } from '#shared/domain/claim-parts/service-detail.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { claimWith, scenarioClaim } from '#tests/support/claims.ts';
import type { Planted } from './planted.ts';
import { accidentClaim, anesthesiaClaim, inpatientClaim, medicareOffice, service } from './claim-kinds.ts';

const base = scenarioClaim();
const day = isoDate;

const situated = (situation: Situation, claim: ProfessionalClaim = base): ProfessionalClaim => ({
  ...claim,
  situation: { ...claim.situation, ...situation },
});
const dated = (dates: Situation['dates'], claim?: ProfessionalClaim): ProfessionalClaim =>
  situated({ dates: { ...claim?.situation?.dates, ...dates } }, claim);
const detailed = (detail: ServiceDetail, claim: ProfessionalClaim = base, at = 1): ProfessionalClaim => ({
  ...claim,
  lines: claim.lines.map((l, i) => (i === at - 1 ? { ...l, detail: { ...l.detail, ...detail } } : l)),
});

/** Errors in what a claim says of its dates, accidents, hospital, anaesthesia, notes and papers. */
export const PLANTED_CIRCUMSTANCES: readonly Planted[] = [
  // Dates against one another.
  ['dates-in-future', 'onset', 'situation.dates.onset', dated({ onset: day('2026-05-01') })],
  [
    'dates-in-future',
    'last seen on a line',
    'lines.1.detail.dates.lastSeen',
    detailed({ dates: { lastSeen: day('2026-05-01') } }),
  ],
  [
    'dates-before-birth',
    'accident',
    'situation.dates.accident',
    dated({ accident: day('1960-01-01') }, accidentClaim()),
  ],
  ['onset-after-service', 'a day later', 'situation.dates.onset', dated({ onset: day('2026-03-04') })],
  [
    'accident-after-service',
    'a day later',
    'situation.dates.accident',
    dated({ accident: day('2026-03-04') }, accidentClaim()),
  ],
  [
    'last-seen-after-service',
    'a day later',
    'situation.dates.lastSeen',
    dated({ lastSeen: day('2026-03-04') }),
  ],
  ['earlier-date-after-service', 'X-ray', 'situation.dates.lastXray', dated({ lastXray: day('2026-03-04') })],
  [
    'earlier-date-after-service',
    'first treatment on a line',
    'lines.2.detail.dates.initialTreatment',
    detailed({ dates: { initialTreatment: day('2026-03-04') } }, base, 2),
  ],
  [
    'hospital-dates',
    'discharge before admission',
    'situation.dates.discharge',
    dated({ discharge: day('2026-03-01') }, inpatientClaim()),
  ],
  [
    'hospital-dates',
    'admission after the service',
    'situation.dates.admission',
    dated({ admission: day('2026-03-04') }, inpatientClaim()),
  ],
  [
    'disability-dates',
    'ends before it begins',
    'situation.disability.to',
    situated({ disability: { from: day('2026-03-01'), to: day('2026-02-01') } }),
  ],
  [
    'paired-dates',
    'back at work too early',
    'situation.dates.returnToWork',
    dated({ lastWorked: day('2026-03-01'), returnToWork: day('2026-02-20') }),
  ],
  [
    'paired-dates',
    'care handed over too early',
    'situation.dates.careRelinquished',
    dated({ careAssumed: day('2026-03-01'), careRelinquished: day('2026-02-20') }),
  ],
  [
    'service-span',
    'reversed range',
    'lines.1.detail.serviceDateTo',
    detailed({ serviceDateTo: day('2026-03-01') }),
  ],
  [
    'service-span',
    'range into the future',
    'lines.1.detail.serviceDateTo',
    detailed({ serviceDateTo: day('2026-06-01') }),
  ],
  [
    'span-against-units',
    'three days, one unit',
    'lines.1.units',
    { ...inpatientClaim(), lines: inpatientClaim().lines.map((l) => ({ ...l, units: 1 })) },
  ],
  [
    'death-date',
    'service after death',
    'situation.patientDeath',
    situated({ patientDeath: day('2026-03-01') }),
  ],
  [
    'death-date',
    'death before birth',
    'situation.patientDeath',
    situated({ patientDeath: day('1950-03-01') }),
  ],
  [
    'coverage-active',
    'a span beyond the coverage',
    'coverage.activeTo',
    { ...inpatientClaim(), coverage: { ...base.coverage, activeTo: day('2026-03-04') } },
  ],
  ['icd-version', 'ICD-9 qualifier', 'icd9', claimWith({ icd9: true })],
  // Accident, work, hospital, special services.
  [
    'accident-date-missing',
    'no date',
    'situation.dates.accident',
    { ...accidentClaim(), situation: { autoAccident: true, accidentState: 'OH' } },
  ],
  [
    'accident-state',
    'no state',
    'situation.accidentState',
    { ...accidentClaim(), situation: { autoAccident: true, dates: { accident: day('2026-03-01') } } },
  ],
  [
    'accident-state',
    'state ZZ',
    'situation.accidentState',
    situated({ accidentState: 'ZZ' }, accidentClaim()),
  ],
  [
    'accident-without-cause',
    'a date alone',
    'situation.autoAccident',
    dated({ accident: day('2026-03-01') }),
  ],
  [
    'too-many-causes',
    'automobile, employment and another accident',
    'situation.otherAccident',
    situated({ autoAccident: true, employment: true, otherAccident: true }, accidentClaim()),
  ],
  [
    'injury-cause-unsaid',
    'an ankle sprain',
    'situation.otherAccident',
    claimWith({ diagnoses: ['S93.401A', 'I10'] }),
  ],
  [
    'employment-against-payer',
    "workers' compensation, work not named",
    'situation.employment',
    claimWith({ payer: { ...base.payer, filingIndicator: 'WC' } }),
  ],
  [
    'employment-against-payer',
    'work, but a health plan',
    'situation.employment',
    situated({ employment: true }),
  ],
  [
    'casualty-claim-number',
    'missing',
    'situation.casualtyClaimNumber',
    situated({ employment: true }, claimWith({ payer: { ...base.payer, filingIndicator: 'WC' } })),
  ],
  [
    'admission-date-missing',
    'hospital visit',
    'situation.dates.admission',
    { ...inpatientClaim(), situation: {} },
  ],
  [
    'pregnancy-against-sex',
    'a man',
    'situation.pregnant',
    situated(
      { pregnant: true },
      claimWith({ patient: { ...base.patient, sex: 'M' }, subscriber: { ...base.subscriber, sex: 'M' } }),
    ),
  ],
  [
    'chiropractic-first-treatment',
    'Medicare',
    'situation.dates.initialTreatment',
    medicareOffice([service(1, '98940', 45, { modifiers: ['AT'] })]),
  ],
  ['foot-care-last-seen', 'Medicare', 'situation.dates.lastSeen', medicareOffice([service(1, '11055', 60)])],
  [
    'anesthesia-minutes',
    'units',
    'lines.1.detail.unit',
    { ...anesthesiaClaim(), lines: anesthesiaClaim().lines.map(({ detail: _d, ...l }) => l) },
  ],
  ['anesthesia-minutes', 'a visit in minutes', 'lines.1.detail.unit', detailed({ unit: 'MJ' })],
  [
    'anesthesia-time-unlikely',
    'two thousand minutes',
    'lines.1.units',
    { ...anesthesiaClaim(), lines: anesthesiaClaim().lines.map((l) => ({ ...l, units: 2000 })) },
  ],
  [
    'anesthesia-modifier',
    'nobody said',
    'lines.1.modifiers',
    { ...anesthesiaClaim(), lines: anesthesiaClaim().lines.map((l) => ({ ...l, modifiers: [] })) },
  ],
  [
    'anesthesia-surgery',
    'no code',
    'situation.anesthesiaProcedures.1',
    situated({ anesthesiaProcedures: ['1234'] }, anesthesiaClaim()),
  ],
  // Notes, papers, codes of the claim.
  [
    'unlisted-needs-description',
    '17999 alone',
    'lines.1.detail.procedureDescription',
    claimWith({ lines: [service(1, '17999', 250)] }),
  ],
  ['note-kind', 'unknown', 'situation.note.kind', situated({ note: { kind: 'XXX', text: 'Seen' } })],
  ['note-kind', 'empty', 'lines.1.detail.note.text', detailed({ note: { kind: 'ADD', text: ' ' } })],
  [
    'text-too-long',
    'a note of 81 characters',
    'situation.note.text',
    situated({ note: { kind: 'ADD', text: 'x'.repeat(81) } }),
  ],
  [
    'text-too-long',
    'a description of 81 characters',
    'lines.1.detail.procedureDescription',
    detailed({ procedureDescription: 'x'.repeat(81) }),
  ],
  [
    'paperwork-complete',
    'no control number',
    'situation.paperwork.1.controlNumber',
    situated({ paperwork: [{ reportType: 'OZ', transmission: 'FX', controlNumber: '' }] }),
  ],
  [
    'paperwork-complete',
    'unknown report',
    'situation.paperwork.1.reportType',
    situated({ paperwork: [{ reportType: '99', transmission: 'FX', controlNumber: 'A1' }] }),
  ],
  [
    'paperwork-complete',
    'unknown way',
    'lines.1.detail.paperwork.1.transmission',
    detailed({ paperwork: [{ reportType: 'OZ', transmission: 'ZZ', controlNumber: 'A1' }] }),
  ],
  [
    'too-much-paperwork',
    'eleven',
    'situation.paperwork',
    situated({
      paperwork: Array.from({ length: 11 }, (_, i) => ({
        reportType: 'OZ',
        transmission: 'FX',
        controlNumber: `A${i}0`,
      })),
    }),
  ],
  ['delay-reason', '12', 'situation.delayReason', situated({ delayReason: '12' })],
  ['special-program', '01', 'situation.specialProgram', situated({ specialProgram: '01' })],
  [
    'condition-codes',
    'three characters',
    'situation.conditionCodes.1',
    situated({ conditionCodes: ['W2X'] }),
  ],
  ['condition-codes', 'twice', 'situation.conditionCodes.2', situated({ conditionCodes: ['W2', 'W2'] })],
  [
    'investigational-device',
    'digits only',
    'situation.investigationalDevice',
    situated({ investigationalDevice: '123456' }),
  ],
  ['patient-weight', 'words', 'situation.patientWeight', situated({ patientWeight: 'heavy' })],
  ['frequency-code', '6', 'frequency', claimWith({ frequency: '6' as '1' })],
  ['replacement-needs-payer-number', 'void', 'situation.payerControlNumber', claimWith({ frequency: '8' })],
  [
    'payer-number-on-first-claim',
    'a number, but first',
    'frequency',
    situated({ payerControlNumber: 'ICN1' }),
  ],
  [
    'place-against-visit',
    'an emergency visit in the office',
    'lines.1.placeOfService',
    claimWith({ lines: [service(1, '99284', 300)] }),
  ],
];
