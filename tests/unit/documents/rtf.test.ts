import { describe, expect, it } from 'vitest';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';
import { refusalOf } from './refusal-of.ts';

async function textOf(rtf: string): Promise<string> {
  const file = await readIncoming(Buffer.from(rtf, 'latin1'), 'note.rtf');
  expect(file.format).toBe('rtf');
  return file.documents[0]?.text ?? '';
}

describe('RTF', () => {
  it('reads paragraphs, quotes and characters of its code page', async () => {
    const text = await textOf(
      String.raw`{\rtf1\ansi\ansicpg1252\deff0{\fonttbl{\f0 Arial;}}\pard\b ASSESSMENT:\b0\par
Caf\'e9, 37\'b0C, \u8211? \ldblquote stable\rdblquote\~today\par
Second\line line\tab end}`,
    );
    expect(text).toBe('ASSESSMENT:\nCafé, 37°C, – “stable” today\nSecond\nline\tend');
  });

  it('takes each font by its own character set', async () => {
    const rtf = String.raw`{\rtf1\ansi{\fonttbl{\f0\fcharset0 Arial;}{\f1\fcharset204 Arial Cyr;}}\f1\'cf\'f0\f0\'e9}`;
    expect(await textOf(rtf)).toBe('Прé');
  });

  it('passes over what stands for a character that it has read', async () => {
    expect(await textOf(String.raw`{\rtf1\uc2 \u960\'70\'69 is pi, {\uc1\u181 u}g}`)).toBe('π is pi, µg');
  });

  it('reads a table row a line', async () => {
    const rtf = String.raw`{\rtf1\trowd\cellx1\cellx2 Test\cell Value\cell\row\trowd A1c\cell 7.9 %\cell\row}`;
    expect(await textOf(rtf)).toBe('Test | Value\nA1c | 7.9 %');
  });

  it('leaves out tables of fonts and styles, pictures, field codes, headers and hidden text', async () => {
    const rtf = String.raw`{\rtf1{\fonttbl{\f0 Fontname;}}{\stylesheet{\s0 Stylename;}}{\info{\author Writer}}{\*\xyz unknown}{\header Head}{\pict 89504e47}{\field{\*\fldinst HYPERLINK "http://example.invalid"}{\fldrslt seen}}{\v hidden} text}`;
    expect(await textOf(rtf)).toBe('seen text');
  });

  it('keeps the labels of lists', async () => {
    expect(await textOf(String.raw`{\rtf1{\listtext 1.\tab}First\par{\listtext 2.\tab}Second\par}`)).toBe(
      '1.\tFirst\n2.\tSecond',
    );
  });

  it('cuts out binary data, whatever length it states', async () => {
    expect(await textOf('{\\rtf1 before {\\pict\\bin5 }}}}}} after}')).toBe('before  after');
    expect(await refusalOf('{\\rtf1 before {\\pict\\bin4000000000 x')).toContain('cut off');
  });

  it('refuses what is cut off, nested without end, or without text', async () => {
    expect(await refusalOf('{\\rtf1\\ansi{\\b Knee pain')).toContain('ends within a group');
    expect(await refusalOf(`{\\rtf1${'{'.repeat(5000)}x${'}'.repeat(5001)}`)).toContain('nested deeper');
    expect(await refusalOf('{\\rtf1\\ansi }')).toContain('no text in this RTF document');
  });
});
