import { caseMay, standing, undecided, type CaseOutcome } from '#shared/domain/coding-audit/audit-case.ts';
import type { Comparison } from '#shared/domain/coding-audit/comparison.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { CodingAuditCaseId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sign } from '#electron/audit/signature.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { needBlind, needCase } from './blind.ts';
import { lastAllowed } from './candidates.ts';
import { compared } from './compared.ts';
import { askingUser, refuseOwn, type AuditContext } from './context.ts';
import { insertComment, updateCase } from './queries.ts';
import type { CaseRecord, Recode } from './records.ts';
import { unspecifiedOn } from './sampling.ts';

/** Ends the blind recode: prices are frozen, the comparison is made; equal codings are agreed at once. */
export function submitRecode(context: AuditContext, id: CodingAuditCaseId, version: number): void {
  transaction(context.db(), (db) => {
    const record = needBlind(context, db, id);
    if (record.recodeVersion !== version)
      throw new Refusal(
        'conflict',
        'This recode was changed elsewhere meanwhile. Reload it; nothing was submitted.',
      );
    const coding = record.recode?.coding;
    if (!coding || coding.diagnoses.length + coding.lines.length === 0)
      throw new Refusal(
        'rule_violated',
        'Nothing is recoded yet. Assign the codes that the documents support first.',
      );
    const recode = priced(context, db, record, coding);
    const at = context.clock.now();
    updateCase(db, id, { status: 'recoded', auditorId: context.user().id, recode, recodedAt: at });
    const after = needCase(db, id);
    const { comparison } = compared(after);
    const differences = comparison?.differences.length ?? 0;
    note(context, db, id, 'recode', `${differences} differences`);
    if (differences === 0) settle(context, db, after, 'agreed', 'none', '');
  });
}

function priced(context: AuditContext, db: ReadDb, record: CaseRecord, coding: Coding): Recode {
  const on = record.serviceDate;
  const isUnspecified = unspecifiedOn(context);
  const procedures = [...new Set([...record.original.lines, ...coding.lines].map((l) => l.code))];
  const price = (of: (code: string) => number | null): Record<string, number> =>
    Object.fromEntries(
      procedures.flatMap((code) => {
        const each = of(code);
        return each === null ? [] : [[code, each]];
      }),
    );
  const { payerId } = record;
  return {
    coding,
    fees: price((code) => context.records.feeOn(db, code, on)?.chargeCents ?? null),
    allowed: price((code) => (payerId === null ? null : lastAllowed(db, payerId, code))),
    unspecified: [...new Set([...record.original.diagnoses, ...coding.diagnoses])].filter((code) =>
      isUnspecified(code, on),
    ),
  };
}

/** The auditor's word on one difference; may be changed until the case is agreed or returned. */
export function decide(
  context: AuditContext,
  id: CodingAuditCaseId,
  input: { readonly key: string; readonly right: 'coder' | 'auditor'; readonly comment: string },
): void {
  transaction(context.db(), (db) => {
    const { record, comparison } = needOpen(context, db, id);
    if (!comparison.differences.some((d) => d.key === input.key))
      throw new Refusal('not_found', 'This difference is not in the comparison. Reload it.');
    const others = record.decisions.filter((d) => d.key !== input.key);
    updateCase(db, id, { decisions: [...others, { ...input, at: context.clock.now() }] });
    note(context, db, id, 'decide', `${input.key}: ${input.right} right`);
  });
}

/** Ends a case in which nothing stands against the coder. */
export function agree(context: AuditContext, id: CodingAuditCaseId): void {
  transaction(context.db(), (db) => {
    const { record, comparison } = needOpen(context, db, id);
    const open = standing(comparison, record.decisions);
    if (open.length > 0)
      throw new Refusal(
        'rule_violated',
        `${counted(open.length)} against the coder. Decide for the coder, or return the encounter.`,
      );
    settle(context, db, record, 'agreed', 'none', '');
  });
}

