import type {
  AuditDetail,
  AuditRow,
  CaseDetail,
  CaseRow,
  CoderScore,
} from '#shared/contract/coding-audit.ts';
import { standing } from '#shared/domain/coding-audit/audit-case.ts';
import { sumFamilies, type FamilyAgreement } from '#shared/domain/coding-audit/comparison.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId, UserId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { titlesOf } from './blind.ts';
import { compared, figuresOf, toRow, type ComparedCase } from './compared.ts';
import { askingUser, type AuditContext } from './context.ts';
import { findAudit, listAudits, listCases, listComments } from './queries.ts';
import type { AuditRecord } from './records.ts';
import { needVisible } from './review.ts';

const NONE: FamilyAgreement = { key: 'codes', label: 'All codes', original: 0, recode: 0, agreed: 0, of: 0 };

/** Every audit with its progress, newest first. */
export function readAudits(context: AuditContext): AuditRow[] {
  const db = context.db();
  const cases = groupedBy(listCases(db), (c) => c.auditId);
  return listAudits(db).map((audit) => auditRow(audit, (cases.get(audit.id) ?? []).map(compared)));
}

function auditRow(audit: AuditRecord, cases: readonly ComparedCase[]): AuditRow {
  const all = cases.flatMap(({ comparison }) => (comparison ? [comparison.codes] : []));
  return {
    id: audit.id,
    name: audit.name,
    madeAt: audit.madeAt,
    madeBy: audit.madeBy,
    status: audit.status,
    selfReview: audit.rule.selfReview,
    cases: cases.length,
    reviewed: all.length,
    returned: cases.filter(({ record }) => record.outcome !== 'none').length,
    codes: sumFamilies(all.map((codes) => [codes]))[0] ?? NONE,
    effectCents: figuresOf(cases).effectCents,
  };
}

/** One audit with its cases and figures. @throws Refusal `not_found`. */
export function readAudit(context: AuditContext, id: CodingAuditId): AuditDetail {
  const db = context.db();
  const audit = findAudit(db, id);
  if (!audit) throw new Refusal('not_found', 'This audit is not in the practice file.');
  const asking = askingUser(context, db);
  const cases = listCases(db, { auditId: id }).map(compared);
  return {
    row: auditRow(audit, cases),
    rule: audit.rule,
    seed: audit.seed,
    population: audit.population,
    matching: audit.matching,
    cases: cases.map((c) => toRow(c, asking)),
    families: familiesOf(cases),
    score: figuresOf(cases),
    kinds: kindsOf(cases),
  };
}

function familiesOf(cases: readonly ComparedCase[]): FamilyAgreement[] {
  const families = sumFamilies(cases.flatMap(({ comparison }) => (comparison ? [comparison.families] : [])));
  return families.sort((a, b) => groupOf(a) - groupOf(b) || (a.key < b.key ? -1 : 1));
}

/** Diagnoses first, then procedures, then what is told of a line. */
function groupOf({ key }: FamilyAgreement): number {
  return key.startsWith('dx:') ? 0 : key === 'sequence' ? 1 : /^(cpt|hcpcs):/.test(key) ? 2 : 3;
}

function kindsOf(cases: readonly ComparedCase[]): AuditDetail['kinds'] {
  const open = cases.flatMap(({ record, comparison }) =>
    comparison ? standing(comparison, record.decisions) : [],
  );
  return [...groupedBy(open, (d) => d.kind)]
    .map(([kind, all]) => ({
      kind,
      count: all.length,
      effectCents: sumCents(all.map((d) => d.effectCents)),
    }))
    .sort((a, b) => b.count - a.count);
}

/** Both codings of a case side by side, for the auditor or, once it is decided, for its coder. */
export function readCase(context: AuditContext, id: CodingAuditCaseId): CaseDetail {
  const db = context.db();
  const record = needVisible(context, db, id);
  const asking = askingUser(context, db);
  const { comparison } = compared(record);
  const { recode, recodedAt } = record;
  if (!comparison || !recode || !recodedAt) throw new Error('A recoded case lacks its recode.');
  const own = record.coderId === asking.id;
  const titles = (coding: typeof recode.coding) => titlesOf(context, db, coding, record.serviceDate);
  return {
    row: toRow({ record, comparison }, asking),
    selfReview: record.selfReview,
    reason: record.reason,
    providerName: record.providerName,
    payerName: record.payerName,
    encounterStatus: record.encounterStatus,
    original: record.original,
    recode: recode.coding,
    titles: { ...titles(record.original), ...titles(recode.coding) },
    comparison,
    decisions: [...record.decisions],
    comments: listComments(db, id, asking.id),
    note: record.note,
    codedAt: record.codedAt,
    recodedAt,
    originalSha256: record.originalSha256,
    nextCaseId: asking.auditor ? nextCase(db, record.auditId, asking.id, record.selfReview) : null,
    mayDecide: asking.auditor && record.status === 'recoded' && (!own || record.selfReview),
  };
}

function nextCase(
  db: ReadDb,
  auditId: CodingAuditId,
  asking: UserId,
  selfReview: boolean,
): CodingAuditCaseId | null {
  const open = listCases(db, { auditId }).find(
    (c) => c.status === 'to_review' && (selfReview || c.coderId !== asking),
  );
  return open?.id ?? null;
}

/** Decided cases of the asking user's own coding, newest first. */
export function readOwn(context: AuditContext): CaseRow[] {
  const db = context.db();
  const asking = askingUser(context, db);
  return listCases(db, { coderId: asking.id, decided: true })
    .map((record) => toRow(compared(record), asking))
    .reverse();
}

/**
 * Scores of coders over decided cases; self-reviews are left out. By months of decision.
 * @param range days of decision, both ends included.
 */
export function readScores(
  context: AuditContext,
  range: { readonly from: IsoDate | null; readonly to: IsoDate | null },
): CoderScore[] {
  const db = context.db();
  const asking = askingUser(context, db);
  const filter = asking.auditor ? {} : { coderId: asking.id };
  const cases = listCases(db, { ...filter, decided: true })
    .filter((c) => !c.selfReview && c.coderId !== null && within(c.decidedAt ?? '', range))
    .map(compared);
  return [...groupedBy(cases, ({ record }) => record.coderId)].flatMap(([coderId, own]) => {
    if (coderId === null) return [];
    const months = groupedBy(own, ({ record }) => (record.decidedAt ?? '').slice(0, 7));
    return [
      {
        coderId,
        coderName: own[0]?.record.coderName ?? '',
        all: figuresOf(own),
        families: familiesOf(own),
        months: [...months]
          .sort(([a], [b]) => (a < b ? -1 : 1))
          .map(([month, of]) => ({ month, score: figuresOf(of) })),
      },
    ];
  });
}

function within(
  at: string,
  { from, to }: { readonly from: IsoDate | null; readonly to: IsoDate | null },
): boolean {
  const day = at.slice(0, 10);
  return (from === null || from <= day) && (to === null || day <= to);
}

/** Groups in the order of their first member. */
function groupedBy<T, K>(items: readonly T[], keyOf: (item: T) => K): Map<K, T[]> {
  const groups = new Map<K, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}
