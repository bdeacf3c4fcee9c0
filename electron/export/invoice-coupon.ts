import type { InvoiceContent } from '#shared/domain/invoice.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { phoneWords } from './invoice-head.ts';
import { HAIRLINE, INK, LEFT, RIGHT, SECOND, STYLES } from './invoice-look.ts';
import { PAGE_WIDTH, drawRule, drawText, fitted, widthOf, wrapText, type Pdf } from './pdf-document.ts';

/** The coupon is the lowest part of the first page, to be torn off and sent with a check. */
export const COUPON_TOP = 638;

/** Wider than the head's column: a patient's name of 40 letters has room. */
const FACTS_LEFT = 330;
const LEADING = 12.5;

/** Draws the coupon: where to send it, what it pays, and a line for the amount enclosed. */
export function drawCoupon(doc: Pdf, content: InvoiceContent): void {
  drawRule(doc, [0, COUPON_TOP], [PAGE_WIDTH, COUPON_TOP], { color: SECOND, width: 0.6, dash: [3, 3] });
  const hint = 'Tear off here and send with your payment';
  drawText(doc, hint, LEFT, COUPON_TOP + 13, STYLES.small);
  drawPayee(doc, content.practice);
  drawCouponFacts(doc, content);
}

function drawPayee(doc: Pdf, practice: InvoiceContent['practice']): void {
  const top = COUPON_TOP + 32;
  drawText(doc, 'Pay to', LEFT, top, STYLES.label);
  [practice.name, ...practice.addressLines]
    .filter((line) => line !== '')
    .forEach((line, i) => {
      const style = i === 0 ? STYLES.strong : STYLES.body;
      drawText(doc, line, LEFT, top + 16 + i * 13, fitted(doc, line, 256, style));
    });
}

function drawCouponFacts(doc: Pdf, content: InvoiceContent): void {
  const rows: readonly (readonly [string, string])[] = [
    ['Patient', content.patient.name],
    ['Account', content.patient.accountNumber],
    ['Invoice', content.invoiceNumber],
    ['Please pay by', dayWords(content.dueOn)],
  ];
  const top = COUPON_TOP + 32;
  rows.forEach(([label, value], i) => {
    const y = top + i * 14;
    const room = RIGHT - FACTS_LEFT - widthOf(doc, label, STYLES.label) - 12;
    drawText(doc, label, FACTS_LEFT, y, STYLES.label);
    drawText(doc, value, RIGHT, y, fitted(doc, value, room, STYLES.body), 'right');
    drawRule(doc, [FACTS_LEFT, y + 4], [RIGHT, y + 4], { color: HAIRLINE, width: 0.5 });
  });
  const due = top + rows.length * 14 + 5;
  drawText(doc, 'Amount due', FACTS_LEFT, due, STYLES.strong);
  drawText(doc, dollars(Math.max(0, content.totals.balanceCents)), RIGHT, due, STYLES.couponDue, 'right');
  drawText(doc, 'Amount enclosed', FACTS_LEFT, due + 22, STYLES.label);
  drawRule(doc, [FACTS_LEFT + 78, due + 24], [RIGHT, due + 24], { color: INK, width: 0.8 });
  drawText(doc, '$', FACTS_LEFT + 80, due + 21, STYLES.money);
}

/**
 * How to pay, in the practice's own words, and whom to ask: above the coupon, so that it is on the first
 * page however many services follow. @returns where it begins, the end of the page's other content.
 */
export function drawHowToPay(doc: Pdf, practice: InvoiceContent['practice']): number {
  const ask = `Questions about this invoice, or you cannot pay it at once: call us at ${phoneWords(practice.phone)}.`;
  const lines = [practice.paymentInstructions, practice.phone === '' ? '' : ask].flatMap((words) =>
    wrapText(doc, words, RIGHT - LEFT, STYLES.body),
  );
  const first = COUPON_TOP - 14 - (lines.length - 1) * LEADING;
  drawText(doc, 'How to pay', LEFT, first - 15, STYLES.group);
  lines.forEach((line, i) => {
    drawText(doc, line, LEFT, first + i * LEADING, STYLES.body);
  });
  return first - 30;
}
