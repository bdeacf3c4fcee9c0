import type { OwnRule, OwnRuleText, OwnRuleVersion } from '#shared/domain/own-rules/own-rule.ts';
import type { PayerRequirement } from '#shared/domain/own-rules/payer-requirement.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { OwnRuleId, PayerId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type RuleRow = {
  readonly id: OwnRuleId;
  readonly version: number;
  readonly enabled: number;
  readonly text: string;
};

/** The practice's own rules, by name; removed ones are left out. */
export function listOwnRules(db: ReadDb): OwnRule[] {
  return db
    .all<RuleRow>(
      sql`SELECT r.id, r.version, r.enabled, v.text FROM own_rule r
          JOIN own_rule_version v ON v.rule_id = r.id AND v.version = r.version
          WHERE r.removed_at IS NULL ORDER BY r.name`,
    )
    .map((row) => ({
      id: row.id,
      version: row.version,
      enabled: row.enabled === 1,
      text: JSON.parse(row.text) as OwnRuleText,
    }));
}

export function findOwnRule(db: ReadDb, id: OwnRuleId): OwnRule | null {
  return listOwnRules(db).find((rule) => rule.id === id) ?? null;
}

/** Every version of a rule, newest first; of removed rules too. */
export function listVersions(db: ReadDb, id: OwnRuleId): OwnRuleVersion[] {
  return db
    .all<{ version: number; text: string; savedAt: Instant; savedBy: string }>(
      sql`SELECT v.version, v.text, v.saved_at AS savedAt, u.name AS savedBy FROM own_rule_version v
          JOIN user_account u ON u.id = v.saved_by WHERE v.rule_id = ${id} ORDER BY v.version DESC`,
    )
    .map((row) => ({ ...row, text: JSON.parse(row.text) as OwnRuleText }));
}

/** Writes a rule's next version; the first one makes the rule. */
export function putVersion(
  db: WriteDb,
  { id, version, enabled, text }: OwnRule,
  by: { readonly userId: UserId; readonly at: Instant },
): void {
  db.run(
    sql`INSERT INTO own_rule (id, name, version, enabled) VALUES (${id}, ${text.name}, ${version}, ${enabled})
        ON CONFLICT (id) DO UPDATE SET name = excluded.name, version = excluded.version, enabled = excluded.enabled`,
  );
  db.run(
    sql`INSERT INTO own_rule_version (rule_id, version, text, saved_at, saved_by)
        VALUES (${id}, ${version}, ${JSON.stringify(text)}, ${by.at}, ${by.userId})`,
  );
}

export function turnRule(db: WriteDb, id: OwnRuleId, on: boolean): boolean {
  const { changes } = db.run(
    sql`UPDATE own_rule SET enabled = ${on} WHERE id = ${id} AND removed_at IS NULL`,
  );
  return changes === 1;
}

export function removeRule(db: WriteDb, id: OwnRuleId, at: Instant): boolean {
  const { changes } = db.run(
    sql`UPDATE own_rule SET removed_at = ${at}, enabled = 0 WHERE id = ${id} AND removed_at IS NULL`,
  );
  return changes === 1;
}

type RequirementRow = {
  readonly payer_id: PayerId;
  readonly member_id_masks: string;
  readonly authorization_codes: string;
  readonly referral_needed: number;
};

/** What a payer asks beyond the guide; null when nothing was ever saved. */
export function findRequirement(db: ReadDb, payerId: PayerId): PayerRequirement | null {
  const row = db.get<RequirementRow>(
    sql`SELECT payer_id, member_id_masks, authorization_codes, referral_needed FROM payer_requirement
        WHERE payer_id = ${payerId}`,
  );
  return (
    row && {
      payerId: row.payer_id,
      memberIdMasks: JSON.parse(row.member_id_masks) as string[],
      authorizationCodes: JSON.parse(row.authorization_codes) as string[],
      referralNeeded: row.referral_needed === 1,
    }
  );
}

export function putRequirement(db: WriteDb, r: PayerRequirement): void {
  db.run(
    sql`INSERT INTO payer_requirement (payer_id, member_id_masks, authorization_codes, referral_needed)
        VALUES (${r.payerId}, ${JSON.stringify(r.memberIdMasks)}, ${JSON.stringify(r.authorizationCodes)}, ${r.referralNeeded})
        ON CONFLICT (payer_id) DO UPDATE SET member_id_masks = excluded.member_id_masks,
          authorization_codes = excluded.authorization_codes, referral_needed = excluded.referral_needed`,
  );
}
