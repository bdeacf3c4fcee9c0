import type { Appeal, AppealOutcome, AppealPacket, AppealWay } from '#shared/domain/denials/denial.ts';
import type { AppealLevel } from '#shared/domain/denials/deadlines.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { AppealId, DenialId, DocumentId, RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type AppealRow = Omit<Appeal, 'documentIds' | 'packets' | 'sentHow'> & {
  readonly documents: string;
  readonly sentHow: string;
};

const APPEAL = sql`SELECT a.id, a.denial_id AS denialId, a.level, a.deadline_on AS deadlineOn, a.letter, a.documents,
    a.created_at AS createdAt, u.name AS createdBy, a.sent_on AS sentOn, a.sent_how AS sentHow, a.reference,
    a.answer_by AS answerBy, a.outcome, a.decided_on AS decidedOn, a.won_cents AS wonCents, a.outcome_note AS outcomeNote
  FROM appeal a JOIN user_account u ON u.id = a.created_by`;

/** Appeals of a denial, newest first. */
export function listAppeals(db: ReadDb, id: DenialId): Appeal[] {
  return db
    .all<AppealRow>(sql`${APPEAL} WHERE a.denial_id = ${id} ORDER BY a.created_at DESC`)
    .map((row) => toAppeal(db, row));
}

export function findAppeal(db: ReadDb, id: AppealId): Appeal | null {
  const row = db.get<AppealRow>(sql`${APPEAL} WHERE a.id = ${id}`);
  return row && toAppeal(db, row);
}

function toAppeal(db: ReadDb, { documents, sentHow, ...row }: AppealRow): Appeal {
  return {
    ...row,
    sentHow: sentHow === '' ? null : (sentHow as AppealWay),
    documentIds: JSON.parse(documents) as DocumentId[],
    packets: listPackets(db, row.id),
  };
}

/** The level that the next appeal of a denial would have; null after the last. A withdrawn one does not count. */
export function nextLevelOf(db: ReadDb, id: DenialId): AppealLevel | null {
  const row = db.get<{ level: number | null }>(
    sql`SELECT max(level) AS level FROM appeal WHERE denial_id = ${id} AND outcome IS NOT 'withdrawn'`,
  );
  const next = (row?.level ?? 0) + 1;
  return next === 1 || next === 2 || next === 3 ? next : null;
}

export type NewAppeal = {
  readonly id: AppealId;
  readonly denialId: DenialId;
  readonly level: AppealLevel;
  readonly deadlineOn: IsoDate | null;
  readonly letter: string;
  readonly documentIds: readonly DocumentId[];
};

export function insertAppeal(db: WriteDb, a: NewAppeal, at: Instant, userId: string): void {
  db.run(sql`INSERT INTO appeal (id, denial_id, level, deadline_on, letter, documents, created_at, created_by)
    VALUES (${a.id}, ${a.denialId}, ${a.level}, ${a.deadlineOn}, ${a.letter}, ${JSON.stringify(a.documentIds)}, ${at}, ${userId})`);
  countOpen(db, a.denialId);
}

export function updateLetter(
  db: WriteDb,
  id: AppealId,
  letter: string,
  documentIds: readonly DocumentId[],
): void {
  db.run(
    sql`UPDATE appeal SET letter = ${letter}, documents = ${JSON.stringify(documentIds)} WHERE id = ${id}`,
  );
}

export type Sending = {
  readonly sentOn: IsoDate;
  readonly sentHow: AppealWay;
  readonly reference: string;
  readonly answerBy: IsoDate | null;
};

export function setSent(db: WriteDb, id: AppealId, s: Sending): void {
  db.run(sql`UPDATE appeal SET sent_on = ${s.sentOn}, sent_how = ${s.sentHow}, reference = ${s.reference},
      answer_by = ${s.answerBy} WHERE id = ${id}`);
}

export type Decision = {
  readonly outcome: AppealOutcome;
  readonly decidedOn: IsoDate;
  readonly wonCents: number;
  readonly note: string;
};

export function setDecided(db: WriteDb, appeal: Pick<Appeal, 'id' | 'denialId'>, d: Decision): void {
  db.run(sql`UPDATE appeal SET outcome = ${d.outcome}, decided_on = ${d.decidedOn}, won_cents = ${d.wonCents},
      outcome_note = ${d.note} WHERE id = ${appeal.id}`);
  countOpen(db, appeal.denialId);
}

/** A payment that closes the denial decides the appeal that runs. */
export function decideByPosting(
  db: WriteDb,
  id: DenialId,
  p: { readonly by: RemittanceId; readonly on: IsoDate; readonly recovered: number },
): void {
  db.run(sql`UPDATE appeal SET outcome = 'won', decided_on = ${p.on}, won_cents = ${Math.max(0, p.recovered)},
      outcome_note = 'By the payment.', decided_by_remittance_id = ${p.by} WHERE denial_id = ${id} AND outcome IS NULL`);
  countOpen(db, id);
}

export function reopenDecidedBy(db: WriteDb, id: DenialId, by: RemittanceId): void {
  db.run(sql`UPDATE appeal SET outcome = NULL, decided_on = NULL, won_cents = 0, outcome_note = '',
      decided_by_remittance_id = NULL WHERE denial_id = ${id} AND decided_by_remittance_id = ${by}`);
  countOpen(db, id);
}

function countOpen(db: WriteDb, id: DenialId): void {
  db.run(sql`UPDATE denial SET appeals_open = (SELECT count(*) FROM appeal WHERE denial_id = ${id} AND outcome IS NULL)
    WHERE id = ${id}`);
}

export function listPackets(db: ReadDb, id: AppealId): AppealPacket[] {
  return db
    .all<
      Omit<AppealPacket, 'byHand'> & { readonly byHand: string }
    >(sql`SELECT number, made_at AS madeAt, pages,
        sha256, length(pdf) AS byteCount, by_hand AS byHand
      FROM appeal_packet WHERE appeal_id = ${id} ORDER BY number DESC`)
    .map((row) => ({ ...row, byHand: JSON.parse(row.byHand) as string[] }));
}

export type NewPacket = {
  readonly at: Instant;
  readonly pages: number;
  readonly sha256: string;
  readonly pdf: Uint8Array;
  /** A sentence for each document that has to be put behind it by hand. */
  readonly byHand: readonly string[];
};

export function insertPacket(db: WriteDb, id: AppealId, p: NewPacket): number {
  const number = (listPackets(db, id)[0]?.number ?? 0) + 1;
  db.run(sql`INSERT INTO appeal_packet (appeal_id, number, made_at, pages, sha256, pdf, by_hand)
    VALUES (${id}, ${number}, ${p.at}, ${p.pages}, ${p.sha256}, ${p.pdf}, ${JSON.stringify(p.byHand)})`);
  return number;
}

/** The kept bytes, or null. */
export function findPacket(
  db: ReadDb,
  id: AppealId,
  number: number,
): { readonly pdf: Uint8Array; readonly sha256: string } | null {
  return db.get(sql`SELECT pdf, sha256 FROM appeal_packet WHERE appeal_id = ${id} AND number = ${number}`);
}
