import type { InvoiceContent } from '#shared/domain/invoice.ts';
import { dayWords, dollars } from '#shared/domain/statements/words.ts';
import { ACCENT, ASIDE, HAIRLINE, LEFT, PALE, RIGHT, SECOND, STYLES } from './invoice-look.ts';
import { drawRule, drawText, fitted, wrapText, type Pdf } from './pdf-document.ts';

/**
 * The addressee stands where the window of a No. 10 envelope shows it, wherever the folded sheet slides
 * in it: 0.875 to 4.375 in from the left, 2.5 to 3.17 in from the top. Nothing else may show there.
 */
const WINDOW_LEFT = 66;
const WINDOW_RIGHT = 314;
const WINDOW_TOP = 180;
const ADDRESS_LEADING = 13;

/** First page: practice, addressee, what is due, and the story in two sentences. @returns where it ends. */
export function drawFirstHead(doc: Pdf, content: InvoiceContent): number {
  drawPractice(doc, content.practice);
  drawFacts(doc, content);
  drawAddressee(doc, content.patient);
  drawDue(doc, content);
  let y = 286;
  for (const line of wrapText(doc, content.summary, RIGHT - LEFT, STYLES.summary)) {
    drawText(doc, line, LEFT, y, STYLES.summary);
    y += 16;
  }
  return y + 6;
}

function drawPractice(doc: Pdf, practice: InvoiceContent['practice']): void {
  const width = ASIDE - LEFT - 18;
  drawText(doc, practice.name, LEFT, 62, fitted(doc, practice.name, width, STYLES.practice));
  let y = 78;
  for (const line of [...practice.addressLines, phoneWords(practice.phone)].filter((l) => l !== '')) {
    drawText(doc, line, LEFT, y, fitted(doc, line, width, STYLES.quiet));
    y += 12;
  }
}

/** `(216) 555-0100`; another length stays as it is. */
export function phoneWords(phone: string): string {
  const m = /^(\d{3})(\d{3})(\d{4})$/.exec(phone);
  return m ? `(${m[1]}) ${m[2]}-${m[3]}` : phone;
}

/** Number, dates and account at the right, clear of the window. */
function drawFacts(doc: Pdf, content: InvoiceContent): void {
  drawText(doc, 'Invoice', ASIDE, 62, STYLES.title);
  const facts: readonly (readonly [string, string])[] = [
    ['Number', content.invoiceNumber],
    ['Date', dayWords(content.issuedOn)],
    ['Account', content.patient.accountNumber],
  ];
  facts.forEach(([label, value], i) => {
    const y = 78 + i * 14;
    drawText(doc, label, ASIDE, y, STYLES.quiet);
    drawText(doc, value, RIGHT, y, fitted(doc, value, RIGHT - ASIDE - 50, STYLES.body), 'right');
  });
}

function drawAddressee(doc: Pdf, patient: InvoiceContent['patient']): void {
  const width = WINDOW_RIGHT - WINDOW_LEFT;
  [patient.name, ...patient.addressLines]
    .filter((line) => line !== '')
    .slice(0, 4)
    .forEach((line, i) => {
      const y = WINDOW_TOP + 10 + i * ADDRESS_LEADING;
      drawText(doc, line, WINDOW_LEFT, y, fitted(doc, line, width, STYLES.address));
    });
}

/** The one figure that the eye should find first. */
function drawDue(doc: Pdf, content: InvoiceContent): void {
  const top = 158;
  doc.save().fillColor(PALE);
  doc.rect(ASIDE, top, RIGHT - ASIDE, 84).fill();
  doc.restore();
  drawRule(doc, [ASIDE, top], [ASIDE, top + 84], { color: ACCENT, width: 2 });
  const credit = content.totals.balanceCents < 0;
  drawText(doc, credit ? 'To your credit' : 'Amount due', ASIDE + 14, top + 20, STYLES.label);
  const amount = dollars(Math.abs(content.totals.balanceCents));
  drawText(doc, amount, ASIDE + 13, top + 47, fitted(doc, amount, RIGHT - ASIDE - 26, STYLES.due));
  if (content.totals.balanceCents > 0)
    drawText(doc, `Please pay by ${dayWords(content.dueOn)}`, ASIDE + 14, top + 68, STYLES.body);
}

/** Further pages: whose invoice this is, in one line. */
export function drawContinuedHead(doc: Pdf, content: InvoiceContent): void {
  drawText(doc, content.practice.name, LEFT, 62, fitted(doc, content.practice.name, 300, STYLES.strong));
  drawText(doc, `Invoice ${content.invoiceNumber}, continued`, RIGHT, 62, STYLES.body, 'right');
  const whose = `${content.patient.name}, account ${content.patient.accountNumber}`;
  drawText(doc, whose, LEFT, 76, fitted(doc, whose, 300, STYLES.quiet));
  drawText(doc, dayWords(content.issuedOn), RIGHT, 76, STYLES.quiet, 'right');
  drawRule(doc, [LEFT, 88], [RIGHT, 88], { color: HAIRLINE, width: 0.6 });
}

export function drawFoot(doc: Pdf, content: InvoiceContent, page: number, pages: number): void {
  const style = { ...STYLES.small, color: SECOND };
  drawText(doc, `Invoice ${content.invoiceNumber}`, LEFT, 768, style);
  drawText(doc, `Page ${page} of ${pages}`, RIGHT, 768, style, 'right');
}
