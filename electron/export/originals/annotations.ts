import {
  PDFArray,
  PDFContentStream,
  PDFDict,
  PDFName,
  PDFNumber,
  PDFOperator,
  PDFOperatorNames as Op,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';

/** Shown only on a screen, or nothing at all: no part of a printed page. */
const UNPRINTED: ReadonlySet<string> = new Set(['/Popup', '/Link', '/Text', '/FileAttachment']);
/** Flags of ISO 32000-1, table 165: hidden, not to be viewed. */
const HIDDEN = 2;
const NO_VIEW = 32;

/**
 * Makes stamps, comments and fields part of the page, as a printer would draw them (ISO 32000-1, 12.5.5, algorithm 8.1).
 * @returns false when one says nothing of how it looks, so that it would be lost
 */
export function drawAnnotations(leaf: PDFPageLeaf): boolean {
  const annotations = leaf.Annots();
  leaf.normalize();
  const operators: PDFOperator[] = [];
  for (const one of annotations?.asArray() ?? []) {
    const annotation = leaf.context.lookup(one);
    if (!(annotation instanceof PDFDict) || !isDrawn(annotation)) continue;
    const look = lookOf(annotation);
    if (look === 'empty') continue;
    if (look === null) return false;
    operators.push(...placed(leaf, annotation, look));
  }
  if (operators.length > 0) {
    const { context } = leaf;
    const ref = context.register(PDFContentStream.of(context.obj({}), operators));
    // What the page itself leaves switched on must not turn or colour what comes after.
    const [begin, end] = [Op.PushGraphicsState, Op.PopGraphicsState].map((name) =>
      context.register(PDFContentStream.of(context.obj({}), [PDFOperator.of(name)])),
    );
    if (begin && end) leaf.wrapContentStreams(begin, end);
    leaf.addContentStream(ref);
  }
  leaf.delete(PDFName.Annots);
  return true;
}

function isDrawn(annotation: PDFDict): boolean {
  const kind = annotation.lookupMaybe(PDFName.of('Subtype'), PDFName)?.toString() ?? '';
  const flags = annotation.lookupMaybe(PDFName.of('F'), PDFNumber)?.asNumber() ?? 0;
  return !UNPRINTED.has(kind) && (flags & (HIDDEN | NO_VIEW)) === 0;
}

type Look = { readonly ref: PDFRef; readonly dict: PDFDict };

/** The normal appearance, in its state; 'empty' for a field or a box that shows nothing; null when it is not said. */
function lookOf(annotation: PDFDict): Look | 'empty' | null {
  const normal = annotation.lookupMaybe(PDFName.of('AP'), PDFDict)?.get(PDFName.of('N'));
  const isField = annotation.lookupMaybe(PDFName.of('Subtype'), PDFName)?.toString() === '/Widget';
  if (normal === undefined) return isField && !hasValue(annotation) ? 'empty' : null;
  const found = annotation.context.lookup(normal);
  if (found instanceof PDFStream) return normal instanceof PDFRef ? { ref: normal, dict: found.dict } : null;
  if (!(found instanceof PDFDict)) return null;
  const state = annotation.lookupMaybe(PDFName.of('AS'), PDFName);
  const chosen: PDFObject | undefined = state && found.get(state);
  const stream = annotation.context.lookup(chosen);
  return chosen instanceof PDFRef && stream instanceof PDFStream
    ? { ref: chosen, dict: stream.dict }
    : 'empty';
}

/** A value may stand with the field that the box belongs to. */
function hasValue(annotation: PDFDict): boolean {
  const value = PDFName.of('V');
  const parent = annotation.lookupMaybe(PDFName.of('Parent'), PDFDict);
  return annotation.has(value) || parent?.has(value) === true;
}

type Box = { readonly x: number; readonly y: number; readonly width: number; readonly height: number };

function placed(leaf: PDFPageLeaf, annotation: PDFDict, look: Look): PDFOperator[] {
  const rect = annotation.lookup(PDFName.of('Rect'), PDFArray).asRectangle();
  const box = turnedBox(look.dict);
  if (box.width <= 0 || box.height <= 0 || rect.width <= 0 || rect.height <= 0) return [];
  const across = rect.width / box.width;
  const up = rect.height / box.height;
  const matrix = [across, 0, 0, up, rect.x - box.x * across, rect.y - box.y * up];
  const name = leaf.newXObject('Mark', look.ref);
  return [
    PDFOperator.of(Op.PushGraphicsState),
    PDFOperator.of(
      Op.ConcatTransformationMatrix,
      matrix.map((n) => PDFNumber.of(n)),
    ),
    PDFOperator.of(Op.DrawObject, [name]),
    PDFOperator.of(Op.PopGraphicsState),
  ];
}

/** The box of an appearance after its own matrix. */
function turnedBox(look: PDFDict): Box {
  const { x, y, width, height } = look.lookup(PDFName.of('BBox'), PDFArray).asRectangle();
  const said = look.lookupMaybe(PDFName.of('Matrix'), PDFArray)?.asArray() ?? [];
  const numbers = said.map((n) => (n instanceof PDFNumber ? n.asNumber() : 0));
  const [a = 1, b = 0, c = 0, d = 1, e = 0, f = 0] = numbers;
  const corners = [
    [x, y],
    [x + width, y],
    [x, y + height],
    [x + width, y + height],
  ].map(([px = 0, py = 0]) => [a * px + c * py + e, b * px + d * py + f] as const);
  const xs = corners.map(([px]) => px);
  const ys = corners.map(([, py]) => py);
  const [left, bottom] = [Math.min(...xs), Math.min(...ys)];
  return { x: left, y: bottom, width: Math.max(...xs) - left, height: Math.max(...ys) - bottom };
}
