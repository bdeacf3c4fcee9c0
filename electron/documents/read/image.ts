import type { IncomingFile } from '#shared/domain/incoming.ts';
import { oneDocument } from './building.ts';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';
import type { Reading } from './reading.ts';
import { tiffPages } from './tiff.ts';

type Size = { readonly width: number; readonly height: number };

/**
 * A picture (PNG, JPEG, GIF, or TIFF with a page or many, as faxes come): pages without text. Only its structure is
 * looked at: that it is whole, and not so large that showing it would take the machine's memory.
 * @throws Refusal when it is cut off or too large
 */
export function readImage(bytes: Uint8Array, reading: Reading): IncomingFile {
  const data = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const sizes = sizesOf(data);
  for (const { width, height } of sizes) {
    if (width === 0 || height === 0)
      throw refusal('The picture has no size, so it is damaged: scan it again.');
    if (width > LIMITS.imageSide || height > LIMITS.imageSide || width * height > LIMITS.imagePixels)
      throw refusal(
        `The picture has ${width} by ${height} points, more than can be shown safely: scan it again at 300 dots an inch.`,
      );
  }
  return oneDocument('image', {
    kind: 'other',
    title: reading.title,
    text: '',
    pages: sizes.length,
    pagesWithoutText: sizes.map((_, i) => i + 1),
  });
}

function sizesOf(data: Buffer): readonly Size[] {
  switch (data[0]) {
    case 0x89:
      return [pngSize(data)];
    case 0x47:
      return [gifSize(data)];
    case 0x49:
    case 0x4d:
      return tiffPages(data);
    default:
      return [jpegSize(data)];
  }
}

const CUT_OFF = 'The picture is cut off or damaged: get it again from its source.';

/** Every chunk must be there up to the last, IEND (PNG, third edition, 5.3). */
function pngSize(data: Buffer): Size {
  let size: Size | null = null;
  for (let at = 8; at + 12 <= data.length;) {
    const length = data.readUInt32BE(at);
    const type = data.toString('latin1', at + 4, at + 8);
    if (at + 12 + length > data.length) break;
    if (type === 'IHDR' && length >= 8)
      size = { width: data.readUInt32BE(at + 8), height: data.readUInt32BE(at + 12) };
    if (type === 'IEND' && size) return size;
    at += 12 + length;
  }
  throw refusal(CUT_OFF);
}

/** The frame header among the segments, and the end mark after the picture data (T.81 B.1.1.3). */
function jpegSize(data: Buffer): Size {
  const end = data.lastIndexOf(Buffer.from([0xff, 0xd9]));
  for (let at = 2; at + 9 < data.length;) {
    if (data[at] !== 0xff) break;
    const mark = data[at + 1] ?? 0;
    if (mark === 0xff) {
      at += 1;
      continue;
    }
    const isFrame = mark >= 0xc0 && mark <= 0xcf && mark !== 0xc4 && mark !== 0xc8 && mark !== 0xcc;
    if (isFrame && end > at) return { height: data.readUInt16BE(at + 5), width: data.readUInt16BE(at + 7) };
    at += 2 + data.readUInt16BE(at + 2);
  }
  throw refusal(CUT_OFF);
}

/** The size of the whole, and the trailer after the last block (GIF89a, 18 and 27). */
function gifSize(data: Buffer): Size {
  if (data.length < 14 || data.lastIndexOf(0x3b) < 13) throw refusal(CUT_OFF);
  return { width: data.readUInt16LE(6), height: data.readUInt16LE(8) };
}
