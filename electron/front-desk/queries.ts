import type { IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PatientId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

export type TodaysVisit = {
  readonly id: EncounterId;
  readonly reason: string;
  readonly providerName: string;
};

/** A patient's visit of a day; the latest when there are several. */
export function visitOn(db: ReadDb, patientId: PatientId, on: IsoDate): TodaysVisit | null {
  return db.get<TodaysVisit>(sql`
    SELECT e.id, e.reason, trim(p.first_name || ' ' || p.last_name) AS providerName
    FROM encounter e JOIN provider p ON p.id = e.rendering_provider_id
    WHERE e.patient_id = ${patientId} AND e.service_on = ${on} ORDER BY e.created_at DESC LIMIT 1`);
}

/**
 * What was taken for a visit: money that carries it in the journal, as it stands after reversals. What of it was used
 * for the visit's claim since still counts as taken.
 */
export function takenForVisit(db: ReadDb, id: EncounterId): number {
  const row = db.get<{ taken: number }>(sql`
    SELECT coalesce(-sum(e.amount_cents), 0) AS taken
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
    WHERE e.encounter_id = ${id} AND e.account = 'unapplied_payments'
      AND coalesce(o.kind, j.kind) IN ('patient_payment', 'returned_payment')`);
  return row?.taken ?? 0;
}

/** Money of a patient that was taken for no visit and is not applied yet. */
export function freeMoney(db: ReadDb, patientId: PatientId): number {
  const row = db.get<{ free: number }>(sql`
    SELECT coalesce(-sum(amount_cents), 0) AS free FROM journal_entry
    WHERE patient_id = ${patientId} AND account = 'unapplied_payments' AND encounter_id IS NULL`);
  return Math.max(0, row?.free ?? 0);
}
