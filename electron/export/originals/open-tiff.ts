import { deflateSync } from 'node:zlib';
import tiff from 'utif2';

/** A page as PNG, and its size in points of its picture with square points. */
export type PicturePage = { readonly bytes: Uint8Array; readonly width: number; readonly height: number };

/**
 * The pages of a TIFF picture, as fax machines and scanners write them; black and white stays one bit a point.
 * @throws when it cannot be decoded
 */
export function tiffPictures(bytes: Uint8Array): PicturePage[] {
  const whole = bytes.slice().buffer;
  const found = tiff.decode(whole).filter((page) => page['t256'] !== undefined);
  return found.map((page) => {
    // Decoding writes the points into what it is given; a copy lets them go with the page.
    const drawn = { ...page };
    tiff.decodeImage(whole, drawn);
    const { width, height } = drawn;
    const across = resolution(page['t282']);
    const down = resolution(page['t283']);
    // Faxes have other distances of points across than down (T.4: 204 by 98 or 196 an inch).
    return { bytes: pngOf(tiff.toRGBA8(drawn), width, height), width, height: (height * across) / down };
  });
}

function resolution(value: unknown): number {
  const first: unknown = Array.isArray(value) ? value[0] : undefined;
  const [over, under] = Array.isArray(first) ? (first as unknown[]) : [first, 1];
  const dots = Number(over) / Number(under);
  return Number.isFinite(dots) && dots > 0 ? dots : 1;
}

/** Bytes a point: grey or black and white in one channel, else three. */
function pngOf(rgba: Uint8Array, width: number, height: number): Uint8Array {
  if (rgba.length < width * height * 4 || width * height === 0) throw new Error('a page without points');
  const { grey, twoTone } = tonesOf(rgba);
  const bits = twoTone ? 1 : 8;
  const row = grey ? Math.ceil((width * bits) / 8) : width * 3;
  const lines = Buffer.alloc((row + 1) * height);
  for (let y = 0; y < height; y += 1) {
    const to = y * (row + 1) + 1;
    for (let x = 0; x < width; x += 1) {
      const from = (y * width + x) * 4;
      const value = rgba[from] ?? 0;
      if (twoTone) {
        const byte = to + (x >> 3);
        if (value > 127) lines[byte] = (lines[byte] ?? 0) | (0x80 >> (x & 7));
      } else if (grey) lines[to + x] = value;
      else lines.set(rgba.subarray(from, from + 3), to + x * 3);
    }
  }
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head.set([bits, grey ? 0 : 2, 0, 0, 0], 8);
  const signature = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
  return Buffer.concat([
    signature,
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(lines)),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function tonesOf(rgba: Uint8Array): { readonly grey: boolean; readonly twoTone: boolean } {
  let twoTone = true;
  for (let i = 0; i < rgba.length; i += 4) {
    const red = rgba[i] ?? 0;
    if (red !== rgba[i + 1] || red !== rgba[i + 2]) return { grey: false, twoTone: false };
    if (red !== 0 && red !== 255) twoTone = false;
  }
  return { grey: true, twoTone };
}

function chunk(type: string, data: Buffer): Buffer {
  const made = Buffer.alloc(12 + data.length);
  made.writeUInt32BE(data.length, 0);
  made.write(type, 4, 'latin1');
  data.copy(made, 8);
  made.writeUInt32BE(crc32(made.subarray(4, 8 + data.length)), 8 + data.length);
  return made;
}

/** PNG, third edition, annex D. */
const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
  let c = n;
  for (let k = 0; k < 8; k += 1) c = (c & 1) === 1 ? 0xedb88320 ^ (c >>> 1) : c >>> 1;
  return c >>> 0;
});

function crc32(data: Uint8Array): number {
  let crc = 0xffffffff;
  for (const byte of data) crc = (CRC_TABLE[(crc ^ byte) & 0xff] ?? 0) ^ (crc >>> 8);
  return (crc ^ 0xffffffff) >>> 0;
}
