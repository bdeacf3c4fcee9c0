import { randomUUID } from 'node:crypto';
import { balancedDraft, transfer } from '#shared/domain/posting/entries.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId } from '#shared/kernel/ids.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import { sentClaim, type WorkFile } from '#tests/support/work-file.ts';

/**
 * A settled claim of which the patient owes an amount: sent, answered, the insurer's receivable empty. What the
 * patient does not owe is a discount.
 */
export function owedClaim(
  file: WorkFile,
  day: IsoDate,
  owedCents: number,
  patientId: PatientId = file.ids.patientId,
): ClaimId {
  const { summary } = sentClaim(file, day, patientId);
  const { context } = file.services;
  transaction(file.db(), (db) => {
    const facts = { patientId, claimId: summary.id, payerId: file.ids.payerId, serviceOn: day };
    const open =
      db.get<{ n: number }>(
        sql`SELECT sum(amount_cents) AS n FROM journal_entry WHERE claim_id = ${summary.id} AND account = 'ar_insurer'`,
      )?.n ?? 0;
    context.postJournal(
      db,
      balancedDraft({
        kind: 'remittance',
        postedOn: context.clock.today(),
        memo: 'Answer of the insurer',
        sourceType: 'test answer',
        sourceId: randomUUID(),
        entries: [
          ...transfer('ar_patient', 'ar_insurer', owedCents, 'Deductible', { ...facts, reason: 'PR-1' }),
          ...transfer('contractual_adjustment', 'ar_insurer', open - owedCents, 'Discount', {
            ...facts,
            reason: 'CO-45',
          }),
        ],
      }),
    );
    db.run(sql`UPDATE claim SET status = 'paid' WHERE id = ${summary.id}`);
  });
  return summary.id;
}

/** Balance of an account for a patient, by the journal. */
export function balanceOf(
  file: WorkFile,
  account: string,
  patientId: PatientId = file.ids.patientId,
): number {
  return (
    file
      .db()
      .get<{ n: number }>(
        sql`SELECT coalesce(sum(amount_cents), 0) AS n FROM journal_entry WHERE account = ${account} AND patient_id = ${patientId}`,
      )?.n ?? 0
  );
}
