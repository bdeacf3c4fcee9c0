import type { DefenceDocument, DefencePassage } from '#shared/domain/defence/content.ts';
import { instantWords } from '#shared/domain/defence/words.ts';
import { columnsOf, printedLines, type PrintedLine } from './defence-lines.ts';
import { ACCENT, INK, LEFT } from './invoice-look.ts';
import { PAPER, type Flow } from './paper-flow.ts';
import { drawRule, drawText, type Pdf, type Style } from './pdf-document.ts';

/** Fixed pitch, so that columns of laboratory reports stay columns and a passage is marked to the letter. */
const TEXT: Style = { face: 'JetBrainsMono-400', size: 8.2, color: INK };
/** Advance of the face: 600 of 1000 units. */
const PITCH = TEXT.size * 0.6;
const COLUMNS = 102;
const LEADING = 13;
const MARK: Style = { face: 'Inter-600', size: 6, color: ACCENT };
const EVIDENCE = '#fff0b8';
const EVIDENCE_LINE = '#b58800';

/** The documents in full text, with the passages that support a code underlined and lettered. */
export function drawDocuments(flow: Flow, documents: readonly DefenceDocument[]): void {
  if (documents.length === 0) return flow.paragraph('None recorded.', PAPER.quiet);
  documents.forEach((document, i) => {
    if (i > 0) flow.newPage();
    flow.heading(`${document.number}. ${document.title}`, 2);
    flow.facts([
      ['Kind', document.kind],
      ['Received', instantWords(document.receivedAt)],
      ['SHA-256 of the text', document.sha256],
      ['Marked passages', document.passages.length === 0 ? 'none' : String(document.passages.length)],
    ]);
    flow.gap(6);
    drawDocumentText(flow, document);
  });
}

function drawDocumentText(flow: Flow, { text, passages }: DefenceDocument): void {
  if (text.trim() === '') return flow.paragraph('This document holds no text.', PAPER.quiet);
  const waiting = [...passages];
  let page: PrintedLine[] = [];
  const flush = (): void => {
    const lines = page;
    page = [];
    if (lines.length === 0) return;
    flow.piece('P', lines.length * LEADING, (top) => {
      lines.forEach((line, i) => {
        drawLine(flow.doc, line, top + 10 + i * LEADING, waiting);
      });
    });
  };
  for (const line of printedLines(text, COLUMNS)) {
    if ((page.length + 1) * LEADING > flow.left()) {
      flush();
      flow.newPage();
    }
    page.push(line);
  }
  flush();
}

function drawLine(doc: Pdf, line: PrintedLine, baseline: number, waiting: DefencePassage[]): void {
  const first = line.offsets[0] ?? 0;
  const last = line.offsets.at(-1) ?? 0;
  // Passages come in the order of the text: those before this line are done with.
  while (waiting[0] && waiting[0].end <= first) waiting.shift();
  for (const passage of waiting) {
    if (passage.start >= last) break;
    markPassage(doc, line, baseline, passage, passage.end <= last);
  }
  if (line.shown.trim() === '') return;
  drawText(doc, line.shown, LEFT, baseline, TEXT);
}

function markPassage(
  doc: Pdf,
  line: PrintedLine,
  baseline: number,
  passage: DefencePassage,
  ends: boolean,
): void {
  const columns = columnsOf(line, passage.start, passage.end);
  if (!columns) return;
  const x = LEFT + columns.from * PITCH;
  const right = LEFT + columns.to * PITCH;
  doc.save().fillColor(EVIDENCE);
  doc.rect(x, baseline - TEXT.size + 0.6, right - x, TEXT.size + 2).fill();
  doc.restore();
  drawRule(doc, [x, baseline + 2.4], [right, baseline + 2.4], { color: EVIDENCE_LINE, width: 0.9 });
  if (ends) drawText(doc, passage.marks.join(' '), right + 0.4, baseline - 6, MARK);
}
