import type { Pdf } from './pdf-document.ts';

/** The sheets that practices print on. */
export type PaperSize = 'letter' | 'a4';

/** A4 in points. */
const A4 = [595.28, 841.89] as const;
/** Our pages are laid out for Letter; on A4 the same page stands in the middle. */
const SHIFT = [(A4[0] - 612) / 2, (A4[1] - 792) / 2] as const;

/** Sets the sheet of a document before its first page. */
export function onSheet(doc: Pdf, size: PaperSize): Pdf {
  if (size === 'letter') return doc;
  const options = doc.options as { size?: unknown };
  options.size = [...A4];
  doc.on('pageAdded', () => doc.translate(...SHIFT));
  return doc;
}
