import {
  decodePDFRawStream,
  PDFArray,
  PDFDict,
  PDFInvalidObject,
  PDFName,
  PDFRawStream,
  PDFRef,
  PDFStream,
  type PDFObject,
  type PDFPageLeaf,
} from '@cantoo/pdf-lib';

/**
 * Whether everything that a page draws with is in the file: what its content and resources point to, at any depth.
 * A reader would leave out what is missing without a word.
 * @param checked references that were found whole on earlier pages; grows
 */
export function isWhole(leaf: PDFPageLeaf, checked: Set<string>): boolean {
  const contents = leaf.get(PDFName.Contents);
  const resources = leaf.getInheritableAttribute(PDFName.Resources);
  const waiting: PDFObject[] = [contents, resources].filter((o) => o !== undefined);
  for (let object = waiting.pop(); object !== undefined; object = waiting.pop()) {
    if (object instanceof PDFRef) {
      if (checked.has(object.tag)) continue;
      checked.add(object.tag);
      const target = leaf.context.lookup(object);
      if (target === undefined) return false;
      waiting.push(target);
    } else if (object instanceof PDFInvalidObject) return false;
    else if (object instanceof PDFArray) waiting.push(...object.asArray());
    else if (object instanceof PDFDict) waiting.push(...partsOf(object));
    else if (object instanceof PDFStream) waiting.push(...partsOf(object.dict));
  }
  return contents === undefined || opens(leaf);
}

/** References back to the page and to the structure of the file are no part of what is drawn. */
const ELSEWHERE: ReadonlySet<string> = new Set(['/Parent', '/P', '/StructParent', '/StructParents', '/OC']);

function partsOf(dict: PDFDict): PDFObject[] {
  return dict.entries().flatMap(([key, value]) => (ELSEWHERE.has(key.toString()) ? [] : [value]));
}

/** @throws when the content cannot be unpacked */
function opens(leaf: PDFPageLeaf): boolean {
  const contents = leaf.Contents();
  const streams = contents instanceof PDFArray ? contents.asArray() : [contents];
  for (const one of streams) {
    const stream = leaf.context.lookup(one);
    if (stream instanceof PDFRawStream) decodePDFRawStream(stream).decode();
    else if (!(stream instanceof PDFStream)) return false;
  }
  return true;
}
