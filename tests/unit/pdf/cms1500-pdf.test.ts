import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import type { BoxName } from '#shared/domain/cms1500/boxes.ts';
import { cms1500BatchPdf, cms1500Pdf, type Cms1500PdfOptions } from '#electron/export/cms1500-pdf.ts';
import { claimWith, scenarioClaim } from '#tests/support/claims.ts';
import { eightLineClaim, readInfo, readPages, type PlacedText } from '#tests/support/paper.ts';

const DAY = isoDate('2026-03-04');
const { forms } = fillCms1500(scenarioClaim(), DAY);
const draw = (more: Partial<Cms1500PdfOptions> = {}) =>
  cms1500Pdf(forms, { face: 'data_only', createdOn: DAY, ...more });

/** Inches of some boxes of the printed form, left edge and baseline: measured, independent of our table. */
const PRINTED: readonly (readonly [BoxName, string, number, number])[] = [
  ['1.group', 'X', 3.3, 1.618],
  ['2', 'FICTIVE, ANA, B', 0.3, 1.952],
  ['1a', 'INV000111222', 5.2, 1.618],
  ['12.signature', 'SIGNATURE ON FILE', 0.9, 5.23],
  ['21.B', 'I10', 1.8, 6.618],
  ['23', '99D9999999', 5.2, 6.952],
  ['24.3.D.mod1', 'QW', 3.5, 8.285],
  ['24.1.F.dollars', '145', 5.5, 7.618],
  ['28.dollars', '200', 5.7, 9.618],
  ['29.dollars', '25', 6.8, 9.618],
  ['33a', '1234567893', 5.3, 10.452],
];

/** A reader may join neighbouring texts, or part them at blanks: the beginning is what counts. */
function near(texts: readonly PlacedText[], text: string, x: number, y: number): boolean {
  const first = text.split(' ')[0] ?? text;
  return texts.some((t) => t.text.startsWith(first) && Math.abs(t.x - x) < 0.05 && Math.abs(t.y - y) < 0.05);
}

describe('the CMS-1500 as PDF', () => {
  test('prints each box where the form has it', async () => {
    const [page = []] = await readPages(draw());
    for (const [box, text, x, y] of PRINTED) expect(near(page, text, x, y), `${box} ${text}`).toBe(true);
  });

  test('prints the data alone on the pre-printed form', async () => {
    const data = (await readPages(draw()))
      .flat()
      .map((t) => t.text)
      .join(' ');
    expect(data).not.toMatch(/[a-z]/);
    const complete = (await readPages(draw({ face: 'complete' })))
      .flat()
      .map((t) => t.text)
      .join(' ');
    expect(complete).toContain('Approximates form 02/12; not for scanning payers');
  });

  test('moves the data by the offsets of a printer, not the face', async () => {
    const [page = []] = await readPages(draw({ offsetX: 10, offsetY: -5 }));
    expect(near(page, 'INV000111222', 5.3, 1.568)).toBe(true);
    expect(near(page, 'INV000111222', 5.2, 1.618)).toBe(false);
  });

  test('is ten characters an inch', async () => {
    const [page = []] = await readPages(draw());
    const from = page.find((t) => t.text.startsWith('03') && Math.abs(t.y - 7.618) < 0.01);
    const to = page.find(
      (t) => t.text.startsWith('03') && t !== from && Math.abs(t.y - 7.618) < 0.01 && t.x > 1,
    );
    expect((to?.x ?? 0) - (from?.x ?? 0)).toBeCloseTo(0.9, 2);
  });

  test('gives a claim of eight lines two pages', async () => {
    const eight = fillCms1500(eightLineClaim(), DAY).forms;
    const pages = await readPages(cms1500Pdf(eight, { face: 'complete', createdOn: DAY }));
    expect(pages).toHaveLength(2);
    expect(pages[1]?.some((t) => t.text === 'Form 2 of 2')).toBe(true);
  });

  test('cuts a text that does not fit: nothing runs into the next box', async () => {
    const patient = { ...scenarioClaim().patient, lastName: 'Q'.repeat(60) };
    const long = fillCms1500(claimWith({ patient }), DAY).forms;
    const [page = []] = await readPages(cms1500Pdf(long, { face: 'data_only', createdOn: DAY }));
    expect(page.some((t) => t.text.includes('Q'.repeat(28)))).toBe(true);
    expect(page.some((t) => t.text.includes('Q'.repeat(29)))).toBe(false);
  });

  test('the same forms give the same bytes, another day other bytes', () => {
    const once = draw({ face: 'complete' });
    expect(Buffer.from(draw({ face: 'complete' })).equals(Buffer.from(once))).toBe(true);
    const later = draw({ face: 'complete', createdOn: isoDate('2026-03-05') });
    expect(Buffer.from(later).equals(Buffer.from(once))).toBe(false);
  });

  test('names no patient in its information block', async () => {
    const info = JSON.stringify(await readInfo(draw()));
    expect(info).toContain('CMS-1500');
    expect(info).not.toMatch(/fictive/i);
  });

  test('puts the forms of many claims into one document, counted by claim', async () => {
    const eight = fillCms1500(eightLineClaim(), DAY).forms;
    const told: number[] = [];
    const options = { face: 'complete', createdOn: DAY } as const;
    const pages = await readPages(cms1500BatchPdf([forms, eight, forms], options, (done) => told.push(done)));
    const numbers = pages.map((page) => page.find(({ text }) => text.startsWith('Form '))?.text);
    expect(numbers).toEqual([undefined, 'Form 1 of 2', 'Form 2 of 2', undefined]);
    expect(told).toEqual([1, 2, 3]);
  });

  test('draws the face once for all pages', () => {
    const options = { face: 'complete', createdOn: DAY } as const;
    const [one, ten] = [1, 10].map(
      (n) =>
        cms1500BatchPdf(
          Array.from({ length: n }, () => forms),
          options,
        ).length,
    );
    expect(((ten ?? 0) - (one ?? 0)) / 9).toBeLessThan(4000);
  });
});
