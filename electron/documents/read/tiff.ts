import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';

const CUT_OFF = 'The TIFF picture is cut off or damaged: get it again from its source.';

/** Tags of a page (TIFF 6.0, section 8). */
const WIDTH = 256;
const HEIGHT = 257;
const COMPRESSION = 259;
const STARTS: readonly number[] = [273, 324];
const LENGTHS: readonly number[] = [279, 325];

/** Bytes of one value by its type: BYTE, ASCII, SHORT, LONG, RATIONAL (TIFF 6.0, section 2). */
const VALUE_BYTES: Readonly<Record<number, number>> = { 1: 1, 2: 1, 3: 2, 4: 4, 5: 8 };

/** Plain, the three of fax machines (T.4, T.6), LZW, JPEG, deflate in both numbers, PackBits. */
const COMPRESSIONS: ReadonlySet<number> = new Set([1, 2, 3, 4, 5, 7, 8, 32773, 32946]);

type Size = { readonly width: number; readonly height: number };
type Tags = ReadonlyMap<number, readonly number[]>;

/**
 * The sizes of the pages of a TIFF file, as fax machines and scanners write them. Only its structure is read: the
 * chain of pages, and that the data of each lies within the file.
 * @throws Refusal when it is cut off, compressed in a way that is not drawn here, or has more pages than any document
 */
export function tiffPages(data: Buffer): readonly Size[] {
  const little = data[0] === 0x49;
  const short = (at: number): number => (little ? data.readUInt16LE(at) : data.readUInt16BE(at));
  const long = (at: number): number => (little ? data.readUInt32LE(at) : data.readUInt32BE(at));
  const pages: Size[] = [];
  const visited = new Set<number>();
  try {
    for (let at = long(4); at !== 0;) {
      if (visited.has(at)) throw refusal('The pages of this TIFF picture lead in a circle: scan it again.');
      visited.add(at);
      if (visited.size > LIMITS.pdfPages)
        throw refusal('The TIFF picture has more pages than any document: split it.');
      const count = short(at);
      pages.push(pageSize(tagsAt(at + 2, count, { data, short, long }), data.length));
      at = long(at + 2 + count * 12);
    }
  } catch (error) {
    throw error instanceof RangeError ? refusal(CUT_OFF) : error;
  }
  if (pages.length === 0) throw refusal(CUT_OFF);
  return pages;
}

type Source = {
  readonly data: Buffer;
  readonly short: (at: number) => number;
  readonly long: (at: number) => number;
};

function tagsAt(from: number, count: number, { data, short, long }: Source): Tags {
  const wanted = new Set([WIDTH, HEIGHT, COMPRESSION, ...STARTS, ...LENGTHS]);
  const tags = new Map<number, readonly number[]>();
  for (let i = 0; i < count; i += 1) {
    const at = from + i * 12;
    const tag = short(at);
    if (!wanted.has(tag)) continue;
    const type = short(at + 2);
    const many = long(at + 4);
    const bytes = VALUE_BYTES[type] ?? 0;
    if ((type !== 3 && type !== 4) || many * bytes > data.length) throw refusal(CUT_OFF);
    const values = many * bytes <= 4 ? at + 8 : long(at + 8);
    tags.set(
      tag,
      Array.from({ length: many }, (_, n) => (type === 3 ? short : long)(values + n * bytes)),
    );
  }
  return tags;
}

function pageSize(tags: Tags, length: number): Size {
  const compression = tags.get(COMPRESSION)?.[0] ?? 1;
  if (!COMPRESSIONS.has(compression))
    throw refusal(
      'This kind of TIFF picture cannot be drawn here: save it as PDF, or as TIFF with fax (G4), LZW or no compression.',
    );
  const of = (list: readonly number[]): readonly number[] =>
    list.flatMap((tag) => [...(tags.get(tag) ?? [])]);
  const starts = of(STARTS);
  const lengths = of(LENGTHS);
  if (starts.length === 0 || starts.length !== lengths.length) throw refusal(CUT_OFF);
  if (starts.some((start, i) => start + (lengths[i] ?? 0) > length)) throw refusal(CUT_OFF);
  return { width: tags.get(WIDTH)?.[0] ?? 0, height: tags.get(HEIGHT)?.[0] ?? 0 };
}
