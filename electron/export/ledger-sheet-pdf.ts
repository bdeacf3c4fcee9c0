import type { LedgerSheet } from '#shared/contract/ledger-books.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { ACCENT, HAIRLINE, INK, LEFT, RIGHT, SECOND } from './invoice-look.ts';
import { drawRule, drawText, finish, newDocument, type Pdf, type Style } from './pdf-document.ts';

const TITLE: Style = { face: 'Inter-600', size: 15, color: INK };
const GROUP: Style = { face: 'Inter-600', size: 9.5, color: ACCENT };
const HEAD: Style = { face: 'Inter-400', size: 8, color: SECOND };
const TEXT: Style = { face: 'Inter-400', size: 9.5, color: INK };
const STRONG: Style = { face: 'Inter-600', size: 9.5, color: INK };
const MONEY: Style = { face: 'JetBrainsMono-400', size: 9, color: INK };
const MONEY_STRONG: Style = { face: 'JetBrainsMono-700', size: 9, color: INK };
const QUIET: Style = { face: 'Inter-400', size: 8.5, color: SECOND };

const TOP = 62;
const ROW = 15;
const BOTTOM = 730;
/** Right edges of the columns of figures. */
const COLUMNS = [366, 462, RIGHT] as const;

type SheetForPaper = {
  readonly [K in keyof LedgerSheet]: LedgerSheet[K] extends readonly (infer T)[]
    ? readonly T[]
    : LedgerSheet[K];
};

/**
 * The day or month sheet, US Letter: receivables from start to end, what moved them, the money received and the
 * deposits it ties to. It names no patient.
 * @returns bytes that depend on the content alone.
 */
export async function ledgerSheetPdf(sheet: SheetForPaper, practiceName: string): Promise<Uint8Array> {
  const title =
    sheet.from === sheet.to ? `Day sheet ${sheet.to}` : `Ledger sheet ${sheet.from} to ${sheet.to}`;
  const doc = newDocument(title, sheet.to);
  doc.addPage();
  drawText(doc, sheet.from === sheet.to ? 'Day sheet' : 'Ledger sheet', LEFT, TOP, TITLE);
  drawText(
    doc,
    sheet.from === sheet.to ? sheet.to : `${sheet.from} to ${sheet.to}`,
    RIGHT,
    TOP,
    STRONG,
    'right',
  );
  drawText(doc, practiceName, LEFT, TOP + 16, QUIET);
  drawText(doc, 'By day of posting', RIGHT, TOP + 16, QUIET, 'right');
  const page = new Table(doc, TOP + 40);
  page.head('Receivables', ['Start', 'Moved', 'End']);
  for (const side of sheet.sides) page.row(side.name, [side.startCents, side.movedCents, side.endCents]);
  const open = sheet.sides.filter((side) => side.account !== 'unapplied_payments');
  page.total('Receivables in all', [
    sum(open.map((s) => s.startCents)),
    sum(open.map((s) => s.movedCents)),
    sum(open.map((s) => s.endCents)),
  ]);
  for (const [group, words] of GROUPS) {
    const lines = sheet.lines.filter((line) => line.group === group);
    if (lines.length === 0) continue;
    page.head(words, ['', 'Entries', 'Amount']);
    for (const line of lines) page.counted(line.name, line.entries, line.amountCents);
  }
  page.total('What moved receivables', [null, null, sum(sheet.lines.map((line) => line.amountCents))]);
  if (sheet.movedToPatientsCents !== 0)
    page.row('Of it, moved from insurers to patients', [null, null, sheet.movedToPatientsCents]);
  page.head('Money', ['Start', 'Moved', 'End']);
  for (const side of sheet.money) page.row(side.name, [side.startCents, side.movedCents, side.endCents]);
  page.head('Deposits', ['', 'Bank day', 'Amount']);
  for (const d of sheet.deposits) page.dated(`Deposit ${d.number}`, d.depositedOn, d.totalCents);
  page.total('Received', [null, null, sheet.receivedCents]);
  page.total('Deposited', [null, null, sheet.depositedCents]);
  page.total('Received and not deposited in this span', [
    null,
    null,
    sheet.receivedCents - sheet.depositedCents,
  ]);
  page.note(
    sheet.ties.receivables && sheet.ties.deposits
      ? 'It ties: receivables at the start and what moved them make receivables at the end; money received less deposits makes what the drawer gained.'
      : 'It does not tie. Verify the ledger before anything else is posted.',
  );
  return finish(doc);
}

const GROUPS = [
  ['charges', 'Charges'],
  ['payments', 'Payments by tender'],
  ['adjustments', 'Adjustments'],
  ['other', 'Other'],
] as const;

function sum(amounts: readonly number[]): number {
  return amounts.reduce((a, b) => a + b, 0);
}

/** Rows of a name and three figures, one below the other over as many pages as it takes. */
class Table {
  readonly #doc: Pdf;
  #y: number;

  constructor(doc: Pdf, y: number) {
    this.#doc = doc;
    this.#y = y;
  }

  head(title: string, columns: readonly string[]): void {
    this.#room(ROW * 3);
    this.#y += 14;
    drawText(this.#doc, title, LEFT, this.#y, GROUP);
    columns.forEach((text, i) => drawText(this.#doc, text, COLUMNS[i] ?? RIGHT, this.#y, HEAD, 'right'));
    this.#y += 5;
    drawRule(this.#doc, [LEFT, this.#y], [RIGHT, this.#y], { color: HAIRLINE, width: 0.6 });
    this.#y += ROW - 3;
  }

  row(name: string, figures: readonly (number | null)[], style = TEXT, money = MONEY): void {
    this.#room(ROW);
    drawText(this.#doc, name, LEFT, this.#y, style);
    figures.forEach((cents, i) => {
      if (cents !== null)
        drawText(this.#doc, formatAmount(cents), COLUMNS[i] ?? RIGHT, this.#y, money, 'right');
    });
    this.#y += ROW;
  }

  total(name: string, figures: readonly (number | null)[]): void {
    this.#room(ROW + 4);
    drawRule(this.#doc, [LEFT, this.#y - 10], [RIGHT, this.#y - 10], { color: HAIRLINE, width: 0.4 });
    this.#y += 2;
    this.row(name, figures, STRONG, MONEY_STRONG);
  }

  counted(name: string, entries: number, amountCents: number): void {
    drawText(this.#doc, String(entries), COLUMNS[1], this.#y, MONEY, 'right');
    this.row(name, [null, null, amountCents]);
  }

  dated(name: string, day: string, amountCents: number): void {
    drawText(this.#doc, day, COLUMNS[1], this.#y, MONEY, 'right');
    this.row(name, [null, null, amountCents]);
  }

  note(text: string): void {
    this.#room(40);
    this.#y += 10;
    const middle = text.lastIndexOf(' ', 105);
    const lines = text.length > 105 ? [text.slice(0, middle), text.slice(middle + 1)] : [text];
    for (const line of lines) {
      drawText(this.#doc, line, LEFT, this.#y, QUIET);
      this.#y += 12;
    }
  }

  #room(height: number): void {
    if (this.#y + height <= BOTTOM) return;
    this.#doc.addPage();
    this.#y = TOP;
  }
}
