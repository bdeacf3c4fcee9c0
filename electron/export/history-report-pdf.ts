import type { HistoryReport } from '#shared/domain/history/report.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { HAIRLINE, INK, LEFT, RIGHT, SECOND } from './invoice-look.ts';
import { drawRule, drawText, finish, newDocument, wrapText, type Pdf, type Style } from './pdf-document.ts';

const TOP = 62;
const BOTTOM = 742;
const LEADING = 12;

const TEXT: Style = { face: 'Inter-400', size: 9, color: INK };
const QUIET: Style = { face: 'Inter-400', size: 8.5, color: SECOND };
const STRONG: Style = { face: 'Inter-600', size: 9, color: INK };
const TITLE: Style = { face: 'Inter-600', size: 15, color: INK };

/**
 * The report of a history that was brought in, US Letter: sums, files, and what did not come in. It names claims by
 * their numbers and no patient.
 * @returns bytes that depend on the content alone.
 */
export async function historyReportPdf(report: HistoryReport): Promise<Uint8Array> {
  const doc = newDocument('History brought in', report.at.slice(0, 10) as IsoDate);
  doc.addPage();
  const page = new Lines(doc);
  page.line('History brought in', TITLE, 24);
  page.line(`${report.at.slice(0, 10)}, by ${report.userName}`, QUIET, 20);
  for (const sentence of sums(report)) page.line(sentence, TEXT);
  page.heading('Files');
  for (const file of report.files) {
    const { claims } = file;
    page.line(file.fileName, STRONG);
    page.line(
      file.sentence ||
        `${claims.read} claims read: ${claims.brought} brought in, ${claims.versions} as versions, ` +
          `${claims.known} known, ${claims.leftOut} left out, ${claims.unreadable} unreadable.`,
      TEXT,
    );
    if (file.sha256 !== '') page.line(`SHA-256 ${file.sha256}`, QUIET);
  }
  remittances(page, report);
  page.heading('Notes');
  if (report.notes.length === 0) page.line('Nothing to be told.', TEXT);
  for (const note of report.notes) {
    const at = note.segment === 0 ? '' : `, segment ${note.segment}`;
    const claim = note.controlNumber === '' ? '' : `, claim ${note.controlNumber}`;
    page.line(`${note.fileName}${at}${claim}`, STRONG);
    page.line(note.sentence, TEXT);
  }
  const more = report.notesTotal - report.notes.length;
  if (more > 0) page.line(`${more} more are not listed.`, QUIET);
  return finish(doc);
}

/** Payments beside the claims, and what does not reconcile; nothing when there were no remittances. */
function remittances(page: Lines, { money }: HistoryReport): void {
  if (money.remits.length === 0) return;
  page.heading('Remittances');
  page.line(
    `Posted ${formatAmount(money.postedCents)}, not posted ${formatAmount(money.heldCents)}, ` +
      `${money.unreconciledTotal} open items.`,
    TEXT,
  );
  for (const row of money.remits) {
    page.line(
      `${row.fileName}, ${row.traceNumber}, ${formatAmount(row.amountCents)}: ${row.outcome}`,
      STRONG,
    );
    if (row.sentence !== '') page.line(row.sentence, TEXT);
  }
  if (money.unreconciled.length === 0) return;
  page.heading('What does not reconcile');
  for (const row of money.unreconciled) {
    const claim = row.controlNumber === '' ? '' : `Claim ${row.controlNumber}, `;
    page.line(
      `${claim}${[row.traceNumber, row.fileName].filter(Boolean).join(', ')} ${formatAmount(row.amountCents)}`,
      STRONG,
    );
    page.line(row.sentence, TEXT);
  }
  const more = money.unreconciledTotal - money.unreconciled.length;
  if (more > 0) page.line(`${more} more are not listed.`, QUIET);
}

function sums({ claims, chargeCents, parties, settled }: HistoryReport): string[] {
  const made = parties.map(({ kind, new: made, exact }) => `${WORDS[kind]}: ${made} new, ${exact} yours`);
  return [
    `${claims.read} claims read, ${claims.brought} brought in with charges of ${formatAmount(chargeCents)}, ` +
      `${claims.versions} as later versions of claims.`,
    `${claims.known} were known, ${claims.leftOut} stayed out, ${claims.unreadable} could not be read.`,
    settled
      ? 'They came as settled: closed, without charges in the ledger.'
      : 'Their charges stand in the ledger.',
    `${made.join('; ')}.`,
  ];
}

const WORDS = {
  patient: 'Patients',
  payer: 'Payers',
  provider: 'Providers',
  facility: 'Facilities',
} as const;

/** Writes line after line and turns the page. */
class Lines {
  readonly #doc: Pdf;
  #y = TOP;

  constructor(doc: Pdf) {
    this.#doc = doc;
  }

  heading(text: string): void {
    this.#room(40);
    this.#y += 10;
    drawRule(this.#doc, [LEFT, this.#y], [RIGHT, this.#y], { color: HAIRLINE, width: 0.4 });
    this.#y += 18;
    this.line(text, STRONG, 16);
  }

  line(text: string, style: Style, leading = LEADING): void {
    for (const part of wrapText(this.#doc, text, RIGHT - LEFT, style)) {
      this.#room(leading);
      drawText(this.#doc, part, LEFT, this.#y, style);
      this.#y += leading;
    }
  }

  #room(height: number): void {
    if (this.#y + height <= BOTTOM) return;
    this.#doc.addPage();
    this.#y = TOP;
  }
}
