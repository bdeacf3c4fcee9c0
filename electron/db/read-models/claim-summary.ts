import type { ClaimStatus, ClaimSummary } from '#shared/domain/claim.ts';
import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

type Row = {
  readonly id: ClaimId;
  readonly control_number: string;
  readonly encounter_id: EncounterId;
  readonly patient_id: PatientId;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly payer_id: PayerId;
  readonly payer_name: string;
  readonly coverage_rank: number;
  readonly hold_reason: string;
  readonly version: number;
  readonly version_number: number;
  readonly frequency: ClaimSummary['frequency'];
  readonly payer_control_number: string;
  readonly service_on: IsoDate;
  readonly status: ClaimStatus;
  readonly charge_cents: Cents;
  readonly insurer_paid_cents: Cents;
  readonly insurer_balance_cents: Cents;
  readonly stops: number;
  readonly warns: number;
  readonly file_by_on: IsoDate;
  readonly follow_up_on: IsoDate | null;
  readonly due_on: IsoDate | null;
  readonly open_tasks: number;
};

/**
 * Claims as every list shows them, with money summed from the journal.
 *
 * What the insurer paid on a claim is what left its receivable in remittance journals without an adjustment
 * reason (CAS group and code): a payment has none. Reversals of such journals take it back.
 * @param ids a statement that gives `id` and `place`, in the order of which the claims come.
 */
export function summariesOf(db: ReadDb, ids: Sql): readonly ClaimSummary[] {
  const rows = db.all<Row>(sql`
    SELECT c.id, c.control_number, c.encounter_id, c.patient_id, p.last_name, p.first_name, p.middle_name,
      c.payer_id, y.name AS payer_name, c.coverage_rank, c.service_on, c.status, c.hold_reason, c.version,
      c.version_number, c.frequency, c.payer_control_number, c.charge_cents, c.file_by_on, c.follow_up_on,
      nullif(c.due_on, '9999-12-31') AS due_on,
      c.open_tasks, c.stops, c.warns,
      (SELECT -coalesce(sum(e.amount_cents), 0) FROM journal_entry e
        JOIN journal j ON j.id = e.journal_id LEFT JOIN journal r ON r.id = j.reverses_journal_id
        WHERE e.claim_id = c.id AND e.account = 'ar_insurer' AND e.reason = ''
          AND 'remittance' IN (j.kind, r.kind)) AS insurer_paid_cents,
      (SELECT coalesce(sum(amount_cents), 0) FROM journal_entry
        WHERE claim_id = c.id AND account = 'ar_insurer') AS insurer_balance_cents
    FROM (${ids}) chosen CROSS JOIN claim c ON c.id = chosen.id
      JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id
    ORDER BY chosen.place`);
  return rows.map(toSummary);
}

/**
 * Claims that meet conditions on `claim c`, `patient p` and `payer y`.
 * @param order `newest` by date of service, or `due` by the last day for filing, soonest first.
 */
export function claimSummaries(
  db: ReadDb,
  where: readonly Sql[],
  options: { readonly order?: 'newest' | 'due'; readonly limit?: number } = {},
): readonly ClaimSummary[] {
  const order =
    options.order === 'due'
      ? sql`c.file_by_on, c.control_number`
      : sql`c.service_on DESC, c.control_number DESC`;
  return summariesOf(
    db,
    sql`SELECT c.id, row_number() OVER (ORDER BY ${order}) AS place
      FROM claim c JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = c.payer_id
      WHERE ${every(where)} ORDER BY ${order} LIMIT ${options.limit ?? -1}`,
  );
}

/** One claim's summary, or null when there is no such claim. */
export function claimSummary(db: ReadDb, id: ClaimId): ClaimSummary | null {
  return summariesOf(db, sql`SELECT id, 1 AS place FROM claim WHERE id = ${id}`)[0] ?? null;
}

function toSummary(row: Row): ClaimSummary {
  return {
    id: row.id,
    controlNumber: row.control_number,
    encounterId: row.encounter_id,
    patientId: row.patient_id,
    patientName: listName({
      lastName: row.last_name,
      firstName: row.first_name,
      middleName: row.middle_name,
    }),
    payerId: row.payer_id,
    payerName: row.payer_name,
    coverageRank: row.coverage_rank,
    serviceDate: row.service_on,
    status: row.status,
    holdReason: row.hold_reason,
    version: row.version,
    versionNumber: row.version_number,
    frequency: row.frequency,
    payerControlNumber: row.payer_control_number,
    chargeCents: row.charge_cents,
    insurerPaidCents: row.insurer_paid_cents,
    insurerBalanceCents: row.insurer_balance_cents,
    stops: row.stops,
    warns: row.warns,
    fileBy: row.file_by_on,
    followUpOn: row.follow_up_on,
    dueOn: row.due_on,
    openTasks: row.open_tasks,
  };
}
