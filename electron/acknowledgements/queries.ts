import type { AckEvent } from '#shared/contract/acknowledgements.ts';
import type { AckFacts, AckItem, AckItemState, AckKind, AckReason } from '#shared/domain/acknowledgement.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type {
  AckFileId,
  AckItemId,
  ClaimFileId,
  ClaimId,
  CoverageId,
  PatientId,
  QuestionFileId,
} from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type SentRow = {
  readonly claimFileId: ClaimFileId | null;
  readonly questionFileId: QuestionFileId | null;
  readonly content: Uint8Array;
  readonly createdAt: string;
};

/** Files of ours with an interchange control number: claims and questions. */
export function findSentByControl(db: ReadDb, control: number): SentRow[] {
  return db.all<SentRow>(sql`SELECT id AS claimFileId, NULL AS questionFileId, content, created_at AS createdAt
      FROM claim_file WHERE interchange_control = ${control}
    UNION ALL SELECT NULL, id, content, created_at FROM question_file WHERE interchange_control = ${control}`);
}

/** Files of ours with a group control number (GS06). */
export function findSentByGroup(db: ReadDb, control: number): SentRow[] {
  return db.all<SentRow>(sql`SELECT f.id AS claimFileId, NULL AS questionFileId, f.content, f.created_at AS createdAt
      FROM sent_group g JOIN claim_file f ON f.id = g.claim_file_id WHERE g.control = ${control}
    UNION SELECT NULL, q.id, q.content, q.created_at
      FROM sent_group g JOIN question_file q ON q.id = g.question_file_id WHERE g.control = ${control}`);
}

/** Files of ours whose groups were not looked up yet. */
export function findUngrouped(db: ReadDb): Pick<SentRow, 'claimFileId' | 'questionFileId'>[] {
  return db.all(sql`SELECT id AS claimFileId, NULL AS questionFileId FROM claim_file f
      WHERE NOT EXISTS (SELECT 1 FROM sent_group g WHERE g.claim_file_id = f.id)
    UNION ALL SELECT NULL, id FROM question_file q
      WHERE NOT EXISTS (SELECT 1 FROM sent_group g WHERE g.question_file_id = q.id)`);
}

export function findSentContent(
  db: ReadDb,
  of: Pick<SentRow, 'claimFileId' | 'questionFileId'>,
): Uint8Array | null {
  return (
    db.get<{ content: Uint8Array }>(
      of.claimFileId === null
        ? sql`SELECT content FROM question_file WHERE id = ${of.questionFileId}`
        : sql`SELECT content FROM claim_file WHERE id = ${of.claimFileId}`,
    )?.content ?? null
  );
}

export function insertSentGroup(
  db: WriteDb,
  of: Pick<SentRow, 'claimFileId' | 'questionFileId'>,
  control: number,
): void {
  db.run(sql`INSERT INTO sent_group (control, claim_file_id, question_file_id)
    VALUES (${control}, ${of.claimFileId}, ${of.questionFileId})`);
}

export function findClaimFileContent(db: ReadDb, id: ClaimFileId): SentRow | null {
  return db.get<SentRow>(
    sql`SELECT id AS claimFileId, NULL AS questionFileId, content, created_at AS createdAt FROM claim_file WHERE id = ${id}`,
  );
}

/** Claim files that hold a transaction with this number (BHT03): by the interchange that it is made of. */
export function findClaimFileIds(db: ReadDb, interchangeControl: number): ClaimFileId[] {
  return db
    .all<{ id: ClaimFileId }>(
      sql`SELECT id FROM claim_file WHERE interchange_control = ${interchangeControl}`,
    )
    .map(({ id }) => id);
}

/** Control number of the claim that a status question was about, or null. */
export function findStatusQuestion(db: ReadDb, trace: string): string | null {
  return (
    db.get<{ number: string }>(sql`SELECT c.control_number AS number FROM claim_status_question q
      JOIN claim c ON c.id = q.claim_id WHERE q.trace = ${trace}`)?.number ?? null
  );
}

