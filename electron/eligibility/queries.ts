import type { OpenQuestion, QuestionFile } from '#shared/contract/eligibility.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { EligibilityAnswer } from '#shared/domain/eligibility.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type {
  AckFileId,
  AckItemId,
  ClaimId,
  CoverageId,
  PatientId,
  QuestionFileId,
} from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type NewQuestionFile = {
  readonly id: QuestionFileId;
  readonly kind: '270' | '276';
  readonly fileName: string;
  readonly sha256: string;
  readonly interchangeControl: number;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly content: Uint8Array;
  readonly createdAt: Instant;
  readonly createdBy: string;
};

export function insertQuestionFile(db: WriteDb, f: NewQuestionFile): void {
  db.run(sql`INSERT INTO question_file (id, kind, file_name, sha256, interchange_control, receiver_id, receiver_name,
      content, created_at, created_by, placed_at)
    VALUES (${f.id}, ${f.kind}, ${f.fileName}, ${f.sha256}, ${f.interchangeControl}, ${f.receiverId}, ${f.receiverName},
      ${f.content}, ${f.createdAt}, ${f.createdBy}, NULL)`);
}

export function setQuestionPlaced(db: WriteDb, id: QuestionFileId, at: Instant): void {
  db.run(sql`UPDATE question_file SET placed_at = ${at} WHERE id = ${id} AND placed_at IS NULL`);
}

/** Takes a file that was never written away again, with its questions: nobody was asked. */
export function deleteQuestionFile(db: WriteDb, id: QuestionFileId): void {
  db.run(sql`DELETE FROM eligibility_question WHERE question_file_id = ${id}`);
  db.run(sql`DELETE FROM claim_status_question WHERE question_file_id = ${id}`);
  db.run(sql`DELETE FROM question_file WHERE id = ${id} AND placed_at IS NULL`);
}

const FILE = sql`SELECT f.id, f.kind, f.file_name AS fileName, f.sha256, printf('%09d', f.interchange_control) AS interchangeControl,
  f.receiver_name AS receiverName, f.created_at AS createdAt, f.placed_at AS placedAt,
  (SELECT count(*) FROM eligibility_question q WHERE q.question_file_id = f.id)
    + (SELECT count(*) FROM claim_status_question s WHERE s.question_file_id = f.id) AS questions FROM question_file f`;

export function findQuestionFile(db: ReadDb, id: QuestionFileId): QuestionFile | null {
  return db.get<QuestionFile>(sql`${FILE} WHERE f.id = ${id}`);
}

export function findQuestionContent(db: ReadDb, id: QuestionFileId): Uint8Array | null {
  return (
    db.get<{ content: Uint8Array }>(sql`SELECT content FROM question_file WHERE id = ${id}`)?.content ?? null
  );
}

export type EligibilityQuestionRow = {
  readonly trace: string;
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly serviceDate: IsoDate;
  readonly serviceTypes: readonly string[];
};

export function insertEligibilityQuestion(
  db: WriteDb,
  file: QuestionFileId,
  q: EligibilityQuestionRow,
): void {
  db.run(sql`INSERT INTO eligibility_question (trace, question_file_id, coverage_id, patient_id, service_on, service_types)
    VALUES (${q.trace}, ${file}, ${q.coverageId}, ${q.patientId}, ${q.serviceDate}, ${JSON.stringify(q.serviceTypes)})`);
}

export function insertStatusQuestion(
  db: WriteDb,
  file: QuestionFileId,
  q: { readonly trace: string; readonly claimId: ClaimId },
): void {
  db.run(
    sql`INSERT INTO claim_status_question (trace, question_file_id, claim_id) VALUES (${q.trace}, ${file}, ${q.claimId})`,
  );
}

/** Our questions with one of these traces. */
export function findQuestions(db: ReadDb, traces: readonly string[]): EligibilityQuestionRow[] {
  return db
    .all<Omit<EligibilityQuestionRow, 'serviceTypes'> & { service_types: string }>(
      sql`SELECT trace, coverage_id AS coverageId, patient_id AS patientId, service_on AS serviceDate, service_types
          FROM eligibility_question WHERE trace IN (${list(traces)})`,
    )
    .map(({ service_types, ...row }) => ({ ...row, serviceTypes: JSON.parse(service_types) as string[] }));
}

