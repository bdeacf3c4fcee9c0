import type { CodingVerdict, ReleaseUsed } from '#shared/domain/coding/verdict.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Finding } from '#shared/domain/finding.ts';
import type { CodingVerdictId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';
import type { VerdictFacts } from './verdicts.ts';

type VerdictRow = {
  readonly id: string;
  readonly encounter_id: string;
  readonly at: string;
  readonly user_name: string;
  readonly service_on: string;
  readonly coding: string;
  readonly facts: string;
  readonly findings: string;
  readonly releases: string;
  readonly rules_version: string;
};

/** The verdicts of an encounter, newest first. */
export function listVerdicts(db: ReadDb, id: EncounterId): CodingVerdict[] {
  return read(db, sql`v.encounter_id = ${id}`).map(verdictOf);
}

/** One verdict with what the rules looked at, or null. */
export function findVerdict(
  db: ReadDb,
  id: CodingVerdictId,
): { readonly verdict: CodingVerdict; readonly facts: VerdictFacts } | null {
  const [row] = read(db, sql`v.id = ${id}`);
  return row ? { verdict: verdictOf(row), facts: JSON.parse(row.facts) as VerdictFacts } : null;
}

export function insertVerdict(
  db: WriteDb,
  v: Omit<CodingVerdict, 'userName' | 'releases'> & {
    readonly userId: UserId;
    readonly facts: VerdictFacts;
    readonly releases: readonly ReleaseUsed[];
  },
): void {
  db.run(sql`INSERT INTO coding_verdict
    (id, encounter_id, at, user_id, service_on, coding, facts, findings, releases, rules_version)
    VALUES (${v.id}, ${v.encounterId}, ${v.at}, ${v.userId}, ${v.serviceDate}, ${JSON.stringify(v.coding)},
      ${JSON.stringify(v.facts)}, ${JSON.stringify(v.findings)}, ${JSON.stringify(v.releases)}, ${v.rulesVersion})`);
}

function read(db: ReadDb, where: Sql): VerdictRow[] {
  return db.all<VerdictRow>(sql`
    SELECT v.id, v.encounter_id, v.at, u.name AS user_name, v.service_on, v.coding, v.facts, v.findings, v.releases,
      v.rules_version
    FROM coding_verdict v JOIN user_account u ON u.id = v.user_id
    WHERE ${where} ORDER BY v.at DESC, v.rowid DESC`);
}

function verdictOf(row: VerdictRow): CodingVerdict {
  return {
    id: row.id,
    encounterId: row.encounter_id,
    at: row.at,
    userName: row.user_name,
    serviceDate: row.service_on,
    coding: JSON.parse(row.coding) as Coding,
    findings: JSON.parse(row.findings) as Finding[],
    releases: JSON.parse(row.releases) as ReleaseUsed[],
    rulesVersion: row.rules_version,
  } as CodingVerdict;
}
