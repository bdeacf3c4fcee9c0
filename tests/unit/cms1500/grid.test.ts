import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOX_NAMES, boxLength, type BoxName } from '#shared/domain/cms1500/boxes.ts';
import { fillCms1500 } from '#shared/domain/cms1500/fill.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { columnLeft, lineBaseline, placedText, placeOf } from '#electron/export/cms1500-grid.ts';
import { cms1500Pdf } from '#electron/export/cms1500-pdf.ts';
import { readPages } from '#tests/support/paper.ts';
import {
  accidentClaim,
  ambulanceClaim,
  drugClaim,
  medicareSecondClaim,
  secondaryClaim,
} from '#tests/support/paper-claims.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();
const DAY = isoDate('2026-04-20');

type Row = {
  readonly length: number;
  readonly x: number;
  readonly y: number;
  /** The field's rectangle: left, top, width, height; null where it was not measured. */
  readonly field: readonly [number, number, number, number] | null;
};

function measured(folder: string): Map<string, Row> {
  const rows = readFileSync(join(folder, 'cms1500-grid.csv'), 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      // The fifth column may hold commas within quotes; the figures before and after it do not.
      const cells = [...row.matchAll(/("[^"]*"|[^,]*)(,|$)/g)].map((m) => m[1] ?? '');
      const [left = 0, top = 0, width = 0, height = 0] = cells.slice(7, 11).map(Number);
      const field = cells[7] === '' ? null : ([left, top, width, height] as const);
      return [cells[0] ?? '', { length: Number(cells[3]), x: Number(cells[5]), y: Number(cells[6]), field }];
    }),
  );
}

/** Inches: what a box full of letters covers. Capitals are 0.107 in tall. */
function extent(box: BoxName) {
  const { line, column } = placeOf(box);
  const [left, bottom] = [columnLeft(column) / 72, lineBaseline(line) / 72];
  return { left, right: left + boxLength(box) / 10, top: bottom - 0.107, bottom };
}

/** The second line of box 19 that the form has room for; the measured form knows one. */
const NOT_MEASURED = '19.upper';
/** Reserved boxes stay empty; a date beside SIGNATURE ON FILE is not printed. */
const LEFT_EMPTY = ['8', '9b', '9c', '12.date', '30'];

const UNITS = /^24\.\d\.G$/;

describe('the print grid', () => {
  test('column one stands 0.30 in from the left, line 8 within the first row of the form', () => {
    expect(columnLeft(1) / 72).toBeCloseTo(0.3);
    expect(lineBaseline(8) / 72).toBeGreaterThan(8 / 6);
    expect(lineBaseline(8) / 72).toBeLessThan(10 / 6);
  });

  test('amounts end at the divider', () => {
    expect(placedText('28.dollars', '200').x).toBeCloseTo(columnLeft(55));
    expect(placedText('24.1.F.dollars', '145').x).toBeCloseTo(columnLeft(53));
  });

  test('cuts what does not fit, never prints into the next box', () => {
    expect(placedText('25', '1'.repeat(40)).text).toHaveLength(15);
  });

  test('no box reaches beyond the right border', () => {
    for (const box of BOX_NAMES)
      expect(columnLeft(placeOf(box).column + boxLength(box)) / 72, box).toBeLessThanOrEqual(8.21);
  });

  test('full boxes do not touch one another', () => {
    const boxes = BOX_NAMES.map((box) => ({ box, ...extent(box) }));
    const touching = boxes.flatMap((a, i) =>
      boxes
        .slice(i + 1)
        .filter(
          (b) => a.left < b.right - 0.001 && b.left < a.right - 0.001 && a.top < b.bottom && b.top < a.bottom,
        )
        .map((b) => `${a.box} ${b.box}`),
    );
    expect(touching).toEqual([]);
  });

  test.skipIf(samples === null)('knows every box of the measured form', () => {
    const known = new Set<string>(BOX_NAMES);
    const unknown = [...measured(samples ?? '').keys()].filter((box) => !known.has(box));
    expect(unknown).toEqual(LEFT_EMPTY);
  });

  test.skipIf(samples === null)('agrees with the measured form within 0.03 in', () => {
    const rows = measured(samples ?? '');
    for (const box of BOX_NAMES) {
      if (box === NOT_MEASURED) continue;
      const row = rows.get(box);
      const { line, column } = placeOf(box);
      expect(row, box).toBeDefined();
      expect(Math.abs(columnLeft(column) / 72 - (row?.x ?? 0)), box).toBeLessThan(0.031);
      expect(Math.abs(lineBaseline(line) / 72 - (row?.y ?? 0)), box).toBeLessThan(0.031);
      // Miles of an ambulance need the blank before 24H too; everything else keeps to the measured places.
      const places = (row?.length ?? 0) + (UNITS.test(box) ? 1 : 0);
      expect(boxLength(box), box).toBeLessThanOrEqual(places);
    }
  });

  /**
   * A letter is narrower than its cell, so a twentieth of an inch either way is still inside. The payer's address has no
   * field of its own (sources differ), the field of 22 is drawn further right than the box, NUCC's length of 32b
   * needs its first column beside the printed b, and the dollars of 20 end at the right.
   */
  const WIDER: Readonly<Record<string, number>> = { '22.code': 0.39, '32b': 0.09, '20.dollars': 0.07 };

  test.skipIf(samples === null)('a full box stays inside its measured field', () => {
    const rows = measured(samples ?? '');
    for (const box of BOX_NAMES) {
      const field = rows.get(box)?.field;
      if (!field || box.startsWith('payer.')) continue;
      const [left, top, width, height] = field;
      const full = extent(box);
      expect(left - full.left, box).toBeLessThan(WIDER[box] ?? 0.055);
      expect(full.right - left - width, box).toBeLessThan(UNITS.test(box) ? 0.09 : 0.055);
      expect(top - full.top, box).toBeLessThan(0.015);
      expect(full.bottom - top - height, box).toBeLessThan(0.015);
    }
  });

  test.skipIf(samples === null)('every text of a printed page stands in the field of its box', async () => {
    const rows = measured(samples ?? '');
    for (const claim of [
      drugClaim(),
      accidentClaim(),
      medicareSecondClaim(),
      ambulanceClaim(),
      secondaryClaim(),
    ]) {
      const { forms } = fillCms1500(claim, DAY);
      const pages = await readPages(cms1500Pdf(forms, { face: 'data_only', createdOn: DAY }));
      forms.forEach((form, i) => {
        for (const [box, text] of Object.entries(form)) {
          const field = rows.get(box)?.field;
          if (!field || box.startsWith('payer.')) continue;
          const [left, top, width, height] = field;
          const first = text.split(' ')[0] ?? text;
          // A reader may join neighbouring texts: what counts is where the first letter stands, ten an inch.
          const inside = (pages[i] ?? []).some(({ text: run, x, y }) => {
            const begins = [...run].map((_, at) => (run.startsWith(first, at) ? x + at / 10 : -1));
            const within = begins.some((at) => at > left - (WIDER[box] ?? 0.055) && at < left + width);
            return within && y > top && y < top + height + 0.015;
          });
          expect(inside, `${claim.controlNumber} ${box}: ${text}`).toBe(true);
        }
      });
    }
  });
});
