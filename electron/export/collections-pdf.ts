import type { CollectionCase } from '#shared/contract/collections.ts';
import { dayWords } from '#shared/domain/statements/words.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { createFlow, PAPER } from './paper-flow.ts';
import { onSheet, type PaperSize } from './paper-size.ts';
import { finish, newDocument } from './pdf-document.ts';

/** The list that goes to an agency, or to the file: cases with what was handed over, collected, kept and is left. */
export async function collectionsPdf(
  cases: readonly CollectionCase[],
  head: { readonly practiceName: string; readonly on: IsoDate },
  size: PaperSize = 'letter',
): Promise<Uint8Array> {
  const doc = onSheet(newDocument('Balances for collection', head.on, { tagged: true }), size);
  const flow = createFlow(doc);
  flow.newPage();
  flow.heading('Balances for collection', 0);
  flow.facts([
    ['Practice', head.practiceName],
    ['Agency', [...new Set(cases.map((c) => c.agency))].join(', ')],
    ['As of', dayWords(head.on)],
    ['Cases', `${cases.length}, ${formatAmount(sumCents(cases.map((c) => c.leftCents)))} left to collect`],
  ]);
  flow.gap(10);
  const right = { align: 'right' as const, style: PAPER.figures };
  flow.table(
    'Balances at the agency',
    [
      { header: 'Case', part: 0.8, style: PAPER.figures },
      { header: 'Patient', part: 2.9 },
      { header: 'Account', part: 1.2, style: PAPER.figures },
      { header: 'Handed over', part: 2.3 },
      { header: 'Amount', part: 1.5, ...right },
      { header: 'Collected', part: 1.4, ...right },
      { header: 'Left', part: 1.5, ...right },
    ],
    cases.map((c) => [
      String(c.number),
      c.patientName,
      c.accountNumber,
      dayWords(c.placedOn),
      formatAmount(c.handedCents),
      formatAmount(c.collectedCents),
      formatAmount(c.leftCents),
    ]),
  );
  flow.finishPages({ head: 'Balances for collection', foot: `${head.practiceName}, ${dayWords(head.on)}` });
  return finish(doc);
}
