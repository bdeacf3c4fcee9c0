import type { ChangeRow, ChangesPage, UseCounts } from '#shared/contract/codesets.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { HAIRLINE, INK, LEFT, RIGHT, SECOND } from './invoice-look.ts';
import { drawRule, drawText, finish, newDocument, wrapText, type Pdf, type Style } from './pdf-document.ts';

const TOP = 62;
const BOTTOM = 742;
const CODE_AT = LEFT + 54;
const TITLE_AT = LEFT + 124;
const TITLE_WIDTH = RIGHT - TITLE_AT;
const LEADING = 12;
/** More rows than a person reads on paper; the foot says so. */
const MOST_ROWS = 3000;

const TEXT: Style = { face: 'Inter-400', size: 9, color: INK };
const QUIET: Style = { face: 'Inter-400', size: 8.5, color: SECOND };
const STRONG: Style = { face: 'Inter-600', size: 9, color: INK };
const TITLE: Style = { face: 'Inter-600', size: 15, color: INK };
const CODE: Style = { face: 'JetBrainsMono-700', size: 9, color: INK };

/**
 * "What changed" between two releases as PDF, US Letter: codes that the practice holds first, then the others by
 * code. Holds code data only, nothing of a patient.
 * @returns bytes that depend on the content alone.
 */
export async function changesPdf(page: ChangesPage, printedOn: IsoDate): Promise<Uint8Array> {
  const doc = newDocument(`What changed in ${page.to}`, printedOn);
  doc.addPage();
  let y = drawHead(doc, page);
  let part: boolean | null = null;
  for (const row of page.rows.slice(0, MOST_ROWS)) {
    const lines = linesOf(doc, row);
    const used = row.used !== null;
    const height = lines.length * LEADING + 6 + (used === part ? 0 : 26);
    if (y + height > BOTTOM) {
      doc.addPage();
      y = TOP;
      part = null;
    }
    if (used !== part) y = drawPart(doc, used ? 'Held by this practice' : 'Other codes', y);
    part = used;
    y = drawRow(doc, row, lines, y);
  }
  drawFeet(doc, page, printedOn);
  return finish(doc);
}

/** As `changesPdf`, for a thread. */
export function drawChangesTask(order: {
  readonly page: ChangesPage;
  readonly today: IsoDate;
}): Promise<Uint8Array> {
  return changesPdf(order.page, order.today);
}

function drawHead(doc: Pdf, page: ChangesPage): number {
  drawText(doc, `What changed in ${page.to}`, LEFT, TOP + 8, TITLE);
  drawText(doc, `Compared with ${page.from}`, LEFT, TOP + 26, QUIET);
  const { added, deleted, revised, used } = page.counts;
  const count = (n: number): string => n.toLocaleString('en-US');
  const words = `${count(added)} added, ${count(deleted)} deleted, ${count(revised)} revised; ${count(used)} concern codes that this practice holds.`;
  drawText(doc, words, LEFT, TOP + 44, TEXT);
  const left =
    page.rows.length < added + deleted + revised
      ? ` ${count(page.rows.length)} of them are listed here.`
      : '';
  if (left !== '') drawText(doc, left.trim(), LEFT, TOP + 58, QUIET);
  return TOP + 72;
}

function drawPart(doc: Pdf, words: string, y: number): number {
  drawText(doc, words, LEFT, y + 12, STRONG);
  drawRule(doc, [LEFT, y + 18], [RIGHT, y + 18], { color: INK, width: 0.8 });
  return y + 24;
}

type Line = { readonly text: string; readonly style: Style };

function linesOf(doc: Pdf, row: ChangeRow): Line[] {
  const wrapped = (text: string, style: Style): Line[] =>
    wrapText(doc, text, TITLE_WIDTH, style).map((line) => ({ text: line, style }));
  const lines = wrapped(row.title, TEXT);
  const { before } = row;
  if (before && before.title !== row.title) lines.push(...wrapped(`Was: ${before.title}`, QUIET));
  if (before && before.billable && !row.billable) lines.push(...wrapped('Needs more characters now.', QUIET));
  if (before && !before.billable && row.billable) lines.push(...wrapped('May be used by itself now.', QUIET));
  if (row.successors.length > 0) lines.push(...wrapped(`Now: ${row.successors.join(', ')}`, QUIET));
  if (row.predecessors.length > 0) lines.push(...wrapped(`Was: ${row.predecessors.join(', ')}`, QUIET));
  if (row.used) lines.push(...wrapped(`Held in ${usedWords(row.used)}.`, QUIET));
  return lines;
}

/** `2 open encounters, 1 fee`. */
function usedWords(used: UseCounts): string {
  const of = (n: number, one: string, more: string): string[] =>
    n === 0 ? [] : [`${n} ${n === 1 ? one : more}`];
  return [
    ...of(used.encounter, 'open encounter', 'open encounters'),
    ...of(used.claim, 'unsent claim', 'unsent claims'),
    ...of(used.template, 'template', 'templates'),
    ...of(used.favourite, 'favourite', 'favourites'),
    ...of(used.fee, 'fee', 'fees'),
  ].join(', ');
}

const CHANGE_WORDS = { added: 'Added', deleted: 'Deleted', revised: 'Revised' } as const;

function drawRow(doc: Pdf, row: ChangeRow, lines: readonly Line[], top: number): number {
  drawText(doc, CHANGE_WORDS[row.change], LEFT, top + 9, QUIET);
  drawText(doc, row.code, CODE_AT, top + 9, CODE);
  lines.forEach(({ text, style }, i) => drawText(doc, text, TITLE_AT, top + 9 + i * LEADING, style));
  const bottom = top + lines.length * LEADING + 2;
  drawRule(doc, [LEFT, bottom], [RIGHT, bottom], { color: HAIRLINE, width: 0.4 });
  return bottom + 4;
}

function drawFeet(doc: Pdf, page: ChangesPage, printedOn: IsoDate): void {
  const { start, count } = doc.bufferedPageRange();
  const cut = page.rows.length > MOST_ROWS;
  const words = cut
    ? `${page.to}, the first ${MOST_ROWS.toLocaleString('en-US')} of ${page.rows.length.toLocaleString('en-US')} changes`
    : `${page.to}, printed ${printedOn}`;
  for (let i = 0; i < count; i += 1) {
    doc.switchToPage(start + i);
    drawText(doc, words, LEFT, 768, QUIET);
    drawText(doc, `Page ${i + 1} of ${count}`, RIGHT, 768, QUIET, 'right');
  }
}
