import { planRemittance } from '#shared/domain/posting/plan-remittance.ts';
import {
  DELIVERED_RULES,
  faultOfRules,
  ruleBook,
  type RemitRule,
} from '#shared/domain/posting/remit-rules.ts';
import type { PlannedClaim, RemitPayment } from '#shared/domain/remittance.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { needContent, type RemittanceContext } from './context.ts';
import { findOwnClaim } from './own-claims.ts';
import { payerOf } from './proof.ts';
import { listRemittances } from './queries.ts';
import { readPaymentsOf } from './read-file.ts';
import { findRules, findRulesVersion, insertRules, listRulesVersions } from './rule-queries.ts';

/** Remittances that a trial looks at, the latest first. */
const TRIAL_FILES = 50;

export type RuleTrialRow = {
  readonly controlNumber: string;
  readonly traceNumber: string;
  readonly code: string;
  readonly procedure: string;
  readonly amountCents: number;
  readonly before: PlannedClaim['adjustments'][number]['action'];
  readonly after: PlannedClaim['adjustments'][number]['action'];
};

/** The table of posting rules: in force, in versions, and tried on past remittances before it is saved. */
export function createRuleService(context: RemittanceContext) {
  const save = (rules: readonly RemitRule[], from: number, change: string): void => {
    const fault = faultOfRules(rules);
    if (fault !== null) throw new Refusal('invalid_input', `${fault} Nothing was saved.`);
    transaction(context.db(), (db) => {
      const { version } = findRules(db);
      if (version !== from)
        throw new Refusal(
          'conflict',
          'The posting rules were changed by somebody else meanwhile. Nothing was saved; look at them again.',
        );
      insertRules(db, {
        version: version + 1,
        rules,
        at: context.clock.now(),
        userId: context.user().id,
        change,
      });
      context.audit(db, {
        action: 'save',
        record: 'remit_rules',
        recordId: String(version + 1),
        change: `${rules.length} rules: ${change}`,
      });
    });
  };
  return {
    get: () => {
      const db = context.db();
      return { ...findRules(db), delivered: DELIVERED_RULES, versions: listRulesVersions(db) };
    },
    /** @param from the version that was looked at. @throws Refusal when it is no longer the last. */
    save,
    /** An earlier version is made the newest. */
    restore: (version: number): void => {
      const db = context.db();
      const rules = version === 0 ? [] : findRulesVersion(db, version);
      if (!rules) throw new Refusal('not_found', 'There is no such version of the rules.');
      save(rules, findRules(db).version, `Version ${version} again`);
    },
    /** What would have been done otherwise with the last remittances; nothing is changed by it. */
    trial: (rules: readonly RemitRule[]) => {
      const fault = faultOfRules(rules);
      if (fault !== null) throw new Refusal('invalid_input', `${fault} Nothing was tried.`);
      return trial(context, context.db(), rules);
    },
  };
}

function trial(context: RemittanceContext, db: ReadDb, rules: readonly RemitRule[]) {
  const files = listRemittances(db)
    .filter((r) => r.status !== 'undone')
    .slice(0, TRIAL_FILES);
  const payers = context.records.payers(db);
  const now = ruleBook(findRules(db).rules);
  const tried = ruleBook(rules);
  const rows: RuleTrialRow[] = [];
  let adjustments = 0;
  for (const file of files) {
    const payments = readPaymentsOf(needContent(db, file.id), file.source);
    const plan = (book: typeof now) =>
      planRemittance({
        payments,
        // As before any answer, so that only the rules make a difference.
        find: (number, by) => {
          const own = findOwnClaim(db, number, by);
          if (!own) return null;
          const { open: _open, standing: _standing, answered: _answered, ...then } = own;
          return { ...then, status: 'exported' };
        },
        payerOf: (payment: RemitPayment) => payerOf(payment, payers),
        unapplied: () => [],
        rules: book,
        postedOn: context.clock.today(),
        sourceId: 'trial',
      }).payments.flatMap((p) => p.planned.flatMap((claim) => actionsOf(claim, p.payment.traceNumber)));
    const [before, after] = [plan(now), plan(tried)];
    adjustments += before.length;
    for (const [i, b] of before.entries()) {
      const a = after[i];
      if (a && a.action !== b.action) rows.push({ ...b, before: b.action, after: a.action });
    }
  }
  return {
    files: files.length,
    adjustments,
    changed: rows.length,
    rows: rows.slice(0, 500),
    sentence:
      rows.length === 0
        ? `Nothing would have been done otherwise in the last ${files.length} remittances.`
        : `${rows.length} of ${adjustments} adjustments in the last ${files.length} remittances would have been done otherwise, ${formatAmount(rows.reduce((sum, r) => sum + r.amountCents, 0))} in all.`,
  };
}

function actionsOf(claim: PlannedClaim, traceNumber: string) {
  const about = { controlNumber: claim.controlNumber, traceNumber };
  return [
    ...claim.adjustments.map((a) => ({ ...about, ...a, procedure: '' })),
    ...claim.lines.flatMap((line) => line.adjustments.map((a) => ({ ...about, ...a, procedure: line.code }))),
  ].map(({ controlNumber, code, procedure, amountCents, action }) => ({
    controlNumber,
    traceNumber,
    code,
    procedure,
    amountCents,
    action,
  }));
}
