import {
  AckFacts,
  AckReason,
  type AckItem,
  type AckItemState,
  type AckKind,
} from '#shared/domain/acknowledgement.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import { listName } from '#shared/domain/patient.ts';
import type {
  AckFileId,
  AckItemId,
  ClaimFileId,
  ClaimId,
  CoverageId,
  PatientId,
} from '#shared/kernel/ids.ts';
import { every, list, sql, type ReadDb, type Sql } from '#electron/db/sql.ts';

type RawItem = {
  readonly id: AckItemId;
  readonly file_id: AckFileId;
  readonly file_name: string;
  readonly kind: AckKind;
  readonly level: AckItem['level'];
  readonly segment: number;
  readonly outcome: AckItem['outcome'];
  readonly about: string;
  readonly sentence: string;
  readonly said_at: string;
  readonly state: AckItemState;
  readonly why: string;
  readonly decided_by: string | null;
  readonly facts: string;
  readonly reasons: string;
  readonly claim_file_id: ClaimFileId | null;
  readonly coverage_id: CoverageId | null;
  readonly patient_id: PatientId | null;
  readonly mark: ClaimStatus | null;
};

const ITEM = sql`SELECT i.id, i.ack_file_id AS file_id, f.file_name, i.kind, i.level, i.segment, i.outcome, i.about,
    i.sentence, i.said_at, i.state, i.why, u.name AS decided_by, i.facts, i.reasons, i.claim_file_id, i.coverage_id,
    i.patient_id, i.mark
  FROM ack_item i JOIN ack_file f ON f.id = i.ack_file_id LEFT JOIN user_account u ON u.id = i.decided_by`;

/** An item with where a claim would go by it. */
export type ItemRow = AckItem & { readonly mark: ClaimStatus | null };

/** Items under conditions on `ack_item i` and `ack_file f`, with the claims that they touched. */
export function listItems(db: ReadDb, where: readonly Sql[], order: Sql): ItemRow[] {
  const rows = db.all<RawItem>(sql`${ITEM} WHERE ${every(where)} ORDER BY ${order}`);
  const claims = claimsOf(
    db,
    rows.map((row) => row.id),
  );
  return rows.map((row) => toItem(row, claims.get(row.id) ?? []));
}

export function findItem(db: ReadDb, id: AckItemId): ItemRow | null {
  return listItems(db, [sql`i.id = ${id}`], sql`i.position`)[0] ?? null;
}

function claimsOf(db: ReadDb, ids: readonly AckItemId[]): Map<AckItemId, AckItem['claims'][number][]> {
  const found = new Map<AckItemId, AckItem['claims'][number][]>();
  const rows = db.each<{
    item: AckItemId;
    claim_id: ClaimId;
    control_number: string;
    status: ClaimStatus;
    last_name: string;
    first_name: string;
    reasons: string;
    from_status: ClaimStatus | null;
    to_status: ClaimStatus | null;
    note: string;
  }>(sql`SELECT x.ack_item_id AS item, x.claim_id, c.control_number, c.status, p.last_name, p.first_name, x.reasons,
      x.from_status, x.to_status, x.note
    FROM ack_item_claim x JOIN claim c ON c.id = x.claim_id JOIN patient p ON p.id = c.patient_id
    WHERE x.ack_item_id IN (${list(ids)}) ORDER BY length(c.control_number), c.control_number`);
  for (const row of rows) {
    const of = found.get(row.item) ?? [];
    of.push({
      claimId: row.claim_id,
      controlNumber: row.control_number,
      patientName: listName({ lastName: row.last_name, firstName: row.first_name }),
      status: row.status,
      reasons: JSON.parse(row.reasons) as AckReason[],
      from: row.from_status,
      to: row.to_status,
      note: row.note,
    });
    found.set(row.item, of);
  }
  return found;
}

function toItem(row: RawItem, claims: AckItem['claims']): ItemRow {
  return {
    id: row.id,
    fileId: row.file_id,
    fileName: row.file_name,
    kind: row.kind,
    level: row.level,
    segment: row.segment,
    outcome: row.outcome,
    about: row.about,
    sentence: row.sentence,
    saidAt: row.said_at,
    state: row.state,
    why: row.why,
    decidedBy: row.decided_by ?? '',
    facts: AckFacts.parse(JSON.parse(row.facts)),
    reasons: JSON.parse(row.reasons) as AckReason[],
    claims,
    claimFileId: row.claim_file_id,
    coverageId: row.coverage_id,
    patientId: row.patient_id,
    mark: row.mark,
  };
}
