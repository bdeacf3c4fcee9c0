import { inflateRawSync } from 'node:zlib';
import { strToU8, zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { oneDocument } from './building.ts';
import { refusal } from './faults.ts';
import { htmlText } from './html.ts';
import { LIMITS } from './limits.ts';
import { kindByWords } from './plain-text.ts';
import type { Reading } from './reading.ts';

const CUT_OFF = 'The file is a zip archive that is damaged or cut off: get it again from its source.';

/**
 * Reads a DOCX document: headings in lines of their own, lists, tables a row a line, headers before
 * and footers behind. Pictures, links and macros are
 * left out, and nothing that the document points to is opened.
 * @throws Refusal when it is no DOCX, is cut off, or unpacks to more than any document
 */
export async function readDocx(bytes: Uint8Array, reading: Reading): Promise<IncomingFile> {
  const parts = unpack(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength));
  const main = mainPart(parts);
  let tags = 0;
  for (const part of parts.values()) for (const byte of part) if (byte === 0x3c) tags += 1;
  if (tags > LIMITS.docxTags) throw refusal('The document holds more than can be read at once: split it.');
  const safe = Object.fromEntries([...parts].map(([name, part]) => [name, withoutLinks(name, part)]));
  const convert = async (document: Uint8Array): Promise<string> => {
    const read = await mammoth.convertToHtml(
      { buffer: Buffer.from(zipSync({ ...safe, [main]: document }, { level: 0 })) },
      {
        convertImage: mammoth.images.imgElement(() => Promise.resolve({ src: '' })),
        externalFileAccess: false,
      },
    );
    return htmlText(read.value);
  };
  const texts: string[] = [];
  try {
    const { above, below } = marginParts(safe);
    for (const part of [...above, safe[main] ?? new Uint8Array(), ...below]) texts.push(await convert(part));
  } catch {
    throw refusal(`The DOCX document is damaged (${main}): open it in a word processor and save it again.`);
  }
  reading.stopIfCancelled();
  // Pages of one document often repeat the same header: it is told once.
  const text = [...new Set(texts)].filter((one) => one !== '').join('\n\n');
  if (text === '')
    throw refusal('There is no text in this DOCX document: if it holds pictures of pages, save it as PDF.');
  return oneDocument('docx', { kind: kindByWords(reading.title, text), title: reading.title, text });
}

/**
 * Headers and footers, where letters have the patient's name and the date, as documents of their own: the reader of
 * documents knows the body alone (ECMA-376 part 1, 17.10).
 */
function marginParts(parts: Readonly<Record<string, Uint8Array>>) {
  const named = (pattern: RegExp): Uint8Array[] =>
    Object.keys(parts)
      .filter((name) => pattern.test(name))
      .toSorted((a, b) => a.localeCompare(b, 'en', { numeric: true }))
      .flatMap((name) => asDocument(parts[name] ?? new Uint8Array()));
  return { above: named(/^word\/header\d*\.xml$/i), below: named(/^word\/footer\d*\.xml$/i) };
}

