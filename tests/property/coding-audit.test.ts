import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareCodings } from '#shared/domain/coding-audit/compare.ts';
import { agreementOf, sumFamilies } from '#shared/domain/coding-audit/comparison.ts';
import type { ErrorKind } from '#shared/domain/coding-audit/comparison.ts';
import { scoreOf, wilson } from '#shared/domain/coding-audit/score.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { FEES, compareInput } from '#tests/support/coding-audit.ts';

const diagnoses = fc.uniqueArray(
  fc.constantFrom('E11.9', 'E11.42', 'E11.65', 'I10', 'M25.5', 'M25.561', 'R05.9', 'Z79.84'),
  { maxLength: 6 },
);
const serviceLine = fc.record({
  id: fc.uuid({ version: 4 }),
  // 20610 and 71046 have no fee: they are priced by their own charge.
  code: fc.constantFrom('99212', '99213', '99214', '36415', '83036', 'G0439', '20610', '71046'),
  modifiers: fc.uniqueArray(fc.constantFrom('25', '59', 'QW', 'LT'), { maxLength: 3 }),
  pointers: fc.uniqueArray(fc.integer({ min: 1, max: 6 }), { maxLength: 4 }),
  units: fc.integer({ min: 1, max: 9 }),
  chargeCents: fc.integer({ min: 0, max: 90_000 }),
});
const anyCoding: fc.Arbitrary<Coding> = fc
  .record({ diagnoses, lines: fc.array(serviceLine, { maxLength: 6 }) })
  .map(({ diagnoses: dx, lines }) => ({
    diagnoses: dx,
    lines: lines.map((l) => ({
      ...l,
      id: l.id as Coding['lines'][number]['id'],
      pointers: l.pointers.filter((p) => p <= dx.length),
      chargeCents: cents(l.chargeCents),
    })),
  }));
const UNSPECIFIED = { unspecified: ['E11.9', 'R05.9'] };

const MIRROR: Readonly<Partial<Record<ErrorKind, ErrorKind>>> = {
  missed: 'extra',
  extra: 'missed',
};

