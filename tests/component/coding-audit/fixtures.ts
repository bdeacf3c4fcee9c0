import type {
  AuditDetail,
  AuditRow,
  CaseDetail,
  CaseRow,
  ScoreFigures,
} from '#shared/contract/coding-audit.ts';
import { standing, type Decision } from '#shared/domain/coding-audit/audit-case.ts';
import { compareCodings } from '#shared/domain/coding-audit/compare.ts';
import { PLAIN_RULE } from '#shared/domain/coding-audit/rule.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { CodingAuditCaseId, CodingAuditId, EncounterId, UserId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import { coding, compareInput } from '#tests/support/coding-audit.ts';
import { ENCOUNTER, uuid } from '#tests/component/coding/fixtures.ts';

export const AUDIT = uuid(60, 1) as CodingAuditId;
export const CASE = uuid(61, 1) as CodingAuditCaseId;
export const NEXT_CASE = uuid(61, 2) as CodingAuditCaseId;
export const CODER = uuid(62, 1) as UserId;
const AT = '2026-11-20T15:04:05.000Z' as Instant;

export const ORIGINAL = coding(['E11.9', 'I10'], ['99213 AB', '36415 A']);
export const RECODE = coding(['E11.65', 'I10'], ['99214 AB', '36415 A']);
export const COMPARISON = compareCodings(compareInput(ORIGINAL, RECODE));

export const FIGURES: ScoreFigures = {
  cases: 3,
  withoutError: 1,
  earned: 40,
  possible: 50,
  part: 0.8,
  interval: { low: 0.3, high: 0.97 },
  tooFew: true,
  underCents: cents(6500),
  overCents: cents(0),
  effectCents: cents(6500),
};

export function auditRow(change: Partial<AuditRow> = {}): AuditRow {
  return {
    id: AUDIT,
    name: 'First quarter',
    madeAt: AT,
    madeBy: 'Aud Invented',
    status: 'open',
    selfReview: false,
    cases: 2,
    reviewed: 1,
    returned: 0,
    codes: COMPARISON.codes,
    effectCents: cents(6500),
    ...change,
  };
}

export function caseRow(change: Partial<CaseRow> = {}): CaseRow {
  return {
    id: CASE,
    auditId: AUDIT,
    auditName: 'First quarter',
    position: 1,
    encounterId: ENCOUNTER,
    serviceDate: '2026-11-17' as IsoDate,
    patientName: 'Fictive, Ana',
    coderName: 'Cora Sample',
    auditorName: 'Aud Invented',
    status: 'recoded',
    outcome: 'none',
    why: ['All 2 that fit'],
    codes: COMPARISON.codes,
    standing: COMPARISON.differences.length,
    effectCents: COMPARISON.effectCents,
    own: false,
    ...change,
  };
}

export function auditDetail(change: Partial<AuditDetail> = {}): AuditDetail {
  return {
    row: auditRow(),
    rule: PLAIN_RULE,
    seed: 42,
    population: 12,
    matching: 12,
    cases: [
      caseRow({ status: 'agreed', standing: 0 }),
      caseRow({
        id: NEXT_CASE,
        position: 2,
        encounterId: uuid(1, 2) as EncounterId,
        patientName: 'Sample, Ben',
        status: 'to_review',
        why: [],
        codes: null,
        standing: null,
        effectCents: null,
        auditorName: '',
      }),
    ],
    families: COMPARISON.families,
    score: FIGURES,
    kinds: [{ kind: 'em_under', count: 1, effectCents: cents(6500) }],
    ...change,
  };
}

export function caseDetail(
  change: Partial<CaseDetail> = {},
  decisions: readonly Decision[] = [],
): CaseDetail {
  const open = standing(COMPARISON, decisions);
  return {
    row: caseRow({ standing: open.length, effectCents: sumCents(open.map((d) => d.effectCents)) }),
    selfReview: false,
    reason: 'Follow-up',
    providerName: 'Nora Example',
    payerName: 'Sample Mutual Health Plan',
    encounterStatus: 'coded',
    original: ORIGINAL,
    recode: RECODE,
    titles: {
      'E11.9': 'Type 2 diabetes without complications',
      'E11.65': 'Type 2 diabetes with hyperglycemia',
    },
    comparison: COMPARISON,
    decisions: [...decisions],
    comments: [],
    note: '',
    codedAt: AT,
    recodedAt: AT,
    originalSha256: 'a'.repeat(64),
    nextCaseId: NEXT_CASE,
    mayDecide: true,
    ...change,
  };
}
