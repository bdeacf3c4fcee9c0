import type { InvoiceContent } from '#shared/domain/invoice.ts';
import { drawCoupon, drawHowToPay } from './invoice-coupon.ts';
import { drawContinuedHead, drawFirstHead, drawFoot } from './invoice-head.ts';
import { INK, LEFT, MONEY_COLUMNS, RIGHT, STYLES } from './invoice-look.ts';
import { blocksOf } from './invoice-blocks.ts';
import { drawRule, drawText, finish, newDocument, type Pdf } from './pdf-document.ts';

/** Where the content of a further page ends and begins. */
const FURTHER_BOTTOM = 742;
const FURTHER_TOP = 104;

/**
 * An invoice as PDF, US Letter: one page for an ordinary visit; more services continue on further pages
 * with the head repeated. The address stands for a window envelope (No. 10, letter folded in thirds), the
 * payment coupon at the foot of the first page.
 * @returns bytes that depend on the content alone.
 */
export async function invoicePdf(content: InvoiceContent): Promise<Uint8Array> {
  const doc = newDocument('Invoice', content.issuedOn);
  doc.addPage();
  let y = drawFirstHead(doc, content);
  drawCoupon(doc, content);
  let bottom = drawHowToPay(doc, content.practice);
  y = drawTableHead(doc, y);
  for (const block of blocksOf(doc, content)) {
    if (y + block.height > bottom) {
      doc.addPage();
      drawContinuedHead(doc, content);
      bottom = FURTHER_BOTTOM;
      y = drawTableHead(doc, FURTHER_TOP);
      if (block.repeats) {
        block.repeats.draw(y);
        y += block.repeats.height;
      }
    }
    block.draw(y);
    y += block.height;
  }
  drawFeet(doc, content);
  return finish(doc);
}

/** Names of the columns over a rule. @returns where the first row begins. */
function drawTableHead(doc: Pdf, top: number): number {
  const baseline = top + 10;
  drawText(doc, 'Service', LEFT, baseline, STYLES.columnHead);
  for (const { right, words } of MONEY_COLUMNS)
    drawText(doc, words, right, baseline, STYLES.columnHead, 'right');
  drawRule(doc, [LEFT, top + 16], [RIGHT, top + 16], { color: INK, width: 0.8 });
  return top + 17;
}

function drawFeet(doc: Pdf, content: InvoiceContent): void {
  const { start, count } = doc.bufferedPageRange();
  for (let i = 0; i < count; i += 1) {
    doc.switchToPage(start + i);
    drawFoot(doc, content, i + 1, count);
  }
}
