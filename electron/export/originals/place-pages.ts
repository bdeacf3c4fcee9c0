import {
  ParseSpeeds,
  PDFDict,
  PDFDocument,
  PDFName,
  PDFObjectCopier,
  PDFPageEmbedder,
  PDFPageLeaf,
  PDFRef,
  PDFStream,
} from '@cantoo/pdf-lib';
import type { Pdf } from '../pdf-document.ts';
import type { OpenedPdf, PdfPage } from './open-pdf.ts';

/** Pages of other files that stand on pages of ours: the name under which each is drawn, and where. */
export type PlacedPage = {
  readonly name: string;
  /** From 0. */
  readonly onPage: number;
  readonly from: OpenedPdf;
  readonly page: PdfPage;
};

/**
 * Draws an empty place of one by one point for a page of another file, scaled and turned upright by the caller.
 * `placePages` puts the page itself there when the document is written.
 */
export function drawPlace(
  doc: Pdf,
  name: string,
  at: { readonly x: number; readonly y: number; readonly width: number; readonly height: number },
): void {
  const place = doc.ref({ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] });
  place.end(Buffer.alloc(0));
  (doc.page.xobjects as Record<string, unknown>)[name] = place;
  doc.save();
  // Our pages are drawn downward; a page of another file stands on its foot.
  doc.transform(at.width, 0, 0, -at.height, at.x, at.y + at.height);
  doc.addContent(`/${name} Do`);
  doc.restore();
}

/** @returns the document with the pages in their places; the same bytes each time */
export async function placePages(pdf: Uint8Array, placed: readonly PlacedPage[]): Promise<Uint8Array> {
  if (placed.length === 0) return pdf;
  const ours = await PDFDocument.load(pdf, { updateMetadata: false, parseSpeed: ParseSpeeds.Fastest });
  const copiers = new Map<OpenedPdf, PDFObjectCopier>();
  for (const { name, onPage, from, page } of placed) {
    const copier = copiers.get(from) ?? PDFObjectCopier.for(page.leaf.context, ours.context);
    // One for each file: what its pages share, as fonts, comes along once.
    copiers.set(from, copier);
    const place = ours
      .getPage(onPage)
      .node.Resources()
      ?.lookup(PDFName.of('XObject'), PDFDict)
      .get(PDFName.of(name));
    if (!(place instanceof PDFRef)) throw new Error('The place of a page is not in the document.');
    await putInto(ours, place, copier, page);
  }
  return ours.save({ updateFieldAppearances: false, objectsPerTick: Infinity, addDefaultPage: false });
}

async function putInto(
  ours: PDFDocument,
  place: PDFRef,
  copier: PDFObjectCopier,
  page: PdfPage,
): Promise<void> {
  const leaf = copier.copy(drawnParts(page.leaf));
  if (!leaf.Contents()) {
    // An empty page of a scan.
    ours.context.assign(
      place,
      ours.context.stream('', { Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 1, 1] }),
    );
    return;
  }
  const embedder = await PDFPageEmbedder.for(leaf, page.box, toUnitSquare(page));
  await embedder.embedIntoContext(ours.context, place);
  const form = ours.context.lookup(place, PDFStream);
  // How its layers shine through one another is said beside the content.
  const group = leaf.get(PDFName.of('Group'));
  if (group) form.dict.set(PDFName.of('Group'), group);
}

/** The page with what it draws with, and nothing that leads to the rest of its file. */
function drawnParts(leaf: PDFPageLeaf): PDFPageLeaf {
  const kept = PDFPageLeaf.fromMapWithContext(new Map(), leaf.context);
  kept.set(PDFName.of('Type'), PDFName.of('Page'));
  const resources = leaf.getInheritableAttribute(PDFName.Resources);
  if (resources) kept.set(PDFName.Resources, resources);
  for (const name of [PDFName.Contents, PDFName.of('Group')]) {
    const value = leaf.get(name);
    if (value) kept.set(name, value);
  }
  return kept;
}

/** The matrix that lays the page, turned as it is seen, on the square from 0 to 1. */
function toUnitSquare({
  box,
  turned,
  width,
  height,
}: PdfPage): [number, number, number, number, number, number] {
  const { left, bottom, right, top } = box;
  const [a, b, c, d, e, f] = {
    0: [1, 0, 0, 1, -left, -bottom],
    90: [0, -1, 1, 0, -bottom, right],
    180: [-1, 0, 0, -1, right, top],
    270: [0, 1, -1, 0, top, -left],
  }[turned] as [number, number, number, number, number, number];
  return [a / width, b / height, c / width, d / height, e / width, f / height];
}
