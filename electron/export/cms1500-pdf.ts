import type { IsoDate } from '#shared/kernel/dates.ts';
import type { BoxName, Cms1500Form } from '#shared/domain/cms1500/boxes.ts';
import type { FontName } from './assets.ts';
import { drawFace, drawFormNumber } from './cms1500-face.ts';
import { placedText } from './cms1500-grid.ts';
import { literal, num, point, recordingPen } from './pen.ts';
import { newSheets } from './sheet-pdf.ts';

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
const DATA: FontName = 'JetBrainsMono-400';
const HUNDREDTH = 0.72;
const FACES: Readonly<Record<Cms1500PdfOptions['face'], readonly FontName[]>> = {
  complete: [DATA, 'Inter-400', 'Inter-600'],
  data_only: [DATA],
};

/**
 * CMS-1500 (02/12) forms of one claim as PDF, a page each, US Letter, to be printed at actual size.
 * @param forms box → text, from `fillCms1500`.
 * Source: NUCC 1500 instructions for 02/12: black, ten characters and six lines an inch.
 */
export function cms1500Pdf(forms: readonly Cms1500Form[], options: Cms1500PdfOptions): Uint8Array {
  return cms1500BatchPdf([forms], options);
}

/**
 * The forms of many claims as one PDF, claim after claim.
 * @param claims the forms of each claim.
 * @param told called after each claim with how many are drawn; may throw to stop.
 */
export function cms1500BatchPdf(
  claims: readonly (readonly Cms1500Form[])[],
  options: Cms1500PdfOptions,
  told: (done: number) => void = () => undefined,
): Uint8Array {
  const sheets = newSheets('CMS-1500', options.createdOn, FACES[options.face]);
  const complete = options.face === 'complete';
  const background = complete ? sheets.background(faceDrawing()) : undefined;
  const dx = (options.offsetX ?? 0) * HUNDREDTH;
  const dy = (options.offsetY ?? 0) * HUNDREDTH;
  claims.forEach((forms, claim) => {
    forms.forEach((form, i) => {
      const data = dataContent(form, dx, dy);
      sheets.page(complete ? withFormNumber(data, i + 1, forms.length) : data, background);
    });
    told(claim + 1);
  });
  return sheets.finish();
}

function faceDrawing() {
  const pen = recordingPen();
  drawFace(pen);
  return pen;
}

function withFormNumber(data: Buffer, number: number, count: number): Buffer {
  if (count < 2) return data;
  const pen = recordingPen();
  drawFormNumber(pen, number, count);
  return Buffer.concat([data, Buffer.from('\n'), pen.content()]);
}

/** All boxes in one text object: the face and the pitch are set once for the page. */
function dataContent(form: Cms1500Form, dx: number, dy: number): Buffer {
  const parts = [`BT 0 0 0 rg /${DATA} ${num(SIZE)} Tf ${num(SPACING)} Tc`];
  for (const [box, text] of Object.entries(form) as [BoxName, string][]) {
    const at = placedText(box, text);
    parts.push(`1 0 0 1 ${point(at.x + SPACING / 2 + dx, at.baseline + dy)} Tm ${literal(at.text)} Tj`);
  }
  parts.push('ET');
  return Buffer.from(parts.join('\n'), 'latin1');
}
