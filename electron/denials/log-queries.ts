import type { LetterTemplate } from '#shared/domain/denials/letter.ts';
import type { DenialDetail, DenialSort, PayerCall, RecordsRequest } from '#shared/domain/denials/denial.ts';
import type { DenialKind } from '#shared/domain/denials/kinds.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId, RecordsRequestId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** Calls about a claim, newest first. */
export function listCalls(db: ReadDb, claimId: ClaimId): PayerCall[] {
  return db.all<PayerCall>(sql`SELECT k.id, k.called_on AS calledOn, k.whom, k.reference, k.said, k.promised,
      k.next_on AS nextOn, k.at, u.name AS userName
    FROM payer_call k JOIN user_account u ON u.id = k.user_id WHERE k.claim_id = ${claimId} ORDER BY k.id DESC`);
}

export type NewCall = Omit<PayerCall, 'id' | 'at' | 'userName'> & { readonly claimId: ClaimId };

export function insertCall(db: WriteDb, c: NewCall, at: Instant, userId: string): void {
  db.run(sql`INSERT INTO payer_call (claim_id, called_on, whom, reference, said, promised, next_on, at, user_id)
    VALUES (${c.claimId}, ${c.calledOn}, ${c.whom}, ${c.reference}, ${c.said}, ${c.promised}, ${c.nextOn}, ${at}, ${userId})`);
}

/** Papers that a payer asked for on a claim, those not sent yet first. */
export function listRecords(db: ReadDb, claimId: ClaimId): RecordsRequest[] {
  return db.all<RecordsRequest>(sql`SELECT id, claim_id AS claimId, asked_on AS askedOn, due_on AS dueOn, what, reference,
      done_on AS doneOn, done_how AS doneHow
    FROM records_request WHERE claim_id = ${claimId} ORDER BY done_on IS NOT NULL, due_on, created_at`);
}

export type NewRecords = Omit<RecordsRequest, 'doneOn' | 'doneHow'>;

export function insertRecords(db: WriteDb, r: NewRecords, at: Instant, userId: string): void {
  db.run(sql`INSERT INTO records_request (id, claim_id, asked_on, due_on, what, reference, created_at, created_by)
    VALUES (${r.id}, ${r.claimId}, ${r.askedOn}, ${r.dueOn}, ${r.what}, ${r.reference}, ${at}, ${userId})`);
}

/** @returns the claim, or null when it is not there or done. */
export function setRecordsDone(
  db: WriteDb,
  id: RecordsRequestId,
  doneOn: IsoDate,
  how: string,
): ClaimId | null {
  const row = db.get<{ claimId: ClaimId }>(
    sql`SELECT claim_id AS claimId FROM records_request WHERE id = ${id} AND done_on IS NULL`,
  );
  if (!row) return null;
  db.run(sql`UPDATE records_request SET done_on = ${doneOn}, done_how = ${how} WHERE id = ${id}`);
  return row.claimId;
}

/** The practice's own texts for letters. */
export function listLetters(db: ReadDb): LetterTemplate[] {
  return db
    .all<{ name: string; kind: string; text: string }>(
      sql`SELECT name, kind, text FROM letter_template ORDER BY name COLLATE NOCASE`,
    )
    .map((row) => ({ ...row, kind: row.kind === '' ? null : (row.kind as DenialKind) }));
}

export function putLetter(db: WriteDb, l: LetterTemplate, at: Instant, userId: string): void {
  db.run(sql`DELETE FROM letter_template WHERE name = ${l.name} COLLATE NOCASE`);
  db.run(sql`INSERT INTO letter_template (name, kind, text, changed_at, changed_by)
    VALUES (${l.name}, ${l.kind ?? ''}, ${l.text}, ${at}, ${userId})`);
}

export function deleteLetter(db: WriteDb, name: string): boolean {
  return db.run(sql`DELETE FROM letter_template WHERE name = ${name} COLLATE NOCASE`).changes > 0;
}

/** What a packet of a claim of this visit may enclose, in the order in which it came. */
export function listDocuments(db: ReadDb, id: EncounterId): DenialDetail['documents'] {
  return db.all(sql`SELECT id, title, kind, received_at AS receivedAt FROM clinical_document
    WHERE encounter_id = ${id} ORDER BY received_at, rowid`);
}

const orderKey = (userId: UserId): string => `denial-desk-order/${userId}`;

/** The order in which a user has left the desk, or null. */
export function findOrder(db: ReadDb, userId: UserId): DenialSort | null {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${orderKey(userId)}`);
  return row && (JSON.parse(row.value) as DenialSort);
}

export function putOrder(db: WriteDb, userId: UserId, sort: DenialSort): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${orderKey(userId)}, ${JSON.stringify(sort)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}