/** The texts of our 270 files with an interchange control number. */
export function findQuestionTexts(
  db: ReadDb,
  interchangeControl: number,
): { readonly id: QuestionFileId; readonly kind: '270' | '276'; readonly content: Uint8Array }[] {
  return db.all(
    sql`SELECT id, kind, content FROM question_file WHERE interchange_control = ${interchangeControl}`,
  );
}

/** Questions about a coverage that no answer has come to, newest first. */
export function listOpenQuestions(db: ReadDb, coverageId: CoverageId): OpenQuestion[] {
  return db.all<OpenQuestion>(sql`SELECT q.trace, q.coverage_id AS coverageId, q.service_on AS serviceDate,
      f.created_at AS askedAt, u.name AS askedBy, f.file_name AS fileName, f.placed_at AS placedAt
    FROM eligibility_question q JOIN question_file f ON f.id = q.question_file_id JOIN user_account u ON u.id = f.created_by
    WHERE q.coverage_id = ${coverageId} AND NOT EXISTS (SELECT 1 FROM eligibility_answer a
      WHERE a.trace = q.trace AND NOT EXISTS (SELECT 1 FROM eligibility_withdrawal w WHERE w.answer_id = a.id))
    ORDER BY f.created_at DESC, q.trace`);
}

export function listStatusQuestions(
  db: ReadDb,
  claimId: ClaimId,
): { trace: string; askedAt: Instant; askedBy: string; fileName: string }[] {
  return db.all(sql`SELECT q.trace, f.created_at AS askedAt, u.name AS askedBy, f.file_name AS fileName
    FROM claim_status_question q JOIN question_file f ON f.id = q.question_file_id JOIN user_account u ON u.id = f.created_by
    WHERE q.claim_id = ${claimId} ORDER BY f.created_at DESC`);
}

export type NewAnswer = {
  readonly id: string;
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly trace: string | null;
  readonly itemId: AckItemId;
  readonly serviceDate: IsoDate | null;
  readonly answeredAt: string;
  readonly receivedAt: Instant;
  readonly why: string;
  readonly serviceTypes: readonly string[];
  readonly content: EligibilityAnswer;
};

export function insertAnswer(db: WriteDb, a: NewAnswer): void {
  db.run(sql`INSERT INTO eligibility_answer (id, coverage_id, patient_id, trace, ack_item_id, service_on, answered_at,
      received_at, why, service_types, content)
    VALUES (${a.id}, ${a.coverageId}, ${a.patientId}, ${a.trace}, ${a.itemId}, ${a.serviceDate}, ${a.answeredAt},
      ${a.receivedAt}, ${a.why}, ${JSON.stringify(a.serviceTypes)}, ${JSON.stringify(a.content)})`);
}

/** The answers of these items count no longer; they stay in the file. */
export function withdrawAnswers(db: WriteDb, items: readonly AckItemId[], at: Instant, why: string): number {
  return db.run(sql`INSERT INTO eligibility_withdrawal (answer_id, at, why)
    SELECT a.id, ${at}, ${why} FROM eligibility_answer a WHERE a.ack_item_id IN (${list(items)})
      AND NOT EXISTS (SELECT 1 FROM eligibility_withdrawal w WHERE w.answer_id = a.id)`).changes;
}

export type AnswerRow = {
  readonly id: string;
  readonly patientId: PatientId;
  readonly coverageId: CoverageId;
  readonly answeredAt: string;
  readonly receivedAt: Instant;
  readonly serviceDate: IsoDate | null;
  readonly fileId: AckFileId;
  readonly fileName: string;
  readonly why: string;
  readonly serviceTypes: readonly string[];
  readonly content: EligibilityAnswer;
};
type RawAnswer = Omit<AnswerRow, 'serviceTypes' | 'content'> & {
  readonly service_types: string;
  readonly content: string;
};

