import {
  EstimateContent,
  EstimateOrder,
  type BilledCharge,
  type EstimateSummary,
} from '#shared/domain/estimates/estimate.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EstimateId, PatientId, UserId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { every, list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type Row = {
  readonly id: EstimateId;
  readonly number: string;
  readonly version: number;
  readonly patientId: PatientId;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly about: string;
  readonly issuedOn: IsoDate;
  readonly deliverBy: IsoDate | null;
  readonly deliveredOn: IsoDate | null;
  readonly serviceOn: IsoDate | null;
  readonly validTo: IsoDate;
  readonly total: number;
  readonly newest: number;
};

const ESTIMATES = sql`SELECT e.id, e.number, e.version, e.patient_id AS patientId, p.last_name AS lastName,
  p.first_name AS firstName, p.middle_name AS middleName, e.content ->> '$.about' AS about, e.issued_on AS issuedOn,
  e.content ->> '$.deliverBy' AS deliverBy, d."on" AS deliveredOn, e.content ->> '$.serviceOn' AS serviceOn,
  e.valid_to AS validTo, e.total_cents AS total,
  e.version = (SELECT max(version) FROM estimate n WHERE n.number = e.number) AS newest
  FROM estimate e JOIN patient p ON p.id = e.patient_id LEFT JOIN estimate_delivery d ON d.estimate_id = e.id`;

/** Newest first; of one patient, or of all when null. */
export function listEstimates(db: ReadDb, patientId: PatientId | null): EstimateSummary[] {
  const where = patientId === null ? [] : [sql`e.patient_id = ${patientId}`];
  return db
    .all<Row>(sql`${ESTIMATES} WHERE ${every(where)} ORDER BY e.issued_at DESC, e.rowid DESC`)
    .map(toSummary);
}

export type KeptEstimate = {
  readonly summary: EstimateSummary;
  readonly order: EstimateOrder;
  readonly content: EstimateContent;
  readonly pdf: Uint8Array;
};

export function findEstimate(db: ReadDb, id: EstimateId): KeptEstimate | null {
  const row = db.get<Row>(sql`${ESTIMATES} WHERE e.id = ${id}`);
  const kept = db.get<{ order: string; content: string; pdf: Uint8Array }>(
    sql`SELECT "order", content, pdf FROM estimate WHERE id = ${id}`,
  );
  if (!row || !kept) return null;
  return {
    summary: toSummary(row),
    order: EstimateOrder.parse(JSON.parse(kept.order)),
    content: EstimateContent.parse(JSON.parse(kept.content)),
    pdf: new Uint8Array(kept.pdf),
  };
}

export function insertEstimate(
  db: WriteDb,
  e: {
    readonly id: EstimateId;
    readonly at: Instant;
    readonly order: EstimateOrder;
    readonly content: EstimateContent;
    readonly pdf: Uint8Array;
    readonly sha256: string;
  },
): void {
  db.run(sql`INSERT INTO estimate (id, number, version, patient_id, issued_at, issued_on, valid_to, total_cents, "order",
      content, pdf, sha256)
    VALUES (${e.id}, ${e.content.number}, ${e.content.version}, ${e.order.patientId}, ${e.at}, ${e.content.issuedOn},
      ${e.content.validTo}, ${e.content.totalCents}, ${JSON.stringify(e.order)}, ${JSON.stringify(e.content)}, ${e.pdf},
      ${e.sha256})`);
}

/** The version after the newest of a number. */
export function nextVersion(db: ReadDb, number: string): number {
  return (
    (db.get<{ version: number }>(
      sql`SELECT coalesce(max(version), 0) AS version FROM estimate WHERE number = ${number}`,
    )?.version ?? 0) + 1
  );
}

export function insertDelivery(
  db: WriteDb,
  d: {
    readonly id: EstimateId;
    readonly on: IsoDate;
    readonly way: 'hand' | 'mail' | 'electronic';
    readonly at: Instant;
    readonly userId: UserId;
  },
): boolean {
  return (
    db.run(sql`INSERT INTO estimate_delivery (estimate_id, "on", way, at, user_id)
      VALUES (${d.id}, ${d.on}, ${d.way}, ${d.at}, ${d.userId}) ON CONFLICT DO NOTHING`).changes > 0
  );
}

/** The newest versions of a patient's estimates with their content, oldest first. */
export function newestContents(
  db: ReadDb,
  patientId: PatientId,
): { readonly id: EstimateId; readonly content: EstimateContent }[] {
  return db
    .all<{ id: EstimateId; content: string }>(
      sql`SELECT id, content FROM estimate e WHERE patient_id = ${patientId}
          AND version = (SELECT max(version) FROM estimate n WHERE n.number = e.number) ORDER BY issued_at`,
    )
    .map(({ id, content }) => ({ id, content: EstimateContent.parse(JSON.parse(content)) }));
}

/** Whether a number has any estimate that was issued for a patient. */
export function anyEstimate(db: ReadDb, patientId: PatientId): boolean {
  return db.get(sql`SELECT 1 FROM estimate WHERE patient_id = ${patientId} LIMIT 1`) !== null;
}

/**
 * What a patient's visits were charged, each visit once by its claim to the first payer, by rendering provider.
 * @param claimIds only these claims; null every one.
 */
export function billedCharges(
  db: ReadDb,
  patientId: PatientId,
  claimIds: readonly ClaimId[] | null,
): BilledCharge[] {
  const only = claimIds === null ? [] : [sql`c.id IN (${list(claimIds)})`];
  return db.all<BilledCharge>(sql`
    SELECT coalesce(c.frozen ->> '$.renderingProvider.npi', '') AS providerNpi, c.service_on AS serviceOn,
      c.charge_cents AS chargeCents
    FROM claim c WHERE ${every([
      sql`c.patient_id = ${patientId}`,
      sql`c.status <> 'voided'`,
      sql`c.coverage_rank = (SELECT min(k.coverage_rank) FROM claim k WHERE k.encounter_id = c.encounter_id AND k.status <> 'voided')`,
      ...only,
    ])}`);
}

function toSummary({ lastName, firstName, middleName, total, newest, ...row }: Row): EstimateSummary {
  return {
    ...row,
    patientName: listName({ lastName, firstName, middleName }),
    totalCents: cents(total),
    newest: newest === 1,
  };
}
