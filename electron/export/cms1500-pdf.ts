import type { IsoDate } from '#shared/kernel/dates.ts';
import { BOX_NAMES, type Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import { drawFace } from './cms1500-face.ts';
import { placedText } from './cms1500-grid.ts';
import { drawText, finish, newDocument, type Pdf, type Style } from './pdf-document.ts';

export type Cms1500PdfOptions = {
  /** `complete` draws the form as well, for reading and filing; `data_only` is for the red pre-printed form. */
  readonly face: 'complete' | 'data_only';
  /** The document's own date; with the forms it decides every byte. */
  readonly createdOn: IsoDate;
  /** Moves the data right (+) or left (−), in hundredths of an inch; a printer's own number. */
  readonly offsetX?: number;
  /** Moves the data down (+) or up (−), in hundredths of an inch. */
  readonly offsetY?: number;
};

/** Ten characters an inch. */
const PITCH = 7.2;
/**
 * Our face has taller capitals than a typewriter's at the same pitch: at 10.5 points they are as tall as
 * those, clear of the rules above them. Its letters are 0.6 em wide; what is missing to the pitch stands
 * between them, half of it before the first.
 */
const SIZE = 10.5;
const SPACING = PITCH - 0.6 * SIZE;
const DATA: Style = { face: 'JetBrainsMono-400', size: SIZE, color: '#000000', spacing: SPACING };
const HUNDREDTH = 0.72;

/**
 * CMS-1500 (02/12) forms as PDF, a page each, US Letter, to be printed at actual size.
 * @param forms box → text, from `fillCms1500`.
 * Source: NUCC 1500 instructions for 02/12: black, ten characters and six lines an inch.
 */
export async function cms1500Pdf(
  forms: readonly Cms1500Form[],
  options: Cms1500PdfOptions,
): Promise<Uint8Array> {
  const doc = newDocument('CMS-1500', options.createdOn);
  forms.forEach((form, i) => {
    doc.addPage();
    if (options.face === 'complete') drawFace(doc, i + 1, forms.length);
    drawData(doc, form, (options.offsetX ?? 0) * HUNDREDTH, (options.offsetY ?? 0) * HUNDREDTH);
  });
  return finish(doc);
}

function drawData(doc: Pdf, form: Cms1500Form, dx: number, dy: number): void {
  for (const box of BOX_NAMES) {
    const text = form[box];
    if (text === undefined) continue;
    const at = placedText(box, text);
    drawText(doc, at.text, at.x + SPACING / 2 + dx, at.baseline + dy, DATA);
  }
}
