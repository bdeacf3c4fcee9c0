import { crc32, deflateSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
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

describe('pictures', () => {
  it.each([
    ['PNG', png(3, 2)],
    ['JPEG', jpeg(2550, 3300)],
  ])('takes %s in as one page without text', async (_what, bytes) => {
    const file = await readIncoming(bytes, 'photo of wound.jpg');
    expect(file).toMatchObject({
      format: 'image',
      documents: [{ kind: 'other', title: 'photo of wound', text: '', pages: 1, pagesWithoutText: [1] }],
    });
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
