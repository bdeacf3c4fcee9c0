import { fontBytes, type FontName, type FontSubset } from '../assets.ts';
import { keep, readCharacters, readTables } from '../true-type.ts';
import { openTypeOf } from '../woff.ts';

/** A face whose letters are named by their glyph: any letter that its file has. Measures in thousandths of an em. */
export type GlyphFace = {
  readonly resource: string;
  readonly file: Uint8Array;
  readonly glyphOf: (letter: number) => number;
  readonly widthOf: (glyph: number) => number;
  readonly widths: readonly number[];
  /** Letters by glyph, for readers that copy or speak the text. */
  readonly letters: ReadonlyMap<number, number>;
  readonly box: readonly number[];
  readonly ascent: number;
  readonly descent: number;
  readonly capHeight: number;
  readonly fixedPitch: boolean;
};

const faces = new Map<string, GlyphFace>();

/** Letters that a bundled file may have; each file is asked for all of them once. */
const LAST_LETTER = 0x2300;

/** A face of a bundled file, read once for the life of the program. */
export function glyphFace(name: FontName, subset: FontSubset): GlyphFace {
  const resource = subset === 'latin' ? name : `${name}-ext`;
  const known = faces.get(resource);
  if (known) return known;
  const face = readFace(name, resource, openTypeOf(fontBytes(name, subset)));
  faces.set(resource, face);
  return face;
}

function readFace(name: FontName, resource: string, bytes: Uint8Array): GlyphFace {
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
  const em = head.readUInt16BE(18);
  const scaled = (units: number): number => Math.round((units * 1000) / em);
  const measured = hhea.readUInt16BE(34);
  const widths = Array.from({ length: table('maxp').readUInt16BE(4) }, (_, glyph) =>
    scaled(hmtx.readUInt16BE(Math.min(glyph, measured - 1) * 4)),
  );
  const read = readCharacters(name, table('cmap'));
  const glyphs = new Map<number, number>();
  const letters = new Map<number, number>();
  for (let letter = 32; letter < LAST_LETTER; letter += 1) {
    const glyph = read(letter);
    if (glyph === 0) continue;
    glyphs.set(letter, glyph);
    if (!letters.has(glyph)) letters.set(glyph, letter);
  }
  return {
    resource,
    file: keep(file, tables),
    glyphOf: (letter) => glyphs.get(letter) ?? 0,
    widthOf: (glyph) => widths[glyph] ?? 0,
    widths,
    letters,
    box: [36, 38, 40, 42].map((at) => scaled(head.readInt16BE(at))),
    ascent: scaled(hhea.readInt16BE(4)),
    descent: scaled(hhea.readInt16BE(6)),
    capHeight: scaled(table('OS/2').readInt16BE(88)),
    fixedPitch: name.startsWith('JetBrainsMono'),
  };
}
