import type { DisputeListContent } from '#shared/domain/contracts/underpayment.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { createFlow, PAPER, type Flow, type TableColumn } from './paper-flow.ts';
import { finish, newDocument } from './pdf-document.ts';

/**
 * The list of disputed payments for one payer, US Letter: what was billed, what was allowed, what was agreed and why. It
 * names no patient; the payer finds each line by its own number of the claim.
 * @returns bytes that depend on the content alone.
 */
export async function disputeListPdf(content: DisputeListContent): Promise<Uint8Array> {
  const doc = newDocument('Request to review payments', content.madeOn, { tagged: true });
  const flow = createFlow(doc);
  flow.newPage();
  const lines = content.rows.length === 1 ? '1 line' : `${content.rows.length} lines`;
  flow.heading('Request to review payments', 0);
  drawParties(flow, content);
  const short = sumCents(content.rows.map((r) => r.expectedCents - r.allowedCents));
  flow.gap(8);
  flow.paragraph(
    `We compared the payments below with the price that was agreed or that you paid until now. ${lines === '1 line' ? 'It was' : 'They were'} ` +
      `allowed ${formatAmount(short)} too little in all. Please review each line, pay the difference, or tell us the ` +
      'provision of the contract under which it was reduced. Amounts are US dollars; "allowed" is your payment, the ' +
      'patient\u2019s part and any sequestration.',
  );
  flow.gap(6);
  drawLines(flow, content);
  drawTotals(flow, content, short);
  drawReply(flow, content);
  flow.finishPages({
    head: `Request to review payments \u00b7 ${content.payer.name} \u00b7 ${content.madeOn}`,
    foot: `${content.practice.name} \u00b7 NPI ${content.practice.npi} \u00b7 ${lines}`,
  });
  return finish(doc);
}

function drawParties(flow: Flow, { practice, payer, madeOn }: DisputeListContent): void {
  flow.facts([
    ['To', [payer.name, ...payer.address].join('\n')],
    ['', ''],
    ['From', [practice.name, ...practice.address].join('\n')],
    ['NPI, tax id', `${practice.npi}, ${practice.taxId.replace(/^(\d{2})(\d{7})$/, '$1-$2')}`],
    ['Telephone', practice.phone.replace(/^(\d{3})(\d{3})(\d{4})$/, '($1) $2-$3')],
    ['Date', madeOn],
  ]);
}

/** Parts are points of the page's width. */
const COLUMNS: readonly TableColumn[] = [
  { header: 'Claim, yours', part: 78, style: PAPER.figures },
  { header: 'Service', part: 64, style: PAPER.figures },
  { header: 'Code', part: 56, style: PAPER.figures },
  { header: 'Billed', part: 50, align: 'right', style: PAPER.figures },
  { header: 'Allowed', part: 50, align: 'right', style: PAPER.figures },
  { header: 'Expected', part: 52, align: 'right', style: PAPER.figures },
  { header: 'Short', part: 46, align: 'right', style: PAPER.figures },
  { header: 'Why, and payment', part: 108, style: PAPER.small },
];

function drawLines(flow: Flow, { rows }: DisputeListContent): void {
  flow.table(
    'Payments to be reviewed',
    COLUMNS,
    rows.map((r) => [
      r.payerControlNumber === '' ? r.claimNumber : `${r.claimNumber}\n${r.payerControlNumber}`,
      r.serviceDate,
      r.units > 1 ? `${r.code}\n${r.units} units` : r.code,
      formatAmount(r.chargeCents),
      formatAmount(r.allowedCents),
      formatAmount(r.expectedCents),
      formatAmount(r.expectedCents - r.allowedCents),
      `${r.basis}\nPayment ${r.traceNumber}${r.paidOn === null ? '' : ` of ${r.paidOn}`}`,
    ]),
  );
}

function drawTotals(flow: Flow, { rows }: DisputeListContent, short: number): void {
  const total = (of: (row: DisputeListContent['rows'][number]) => number): string =>
    formatAmount(sumCents(rows.map(of)));
  flow.gap(4);
  flow.paragraph(
    `Billed ${total((r) => r.chargeCents)}, allowed ${total((r) => r.allowedCents)}, expected ${total((r) => r.expectedCents)}. ` +
      `Short by ${formatAmount(short)}.`,
    PAPER.strong,
  );
}

/** Room for the answer, never cut by a page. */
function drawReply(flow: Flow, { practice }: DisputeListContent): void {
  flow.room(120);
  flow.heading('Your answer', 2);
  flow.paragraph(
    `Please answer with your reference number to ${practice.name}, ${practice.address.join(', ')}.`,
    PAPER.quiet,
  );
  flow.gap(14);
  flow.facts([
    ['Reference number', '______________________________'],
    ['Reviewed by', '______________________________'],
    ['Date', '______________________________'],
  ]);
}
