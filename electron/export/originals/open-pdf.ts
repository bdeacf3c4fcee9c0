import { ParseSpeeds, PDFDict, PDFDocument, PDFName, PDFNumber, type PDFPageLeaf } from '@cantoo/pdf-lib';
import type { OriginalFault } from '#shared/domain/denials/packet.ts';
import { drawAnnotations } from './annotations.ts';
import { isWhole } from './whole.ts';

/** A page as it is seen: its box in its own coordinates, and how far it is turned clockwise. */
export type PdfPage = {
  readonly leaf: PDFPageLeaf;
  readonly box: {
    readonly left: number;
    readonly bottom: number;
    readonly right: number;
    readonly top: number;
  };
  readonly turned: 0 | 90 | 180 | 270;
  /** Points, after turning. */
  readonly width: number;
  readonly height: number;
};

export type OpenedPdf = { readonly kind: 'pdf'; readonly pages: readonly PdfPage[] };

/**
 * Opens a PDF whose pages are to stand on pages of ours: comments, stamps and filled fields become part of the page,
 * as they would when it is printed. Everything else of the file (scripts, links, attachments) is left behind.
 * @param counted its pages as another reader has counted them, or null: a file that opens with other pages than
 *   were read when it was taken in is not used
 * @returns why not, when it cannot be shown whole
 */
export async function openPdf(bytes: Uint8Array, counted: number | null): Promise<OpenedPdf | OriginalFault> {
  try {
    const file = await load(bytes);
    if (typeof file === 'string') return file;
    if (needsItsProgram(file)) return 'own_program';
    if (file.catalog.has(PDFName.of('AcroForm'))) file.getForm().updateFieldAppearances();
    const pages = file.getPages();
    if (pages.length === 0 || (counted !== null && pages.length !== counted)) return 'damaged';
    const checked = new Set<string>();
    for (const { node } of pages) {
      if (!isWhole(node, checked)) return 'damaged';
      if (!drawAnnotations(node)) return 'comments';
    }
    return { kind: 'pdf', pages: pages.map(({ node }) => pageOf(node)) };
  } catch {
    return 'damaged';
  }
}

/** A file without a password opens, one whose password only keeps from changing it too. */
async function load(bytes: Uint8Array): Promise<PDFDocument | 'locked'> {
  const options = {
    updateMetadata: false,
    preserveXFA: true,
    warnOnInvalidObjects: false,
    parseSpeed: ParseSpeeds.Fastest,
  };
  const file = await PDFDocument.load(bytes, { ...options, ignoreEncryption: true });
  if (!file.isEncrypted) return file;
  try {
    return await PDFDocument.load(bytes, { ...options, password: '' });
  } catch {
    return 'locked';
  }
}

/** A form made of XML (XFA) whose pages are drawn by one program alone; others show a page that says so. */
function needsItsProgram(file: PDFDocument): boolean {
  const form = file.catalog.lookupMaybe(PDFName.of('AcroForm'), PDFDict);
  const drawnLater = file.catalog.get(PDFName.of('NeedsRendering'))?.toString() === 'true';
  return drawnLater && form?.has(PDFName.of('XFA')) === true;
}

function pageOf(leaf: PDFPageLeaf): PdfPage {
  const media = leaf.MediaBox().asRectangle();
  const crop = leaf.CropBox()?.asRectangle() ?? media;
  // What is shown is the crop box, as far as it lies on the page (ISO 32000-1, 14.11.2).
  const left = Math.max(media.x, crop.x);
  const bottom = Math.max(media.y, crop.y);
  const right = Math.min(media.x + media.width, crop.x + crop.width);
  const top = Math.min(media.y + media.height, crop.y + crop.height);
  if (right - left < 1 || top - bottom < 1) throw new Error('a page without a size');
  const turned = quarterTurns(leaf);
  const upright = turned === 0 || turned === 180;
  return {
    leaf,
    box: { left, bottom, right, top },
    turned,
    width: upright ? right - left : top - bottom,
    height: upright ? top - bottom : right - left,
  };
}

function quarterTurns(leaf: PDFPageLeaf): PdfPage['turned'] {
  const said = leaf.Rotate();
  const degrees = said instanceof PDFNumber ? ((said.asNumber() % 360) + 360) % 360 : 0;
  return degrees === 90 || degrees === 180 || degrees === 270 ? degrees : 0;
}