/** Control number of the one claim that has this number of the payer; null when none or several have it. */
export function findClaimByPayerNumber(db: ReadDb, payerControlNumber: string): string | null {
  const rows = db.all<{ number: string }>(
    sql`SELECT control_number AS number FROM claim WHERE payer_control_number = ${payerControlNumber} AND payer_control_number <> '' LIMIT 2`,
  );
  return rows.length === 1 ? (rows[0]?.number ?? null) : null;
}

export type NewItem = {
  readonly id: AckItemId;
  readonly fileId: AckFileId;
  readonly position: number;
  readonly kind: AckKind;
  readonly level: AckItem['level'];
  readonly segment: number;
  readonly outcome: AckItem['outcome'];
  readonly about: string;
  readonly sentence: string;
  readonly saidAt: string;
  readonly state: AckItemState;
  readonly why: string;
  readonly contentKey: string;
  readonly facts: AckFacts;
  readonly reasons: readonly AckReason[];
  readonly mark: ClaimStatus | null;
  readonly claimFileId: ClaimFileId | null;
  readonly questionFileId: QuestionFileId | null;
  readonly patientId: PatientId | null;
  readonly coverageId: CoverageId | null;
};

export function insertItem(db: WriteDb, i: NewItem): void {
  db.run(sql`INSERT INTO ack_item (id, ack_file_id, position, kind, level, segment, outcome, about, sentence, said_at,
      state, why, content_key, facts, reasons, mark, claim_file_id, question_file_id, patient_id, coverage_id)
    VALUES (${i.id}, ${i.fileId}, ${i.position}, ${i.kind}, ${i.level}, ${i.segment}, ${i.outcome}, ${i.about},
      ${i.sentence}, ${i.saidAt}, ${i.state}, ${i.why}, ${i.contentKey}, ${JSON.stringify(i.facts)},
      ${JSON.stringify(i.reasons)}, ${i.mark}, ${i.claimFileId}, ${i.questionFileId}, ${i.patientId}, ${i.coverageId})`);
}

/** The file in which the same was said before, and counts; or null. */
export function findSaidBefore(db: ReadDb, contentKey: string): { readonly fileName: string } | null {
  return db.get(sql`SELECT f.file_name AS fileName FROM ack_item i JOIN ack_file f ON f.id = i.ack_file_id
    WHERE i.content_key = ${contentKey} AND i.state <> 'known' AND f.state = 'read' LIMIT 1`);
}

/** Writes down who decided what about an item. */
export function decideItem(
  db: WriteDb,
  id: AckItemId,
  d: {
    readonly state: AckItemState;
    readonly why: string;
    readonly by: { readonly id: string; readonly at: Instant } | null;
    readonly patientId: PatientId | null;
    readonly coverageId: CoverageId | null;
  },
): void {
  db.run(sql`UPDATE ack_item SET state = ${d.state}, why = ${d.why}, decided_by = ${d.by?.id ?? null},
    decided_at = ${d.by?.at ?? null}, patient_id = ${d.patientId}, coverage_id = ${d.coverageId} WHERE id = ${id}`);
}

export function insertItemClaim(
  db: WriteDb,
  itemId: AckItemId,
  c: {
    readonly claimId: ClaimId;
    readonly reasons: readonly AckReason[];
    readonly from: ClaimStatus | null;
    readonly to: ClaimStatus | null;
    readonly note: string;
    /** The payer's number of the claim, when this changed it. */
    readonly number: { readonly before: string; readonly after: string } | null;
  },
): void {
  db.run(sql`INSERT INTO ack_item_claim (ack_item_id, claim_id, reasons, from_status, to_status, note, number_before,
      number_after)
    VALUES (${itemId}, ${c.claimId}, ${JSON.stringify(c.reasons)}, ${c.from}, ${c.to}, ${c.note},
      ${c.number?.before ?? null}, ${c.number?.after ?? null})`);
}

