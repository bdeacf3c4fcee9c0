import type { PDFPageProxy } from 'pdfjs-dist/legacy/build/pdf.mjs';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { oneDocument } from './building.ts';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import { linesOf, type Run } from './pdf-lines.ts';
import { pdfLibrary } from './pdf-runtime.ts';
import { kindByWords, tidy } from './plain-text.ts';
import type { Reading } from './reading.ts';

const DAMAGED = 'The PDF is damaged or cut off: get it again from its source.';

/**
 * Reads the text layer of a PDF, page by page in reading order, with what is filled into its forms. Pages without
 * text (scans) are named. Scripts are not run, links and attachments are not opened.
 * @throws Refusal when it is cut off or damaged, wants a password, or has more pages or text than a document holds
 */
export async function readPdf(bytes: Uint8Array, reading: Reading): Promise<IncomingFile> {
  // Readers repair what is cut off and show half a document: the end mark tells.
  if (!Buffer.from(bytes.subarray(-4096)).includes('%%EOF')) throw refusal(DAMAGED);
  const { getDocument } = await pdfLibrary();
  const task = getDocument({
    data: Uint8Array.from(bytes),
    verbosity: 0,
    enableXfa: false,
    disableFontFace: true,
    useSystemFonts: false,
    useWorkerFetch: false,
    isOffscreenCanvasSupported: false,
    stopAtErrors: false,
  });
  try {
    const pdf = await task.promise;
    if (pdf.numPages > LIMITS.pdfPages)
      throw refusal(`The PDF has ${pdf.numPages} pages, and ${LIMITS.pdfPages} can be read: split it.`);
    const texts: string[] = [];
    const empty: number[] = [];
    let length = 0;
    for (let number = 1; number <= pdf.numPages; number += 1) {
      reading.stopIfCancelled();
      const page = await pdf.getPage(number);
      const text = linesOf(await runsOf(page));
      page.cleanup();
      if (text.trim() === '') empty.push(number);
      else texts.push(text);
      length += text.length;
      // One more page would not help: the document is refused for its length below.
      if (length > LIMITS.textChars * 1.2) break;
    }
    const text = tidy(texts.join('\n\n'));
    return oneDocument('pdf', {
      kind: text === '' ? 'other' : kindByWords(reading.title, text),
      title: reading.title,
      text,
      pages: pdf.numPages,
      pagesWithoutText: empty,
    });
  } catch (error) {
    throw error instanceof Refusal ? error : sentenceOf(error);
  } finally {
    await task.destroy();
  }
}

function sentenceOf(error: unknown): Refusal {
  const name = error instanceof Error ? error.name : '';
  if (name === 'PasswordException')
    return refusal(
      'The PDF is protected with a password: open it, save or print a copy without one, and take that in.',
    );
  return refusal(DAMAGED);
}

/** The text of a page and of its filled form fields, placed as it is seen. */
async function runsOf(page: PDFPageProxy): Promise<Run[]> {
  const view = page.getViewport({ scale: 1 });
  const place = (x: number, y: number): readonly [number, number] => {
    const [a = 1, b = 0, c = 0, d = -1, e = 0, f = 0] = view.transform;
    return [a * x + c * y + e, b * x + d * y + f];
  };
  const content = await page.getTextContent();
  const runs: Run[] = [];
  for (const item of content.items) {
    if (!('str' in item) || item.str === '') continue;
    const [a = 1, b = 0, , , e = 0, f = 0] = item.transform as number[];
    const [x, y] = place(e, f);
    const size = item.height || Math.hypot(a, b) || 10;
    runs.push({ text: item.str, x, y, width: item.width, size });
  }
  for (const note of await page.getAnnotations()) {
    const filled = filledIn(note);
    if (!filled) continue;
    const [x, y] = place(filled.x, filled.y);
    for (const [i, line] of filled.text.split(/\r?\n|\r/).entries())
      runs.push({ text: line, x, y: y + i * 11, width: line.length * 5, size: 10 });
  }
  return runs;
}

/** What somebody has typed or ticked in a form field, or written over the page. */
function filledIn(note: unknown): { text: string; x: number; y: number } | null {
  if (typeof note !== 'object' || note === null) return null;
  const get = (name: string): unknown => (name in note ? Reflect.get(note, name) : undefined);
  const rect = get('rect');
  if (!Array.isArray(rect) || get('hidden') === true) return null;
  const [left, bottom, , top] = rect.map(Number);
  if (left === undefined || bottom === undefined || top === undefined) return null;
  const value = get('subtype') === 'FreeText' ? contentsOf(get('contentsObj')) : fieldText(get);
  // One line is written in the middle of its field, several from the upper edge on.
  const y = top - bottom > 26 ? top - 11 : (top + bottom) / 2 - 3.5;
  return value.trim() === '' ? null : { text: value, x: left + 2, y };
}

function contentsOf(contents: unknown): string {
  const text = typeof contents === 'object' && contents !== null && 'str' in contents ? contents.str : '';
  return typeof text === 'string' ? text : '';
}

function fieldText(get: (name: string) => unknown): string {
  if (get('subtype') !== 'Widget' || get('password') === true) return '';
  const value = get('fieldValue');
  if (get('checkBox') === true || get('radioButton') === true)
    return typeof value === 'string' &&
      value !== 'Off' &&
      value === (get('exportValue') ?? get('buttonValue'))
      ? 'X'
      : '';
  if (get('fieldType') === 'Btn' || get('fieldType') === 'Sig') return '';
  return Array.isArray(value)
    ? value.filter((one) => typeof one === 'string').join(', ')
    : typeof value === 'string'
      ? value
      : '';
}
