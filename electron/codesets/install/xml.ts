import { SaxesParser } from 'saxes';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import type { XmlSink } from '#shared/domain/code-files/xml-sink.ts';

/** Pieces, so that a long file is not copied at once. */
const PIECE = 1 << 16;

/**
 * Reads XML with one reader. A document type is refused whatever it declares: the published files have none,
 * and declared entities can reach other files or grow without end.
 * @throws FileFault with the line when it is not well-formed, cut off, or has a document type.
 */
export function readXml<Result>(text: string, sink: XmlSink<Result>): Result {
  const parser = new SaxesParser({ xmlns: false, position: true });
  parser.on('error', (error) => {
    const reason = /unclosed/i.test(error.message)
      ? 'The XML ends within an element, so the file looks cut off.'
      : /entity/i.test(error.message)
        ? 'The XML uses an entity that is not one of the five of XML itself.'
        : 'The XML is not well-formed.';
    throw new FileFault(parser.line, reason);
  });
  parser.on('doctype', () => {
    throw new FileFault(parser.line, 'The XML declares a document type, which code-set files do not have.');
  });
  parser.on('opentag', ({ name, attributes }) => sink.open(name, attributes));
  parser.on('closetag', ({ name }) => sink.close(name));
  parser.on('text', (piece) => sink.text(piece));
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
  return sink.end();
}
