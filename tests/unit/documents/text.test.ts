import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { findSections } from '#shared/domain/notes/sections.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf, utf8 } from './refusal-of.ts';

const NOTE = 'CHIEF COMPLAINT:\r\nCough – 3 days\r\n\r\nASSESSMENT\r\nBronchitis, 37 °C\r\n';

async function read(bytes: Uint8Array, name = 'visit 7.txt') {
  const file = await readIncoming(bytes, name);
  expect(file.documents).toHaveLength(1);
  return { ...file, document: file.documents[0] };
}

describe('plain text', () => {
  const expected = 'CHIEF COMPLAINT:\nCough – 3 days\n\nASSESSMENT\nBronchitis, 37 °C';
  const utf16le = Buffer.from(NOTE, 'utf16le');
  const windows = Buffer.from(NOTE.replace('–', '\u0096').replace('°', '\u00b0'), 'latin1');
  it.each([
    ['UTF-8', utf8(NOTE)],
    ['UTF-8 with byte order mark', utf8(`\ufeff${NOTE}`)],
    ['UTF-16 with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le])],
    ['UTF-16 big endian with mark', Buffer.concat([Buffer.from([0xff, 0xfe]), utf16le]).swap16()],
    ['UTF-16 without mark', utf16le],
    ['Windows-1252', windows],
    ['gzip', gzipSync(utf8(NOTE))],
  ])('reads %s', async (_what, bytes) => {
    const { format, document } = await read(bytes);
    expect(format).toBe('text');
    expect(document?.text).toBe(expected);
    expect(document?.title).toBe('visit 7');
    expect(document?.pages).toBeNull();
    expect(findSections(document?.text ?? '').map((one) => one.kind)).toEqual([
      'chief complaint',
      'assessment',
    ]);
  });

  it('goes by the content, never by the name', async () => {
    expect((await read(utf8(NOTE), 'scan.pdf')).format).toBe('text');
    expect((await read(utf8('{\\rtf1 Knee pain\\par}'), 'note.txt')).format).toBe('rtf');
  });

  it('tells the kind by the words at the head', async () => {
    expect((await read(utf8('Discharge Summary\nThe patient…'))).document?.kind).toBe('discharge_summary');
    expect((await read(utf8('Laboratory report\nA1c 7.9 %'))).document?.kind).toBe('lab_report');
    expect((await read(utf8('Here for cough.'))).document?.kind).toBe('visit_note');
  });

  it('takes a bracket or brace at the beginning for text when it is no JSON', async () => {
    expect((await read(utf8('[Dictated] Cough for 3 days.'))).format).toBe('text');
    expect((await read(utf8('{draft} Cough for 3 days.'))).format).toBe('text');
    expect((await read(utf8('< 3 days of cough'))).format).toBe('text');
  });

  it('reads a note of 1 MB', async () => {
    const note = `${'The patient is well today and walks. '.repeat(27_027)}x`.slice(0, 1_000_000);
    expect((await read(utf8(note))).document?.text).toHaveLength(1_000_000);
  });
});

describe('text that is refused', () => {
  it('refuses an empty file', async () => {
    expect(await refusalOf(new Uint8Array())).toBe('The file is empty. Nothing was taken in.');
    expect(await refusalOf(' \r\n\t ')).toBe('There is no text in this file. Nothing was taken in.');
    expect(await refusalOf(Buffer.from([0xff, 0xfe]))).toContain('There is no text');
  });

  it('refuses more text than a document holds', async () => {
    expect(await refusalOf('word '.repeat(200_001))).toContain(
      'The text has 1,000,004 characters, and one document holds 1,000,000 at most: split the file.',
    );
  });

  it('refuses a web page saved as text', async () => {
    const pages = [
      '<!DOCTYPE html><html><body>Log in</body></html>',
      '\n<!-- saved from url --><HTML><p>Note</p>',
      '<head><title>Portal</title></head>',
    ];
    for (const page of pages) expect(await refusalOf(page, 'note.txt')).toContain('This is a web page');
  });

  it('refuses bytes that are no text', async () => {
    const rubbish = Uint8Array.from({ length: 4000 }, (_, i) => (i * 7919 + (i >> 3)) % 256);
    expect(await refusalOf(rubbish)).toContain('This is neither text nor a document that can be read');
    expect(await refusalOf(Buffer.from('MZ\u0090\u0000\u0003', 'latin1'))).toContain('This is a program');
    expect(await refusalOf(new Uint8Array(500))).toContain('neither text');
  });

  it('refuses text that ends within a character', async () => {
    const cut = utf8('Café 37 °C, größer, “quoted” and “again”').slice(0, -1);
    expect(await refusalOf(cut)).toContain('ends within a character');
    expect(await refusalOf(Buffer.from(NOTE, 'utf16le').subarray(0, -1))).toContain(
      'ends within a character',
    );
  });

  it.each([
    ['an old Word document', 'd0cf11e0a1b11ae1', 'old Word document'],
    ['BigTIFF', '49492b0008000000', 'BigTIFF'],
    ['HEIC', '0000001866747970686569630000', 'HEIC pictures'],
    ['a 7-Zip archive', '377abcaf271c', 'This is an archive'],
    ['an empty zip', `504b0506${'00'.repeat(18)}`, 'The archive is empty'],
  ])('says what to do with %s', async (_what, hex, sentence) => {
    expect(await refusalOf(Buffer.from(hex, 'hex'))).toContain(sentence);
  });

  it('says where files of other kinds belong', async () => {
    expect(await refusalOf('ISA*00*          *00*')).toContain('open it under Remittances');
    expect(await refusalOf('<?xml version="1.0"?><note/>')).toContain('no clinical document');
    expect(await refusalOf('<Patient xmlns="http://hl7.org/fhir"/>')).toContain('FHIR written as XML');
  });

  it('refuses a gzip that is cut off or unpacks to too much', async () => {
    expect(await refusalOf(gzipSync(utf8(NOTE)).subarray(0, -9))).toContain(
      'gzip file is damaged or cut off',
    );
    const bomb = gzipSync(Buffer.alloc(61_000_000));
    expect(await refusalOf(bomb)).toContain('unpacks to more than 60 MB');
  });

  it('stops a file that unpacks into itself again and again', async () => {
    let nested: Uint8Array = utf8(NOTE);
    for (let i = 0; i < 6; i += 1) nested = gzipSync(nested);
    expect(await refusalOf(nested)).toContain('too deeply');
  });

  it('ends when the user stops it', async () => {
    await expect(readIncoming(utf8(NOTE), 'n', { cancelled: () => true })).rejects.toMatchObject({
      code: 'cancelled',
    });
  });
});
