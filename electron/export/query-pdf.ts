import { QUERY_CLOSING, type QueryPaper } from '#shared/domain/clinician-query.ts';
import { bornText } from '#shared/domain/patient.ts';
import { dayWords } from '#shared/domain/statements/words.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { HAIRLINE, INK, LEFT, RIGHT, SECOND } from './invoice-look.ts';
import {
  drawRule,
  drawText,
  finish,
  fitted,
  newDocument,
  wrapText,
  type Pdf,
  type Style,
} from './pdf-document.ts';

const TOP = 62;
const BOTTOM = 730;
const STYLES = {
  title: { face: 'Inter-600', size: 14, color: INK },
  practice: { face: 'Inter-400', size: 9, color: SECOND },
  label: { face: 'Inter-600', size: 9, color: SECOND },
  body: { face: 'Inter-400', size: 10.5, color: INK },
  question: { face: 'Inter-600', size: 11, color: INK },
  quiet: { face: 'Inter-400', size: 9, color: SECOND },
} as const satisfies Readonly<Record<string, Style>>;

/** Where the next line stands, and a new page when it does not fit any more. */
type Cursor = { y: number };

/**
 * A query to the clinician as PDF, US Letter: who is asked about which visit, the passages of the record, the
 * question, answers to tick, and room for an answer with signature and date.
 * @returns bytes that depend on the content alone.
 */
export async function queryPdf({ query, facts }: QueryPaper): Promise<Uint8Array> {
  // The information block names nobody.
  const doc = newDocument('Query to the clinician', isoDate(query.askedAt.slice(0, 10)));
  doc.addPage();
  const at: Cursor = { y: TOP };
  drawText(doc, 'Query to the clinician', LEFT, at.y, STYLES.title);
  drawText(
    doc,
    facts.practiceName,
    RIGHT,
    at.y,
    fitted(doc, facts.practiceName, 220, STYLES.practice),
    'right',
  );
  at.y += 26;
  const heads: readonly (readonly [string, string])[] = [
    ['To', query.toProviderName],
    ['Asked', `${dayWords(isoDate(query.askedAt.slice(0, 10)))} by ${query.askedBy}`],
    [
      'Patient',
      `${facts.patientName}, ${facts.birthDate === null ? bornText(null) : `born ${facts.birthDate}`}, account ${facts.accountNumber}`,
    ],
    ['Visit', facts.serviceDate],
  ];
  for (const [label, value] of heads) {
    drawText(doc, label, LEFT, at.y, STYLES.label);
    drawText(doc, value, LEFT + 60, at.y, fitted(doc, value, RIGHT - LEFT - 60, STYLES.body));
    at.y += 16;
  }
  rule(doc, at);
  heading(doc, at, 'From the record');
  for (const passage of query.passages) {
    if (passage.source !== '') {
      paragraph(doc, at, passage.source, STYLES.quiet, 0);
      at.y += 2;
    }
    paragraph(doc, at, `“${passage.quote}”`, STYLES.body, 12);
    at.y += 4;
  }
  rule(doc, at);
  heading(doc, at, 'Question');
  paragraph(doc, at, query.question, STYLES.question, 0);
  at.y += 4;
  for (const option of query.options) {
    room(doc, at, 20);
    doc
      .save()
      .lineWidth(0.8)
      .strokeColor(INK)
      .rect(LEFT, at.y - 9, 10, 10)
      .stroke()
      .restore();
    paragraph(doc, at, option, STYLES.body, 18);
    at.y += 3;
  }
  answerSpace(doc, at);
  return finish(doc);
}

/** Lines to write on, signature and date: kept together on one page. */
function answerSpace(doc: Pdf, at: Cursor): void {
  const lines = 5;
  room(doc, at, 40 + lines * 24 + 60);
  at.y += 10;
  heading(doc, at, 'Answer');
  for (let i = 0; i < lines; i += 1) {
    at.y += 20;
    drawRule(doc, [LEFT, at.y], [RIGHT, at.y], { color: HAIRLINE, width: 0.8 });
  }
  at.y += 20;
  drawText(doc, QUERY_CLOSING, LEFT, at.y, STYLES.quiet);
  at.y += 40;
  drawRule(doc, [LEFT, at.y], [LEFT + 300, at.y], { color: INK, width: 0.8 });
  drawRule(doc, [LEFT + 330, at.y], [RIGHT, at.y], { color: INK, width: 0.8 });
  drawText(doc, 'Signature', LEFT, at.y + 12, STYLES.quiet);
  drawText(doc, 'Date and time', LEFT + 330, at.y + 12, STYLES.quiet);
}

function heading(doc: Pdf, at: Cursor, words: string): void {
  room(doc, at, 40);
  drawText(doc, words, LEFT, at.y, STYLES.label);
  at.y += 18;
}

function paragraph(doc: Pdf, at: Cursor, text: string, style: Style, indent: number): void {
  const leading = style.size * 1.4;
  for (const line of wrapText(doc, text, RIGHT - LEFT - indent, style)) {
    room(doc, at, leading);
    drawText(doc, line, LEFT + indent, at.y, style);
    at.y += leading;
  }
}

function rule(doc: Pdf, at: Cursor): void {
  drawRule(doc, [LEFT, at.y], [RIGHT, at.y], { color: HAIRLINE, width: 0.8 });
  at.y += 20;
}

function room(doc: Pdf, at: Cursor, height: number): void {
  if (at.y + height <= BOTTOM) return;
  doc.addPage();
  at.y = TOP;
}
