import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Coding } from '#shared/domain/encounter.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PatientId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { DrawInvoice } from '#electron/statements/service.ts';
import type { WorkServices } from '#electron/work-services.ts';
import { payerAnswer } from './payer-answer.ts';
import { demoCharge } from './records.ts';
import type { DemoDocument } from './visits.ts';

/** The copay that Dana Fictive leaves at the desk by card. */
export const SCENARIO_COPAY_CENTS = 2500;

/** The two documents of the visit; our own text about nobody. */
export const SCENARIO_DOCUMENTS: readonly [DemoDocument, DemoDocument] = [
  {
    kind: 'visit_note',
    title: 'Visit note',
    text: `REASON FOR VISIT
Follow-up of diabetes and blood pressure. Established patient.

HISTORY
57-year-old woman with type 2 diabetes mellitus since 2019 and essential hypertension. Takes metformin 1000 mg twice a day and lisinopril 20 mg. Missed a few evening doses during a move last month. No low blood sugars, no chest pain, no shortness of breath. Denies numbness or burning in the feet. No change of vision; last eye examination eleven months ago, no retinopathy found then.

EXAMINATION
BP 134/82, pulse 74, weight 81.2 kg. Heart regular, no murmur. Lungs clear. No ankle swelling. Feet: skin intact, pulses present, monofilament felt at all ten points on both sides.

RESULTS
Venous blood drawn in the office today. Haemoglobin A1c 8.1 % by point-of-care instrument (7.4 % in spring).

ASSESSMENT
1. Type 2 diabetes mellitus without complications, not at goal after missed doses.
2. Essential hypertension, at goal on treatment.

PLAN
Resume metformin regularly, pill box given. Diet reviewed for ten minutes. Continue lisinopril. Repeat A1c in three months. Eye examination to be booked. Return earlier for readings above 250.`,
  },
  {
    kind: 'lab_report',
    title: 'Point-of-care A1c',
    text: `POINT-OF-CARE LABORATORY REPORT
Site: office laboratory, CLIA certificate of waiver
Specimen: venous whole blood, antecubital vein, left arm
Collected and tested on the day of the visit

TEST                     RESULT      GOAL
Haemoglobin A1c          8.1 %       below 7.0 %

Estimated average glucose 186 mg/dl
Instrument self-test: passed
Comment: 0.7 percentage points above the spring value.`,
  },
];

/** E11.9 and I10; the visit for both, blood draw and A1c for the diabetes. */
export function scenarioCoding(newId: () => string): Coding {
  const line = (code: string, modifiers: string[], pointers: number[]) => ({
    id: newId() as ServiceLineId,
    code,
    modifiers,
    pointers,
    units: 1,
    chargeCents: cents(demoCharge(code)),
  });
  return {
    diagnoses: ['E11.9', 'I10'],
    lines: [line('99213', [], [1, 2]), line('36415', [], [1]), line('83036', ['QW'], [1])],
  };
}

/**
 * What the payer of the demonstration answers to one of its claims, as the text of an 835 file.
 * @throws Refusal when there is no claim of this number.
 */
export function demonstrationRemittance(db: ReadDb, controlNumber: string, today: IsoDate): string {
  const row = db.get<{ frozen: string }>(
    sql`SELECT frozen FROM claim WHERE control_number = ${controlNumber}`,
  );
  if (!row) throw new Refusal('not_found', `There is no claim ${controlNumber} in this practice file.`);
  return payerAnswer([JSON.parse(row.frozen) as ProfessionalClaim], {
    trace: `SMHP${controlNumber}`,
    paidOn: today,
    interchangeControl: Number(controlNumber),
  });
}

export type ScenarioSummary = {
  readonly charges_cents: number;
  readonly insurance_paid_cents: number;
  readonly contractual_cents: number;
  readonly patient_paid_cents: number;
  readonly patient_balance_cents: number;
  readonly journal_balanced: boolean;
};

export type ScenarioPapers = {
  readonly drawInvoice: DrawInvoice;
  readonly drawCms1500: (claim: ProfessionalClaim) => Promise<Uint8Array>;
};

/**
 * Plays the visit from the copay and the open encounter to the invoice through the same services as the window, and leaves
 * claim.837, cms1500.pdf, era.835, invoice.pdf and summary.json in a folder. Every figure comes from the ledger.
 */
export async function playScenario(
  services: WorkServices,
  visit: { readonly patientId: PatientId; readonly encounterId: EncounterId },
  outDir: string,
  papers: ScenarioPapers,
): Promise<ScenarioSummary> {
  mkdirSync(outDir, { recursive: true });
  const { coding, claims, outbox, remits, statements, ledger, context } = services;
  const leave = (name: string, content: string | Uint8Array): void =>
    writeFileAtomically(join(outDir, name), content, { ownerOnly: true });

  const opened = coding.get(visit.encounterId);
  ledger.takePayment({
    ...visit,
    amountCents: cents(SCENARIO_COPAY_CENTS),
    tender: 'card',
    receivedOn: opened.encounter.serviceDate,
    note: 'copay',
    requestId: context.newId(),
  });
  const saved = coding.save(visit.encounterId, opened.encounter.version, scenarioCoding(context.newId));
  coding.markCoded(visit.encounterId, saved.encounter.version);

  const { summary } = claims.createFromEncounter(visit.encounterId);
  claims.release(summary.id);
  outbox.exportTo([summary.id], outDir, () => 'claim.837');
  leave('cms1500.pdf', await papers.drawCms1500(claims.get(summary.id).claim));
  claims.notePrinted(summary.id, 'CMS-1500 saved as PDF.');

  const era = demonstrationRemittance(context.db(), summary.controlNumber, context.clock.today());
  leave('era.835', era);
  const received = remits.receive('era.835', Buffer.from(era, 'utf8'));
  remits.post(received.summary.id);

  const invoice = await statements.issue(visit.patientId, papers.drawInvoice);
  leave('invoice.pdf', statements.pdf(invoice.id).pdf);

  const { totals } = ledger.patient(visit.patientId);
  const figures: ScenarioSummary = {
    charges_cents: totals.chargesCents,
    insurance_paid_cents: totals.insurancePaidCents,
    contractual_cents: totals.contractualCents,
    patient_paid_cents: totals.patientPaidCents,
    patient_balance_cents: totals.patientBalanceCents,
    journal_balanced: journalsBalance(context.db()),
  };
  leave('summary.json', `${JSON.stringify(figures, null, 2)}\n`);
  return figures;
}

/** Whether every journal of the file sums to zero and no entry stands without one. */
function journalsBalance(db: ReadDb): boolean {
  const off = db.get<{ n: number }>(sql`SELECT COUNT(*) AS n FROM (
    SELECT e.journal_id FROM journal_entry e LEFT JOIN journal j ON j.id = e.journal_id
    GROUP BY e.journal_id HAVING SUM(e.amount_cents) <> 0 OR MAX(j.id) IS NULL)`);
  return off?.n === 0;
}
