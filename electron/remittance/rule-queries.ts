import { z } from 'zod';
import { RemitRule } from '#shared/domain/posting/remit-rules.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type KeptRules = { readonly version: number; readonly rules: readonly RemitRule[] };

/** The practice's own posting rules in force; version 0 and none before the first was saved. */
export function findRules(db: ReadDb): KeptRules {
  const row = db.get<{ version: number; rules: string }>(
    sql`SELECT version, rules FROM remit_rules ORDER BY version DESC LIMIT 1`,
  );
  return row
    ? { version: row.version, rules: z.array(RemitRule).parse(JSON.parse(row.rules)) }
    : { version: 0, rules: [] };
}

export function findRulesVersion(db: ReadDb, version: number): readonly RemitRule[] | null {
  const row = db.get<{ rules: string }>(sql`SELECT rules FROM remit_rules WHERE version = ${version}`);
  return row && z.array(RemitRule).parse(JSON.parse(row.rules));
}

export type RulesVersion = {
  readonly version: number;
  readonly at: Instant;
  readonly userName: string;
  readonly change: string;
  readonly rules: number;
};

/** Newest first. */
export function listRulesVersions(db: ReadDb): RulesVersion[] {
  return db.all<RulesVersion>(sql`SELECT r.version, r.at, u.name AS userName, r.change, json_array_length(r.rules) AS rules
    FROM remit_rules r JOIN user_account u ON u.id = r.user_id ORDER BY r.version DESC`);
}

export function insertRules(
  db: WriteDb,
  kept: KeptRules & { readonly at: Instant; readonly userId: string; readonly change: string },
): void {
  db.run(sql`INSERT INTO remit_rules (version, at, user_id, change, rules)
    VALUES (${kept.version}, ${kept.at}, ${kept.userId}, ${kept.change}, ${JSON.stringify(kept.rules)})`);
}
