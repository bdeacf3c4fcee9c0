import type { AuditDetail, CaseDetail } from '#shared/contract/coding-audit.ts';
import type { SampleRule } from '#shared/domain/coding-audit/rule.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { readBlind, saveDraft } from './blind.ts';
import type { AuditContext } from './context.ts';
import { closeAudit, findAudit, listCases, readChoices } from './queries.ts';
import { readAudit, readAudits, readCase, readOwn, readScores } from './results.ts';
import { agree, closeCase, comment, decide, returnCase, submitRecode } from './review.ts';
import { createAudit, previewSample } from './sampling.ts';

export type CodingAuditService = ReturnType<typeof createCodingAuditService>;

/** Audits of coding: sample, blind recode, comparison, decisions, back to the coder, scores. */
export function createCodingAuditService(context: AuditContext) {
  const shown = (id: CodingAuditCaseId, change: () => void): CaseDetail => {
    change();
    return readCase(context, id);
  };
  return {
    choices: () => readChoices(context.db(), context.user().id),
    preview: (rule: SampleRule, seed: number | null) => previewSample(context, rule, seed),
    create: (input: { readonly name: string; readonly rule: SampleRule; readonly seed: number }) =>
      createAudit(context, input),
    list: () => readAudits(context),
    get: (id: CodingAuditId) => readAudit(context, id),
    blind: (id: CodingAuditCaseId) => readBlind(context, id),
    saveDraft: (id: CodingAuditCaseId, version: number, coding: Coding) =>
      saveDraft(context, id, version, coding),
    submit: (id: CodingAuditCaseId, version: number) => shown(id, () => submitRecode(context, id, version)),
    case: (id: CodingAuditCaseId) => readCase(context, id),
    decide: (
      id: CodingAuditCaseId,
      input: { readonly key: string; readonly right: 'coder' | 'auditor'; readonly comment: string },
    ) => shown(id, () => decide(context, id, input)),
    agree: (id: CodingAuditCaseId) => shown(id, () => agree(context, id)),
    return: (id: CodingAuditCaseId, note: string) => shown(id, () => returnCase(context, id, note)),
    closeCase: (id: CodingAuditCaseId) => shown(id, () => closeCase(context, id)),
    comment: (id: CodingAuditCaseId, difference: string, text: string) =>
      shown(id, () => comment(context, id, difference, text)),
    close: (id: CodingAuditId) => closeWhole(context, id),
    scores: (range: { readonly from: IsoDate | null; readonly to: IsoDate | null }) =>
      readScores(context, range),
    own: () => readOwn(context),
  };
}

function closeWhole(context: AuditContext, id: CodingAuditId): AuditDetail {
  transaction(context.db(), (db) => {
    const audit = findAudit(db, id);
    if (!audit) throw new Refusal('not_found', 'This audit is not in the practice file.');
    if (audit.status === 'closed') throw new Refusal('rule_violated', 'This audit is closed already.');
    const open = listCases(db, { auditId: id }).filter((c) => c.decidedAt === null);
    if (open.length > 0)
      throw new Refusal(
        'rule_violated',
        `${open.length} of its cases are not decided yet. The audit stays open.`,
      );
    closeAudit(db, id, context.clock.now());
    context.audit(db, {
      action: 'close',
      record: 'coding audit',
      recordId: id,
      change: 'status open → closed',
    });
  });
  return readAudit(context, id);
}
