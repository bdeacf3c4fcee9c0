import { byHandSentence, type PacketContent } from '#shared/domain/denials/packet.ts';
import { DOCUMENT_KIND_WORDS, DocumentKind } from '#shared/domain/encounter.ts';
import { instantWords } from '#shared/domain/defence/words.ts';
import { printedLines } from './defence-lines.ts';
import { HAIRLINE, INK, LEFT, RIGHT } from './invoice-look.ts';
import type { OpenedOriginal } from './originals/open-original.ts';
import type { OpenedPdf } from './originals/open-pdf.ts';
import { drawPlace, type PlacedPage } from './originals/place-pages.ts';
import { PAPER, type Flow } from './paper-flow.ts';
import { drawText, fitted, type Style } from './pdf-document.ts';

type Document = PacketContent['documents'][number];

const NOTE: Style = { face: 'JetBrainsMono-400', size: 8.2, color: INK };
const NOTE_COLUMNS = 102;
const NOTE_LEADING = 12;
/** Room of the heading and of the line that counts the pages, and of that line alone on further pages. */
const ABOVE = 44;
const ABOVE_FURTHER = 20;

/**
 * A document of the visit from the top of a new page: the pages of its original as they are, or its text, or the page
 * that says what to put behind it by hand.
 * @returns pages of other files that are still to be put in their places
 */
export function drawDocument(
  flow: Flow,
  document: Document,
  opened: OpenedOriginal,
  number: number,
): PlacedPage[] {
  flow.newPage();
  if (opened.kind === 'pdf') return drawPdf(flow, document, opened, number);
  if (opened.kind === 'pictures') {
    opened.pages.forEach((page, i) => {
      const place = pageOfOriginal(flow, document, i, opened.pages.length, page);
      const { x, y, width, height } = place;
      const draw = (): void => {
        flow.doc.image(Buffer.from(page.bytes), x, y, { width, height });
      };
      flow.piece('Figure', 0, draw, pageName(document, i, opened.pages.length));
    });
    return [];
  }
  flow.heading(document.title, 1);
  flow.facts([
    ['Kind', kindWords(document.kind)],
    ['On file since', instantWords(document.receivedAt)],
  ]);
  flow.gap(6);
  if (opened.kind === 'by_hand') drawByHand(flow, document, opened);
  else if (document.text.trim() === '') flow.paragraph('This document holds no text.', PAPER.quiet);
  if (document.text.trim() !== '') drawNote(flow, document.text);
  return [];
}

function drawPdf(flow: Flow, document: Document, opened: OpenedPdf, number: number): PlacedPage[] {
  return opened.pages.map((page, i): PlacedPage => {
    const place = pageOfOriginal(flow, document, i, opened.pages.length, page);
    const name = `Original${number}p${i}`;
    const draw = (): void => drawPlace(flow.doc, name, place);
    flow.piece('Figure', 0, draw, pageName(document, i, opened.pages.length));
    return { name, onPage: flow.doc.bufferedPageRange().count - 1, from: opened, page };
  });
}

function pageName(document: Document, at: number, count: number): string {
  return `${document.title}, page ${at + 1} of ${count}`;
}

/** The words above a page of an original, and the place below them; all pages have the scale of the first. */
function pageOfOriginal(
  flow: Flow,
  document: Document,
  at: number,
  count: number,
  page: { readonly width: number; readonly height: number },
): { readonly x: number; readonly y: number; readonly width: number; readonly height: number } {
  const { doc } = flow;
  if (at > 0) flow.newPage();
  const top = flow.room(0);
  const room = { width: RIGHT - LEFT, height: flow.left() - ABOVE };
  const above = at === 0 ? ABOVE : ABOVE_FURTHER;
  if (at === 0) flow.heading(document.title, 1);
  const since = `${kindWords(document.kind)}, on file since ${instantWords(document.receivedAt)}`;
  const words = `${at === 0 ? since : document.title} \u00b7 page ${at + 1} of ${count} of the original`;
  const style = fitted(doc, words, room.width, PAPER.quiet);
  flow.piece('P', 0, () => drawText(doc, words, LEFT, top + above - 10, style));
  const scale = Math.min(room.width / page.width, room.height / page.height);
  const width = page.width * scale;
  const height = page.height * scale;
  const place = { x: LEFT + (room.width - width) / 2, y: top + above, width, height };
  doc.markContent('Artifact', { type: 'Layout' });
  doc.save().lineWidth(0.6).strokeColor(HAIRLINE);
  doc.rect(place.x, place.y, width, height).stroke().restore();
  doc.endMarkedContent();
  return place;
}

function drawByHand(
  flow: Flow,
  document: Document,
  { fault }: Extract<OpenedOriginal, { readonly kind: 'by_hand' }>,
): void {
  flow.paragraph('Attach this document by hand', PAPER.heading);
  flow.gap(4);
  flow.paragraph(`${byHandSentence(document.title, fault)} Its pages belong behind this one.`, PAPER.body);
  if (document.original !== null) flow.facts([['File', document.original.fileName]]);
  flow.gap(8);
  if (document.text.trim() !== '') flow.paragraph('The text that was read from it:', PAPER.quiet);
}

function kindWords(kind: string): string {
  const known = DocumentKind.safeParse(kind);
  return known.success ? DOCUMENT_KIND_WORDS[known.data] : kind;
}

/** The text at a fixed pitch, so that columns stay columns. */
function drawNote(flow: Flow, text: string): void {
  let page: string[] = [];
  const flush = (): void => {
    const lines = page;
    page = [];
    if (lines.length === 0) return;
    flow.piece('P', lines.length * NOTE_LEADING, (top) => {
      lines.forEach((line, i) => drawText(flow.doc, line, LEFT, top + 10 + i * NOTE_LEADING, NOTE));
    });
  };
  for (const { shown } of printedLines(text, NOTE_COLUMNS)) {
    if ((page.length + 1) * NOTE_LEADING > flow.left()) {
      flush();
      flow.newPage();
    }
    page.push(shown);
  }
  flush();
}
