import { describe, expect, test } from 'vitest';
import { fontBytes } from '#electron/export/assets.ts';
import { openTypeOf } from '#electron/export/woff.ts';

/** Checksum of a table: the sum of its 32-bit words. Source: OpenType, "Calculating checksums". */
function checksum(font: Buffer, start: number, length: number): number {
  let sum = 0;
  for (let i = 0; i < length; i += 4) {
    const word = Buffer.alloc(4);
    font.copy(word, 0, start + i, Math.min(start + i + 4, start + length));
    sum = (sum + word.readUInt32BE(0)) >>> 0;
  }
  return sum;
}

describe('unpacking a font', () => {
  test('gives every table whole: each has its stated checksum', () => {
    const font = Buffer.from(openTypeOf(fontBytes('Inter-400')));
    const count = font.readUInt16BE(4);
    expect(count).toBeGreaterThan(8);
    for (let i = 0; i < count; i += 1) {
      const record = 12 + i * 16;
      const tag = font.toString('latin1', record, record + 4);
      // The head table holds the sum of the whole font, which its own sum leaves out.
      if (tag === 'head') continue;
      const sum = checksum(font, font.readUInt32BE(record + 8), font.readUInt32BE(record + 12));
      expect(sum, tag).toBe(font.readUInt32BE(record + 4));
    }
  });

  test('refuses what is no WOFF, and a damaged table', () => {
    expect(() => openTypeOf(new Uint8Array(100))).toThrow('not a WOFF');
    const damaged = Uint8Array.from(fontBytes('Inter-400'));
    damaged.fill(0, 400, damaged.length);
    expect(() => openTypeOf(damaged)).toThrow();
  });
});
