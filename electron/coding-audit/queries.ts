import type { AuditChoices, CaseComment } from '#shared/contract/coding-audit.ts';
import type { CaseOutcome, CaseStatus, Decision } from '#shared/domain/coding-audit/audit-case.ts';
import type { SampleRule } from '#shared/domain/coding-audit/rule.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import { can, type Role } from '#shared/domain/user.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { every, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';
import type { AuditCandidate, AuditRecord, CaseRecord, Recode } from './records.ts';

/** Whether a user's role includes auditing. */
export function mayAudit(db: ReadDb, id: UserId): boolean {
  const row = db.get<{ role: Role }>(sql`SELECT role FROM user_account WHERE id = ${id} AND disabled = 0`);
  return row !== null && can(row.role, 'audit.write');
}

/** People, providers and payers that a rule can name. */
export function readChoices(db: ReadDb, asking: UserId): AuditChoices {
  const coders = db.all<AuditChoices['coders'][number]>(sql`
    SELECT u.id, u.name, COUNT(*) AS encounters FROM encounter e JOIN user_account u ON u.id = e.coded_by
    WHERE e.status IN ('coded', 'billed') GROUP BY u.id ORDER BY u.name`);
  const total = db.get<{ n: number }>(
    sql`SELECT COUNT(*) AS n FROM encounter WHERE status IN ('coded', 'billed')`,
  );
  return {
    coders,
    providers: db.all(
      sql`SELECT id, trim(last_name || ', ' || first_name) AS name FROM provider ORDER BY last_name, first_name`,
    ),
    payers: db.all(sql`SELECT id, name FROM payer ORDER BY name`),
    encounters: total?.n ?? 0,
    own: coders.find((c) => c.id === asking)?.encounters ?? 0,
  };
}

const AUDITS = sql`SELECT a.id, a.name, a.made_at AS madeAt, u.name AS madeBy, a.rule, a.seed, a.population, a.matching,
  a.status FROM coding_audit a JOIN user_account u ON u.id = a.made_by`;
type AuditRow = Omit<AuditRecord, 'rule'> & { readonly rule: string };

const toAudit = (row: AuditRow): AuditRecord => ({ ...row, rule: JSON.parse(row.rule) as SampleRule });

/** Every audit, newest first. */
export function listAudits(db: ReadDb): AuditRecord[] {
  return db.all<AuditRow>(sql`${AUDITS} ORDER BY a.made_at DESC, a.id`).map(toAudit);
}

export function findAudit(db: ReadDb, id: CodingAuditId): AuditRecord | null {
  const row = db.get<AuditRow>(sql`${AUDITS} WHERE a.id = ${id}`);
  return row && toAudit(row);
}

export type NewAudit = Pick<
  AuditRecord,
  'id' | 'name' | 'madeAt' | 'rule' | 'seed' | 'population' | 'matching'
> & {
  readonly madeBy: UserId;
};

export function insertAudit(db: WriteDb, a: NewAudit): void {
  db.run(sql`INSERT INTO coding_audit (id, name, made_at, made_by, rule, seed, population, matching, status)
    VALUES (${a.id}, ${a.name}, ${a.madeAt}, ${a.madeBy}, ${JSON.stringify(a.rule)}, ${a.seed}, ${a.population}, ${a.matching}, 'open')`);
}

export type NewCase = {
  readonly id: CodingAuditCaseId;
  readonly auditId: CodingAuditId;
  readonly position: number;
  readonly candidate: AuditCandidate;
  readonly why: readonly string[];
  readonly sha256: string;
  readonly at: Instant;
};

export function insertCase(db: WriteDb, c: NewCase): void {
  const { candidate } = c;
  db.run(sql`INSERT INTO coding_audit_case (id, audit_id, encounter_id, position, why, original, original_version,
      original_sha256, coder_id, coded_at, status, verdict, outcome, at)
    VALUES (${c.id}, ${c.auditId}, ${candidate.encounterId}, ${c.position}, ${JSON.stringify(c.why)},
      ${JSON.stringify(candidate.coding)}, ${candidate.version}, ${c.sha256}, ${candidate.coderId}, ${candidate.codedAt},
      'to_review', '[]', 'none', ${c.at})`);
}

const CASES = sql`SELECT c.id, c.audit_id AS auditId, a.name AS auditName, a.status AS auditStatus,
    a.rule ->> '$.selfReview' AS selfReview, c.position, c.encounter_id AS encounterId, e.status AS encounterStatus,
    e.service_on AS serviceDate, e.reason, p.last_name, p.first_name, p.middle_name,
    r.first_name || ' ' || r.last_name AS providerName, y.id AS payerId, y.name AS payerName, c.why, c.original,
    c.original_sha256 AS originalSha256, c.coder_id AS coderId, k.name AS coderName, c.coded_at AS codedAt,
    u.name AS auditorName, c.status, c.recode, c.recode_version AS recodeVersion, c.verdict, c.outcome, c.note,
    c.recoded_at AS recodedAt, c.decided_at AS decidedAt
  FROM coding_audit_case c JOIN coding_audit a ON a.id = c.audit_id JOIN encounter e ON e.id = c.encounter_id
    JOIN patient p ON p.id = e.patient_id JOIN provider r ON r.id = e.rendering_provider_id
    LEFT JOIN payer y ON y.id = (SELECT v.payer_id FROM coverage v WHERE v.patient_id = e.patient_id
      AND v.active_from_on <= e.service_on AND (v.active_to_on IS NULL OR v.active_to_on >= e.service_on)
      ORDER BY v.rank, v.active_from_on DESC LIMIT 1)
    LEFT JOIN user_account k ON k.id = c.coder_id LEFT JOIN user_account u ON u.id = c.auditor_id`;