/** Sends it back to the coder. A billed encounter cannot be changed here: the answer says what it needs. */
export function returnCase(context: AuditContext, id: CodingAuditCaseId, words: string): void {
  transaction(context.db(), (db) => {
    const { record, comparison } = needOpen(context, db, id);
    const left = undecided(comparison, record.decisions);
    if (left.length > 0)
      throw new Refusal('rule_violated', `Decide each difference first; ${left.length} are not decided.`);
    if (standing(comparison, record.decisions).length === 0)
      throw new Refusal('rule_violated', 'Nothing stands against the coder. Agree instead.');
    let outcome: CaseOutcome = 'open_already';
    if (record.encounterStatus === 'billed') outcome = 'corrected_claim_needed';
    else if (record.encounterStatus === 'coded') {
      context.returnToCoder(record.encounterId, words);
      outcome = 'back_to_coding';
    }
    settle(context, db, record, 'returned', outcome, words);
  });
}

/** Ends a decided case for good. */
export function closeCase(context: AuditContext, id: CodingAuditCaseId): void {
  transaction(context.db(), (db) => {
    const record = needCase(db, id);
    refuseOwn(record, askingUser(context, db));
    if (!caseMay(record.status, 'closed'))
      throw new Refusal('rule_violated', 'Only a case that was agreed or returned can be closed.');
    updateCase(db, id, { status: 'closed' });
    note(context, db, id, 'close', `status ${record.status} → closed`);
  });
}

/** A word between auditor and coder, kept as it is. */
export function comment(
  context: AuditContext,
  id: CodingAuditCaseId,
  difference: string,
  text: string,
): void {
  transaction(context.db(), (db) => {
    const record = needVisible(context, db, id);
    if (record.status === 'closed')
      throw new Refusal('rule_violated', 'This case is closed; comments end with it.');
    insertComment(db, id, { at: context.clock.now(), userId: context.user().id, difference, text });
    note(context, db, id, 'comment', difference || 'whole case');
  });
}

/** A recoded case for those who may see it. @throws Refusal `not_found` for anybody else. */
export function needVisible(context: AuditContext, db: ReadDb, id: CodingAuditCaseId): CaseRecord {
  const record = needCase(db, id);
  const asking = askingUser(context, db);
  const own = record.coderId === asking.id;
  // The coder sees a case when it is decided; so does an auditor who coded it.
  const open = own && !record.selfReview ? record.decidedAt !== null : asking.auditor;
  if (!open && !(own && record.decidedAt !== null))
    throw new Refusal('not_found', 'This audit case is not open to you.');
  if (record.status === 'to_review')
    throw new Refusal(
      'rule_violated',
      'This encounter is not recoded yet. The comparison follows the recode.',
    );
  return record;
}

function needOpen(
  context: AuditContext,
  db: ReadDb,
  id: CodingAuditCaseId,
): { readonly record: CaseRecord; readonly comparison: Comparison } {
  const record = needCase(db, id);
  refuseOwn(record, askingUser(context, db));
  const { comparison } = compared(record);
  if (record.status !== 'recoded' || comparison === null)
    throw new Refusal('rule_violated', 'This case is not open for decisions.');
  return { record, comparison };
}

/** Ends the review with the auditor's signature under both codings and every decision. */
function settle(
  context: AuditContext,
  db: WriteDb,
  record: CaseRecord,
  to: 'agreed' | 'returned',
  outcome: CaseOutcome,
  words: string,
): void {
  if (!caseMay('recoded', to)) throw new Error('A recoded case is agreed or returned.');
  const at = context.clock.now();
  updateCase(db, record.id, { status: to, outcome, note: words, decidedAt: at });
  const { coding } = record.recode ?? { coding: null };
  sign(db, {
    encounterId: record.encounterId,
    userId: context.user().id,
    role: 'auditor',
    at,
    meaning: record.selfReview ? `self-review, ${to}` : `audited, ${to}`,
    content: JSON.stringify([
      'audited 1',
      record.id,
      record.originalSha256,
      coding,
      record.decisions,
      to,
      outcome,
      words,
    ]),
  });
  note(
    context,
    db,
    record.id,
    to === 'agreed' ? 'agree' : 'return',
    `status recoded → ${to}, ${outcome.replaceAll('_', ' ')}`,
  );
}

function counted(n: number): string {
  return n === 1 ? 'One difference stands' : `${n} differences stand`;
}

function note(
  context: AuditContext,
  db: WriteDb,
  id: CodingAuditCaseId,
  action: string,
  change: string,
): void {
  context.audit(db, { action, record: 'coding audit case', recordId: id, change });
}
