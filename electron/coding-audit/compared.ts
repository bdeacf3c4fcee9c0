import type { CaseRow, ScoreFigures } from '#shared/contract/coding-audit.ts';
import { standing } from '#shared/domain/coding-audit/audit-case.ts';
import { compareCodings } from '#shared/domain/coding-audit/compare.ts';
import type { Comparison } from '#shared/domain/coding-audit/comparison.ts';
import { scoreOf, type ScoredCase } from '#shared/domain/coding-audit/score.ts';
import { sumCents } from '#shared/kernel/money.ts';
import type { Asking } from './context.ts';
import type { CaseRecord } from './records.ts';

/** A case with its comparison; null until it is recoded. */
export type ComparedCase = { readonly record: CaseRecord; readonly comparison: Comparison | null };

/** Compares with the prices that were frozen at submission, so that an old audit says today what it said then. */
export function compared(record: CaseRecord): ComparedCase {
  const { recode } = record;
  if (record.status === 'to_review' || recode === null) return { record, comparison: null };
  const { coding, fees = {}, allowed = {}, unspecified = [] } = recode;
  return {
    record,
    comparison: compareCodings({ original: record.original, recode: coding, fees, allowed, unspecified }),
  };
}

export function toRow({ record, comparison }: ComparedCase, asking: Asking): CaseRow {
  const open = comparison === null ? null : standing(comparison, record.decisions);
  return {
    id: record.id,
    auditId: record.auditId,
    auditName: record.auditName,
    position: record.position,
    encounterId: record.encounterId,
    serviceDate: record.serviceDate,
    patientName: record.patientName,
    coderName: record.coderName,
    auditorName: record.auditorName,
    status: record.status,
    outcome: record.outcome,
    why: comparison === null ? [] : [...record.why],
    codes: comparison?.codes ?? null,
    standing: open?.length ?? null,
    effectCents: open === null ? null : sumCents(open.map((d) => d.effectCents)),
    own: record.coderId === asking.id,
  };
}

/** Reviewed cases as the score takes them. */
export function scored(cases: readonly ComparedCase[]): ScoredCase[] {
  return cases.flatMap(({ record, comparison }) =>
    comparison === null ? [] : [{ comparison, decisions: record.decisions }],
  );
}

export function figuresOf(cases: readonly ComparedCase[]): ScoreFigures {
  return { ...scoreOf(scored(cases)) };
}
