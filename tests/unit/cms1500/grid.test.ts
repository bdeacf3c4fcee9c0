import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { BOX_NAMES, boxLength } from '#shared/domain/cms1500/boxes.ts';
import { columnLeft, lineBaseline, placedText, placeOf } from '#electron/export/cms1500-grid.ts';
import { sampleDir } from '#tests/support/samples.ts';

const samples = sampleDir();

type Row = { readonly length: number; readonly x: number; readonly y: number };

function measured(folder: string): Map<string, Row> {
  const rows = readFileSync(join(folder, 'cms1500-grid.csv'), 'utf8').trim().split('\n').slice(1);
  return new Map(
    rows.map((row) => {
      // The fifth column may hold commas within quotes; the figures before and after it do not.
      const cells = [...row.matchAll(/("[^"]*"|[^,]*)(,|$)/g)].map((m) => m[1] ?? '');
      return [cells[0] ?? '', { length: Number(cells[3]), x: Number(cells[5]), y: Number(cells[6]) }];
    }),
  );
}

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

  test.skipIf(samples === null)('agrees with the measured form within 0.03 in', () => {
    const rows = measured(samples ?? '');
    for (const box of BOX_NAMES) {
      const row = rows.get(box);
      const { line, column } = placeOf(box);
      expect(row, box).toBeDefined();
      expect(Math.abs(columnLeft(column) / 72 - (row?.x ?? 0)), box).toBeLessThan(0.031);
      expect(Math.abs(lineBaseline(line) / 72 - (row?.y ?? 0)), box).toBeLessThan(0.031);
      expect(boxLength(box), box).toBeLessThanOrEqual(row?.length ?? 0);
    }
  });
});
