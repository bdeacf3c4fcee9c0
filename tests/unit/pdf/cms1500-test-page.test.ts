import { describe, expect, test } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { cms1500TestPage } from '#electron/export/cms1500-test-page.ts';
import { readPages } from '#tests/support/paper.ts';

const page = (offsetX: number, offsetY: number): Uint8Array =>
  cms1500TestPage({ name: 'Front desk laser', offsetX, offsetY }, isoDate('2026-04-20'));

type Rule = { readonly x1: number; readonly y1: number; readonly x2: number; readonly y2: number };

/** Rules of the page, inches from the upper left. */
function rules(pdf: Uint8Array): Rule[] {
  const inch = (text: string | undefined): number => Number(text) / 72;
  return [
    ...Buffer.from(pdf)
      .toString('latin1')
      .matchAll(/ ([\d.-]+) ([\d.-]+) m ([\d.-]+) ([\d.-]+) l S Q/g),
  ].map(([, x1, y1, x2, y2]) => ({ x1: inch(x1), y1: 11 - inch(y1), x2: inch(x2), y2: 11 - inch(y2) }));
}

const isStep = (from: number, to: number): boolean => Math.abs(to - from - 0.09) < 0.002;
const nearest = <T>(of: readonly T[], distance: (one: T) => number): T | undefined =>
  of.toSorted((a, b) => distance(a) - distance(b))[0];

/** Number printed beside a step of a scale. */
function read(text: string | undefined): number {
  return Number((text ?? '').replace('\u2013', '-').replace('+', ''));
}

/**
 * What a person reads: the step that lies on the form's rule when the printer puts everything `wrong` hundredths of
 * an inch too far.
 */
async function numberRead(scale: 'down' | 'right', wrong: number, offset: number): Promise<number> {
  const pdf = page(scale === 'right' ? offset : 0, scale === 'down' ? offset : 0);
  const [texts = []] = await readPages(pdf);
  const labels = texts.filter(({ text }) => /^[+\u2013]?\d+$/.test(text));
  if (scale === 'down') {
    const steps = rules(pdf).filter((r) => isStep(r.x1, r.x2) && r.y1 === r.y2 && r.y1 < 2);
    const step = nearest(steps, (r) => Math.abs(r.y1 + wrong / 100 - 8 / 6));
    const above = labels.filter((l) => l.y < 1.3);
    return read(nearest(above, (l) => Math.abs(l.x - ((step?.x1 ?? 0) + (step?.x2 ?? 0)) / 2))?.text);
  }
  const steps = rules(pdf).filter((r) => isStep(r.y1, r.y2) && r.x1 === r.x2);
  const step = nearest(steps, (r) => Math.abs(r.x1 + wrong / 100 - 5.15));
  const beside = labels.filter((l) => l.x < 5.15 && l.x > 4.6);
  return read(nearest(beside, (l) => Math.abs(l.y - 0.025 - ((step?.y1 ?? 0) + (step?.y2 ?? 0)) / 2))?.text);
}

describe('the alignment test page', () => {
  test.each([
    ['down', 7, 0],
    ['down', -4, 0],
    ['down', 7, -5],
    ['right', 3, 0],
    ['right', -9, 0],
    ['right', -9, 6],
  ] as const)(
    'the %s scale of a printer %i off with %i entered tells the offset that mends it',
    async (scale, wrong, offset) => {
      expect(await numberRead(scale, wrong, offset)).toBe(-wrong);
    },
  );

  test('has a line of six inches that the offsets do not move', () => {
    const six = (pdf: Uint8Array) => rules(pdf).filter((r) => Math.abs(r.x2 - r.x1 - 6) < 0.001);
    expect(six(page(0, 0))).toHaveLength(1);
    expect(six(page(20, -20))).toEqual(six(page(0, 0)));
  });

  test('names the printer and what is entered for it', async () => {
    const [texts = []] = await readPages(page(3, -2));
    expect(texts.map(({ text }) => text).join(' ')).toContain('Front desk laser: right 3, down -2');
  });
});
