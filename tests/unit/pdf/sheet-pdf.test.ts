import PDFDocument from 'pdfkit';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { fontBytes } from '#electron/export/assets.ts';
import { literal, num, recordingPen, textWidth, type PenStyle } from '#electron/export/pen.ts';
import { newSheets } from '#electron/export/sheet-pdf.ts';
import { trueTypeFace, winAnsi } from '#electron/export/true-type.ts';
import { openTypeOf } from '#electron/export/woff.ts';
import { readPages } from '#tests/support/paper.ts';

const DAY = isoDate('2026-04-20');
const INTER: PenStyle = { face: 'Inter-400', size: 10, color: '#102030' };

function drawn(texts: readonly string[]): Uint8Array {
  const sheets = newSheets('Test', DAY, ['Inter-400', 'Inter-600', 'JetBrainsMono-400']);
  const behind = recordingPen();
  behind.text('Behind', 72, 72, { ...INTER, face: 'Inter-600' });
  const name = sheets.background(behind);
  for (const text of texts) {
    const pen = recordingPen();
    pen.text(text, 144, 288, INTER);
    sheets.page(pen.content(), name);
  }
  return sheets.finish();
}

describe('sheets', () => {
  test('an independent reader finds each text where it was put, over the background', async () => {
    const pages = await readPages(
      drawn(['First page', 'Brackets (a) and \\ stroke', '\u00c9tude \u2019n\u2019 \u2013']),
    );
    expect(pages.map((page) => page.map(({ text }) => text))).toEqual([
      ['Behind', 'First page'],
      ['Behind', 'Brackets (a) and \\ stroke'],
      ['Behind', '\u00c9tude \u2019n\u2019 \u2013'],
    ]);
    expect(pages[0]?.[1]).toMatchObject({ x: 2, y: 4 });
  });

  test('every object stands where the table says', () => {
    const text = Buffer.from(drawn(['one', 'two'])).toString('latin1');
    const start = Number(/startxref\n(\d+)\n%%EOF\n$/.exec(text)?.[1]);
    const rows = text.slice(start).match(/^\d{10} 00000 n $/gm) ?? [];
    expect(rows.length).toBeGreaterThan(10);
    rows.forEach((row, i) =>
      expect(text.slice(Number(row.slice(0, 10)))).toMatch(new RegExp(`^${i + 1} 0 obj\\n`)),
    );
  });

  test('asks readers not to shrink the page, and compresses nothing that differs between runtimes', () => {
    const text = Buffer.from(drawn(['one'])).toString('latin1');
    expect(text).toContain('/PrintScaling /None');
    expect(text).not.toContain('FlateDecode');
  });

  test('another text gives another file id', () => {
    const id = (bytes: Uint8Array) =>
      /\/ID \[<([0-9a-f]{32})>/.exec(Buffer.from(bytes).toString('latin1'))?.[1];
    expect(id(drawn(['one']))).toBe(id(drawn(['one'])));
    expect(id(drawn(['one']))).not.toBe(id(drawn(['two'])));
  });
});

describe('faces', () => {
  test.each(['Inter-400', 'Inter-600', 'JetBrainsMono-400'] as const)(
    '%s is as wide as another library says',
    (face) => {
      const font = Buffer.from(openTypeOf(fontBytes(face)));
      const doc = new PDFDocument({ font: font as unknown as string });
      doc.font(font, 1000);
      for (const text of ['A', 'W', 'i', '8', '.', '\u00e9', '\u2019']) {
        const ours = textWidth(text, { face, size: 1000, color: '#000000' });
        expect(Math.abs(ours - doc.widthOfString(text)), `${face} ${text}`).toBeLessThan(1);
      }
    },
  );

  test('the data face is of one pitch, 0.6 em', () => {
    const face = trueTypeFace('JetBrainsMono-400');
    expect(face.fixedPitch).toBe(true);
    expect(new Set(face.widths.filter((width) => width > 0))).toEqual(new Set([600]));
    expect(trueTypeFace('Inter-400').fixedPitch).toBe(false);
  });

  test('a letter that the page cannot name is a question mark', () => {
    expect(winAnsi('A\u0416\u2019').toString('latin1')).toBe('A?\u0092');
  });

  test('a text as a PDF string is read back as it was, whatever signs it has', () => {
    fc.assert(
      fc.property(
        fc.string({ unit: fc.integer({ min: 32, max: 126 }).map((n) => String.fromCharCode(n)) }),
        (text) => {
          expect(literal(text).slice(1, -1).replaceAll(/\\(.)/g, '$1')).toBe(text);
        },
      ),
    );
  });

  test('numbers have at most three decimals and no exponent', () => {
    expect([num(0.1 + 0.2), num(1 / 3), num(7), num(-0.0001)]).toEqual(['0.3', '0.333', '7', '0']);
  });
});