function asDocument(part: Uint8Array): Uint8Array[] {
  const found = /<w:(hdr|ftr)\b([^>]*?)>([\s\S]*)<\/w:\1>/.exec(new TextDecoder().decode(part));
  if (!found) return [];
  // Numbers of relations belong to the part; in another one they would lead elsewhere.
  const body = (found[3] ?? '').replace(/\sr:(id|embed|link)\s*=\s*("[^"]*"|'[^']*')/g, '');
  return [strToU8(`<w:document${found[2] ?? ''}><w:body>${body}</w:body></w:document>`)];
}

/**
 * The XML parts of the archive, each proved against what the archive's list says and unpacked under a limit; sizes
 * that the list states are not believed (PKWARE APPNOTE 4.3.7 and 4.3.12). Pictures stay packed.
 */
function unpack(zip: Buffer): Map<string, Buffer> {
  const parts = new Map<string, Buffer>();
  let left: number = LIMITS.docxBytes;
  try {
    for (const entry of entriesOf(zip)) {
      if (!/\.(xml|rels)$/i.test(entry.name)) continue;
      const part = inflate(zip, entry, left);
      left -= part.length;
      parts.set(entry.name, part);
    }
  } catch (error) {
    if (error instanceof Refusal) throw error;
    throw refusal(CUT_OFF);
  }
  return parts;
}

type Entry = { readonly name: string; readonly method: number; readonly packed: number; readonly at: number };

function entriesOf(zip: Buffer): Entry[] {
  const end = zip.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (end === -1) throw refusal(CUT_OFF);
  const count = zip.readUInt16LE(end + 10);
  if (count > LIMITS.docxParts)
    throw refusal('The file unpacks to more parts than any document: save it as PDF.');
  const found: Entry[] = [];
  let at = zip.readUInt32LE(end + 16);
  for (let i = 0; i < count; i += 1) {
    if (zip.readUInt32LE(at) !== 0x02014b50) throw refusal(CUT_OFF);
    const nameLength = zip.readUInt16LE(at + 28);
    if ((zip.readUInt16LE(at + 8) & 1) === 1)
      throw refusal('The file is protected with a password: save it without one.');
    found.push({
      name: zip.toString('utf8', at + 46, at + 46 + nameLength).replaceAll('\\', '/'),
      method: zip.readUInt16LE(at + 10),
      packed: zip.readUInt32LE(at + 20),
      at: zip.readUInt32LE(at + 42),
    });
    at += 46 + nameLength + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return found;
}

function inflate(zip: Buffer, entry: Entry, most: number): Buffer {
  if (zip.readUInt32LE(entry.at) !== 0x04034b50) throw refusal(CUT_OFF);
  const from = entry.at + 30 + zip.readUInt16LE(entry.at + 26) + zip.readUInt16LE(entry.at + 28);
  const packed = zip.subarray(from, from + entry.packed);
  if (packed.length !== entry.packed) throw refusal(CUT_OFF);
  const tooMuch = refusal(
    'The file unpacks to far more than any document, so it was not unpacked: save it as PDF.',
  );
  if (entry.method === 0) {
    if (packed.length > most) throw tooMuch;
    return packed;
  }
  try {
    return inflateRawSync(packed, { maxOutputLength: Math.max(most, 1) });
  } catch (error) {
    throw error instanceof RangeError ? tooMuch : refusal(CUT_OFF);
  }
}

/** The name of the main part; other archives are told apart. */
function mainPart(parts: ReadonlyMap<string, Buffer>): string {
  const names = [...parts.keys()];
  const main = names.find((name) => /^word\/document\d*\.xml$/i.test(name));
  if (main && parts.has('[Content_Types].xml')) return main;
  if (names.some((name) => name.startsWith('xl/')))
    throw refusal('This is a workbook, not a document: save it as PDF, or copy its text into a note.');
  if (names.some((name) => name.startsWith('ppt/')))
    throw refusal('This is a presentation, not a document: save it as PDF.');
  if (parts.has('content.xml')) throw refusal('This is an OpenDocument text: save it as DOCX or PDF.');
  throw refusal('This is an archive: unpack it and take in the files in it.');
}

/** A part without document type (entities grow or reach out) and without addresses outside the archive. */
function withoutLinks(name: string, part: Buffer): Uint8Array {
  const wide = part[0] === 0xff || part[0] === 0xfe;
  const text = new TextDecoder(wide ? (part[0] === 0xff ? 'utf-16le' : 'utf-16be') : 'utf-8').decode(part);
  if (/<!doctype|<!entity/i.test(text))
    throw refusal(
      'The DOCX document declares a document type, which can hide harmful entities: open it and save it again.',
    );
  if (!name.endsWith('.rels'))
    return wide ? strToU8(text.replace(/encoding\s*=\s*["'][^"']*["']/i, '')) : part;
  // Kept, since text hangs on them, but leading nowhere.
  return strToU8(
    text.replace(/<[\w:]*Relationship\b[^>]*>/gi, (one) =>
      /TargetMode\s*=\s*["']External["']/i.test(one)
        ? one.replace(/\bTarget\s*=\s*("[^"]*"|'[^']*')/i, 'Target="about:blank"')
        : one,
    ),
  );
}