describe('comparing any two codings', () => {
  it('agrees wholly with itself', () => {
    fc.assert(
      fc.property(anyCoding, (a) => {
        const c = compareCodings(compareInput(a, a, UNSPECIFIED));
        expect(c.differences).toEqual([]);
        expect(c.effectCents).toBe(0);
        expect(agreementOf(c.codes) ?? 1).toBe(1);
        for (const f of c.families) expect(agreementOf(f) ?? 1).toBe(1);
      }),
    );
  });

  it('has effects that sum to the whole effect, by fees and by what was allowed', () => {
    fc.assert(
      fc.property(anyCoding, anyCoding, (a, b) => {
        const allowed = Object.fromEntries(Object.entries(FEES).map(([code, fee]) => [code, fee - 700]));
        const c = compareCodings(compareInput(a, b, { ...UNSPECIFIED, allowed }));
        expect(c.differences.reduce((sum, d) => sum + d.effectCents, 0)).toBe(c.effectCents);
        expect(c.recodeCents - c.originalCents).toBe(c.effectCents);
        if (c.allowedEffectCents !== null)
          expect(c.differences.reduce((sum, d) => sum + (d.allowedEffectCents ?? 0), 0)).toBe(
            c.allowedEffectCents,
          );
      }),
    );
  });

  it('gives code agreement that does not change when coder and auditor change places', () => {
    fc.assert(
      fc.property(anyCoding, anyCoding, (a, b) => {
        const there = compareCodings(compareInput(a, b, UNSPECIFIED));
        const back = compareCodings(compareInput(b, a, UNSPECIFIED));
        expect(agreementOf(there.codes)).toBe(agreementOf(back.codes));
        for (const f of there.families.filter((x) => /^(dx|cpt|hcpcs):/.test(x.key)))
          expect(agreementOf(back.families.find((x) => x.key === f.key) ?? { agreed: -1, of: 1 })).toBe(
            agreementOf(f),
          );
        const count = (kind: ErrorKind, c: typeof there): number =>
          c.differences.filter((d) => d.kind === kind).length;
        for (const [kind, mirrored] of Object.entries(MIRROR) as [ErrorKind, ErrorKind][])
          expect(count(kind, there)).toBe(count(mirrored, back));
      }),
    );
  });

  it('names each difference once, with a key that its row shows', () => {
    fc.assert(
      fc.property(anyCoding, anyCoding, (a, b) => {
        const c = compareCodings(compareInput(a, b, UNSPECIFIED));
        const keys = c.differences.map((d) => d.key);
        expect(new Set(keys).size).toBe(keys.length);
        const shown = [...c.diagnoses, ...c.lines].flatMap((r) => r.differences);
        expect([...shown].sort()).toEqual([...keys].sort());
        for (const rows of [c.diagnoses, c.lines]) {
          const left = rows.flatMap((r) => r.original ?? []);
          expect(new Set(left).size).toBe(left.length);
        }
        expect(c.lines.flatMap((r) => r.original ?? [])).toHaveLength(a.lines.length);
        expect(c.lines.flatMap((r) => r.recode ?? [])).toHaveLength(b.lines.length);
      }),
    );
  });

  it('never takes more points than there are', () => {
    fc.assert(
      fc.property(anyCoding, anyCoding, (a, b) => {
        const c = compareCodings(compareInput(a, b, UNSPECIFIED));
        const lost = c.differences.reduce((sum, d) => sum + d.lostPoints, 0);
        expect(lost).toBeLessThanOrEqual(c.possiblePoints);
        const score = scoreOf([{ comparison: c, decisions: [] }]);
        if (score.part !== null) {
          expect(score.part).toBeGreaterThanOrEqual(0);
          expect(score.part).toBeLessThanOrEqual(1);
        }
      }),
    );
  });

  it('gives the coder all points when every difference is decided for the coder', () => {
    fc.assert(
      fc.property(anyCoding, anyCoding, (a, b) => {
        const comparison = compareCodings(compareInput(a, b, UNSPECIFIED));
        const decisions = comparison.differences.map((d) => ({
          key: d.key,
          right: 'coder' as const,
          comment: '',
          at: '2026-11-23T10:00:00.000Z' as Instant,
        }));
        const score = scoreOf([{ comparison, decisions }]);
        expect(score.part ?? 1).toBe(1);
        expect(score).toMatchObject({ withoutError: 1, effectCents: 0 });
      }),
    );
  });

  it('adds families up without losing a code', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(anyCoding, anyCoding), { maxLength: 4 }), (visits) => {
        const all = visits.map(([a, b]) => compareCodings(compareInput(a, b)));
        const sums = sumFamilies(all.map((c) => c.families)).filter((f) => /^(dx|cpt|hcpcs):/.test(f.key));
        const total = (pick: 'original' | 'recode' | 'agreed' | 'of'): number =>
          sums.reduce((n, f) => n + f[pick], 0);
        for (const pick of ['original', 'recode', 'agreed', 'of'] as const)
          expect(total(pick)).toBe(all.reduce((n, c) => n + c.codes[pick], 0));
      }),
    );
  });
});

describe('the interval of a score', () => {
  it('holds the part, stays within 0 and 1, and narrows with more cases', () => {
    fc.assert(
      fc.property(fc.double({ min: 0, max: 1, noNaN: true }), fc.integer({ min: 1, max: 5000 }), (p, n) => {
        const { low, high } = wilson(p, n);
        expect(low).toBeGreaterThanOrEqual(0);
        expect(high).toBeLessThanOrEqual(1);
        expect(low).toBeLessThanOrEqual(p);
        expect(high).toBeGreaterThanOrEqual(p);
        const more = wilson(p, n * 4);
        expect(more.high - more.low).toBeLessThan(high - low);
      }),
    );
  });

  it('is what the textbook says, and wide for three cases', () => {
    expect(wilson(0.8, 10).low).toBeCloseTo(0.4902, 3);
    expect(wilson(0.8, 10).high).toBeCloseTo(0.9433, 3);
    expect(wilson(1, 3).low).toBeCloseTo(0.4385, 3);
    expect(wilson(0, 0)).toEqual({ low: 0, high: 1 });
  });
});
