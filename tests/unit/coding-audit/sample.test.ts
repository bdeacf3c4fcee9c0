import { describe, expect, it } from 'vitest';
import { PLAIN_RULE, type SampleRule } from '#shared/domain/coding-audit/rule.ts';
import { drawSample, type Candidate } from '#shared/domain/coding-audit/sample.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PayerId, ProviderId, UserId } from '#shared/kernel/ids.ts';
import { coding } from '#tests/support/coding-audit.ts';

const id = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const AUDITOR = id(9, 9) as UserId;

function candidate(n: number, more: Partial<Candidate> = {}): Candidate {
  return {
    encounterId: id(1, n) as EncounterId,
    serviceDate: isoDate(`2026-03-${String((n % 28) + 1).padStart(2, '0')}`),
    coderId: id(2, n % 3) as UserId,
    providerId: id(3, n % 2) as ProviderId,
    payerId: id(4, n % 2) as PayerId,
    coding: coding(['I10'], ['99213']),
    chargeCents: 1000 * n,
    nthOfCoder: n,
    ...more,
  };
}
const HUNDRED = Array.from({ length: 100 }, (_, i) => candidate(i + 1));
const draw = (rule: Partial<SampleRule>, seed = 7, from: readonly Candidate[] = HUNDRED) =>
  drawSample(from, { ...PLAIN_RULE, ...rule }, seed, {
    isUnspecified: (code) => code.endsWith('.9'),
    auditorId: AUDITOR,
  });
const ids = (s: ReturnType<typeof draw>): string[] => s.chosen.map((c) => c.candidate.encounterId);

describe('drawing a sample', () => {
  it('is the same for the same seed, in whatever order encounters come, and another for another seed', () => {
    const once = ids(draw({}, 42));
    expect(once).toHaveLength(10);
    expect(ids(draw({}, 42, [...HUNDRED].reverse()))).toEqual(once);
    expect(ids(draw({}, 43))).not.toEqual(once);
  });

  it('draws every encounter about equally often', () => {
    const times = new Map<string, number>();
    for (let seed = 0; seed < 2000; seed += 1)
      for (const one of ids(draw({}, seed))) times.set(one, (times.get(one) ?? 0) + 1);
    expect(times.size).toBe(100);
    // 200 expected, standard deviation about 13.4.
    for (const n of times.values()) expect(Math.abs(n - 200)).toBeLessThan(70);
  });

  it('rounds a percentage up and never takes more than there are', () => {
    expect(draw({ size: { kind: 'percent', percent: 1 } }).chosen).toHaveLength(1);
    expect(draw({ size: { kind: 'percent', percent: 15 } }, 1, HUNDRED.slice(0, 9)).chosen).toHaveLength(2);
    expect(draw({ size: { kind: 'count', count: 500 } }).chosen).toHaveLength(100);
  });

  it('narrows by date, coder, provider and payer together', () => {
    const s = draw({
      from: isoDate('2026-03-10'),
      to: isoDate('2026-03-20'),
      coderIds: [id(2, 1) as UserId],
      providerIds: [id(3, 0) as ProviderId],
      size: { kind: 'count', count: 500 },
    });
    expect(s.population).toBe(s.chosen.length);
    for (const { candidate: c } of s.chosen) {
      expect(c.serviceDate >= '2026-03-10' && c.serviceDate <= '2026-03-20').toBe(true);
      expect([c.coderId, c.providerId]).toEqual([id(2, 1), id(3, 0)]);
    }
    expect(s.chosen.length).toBeGreaterThan(0);
  });

  it('leaves out what the auditor coded, unless it is a self-review', () => {
    const mixed = [candidate(1), candidate(2, { coderId: AUDITOR })];
    expect(ids(draw({}, 1, mixed))).toEqual([id(1, 1)]);
    expect(draw({ selfReview: true }, 1, mixed).chosen).toHaveLength(2);
  });

  it('takes what shows any of the risks, and says which', () => {
    const risky = [
      candidate(1, { coding: coding(['E11.9'], ['99215-25']), chargeCents: 50_000, nthOfCoder: 3 }),
      candidate(2, { nthOfCoder: 99 }),
      candidate(3, { coding: coding(['I10'], ['20610-59']), nthOfCoder: 99 }),
      candidate(4, { nthOfCoder: null }),
    ];
    const s = draw(
      {
        families: ['cpt:procedures'],
        minChargeCents: 40_000 as SampleRule['minChargeCents'],
        emCodes: ['99215'],
        modifiers: ['25', '59'],
        unspecified: true,
        newCoderFirst: 5,
      },
      3,
      risky,
    );
    expect(s).toMatchObject({ population: 4, matching: 2 });
    const why = Object.fromEntries(s.chosen.map((c) => [c.candidate.encounterId, c.why]));
    expect(why[id(1, 1)]).toEqual([
      'High value: 500.00',
      'E/M level: 99215',
      'Modifier: 99215-25',
      'Unspecified code: E11.9',
      'New coder: encounter 3 of theirs',
      'All 2 that fit',
    ]);
    expect(why[id(1, 3)]).toEqual(['Code family: 20610', 'Modifier: 20610-59', 'All 2 that fit']);
  });
});