const ANSWER = sql`SELECT a.id, a.patient_id AS patientId, a.coverage_id AS coverageId, a.answered_at AS answeredAt, a.received_at AS receivedAt,
    a.service_on AS serviceDate, f.id AS fileId, f.file_name AS fileName, a.why, a.service_types, a.content
  FROM eligibility_answer a JOIN ack_item i ON i.id = a.ack_item_id JOIN ack_file f ON f.id = i.ack_file_id
  WHERE NOT EXISTS (SELECT 1 FROM eligibility_withdrawal w WHERE w.answer_id = a.id)`;
const NEWEST = sql`ORDER BY a.answered_at DESC, a.received_at DESC, a.rowid DESC`;

/** Answers that count, newest first. */
export function listAnswers(db: ReadDb, coverageId: CoverageId, limit: number): AnswerRow[] {
  return db
    .all<RawAnswer>(sql`${ANSWER} AND a.coverage_id = ${coverageId} ${NEWEST} LIMIT ${limit}`)
    .map(toAnswer);
}

export function findAnswer(db: ReadDb, id: string): AnswerRow | null {
  const row = db.get<RawAnswer>(sql`${ANSWER} AND a.id = ${id}`);
  return row && toAnswer(row);
}

function toAnswer({ service_types, content, ...row }: RawAnswer): AnswerRow {
  return {
    ...row,
    serviceTypes: JSON.parse(service_types) as string[],
    content: EligibilityAnswer.parse(JSON.parse(content)),
  };
}

/** A coverage with its patient, for comparing with the person of an answer. */
export type InsuredRow = {
  readonly coverageId: CoverageId;
  readonly patientId: PatientId;
  readonly memberId: string;
  readonly payerIdentifier: string;
  readonly payerName: string;
  readonly lastName: string;
  readonly firstName: string;
  readonly birthDate: IsoDate | null;
  readonly activeFrom: IsoDate;
  readonly activeTo: IsoDate | null;
};

/** Coverages with this member id, or of somebody with this birth date. */
export function findInsured(
  db: ReadDb,
  like: { readonly memberId: string; readonly birthDate: IsoDate | null; readonly search: string },
): InsuredRow[] {
  return db.all<InsuredRow>(sql`SELECT v.id AS coverageId, v.patient_id AS patientId, v.member_id AS memberId,
      y.payer_identifier AS payerIdentifier, y.name AS payerName, p.last_name AS lastName, p.first_name AS firstName,
      p.birth_on AS birthDate, v.active_from_on AS activeFrom, v.active_to_on AS activeTo
    FROM coverage v JOIN patient p ON p.id = v.patient_id JOIN payer y ON y.id = v.payer_id
    WHERE (${like.memberId} <> '' AND upper(replace(v.member_id, '-', '')) = ${like.memberId})
      OR p.birth_on = ${like.birthDate}
      OR (${like.search} <> '' AND (p.last_name LIKE ${`${like.search}%`} OR p.account_number = ${like.search}
        OR v.member_id = ${like.search}))
    ORDER BY p.last_name, p.first_name, v.rank LIMIT 50`);
}

/** A claim as it was sent last (as it stands, before it was sent), with the payer's own number of it. */
export function findSentClaim(
  db: ReadDb,
  id: ClaimId,
): {
  readonly claim: ProfessionalClaim;
  readonly status: string;
  readonly payerControlNumber: string;
} | null {
  const row = db.get<{ frozen: string; status: string; payer_control_number: string }>(sql`SELECT
      coalesce((SELECT v.frozen FROM claim_version v WHERE v.claim_id = c.id ORDER BY v.number DESC LIMIT 1), c.frozen) AS frozen,
      c.status, c.payer_control_number FROM claim c WHERE c.id = ${id}`);
  return (
    row && {
      claim: JSON.parse(row.frozen) as ProfessionalClaim,
      status: row.status,
      payerControlNumber: row.payer_control_number,
    }
  );
}