export function deleteItemClaims(db: WriteDb, itemId: AckItemId): void {
  db.run(sql`DELETE FROM ack_item_claim WHERE ack_item_id = ${itemId}`);
}

/** Ids of everything that a file says. */
export function listItemIds(db: ReadDb, fileId: AckFileId): AckItemId[] {
  return db
    .all<{ id: AckItemId }>(sql`SELECT id FROM ack_item WHERE ack_file_id = ${fileId}`)
    .map(({ id }) => id);
}

/** The moves of claims that a file or item made, the last first. */
export function listMoves(
  db: ReadDb,
  of: { readonly fileId: AckFileId } | { readonly itemId: AckItemId },
): { readonly claimId: ClaimId; readonly from: ClaimStatus; readonly to: ClaimStatus }[] {
  const where = 'fileId' in of ? sql`i.ack_file_id = ${of.fileId}` : sql`i.id = ${of.itemId}`;
  return db.all(sql`SELECT c.claim_id AS claimId, c.from_status AS "from", c.to_status AS "to" FROM ack_item_claim c
    JOIN ack_item i ON i.id = c.ack_item_id WHERE ${where} AND c.to_status IS NOT NULL
    ORDER BY i.position DESC, c.claim_id`);
}

/** The payer's numbers that a file or item gave to claims, the last first. */
export function listNumbers(
  db: ReadDb,
  of: { readonly fileId: AckFileId } | { readonly itemId: AckItemId },
): { readonly claimId: ClaimId; readonly before: string; readonly after: string }[] {
  const where = 'fileId' in of ? sql`i.ack_file_id = ${of.fileId}` : sql`i.id = ${of.itemId}`;
  return db.all(sql`SELECT c.claim_id AS claimId, c.number_before AS before, c.number_after AS after FROM ack_item_claim c
    JOIN ack_item i ON i.id = c.ack_item_id WHERE ${where} AND c.number_before IS NOT NULL
    ORDER BY i.position DESC, c.claim_id`);
}

/**
 * Whether something that was said of a claim later, or a rejection at the same time, stands in a file that counts.
 * @param since when the claim was sent last (UTC): what was received before that is about an earlier sending.
 */
export function saidLater(
  db: ReadDb,
  claimId: ClaimId,
  saidAt: string,
  since: string,
): { readonly saidAt: string; readonly mark: ClaimStatus } | null {
  return db.get(sql`SELECT i.said_at AS saidAt, i.mark FROM ack_item_claim c JOIN ack_item i ON i.id = c.ack_item_id
      JOIN ack_file f ON f.id = i.ack_file_id
    WHERE c.claim_id = ${claimId} AND f.state = 'read' AND i.mark IS NOT NULL AND f.received_at >= ${since}
      AND (i.said_at > ${saidAt} OR (i.said_at = ${saidAt} AND i.mark = 'rejected'))
    ORDER BY i.said_at DESC LIMIT 1`);
}

export function insertAckEvent(
  db: WriteDb,
  e: {
    readonly fileId: AckFileId;
    readonly itemId: AckItemId | null;
    readonly at: Instant;
    readonly kind: AckEvent['kind'];
    readonly detail: string;
    readonly userId: string;
  },
): void {
  db.run(sql`INSERT INTO ack_event (ack_file_id, ack_item_id, at, kind, detail, user_id)
    VALUES (${e.fileId}, ${e.itemId}, ${e.at}, ${e.kind}, ${e.detail}, ${e.userId})`);
}

export function listEvents(db: ReadDb, fileId: AckFileId): AckEvent[] {
  return db.all<AckEvent>(sql`SELECT e.at, e.kind, e.detail, u.name AS userName FROM ack_event e
    JOIN user_account u ON u.id = e.user_id WHERE e.ack_file_id = ${fileId} ORDER BY e.id`);
}
