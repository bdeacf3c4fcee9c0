import { crc32, deflateSync } from 'node:zlib';
import TIFF from 'utif2';
import { describe, expect, it } from 'vitest';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { faxTiff } from '#tests/support/fax-tiff.ts';
import { refusalOf } from './refusal-of.ts';

function chunk(type: string, data: Buffer): Buffer {
  const body = Buffer.concat([Buffer.from(type, 'latin1'), data]);
  const made = Buffer.alloc(8 + body.length);
  made.writeUInt32BE(data.length, 0);
  body.copy(made, 4);
  made.writeUInt32BE(crc32(body), 4 + body.length);
  return made;
}

function png(width: number, height: number): Buffer {
  const head = Buffer.alloc(13);
  head.writeUInt32BE(width, 0);
  head.writeUInt32BE(height, 4);
  head[8] = 8;
  return Buffer.concat([
    Buffer.from('89504e470d0a1a0a', 'hex'),
    chunk('IHDR', head),
    chunk('IDAT', deflateSync(Buffer.alloc(12))),
    chunk('IEND', Buffer.alloc(0)),
  ]);
}

function jpeg(width: number, height: number): Buffer {
  const frame = Buffer.from('ffc0000b080000000001011100', 'hex');
  frame.writeUInt16BE(height, 5);
  frame.writeUInt16BE(width, 7);
  return Buffer.concat([
    Buffer.from('ffd8ffe000104a46494600010100000100010000', 'hex'),
    frame,
    Buffer.from('ffda0008010100003f00ff00d2cf20ffd9', 'hex'),
  ]);
}

const GIF = Buffer.concat([
  Buffer.from('4749463839610300020080000000000000ffffff', 'hex'),
  Buffer.from('2c000000000300020000020384590003b', 'hex'),
  Buffer.from('3b', 'hex'),
]);

describe('pictures', () => {
  it.each([
    ['PNG', png(3, 2)],
    ['JPEG', jpeg(2550, 3300)],
    ['GIF', GIF],
    ['TIFF', faxTiff(1)],
  ])('takes %s in as one page without text', async (_what, bytes) => {
    const file = await readIncoming(bytes, 'photo of wound.jpg');
    expect(file).toMatchObject({
      format: 'image',
      documents: [{ kind: 'other', title: 'photo of wound', text: '', pages: 1, pagesWithoutText: [1] }],
    });
  });

  it('counts the pages of a fax', async () => {
    const file = await readIncoming(faxTiff(12), 'fax.tif');
    expect(file.documents[0]).toMatchObject({ pages: 12, text: '' });
    expect(file.documents[0]?.pagesWithoutText).toHaveLength(12);
  });

  it('draws a fax with the library that the window uses', () => {
    const bytes = faxTiff(2);
    const whole = new Uint8Array(bytes).buffer;
    const pages = TIFF.decode(whole);
    expect(pages).toHaveLength(2);
    for (const page of pages) {
      TIFF.decodeImage(whole, page);
      const points = TIFF.toRGBA8(page);
      const dark = points.filter((value, i) => i % 4 === 0 && value < 128).length;
      expect([page.width, page.height, dark]).toEqual([24, 16, 16 * 8]);
    }
  });

  it('refuses a TIFF that leads in a circle, ends early, or is packed in another way', async () => {
    expect(await refusalOf(faxTiff(2, { loop: true }))).toContain('lead in a circle');
    expect(await refusalOf(faxTiff(3).subarray(0, -1))).toContain('cut off or damaged');
    expect(await refusalOf(faxTiff(3).subarray(0, 40))).toContain('cut off or damaged');
    expect(await refusalOf(faxTiff(1, { compression: 34712 }))).toContain('save it as PDF');
    expect(await refusalOf(GIF.subarray(0, 12))).toContain('cut off');
  });

  it('refuses absurd sizes before anybody draws them', async () => {
    expect(await refusalOf(png(100_000, 100_000))).toContain('100000 by 100000 points');
    expect(await refusalOf(png(4_000_000_000, 1))).toContain('more than can be shown safely');
    expect(await refusalOf(jpeg(65_000, 65_000))).toContain('more than can be shown safely');
    expect(await refusalOf(png(0, 100))).toContain('no size');
  });

  it('refuses what is cut off', async () => {
    expect(await refusalOf(png(3, 2).subarray(0, -6))).toContain('The picture is cut off');
    expect(await refusalOf(png(3, 2).subarray(0, 20))).toContain('The picture is cut off');
    expect(await refusalOf(jpeg(10, 10).subarray(0, -2))).toContain('The picture is cut off');
    expect(await refusalOf(Buffer.from('ffd8ffe000', 'hex'))).toContain('The picture is cut off');
  });
});
