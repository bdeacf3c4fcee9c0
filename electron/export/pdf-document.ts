import PDFDocument from 'pdfkit';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { fontBytes, type FontName, type FontSubset } from './assets.ts';
import { openTypeOf } from './woff.ts';

/** US Letter in points. */
export const PAGE_WIDTH = 612;
export const PAGE_HEIGHT = 792;

export type Pdf = PDFKit.PDFDocument;

/** How a run of text looks. Sizes in points. */
export type Style = {
  readonly face: FontName;
  readonly size: number;
  readonly color: string;
  /** Added after each letter, for a fixed pitch. */
  readonly spacing?: number;
};

export const FACES: readonly FontName[] = [
  'Inter-400',
  'Inter-600',
  'JetBrainsMono-400',
  'JetBrainsMono-700',
];

const opened = new Map<string, Uint8Array>();

/** A face for embedding, unpacked once for the life of the program. */
function openType(face: FontName, subset: FontSubset): Buffer {
  const key = `${face} ${subset}`;
  const bytes = opened.get(key) ?? openTypeOf(fontBytes(face, subset));
  opened.set(key, bytes);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}

/**
 * An empty US Letter document whose bytes depend on its content alone: the day is the caller's and the
 * file's id is computed from the information block. That block never names a patient: it is shown by file
 * managers, printers' queues and search indexes.
 */
export function newDocument(
  title: string,
  createdOn: IsoDate,
  /** `tagged`: the file tells screen readers what is a heading, a paragraph, a table; the drawing has to say so. */
  options: { readonly tagged?: boolean } = {},
): Pdf {
  const doc = new PDFDocument({
    size: [PAGE_WIDTH, PAGE_HEIGHT],
    margin: 0,
    autoFirstPage: false,
    bufferPages: true,
    lang: 'en-US',
    displayTitle: true,
    ...(options.tagged === true ? { tagged: true, pdfVersion: '1.7' } : {}),
    // The library would otherwise look for the metrics of a standard face in its own folder.
    font: openType('Inter-400', 'latin') as unknown as string,
    info: {
      Title: title,
      Author: '',
      Creator: 'Claimwright',
      Producer: 'Claimwright',
      CreationDate: new Date(`${createdOn}T00:00:00Z`),
    },
  });
  for (const face of FACES) {
    doc.registerFont(face, openType(face, 'latin'));
    doc.registerFont(`${face}-ext`, openType(face, 'latin-ext'));
  }
  return doc;
}

/** Ends the document. @returns the bytes of the file. */
export function finish(doc: Pdf): Promise<Uint8Array> {
  return new Promise((resolve, reject) => {
    const parts: Buffer[] = [];
    doc.on('data', (part: Buffer) => parts.push(part));
    doc.on('end', () => {
      resolve(new Uint8Array(Buffer.concat(parts)));
    });
    doc.on('error', reject);
    doc.end();
  });
}

/** What the `latin` files hold (their published range); anything else is looked for in `latin-ext`. */
const LATIN =
  /[\u0000-\u00ff\u0131\u0152\u0153\u02bb\u02bc\u02c6\u02da\u02dc\u0304\u0308\u0329\u2000-\u206f\u20ac\u2122\u2191\u2193\u2212\u2215]/;
const LATIN_EXT =
  /[\u0100-\u02ba\u02bd-\u02c5\u02c7-\u02cc\u02ce-\u02d7\u02dd-\u02ff\u1d00-\u1dbf\u1e00-\u1e9f\u1ef2-\u1eff\u20a0-\u20ab\u20ad-\u20c0\u2113]/;

/** A letter as our faces can show it; an unknown script as a question mark rather than as nothing. */
export function showable(text: string): string {
  return [...text.normalize('NFC')]
    .map((c) => {
      if (LATIN.test(c) || LATIN_EXT.test(c)) return c;
      const plain = c.normalize('NFD').replace(/\p{M}/gu, '');
      return plain !== '' && [...plain].every((p) => LATIN.test(p) || LATIN_EXT.test(p)) ? plain : '?';
    })
    .join('');
}

type Run = { readonly font: string; readonly text: string };

/** Cuts a text where its letters come from another file of the same face. */
function runs(text: string, face: FontName): Run[] {
  const found: { font: string; text: string }[] = [];
  for (const c of showable(text)) {
    const font = LATIN.test(c) ? face : `${face}-ext`;
    const last = found.at(-1);
    if (last?.font === font) last.text += c;
    else found.push({ font, text: c });
  }
  return found;
}

/** Width in points. */
export function widthOf(doc: Pdf, text: string, style: Style): number {
  return runs(text, style.face).reduce(
    (sum, run) => sum + doc.font(run.font, style.size).widthOfString(run.text),
    0,
  );
}

/**
 * One line of text. @param x left edge, right edge or middle, by `align`. @param baseline from the top.
 * Both in points.
 */
export function drawText(
  doc: Pdf,
  text: string,
  x: number,
  baseline: number,
  style: Style,
  align: 'left' | 'right' | 'center' = 'left',
): void {
  if (text === '') return;
  const width = align === 'left' ? 0 : widthOf(doc, text, style);
  let left = align === 'right' ? x - width : align === 'center' ? x - width / 2 : x;
  doc.fillColor(style.color);
  for (const run of runs(text, style.face)) {
    doc.font(run.font, style.size);
    // A line is broken by `wrapText` only; the library would measure, clip and move on its own.
    doc.text(run.text, left, baseline, {
      lineBreak: false,
      baseline: 'alphabetic',
      characterSpacing: style.spacing ?? 0,
    });
    left += doc.widthOfString(run.text) + run.text.length * (style.spacing ?? 0);
  }
}

/** The style, smaller when the text is wider than its place: a long name is never cut. */
export function fitted(doc: Pdf, text: string, width: number, style: Style): Style {
  const wide = widthOf(doc, text, style);
  return wide <= width ? style : { ...style, size: (style.size * width) / wide };
}

/** Breaks a text into lines of at most `width` points, at blanks; a longer word is broken inside. */
export function wrapText(doc: Pdf, text: string, width: number, style: Style): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).filter((w) => w !== '')) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (widthOf(doc, longer, style) <= width) {
      line = longer;
      continue;
    }
    if (line !== '') lines.push(line);
    const pieces = breakWord(doc, word, width, style);
    lines.push(...pieces.slice(0, -1));
    line = pieces.at(-1) ?? '';
  }
  return line === '' ? lines : [...lines, line];
}

function breakWord(doc: Pdf, word: string, width: number, style: Style): string[] {
  const pieces: string[] = [];
  let piece = '';
  for (const c of word) {
    if (piece !== '' && widthOf(doc, piece + c, style) > width) {
      pieces.push(piece);
      piece = '';
    }
    piece += c;
  }
  return [...pieces, piece];
}

/** A straight rule. */
export function drawRule(
  doc: Pdf,
  from: readonly [x: number, y: number],
  to: readonly [x: number, y: number],
  rule: {
    readonly color: string;
    readonly width: number;
    readonly dash?: readonly [on: number, off: number];
  },
): void {
  doc.save().lineWidth(rule.width).strokeColor(rule.color);
  if (rule.dash) doc.dash(rule.dash[0], { space: rule.dash[1] });
  doc
    .moveTo(...from)
    .lineTo(...to)
    .stroke()
    .restore();
}
