import { deflateSync } from 'node:zlib';
import { zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { readInBackground } from '#electron/documents/read/in-background.ts';

/** A PDF whose one page is drawn by so many blanks, packed to a thousandth. */
function pdfBomb(size: number): Uint8Array {
  // RunLengthDecode: 129 says "the next byte 128 times".
  const stream = deflateSync(Buffer.alloc((size / 128) * 2, Buffer.from([129, 0x20])));
  const parts: Buffer[] = [Buffer.from('%PDF-1.4\n')];
  const starts: number[] = [];
  const add = (object: string, data?: Buffer): void => {
    starts.push(Buffer.concat(parts).length);
    const tail = data ? [Buffer.from('stream\n'), data, Buffer.from('\nendstream')] : [];
    parts.push(Buffer.from(`${starts.length} 0 obj\n${object}\n`), ...tail, Buffer.from('\nendobj\n'));
  };
  add('<</Type/Catalog/Pages 2 0 R>>');
  add('<</Type/Pages/Kids[3 0 R]/Count 1>>');
  add('<</Type/Page/Parent 2 0 R/MediaBox[0 0 612 792]/Contents 4 0 R/Resources<<>>>>');
  add(`<</Length ${stream.length}/Filter[/FlateDecode/RunLengthDecode]>>`, stream);
  const at = Buffer.concat(parts).length;
  const rows = starts.map((start) => `${String(start).padStart(10, '0')} 00000 n \n`).join('');
  parts.push(
    Buffer.from(
      `xref\n0 5\n0000000000 65535 f \n${rows}trailer\n<</Size 5/Root 1 0 R>>\nstartxref\n${at}\n%%EOF\n`,
    ),
  );
  return Buffer.concat(parts);
}

const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

describe('reading in a thread of its own', () => {
  it('gives what the reader gives, checked, and leaves the bytes as they are', async () => {
    const bytes = utf8(
      'MSH|^~\\&|LAB|SAMPLELAB|||20260312||ADT^A08|1|P|2.5\rPID|1||4711||Fictive^Ana||19800305|F',
    );
    const file = await readInBackground(bytes, 'a.hl7');
    expect(file).toMatchObject({
      format: 'hl7v2',
      patients: [{ lastName: 'Fictive', birthDate: '1980-03-05' }],
    });
    expect(bytes.length).toBeGreaterThan(0);
  });

  it('keeps the bytes of a document within a document', async () => {
    const rtf = Buffer.from('{\\rtf1 Knee pain.\\par}');
    const file = await readInBackground(
      utf8(
        `MSH|^~\\&|L|S|||20260312||MDM^T02|1|P|2.5\rPID|1||7||Fictive^Ana\rTXA|1|PR\rOBX|1|ED|x||^TEXT^RTF^Base64^${rtf.toString('base64')}`,
      ),
      'b.hl7',
    );
    expect(Buffer.from(file.documents[0]?.embedded?.bytes ?? []).equals(rtf)).toBe(true);
  });

  it('refuses as the reader refuses', async () => {
    await expect(readInBackground(new Uint8Array(), 'c')).rejects.toMatchObject({
      code: 'invalid_input',
      message: 'The file is empty. Nothing was taken in.',
    });
  });

  it('gives up when the file takes too long, and the program goes on', async () => {
    const sentence = 'This file takes too long or too much memory to read';
    const many = utf8(`[${'{"resourceType":"Patient","id":"a"},'.repeat(300_000).slice(0, -1)}]`);
    await expect(readInBackground(many, 'd', { limitMs: 60 })).rejects.toThrow(sentence);
    expect((await readInBackground(utf8('Cough'), 'e')).documents[0]?.text).toBe('Cough');
  });

  it('gives up when a PDF unpacks without end, and the program goes on', async () => {
    const begun = process.memoryUsage.rss();
    await expect(readInBackground(pdfBomb(1_536_000_000), 'f', { limitGrowthMb: 200 })).rejects.toThrow(
      'too much memory',
    );
    expect(process.memoryUsage.rss() - begun).toBeLessThan(1_200_000_000);
    expect((await readInBackground(utf8('Cough'), 'g')).documents[0]?.text).toBe('Cough');
  }, 60_000);

  it('stays within its memory on a bomb', async () => {
    const bomb = zipSync({ 'word/document.xml': [new Uint8Array(200_000_000), { level: 9 }] });
    await expect(readInBackground(bomb, 'h', { limitMb: 200 })).rejects.toThrow('unpacks to far more');
  }, 40_000);

  it('says nothing of the file when it fails', async () => {
    const error: unknown = await readInBackground(utf8('MSH|^~\\&|Fictive'), 'Fictive Ana.hl7').catch(
      (reason: unknown) => reason,
    );
    expect(String(error)).not.toContain('Fictive');
  });
});
