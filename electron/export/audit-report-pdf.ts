import type { AuditDetail, CaseRow } from '#shared/contract/coding-audit.ts';
import {
  agreementOf,
  ERROR_WORDS,
  ErrorKind,
  precisionOf,
  recallOf,
  type FamilyAgreement,
} from '#shared/domain/coding-audit/comparison.ts';
import { instantWords } from '#shared/domain/defence/words.ts';
import { ruleWords } from '#shared/domain/coding-audit/rule-words.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { createFlow, PAPER, type Flow } from './paper-flow.ts';
import { finish, newDocument } from './pdf-document.ts';

const STATUS: Readonly<Record<CaseRow['status'], string>> = {
  to_review: 'to review',
  recoded: 'recoded, not decided',
  agreed: 'agreed',
  returned: 'returned',
  closed: 'closed',
};
const OUTCOME: Readonly<Record<CaseRow['outcome'], string>> = {
  none: '',
  back_to_coding: 'back to coding',
  corrected_claim_needed: 'corrected claim needed',
  open_already: 'was open already',
};

/**
 * The report of an audit as PDF, US Letter: how the sample was drawn, what agreed, what did not and what it comes
 * to, and each case. @returns bytes that depend on the audit alone.
 */
export async function auditReportPdf(audit: AuditDetail): Promise<Uint8Array> {
  const doc = newDocument('Audit report', isoDate(audit.row.madeAt.slice(0, 10)), { tagged: true });
  const flow = createFlow(doc);
  flow.newPage();
  drawHead(flow, audit);
  drawScore(flow, audit);
  drawFamilies(flow, audit.families);
  drawKinds(flow, audit);
  drawCases(flow, audit.cases);
  flow.finishPages({
    head: `Audit report \u00b7 ${audit.row.name}`,
    foot: `Seed ${audit.seed} \u00b7 ${audit.row.cases} cases`,
  });
  return finish(doc);
}

function drawHead(flow: Flow, { row, rule, seed, population, matching }: AuditDetail): void {
  flow.heading('Audit report', 0);
  flow.facts([
    ['Audit', row.name],
    ['Made', `${instantWords(row.madeAt)} by ${row.madeBy}`],
    ['Status', row.status],
    ['Rule', ruleWords(rule).join('. ')],
    ['Sample', `${row.cases} of ${matching} that fit, among ${population} in the population; seed ${seed}`],
    ['Reviewed', `${row.reviewed} of ${row.cases}`],
  ]);
  if (row.selfReview)
    flow.paragraph('A self-review: coder and auditor may be one person. It counts in no score.', PAPER.quiet);
}

function drawScore(flow: Flow, { score, row }: AuditDetail): void {
  flow.heading('Result', 1);
  const agreed = agreementOf(row.codes);
  const { interval } = score;
  flow.facts([
    [
      'Codes agreed',
      agreed === null ? 'none reviewed yet' : `${percent(agreed)} (${row.codes.agreed} of ${row.codes.of})`,
    ],
    [
      'Weighted accuracy',
      score.part === null
        ? 'none reviewed yet'
        : `${percent(score.part)}, 95 % interval ${percent(interval.low)} to ${percent(interval.high)} over ${score.cases === 1 ? '1 case' : `${score.cases} cases`}`,
    ],
    ['Cases without error', `${score.withoutError} of ${score.cases}`],
    ['Coded too low', formatAmount(score.underCents)],
    ['Coded too high', formatAmount(score.overCents)],
    ['Together', formatAmount(score.effectCents)],
  ]);
  if (score.tooFew) flow.paragraph('Too few cases to judge anybody by.', PAPER.strong);
  flow.paragraph(
    'Money is counted at the practice\u2019s fees of the date of service. The interval is Wilson\u2019s, over cases; what was decided for the coder does not count against the coder.',
    PAPER.small,
  );
}

function drawFamilies(flow: Flow, families: readonly FamilyAgreement[]): void {
  flow.heading('Agreement by family', 1);
  if (families.length === 0) return flow.paragraph('Nothing is reviewed yet.', PAPER.quiet);
  const part = (value: number | null): string => (value === null ? '\u2013' : percent(value));
  flow.table(
    'Agreement by family',
    [
      { header: 'Family', part: 40 },
      { header: 'Agreed', part: 15, align: 'right', style: PAPER.figures },
      { header: 'Agreement', part: 15, align: 'right', style: PAPER.figures },
      { header: 'Precision', part: 15, align: 'right', style: PAPER.figures },
      { header: 'Recall', part: 15, align: 'right', style: PAPER.figures },
    ],
    families.map((f) => [
      f.label,
      `${f.agreed} of ${f.of}`,
      part(agreementOf(f)),
      part(precisionOf(f)),
      part(recallOf(f)),
    ]),
  );
}

function drawKinds(flow: Flow, { kinds }: AuditDetail): void {
  flow.heading('Differences that stand', 1);
  if (kinds.length === 0) return flow.paragraph('None.', PAPER.quiet);
  flow.table(
    'Differences by kind',
    [
      { header: 'Kind', part: 50 },
      { header: 'Number', part: 25, align: 'right', style: PAPER.figures },
      { header: 'Effect', part: 25, align: 'right', style: PAPER.figures },
    ],
    kinds.map((k) => [ERROR_WORDS[ErrorKind.parse(k.kind)], String(k.count), formatAmount(k.effectCents)]),
  );
}

function drawCases(flow: Flow, cases: readonly CaseRow[]): void {
  flow.heading('Cases', 1);
  flow.table(
    'Cases',
    [
      { header: '#', part: 5, align: 'right', style: PAPER.figures },
      { header: 'Service', part: 13, style: PAPER.figures },
      { header: 'Patient', part: 20 },
      { header: 'Coder', part: 14 },
      { header: 'State', part: 20 },
      { header: 'Stand', part: 8, align: 'right', style: PAPER.figures },
      { header: 'Effect', part: 14, align: 'right', style: PAPER.figures },
      { header: 'Why chosen', part: 26, style: PAPER.quiet },
    ],
    cases.map((c) => [
      String(c.position),
      c.serviceDate,
      c.patientName,
      c.coderName,
      [STATUS[c.status], OUTCOME[c.outcome]].filter(Boolean).join(', '),
      c.standing === null ? '' : String(c.standing),
      c.effectCents === null ? '' : formatAmount(c.effectCents),
      c.why.join('\n'),
    ]),
  );
}

function percent(part: number): string {
  return `${Math.round(part * 1000) / 10} %`;
}
