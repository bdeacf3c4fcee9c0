import { fontBytes, type FontName } from './assets.ts';
import { openTypeOf } from './woff.ts';

/** A TrueType face as a PDF wants it: measures in thousandths of an em, and the file with what drawing needs. */
export type TrueTypeFace = {
  readonly name: FontName;
  /** Widths of the codes 32 to 255 of `WIN_ANSI`; 0 where the face has no letter. */
  readonly widths: readonly number[];
  readonly box: readonly [left: number, bottom: number, right: number, top: number];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly fixedPitch: boolean;
  readonly file: Uint8Array;
};

/** Tables that a PDF reader uses; the rest (kerning, names, variations) only makes documents bigger. */
const KEPT = ['cmap', 'cvt ', 'fpgm', 'glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp', 'prep'];

/** Letters of Windows code page 1252 that are not at the place of their Unicode number. */
const MOVED: Readonly<Record<number, number>> = {
  0x85: 0x2026,
  0x91: 0x2018,
  0x92: 0x2019,
  0x93: 0x201c,
  0x94: 0x201d,
  0x95: 0x2022,
  0x96: 0x2013,
  0x97: 0x2014,
};
export const FIRST_CODE = 32;
const LAST_CODE = 255;

/** Unicode numbers of the codes that a one-byte text of a PDF can name. Source: PDF 1.7, annex D.2. */
const WIN_ANSI: readonly number[] = Array.from(
  { length: LAST_CODE - FIRST_CODE + 1 },
  (_, i) => MOVED[i + FIRST_CODE] ?? i + FIRST_CODE,
);
const CODES: ReadonlyMap<number, number> = new Map(WIN_ANSI.map((letter, i) => [letter, i + FIRST_CODE]));

const faces = new Map<FontName, TrueTypeFace>();

/**
 * A bundled face, read once for the life of the program.
 * @throws Error when the font file is not TrueType with a Unicode table of characters.
 */
export function trueTypeFace(name: FontName): TrueTypeFace {
  const known = faces.get(name);
  if (known) return known;
  const face = readFace(name, openTypeOf(fontBytes(name)));
  faces.set(name, face);
  return face;
}

/** A text in one-byte codes; a letter that the code page lacks becomes a question mark. */
export function winAnsi(text: string): Buffer {
  return Buffer.from([...text].map((c) => CODES.get(c.codePointAt(0) ?? 0) ?? 0x3f));
}

function readFace(name: FontName, bytes: Uint8Array): TrueTypeFace {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tables = readTables(file);
  const table = (tag: string): Buffer => {
    const found = tables.get(tag);
    if (!found) throw new Error(`The font file of ${name} lacks its ${tag} table.`);
    return found;
  };
  const head = table('head');
  const hhea = table('hhea');
  const hmtx = table('hmtx');
  const os2 = table('OS/2');
  const em = head.readUInt16BE(18);
  const scaled = (units: number): number => Math.round((units * 1000) / em);
  const last = hhea.readUInt16BE(34) - 1;
  const glyphOf = readCharacters(name, table('cmap'));
  const widths = WIN_ANSI.map((letter) => {
    const glyph = glyphOf(letter);
    return glyph === 0 ? 0 : scaled(hmtx.readUInt16BE(Math.min(glyph, last) * 4));
  });
  return {
    name,
    widths,
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))) as unknown as TrueTypeFace['box'],
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    capHeight: scaled(os2.readInt16BE(88)),
    fixedPitch: new Set(widths.filter((width) => width > 0)).size === 1,
    file: keep(file, tables),
  };
}

/** The tables of a font file by their tags. */
export function readTables(file: Buffer): Map<string, Buffer> {
  const tables = new Map<string, Buffer>();
  for (let i = 0; i < file.readUInt16BE(4); i += 1) {
    const record = 12 + i * 16;
    const start = file.readUInt32BE(record + 8);
    const tag = file.toString('latin1', record, record + 4);
    tables.set(tag, file.subarray(start, start + file.readUInt32BE(record + 12)));
  }
  return tables;
}

/** The glyph of a Unicode number, 0 for none. Source: OpenType, "cmap", platform 3, encoding 1, format 4. */
export function readCharacters(name: string, cmap: Buffer): (letter: number) => number {
  for (let i = 0; i < cmap.readUInt16BE(2); i += 1) {
    const record = 4 + i * 8;
    const start = cmap.readUInt32BE(record + 4);
    const windows = cmap.readUInt16BE(record) === 3 && cmap.readUInt16BE(record + 2) === 1;
    if (windows && cmap.readUInt16BE(start) === 4) return segmentLookup(cmap.subarray(start));
  }
  throw new Error(`The font file of ${name} has no table of characters that can be read.`);
}

function segmentLookup(format4: Buffer): (letter: number) => number {
  const twice = format4.readUInt16BE(6);
  const ends = 14;
  const starts = ends + twice + 2;
  const deltas = starts + twice;
  const offsets = deltas + twice;
  return (letter) => {
    for (let at = 0; at < twice; at += 2) {
      if (letter > format4.readUInt16BE(ends + at)) continue;
      const first = format4.readUInt16BE(starts + at);
      if (letter < first) return 0;
      const delta = format4.readUInt16BE(deltas + at);
      const offset = format4.readUInt16BE(offsets + at);
      if (offset === 0) return (letter + delta) & 0xffff;
      const glyph = format4.readUInt16BE(offsets + at + offset + (letter - first) * 2);
      return glyph === 0 ? 0 : (glyph + delta) & 0xffff;
    }
    return 0;
  };
}

/** The font file with the kept tables alone; checksums of tables stay what they were. */
export function keep(file: Buffer, tables: ReadonlyMap<string, Buffer>): Uint8Array {
  const kept = KEPT.flatMap((tag) => {
    const table = tables.get(tag);
    return table ? [{ tag, table }] : [];
  });
  const length = kept.reduce((sum, { table }) => sum + 16 + ((table.length + 3) & ~3), 12);
  const output = Buffer.alloc(length);
  const selector = Math.floor(Math.log2(kept.length));
  file.copy(output, 0, 0, 4);
  output.writeUInt16BE(kept.length, 4);
  output.writeUInt16BE(16 * 2 ** selector, 6);
  output.writeUInt16BE(selector, 8);
  output.writeUInt16BE(16 * (kept.length - 2 ** selector), 10);
  let offset = 12 + kept.length * 16;
  kept.forEach(({ tag, table }, i) => {
    const record = 12 + i * 16;
    output.write(tag, record, 'latin1');
    output.writeUInt32BE(checksum(table), record + 4);
    output.writeUInt32BE(offset, record + 8);
    output.writeUInt32BE(table.length, record + 12);
    table.copy(output, offset);
    offset += (table.length + 3) & ~3;
  });
  return output;
}

function checksum(table: Buffer): number {
  let sum = 0;
  for (let at = 0; at < table.length; at += 4) {
    const word = Buffer.alloc(4);
    table.copy(word, 0, at, Math.min(at + 4, table.length));
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}