type CaseRow = Omit<
  CaseRecord,
  'selfReview' | 'patientName' | 'why' | 'original' | 'recode' | 'decisions'
> & {
  readonly selfReview: number;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly why: string;
  readonly original: string;
  readonly recode: string | null;
  readonly verdict: string;
};

function toCase({ last_name, first_name, middle_name, verdict, ...row }: CaseRow): CaseRecord {
  return {
    ...row,
    selfReview: row.selfReview === 1,
    patientName: listName({ lastName: last_name, firstName: first_name, middleName: middle_name }),
    payerName: row.payerName ?? '',
    coderName: row.coderName ?? '',
    auditorName: row.auditorName ?? '',
    why: JSON.parse(row.why) as string[],
    original: JSON.parse(row.original) as Coding,
    recode: row.recode === null ? null : (JSON.parse(row.recode) as Recode),
    decisions: JSON.parse(verdict) as Decision[],
  };
}

export type CaseFilter = {
  readonly auditId?: CodingAuditId;
  readonly encounterId?: EncounterId;
  readonly coderId?: UserId;
  /** True: only those that are decided. */
  readonly decided?: boolean;
};

/** Cases in the order of their samples. */
export function listCases(db: ReadDb, filter: CaseFilter = {}): CaseRecord[] {
  const where: Sql[] = [];
  if (filter.auditId !== undefined) where.push(sql`c.audit_id = ${filter.auditId}`);
  if (filter.encounterId !== undefined) where.push(sql`c.encounter_id = ${filter.encounterId}`);
  if (filter.coderId !== undefined) where.push(sql`c.coder_id = ${filter.coderId}`);
  if (filter.decided === true) where.push(sql`c.decided_at IS NOT NULL`);
  return db
    .all<CaseRow>(sql`${CASES} WHERE ${every(where)} ORDER BY a.made_at, a.id, c.position`)
    .map(toCase);
}

export function findCase(db: ReadDb, id: CodingAuditCaseId): CaseRecord | null {
  const row = db.get<CaseRow>(sql`${CASES} WHERE c.id = ${id}`);
  return row && toCase(row);
}

/** Keeps the auditor's draft when it still has the version that the auditor saw. @returns false when not. */
export function updateDraft(db: WriteDb, id: CodingAuditCaseId, seen: number, recode: Recode): boolean {
  const { changes } = db.run(sql`UPDATE coding_audit_case SET recode = ${JSON.stringify(recode)},
    recode_version = recode_version + 1 WHERE id = ${id} AND status = 'to_review' AND recode_version = ${seen}`);
  return changes === 1;
}

/** What changes in a case when it moves on; what is left out stays. */
export type CaseStep = {
  readonly status?: CaseStatus;
  readonly auditorId?: UserId;
  readonly recode?: Recode;
  readonly decisions?: readonly Decision[];
  readonly outcome?: CaseOutcome;
  readonly note?: string;
  readonly recodedAt?: Instant;
  readonly decidedAt?: Instant;
};

export function updateCase(db: WriteDb, id: CodingAuditCaseId, step: CaseStep): void {
  const json = (value: unknown): string | null => (value === undefined ? null : JSON.stringify(value));
  db.run(sql`UPDATE coding_audit_case SET status = coalesce(${step.status ?? null}, status),
    auditor_id = coalesce(${step.auditorId ?? null}, auditor_id), recode = coalesce(${json(step.recode)}, recode),
    verdict = coalesce(${json(step.decisions)}, verdict), outcome = coalesce(${step.outcome ?? null}, outcome),
    note = coalesce(${step.note ?? null}, note), recoded_at = coalesce(${step.recodedAt ?? null}, recoded_at),
    decided_at = coalesce(${step.decidedAt ?? null}, decided_at) WHERE id = ${id}`);
}

export function closeAudit(db: WriteDb, id: CodingAuditId, at: Instant): void {
  db.run(sql`UPDATE coding_audit_case SET status = 'closed' WHERE audit_id = ${id}`);
  db.run(sql`UPDATE coding_audit SET status = 'closed', closed_at = ${at} WHERE id = ${id}`);
}

/** Oldest first; `asking` null: nobody's own. */
export function listComments(db: ReadDb, id: CodingAuditCaseId, asking: UserId | null): CaseComment[] {
  return db
    .all<
      Omit<CaseComment, 'own'> & { own: number }
    >(sql`SELECT m.id, m.at, u.name AS userName, m.difference, m.text,
        m.user_id IS ${asking} AS own FROM coding_audit_comment m JOIN user_account u ON u.id = m.user_id
      WHERE m.case_id = ${id} ORDER BY m.id`)
    .map((row) => ({ ...row, own: row.own === 1 }));
}

export function insertComment(
  db: WriteDb,
  id: CodingAuditCaseId,
  comment: {
    readonly at: Instant;
    readonly userId: UserId;
    readonly difference: string;
    readonly text: string;
  },
): void {
  db.run(sql`INSERT INTO coding_audit_comment (case_id, at, user_id, difference, text)
    VALUES (${id}, ${comment.at}, ${comment.userId}, ${comment.difference}, ${comment.text})`);
}
