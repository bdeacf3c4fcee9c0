import { standing } from '#shared/domain/coding-audit/audit-case.ts';
import { agreementOf, ERROR_WORDS, type Comparison } from '#shared/domain/coding-audit/comparison.ts';
import type { DefenceEvent } from '#shared/domain/defence/content.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { compared } from './compared.ts';
import { listCases, listComments } from './queries.ts';
import type { CaseRecord } from './records.ts';

const OUTCOMES: Readonly<Record<CaseRecord['outcome'], string>> = {
  none: 'agreed with the coder',
  back_to_coding: 'returned to the coder',
  corrected_claim_needed: 'returned; it was billed, so a corrected claim is needed',
  open_already: 'returned; it was open for coding already',
};

/** What audits said of an encounter, decided cases only, oldest first. */
export function auditEvents(db: ReadDb, encounterId: EncounterId): DefenceEvent[] {
  return listCases(db, { encounterId, decided: true }).flatMap((record) => {
    const { comparison } = compared(record);
    const { decidedAt } = record;
    if (comparison === null || decidedAt === null) return [];
    const kind = record.selfReview ? 'Self-review' : 'Audit';
    return [
      {
        at: decidedAt,
        by: record.auditorName,
        words: `${kind} \u201c${record.auditName}\u201d: ${OUTCOMES[record.outcome]}.`,
        lines: [
          figures(record, comparison),
          ...comparison.differences.map((d) => differenceLine(record, d)),
          ...(record.note === '' ? [] : [`Note: ${record.note}`]),
          ...listComments(db, record.id, null).map((c) => `${c.userName}: ${c.text}`),
        ],
      },
    ];
  });
}

function figures(record: CaseRecord, comparison: Comparison): string {
  const agreed = agreementOf(comparison.codes);
  const open = standing(comparison, record.decisions);
  const part = agreed === null ? 'no codes' : `${Math.round(agreed * 100)} % of codes agreed`;
  const effect = formatAmount(sumCents(open.map((d) => d.effectCents)));
  return `${part}; ${comparison.differences.length} differences, ${open.length} stand; effect ${effect}.`;
}

function differenceLine(record: CaseRecord, d: Comparison['differences'][number]): string {
  const decision = record.decisions.find((x) => x.key === d.key);
  const words = decision ? `${decision.right} right` : 'not decided';
  const comment = decision?.comment ? ` (${decision.comment})` : '';
  return `${ERROR_WORDS[d.kind]}: ${d.message} ${words}${comment}`;
}
