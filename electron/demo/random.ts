import type { IdMaker } from '#shared/kernel/ids.ts';

/** A repeatable source of chance: the same seed gives the same clinic. */
export type Chance = {
  /** A whole number from `low` to `high`, both included. */
  readonly whole: (low: number, high: number) => number;
  /** @throws RangeError when there is nothing to choose from. */
  readonly pick: <T>(items: readonly T[]) => T;
  /** True in `percent` of a hundred cases. */
  readonly often: (percent: number) => boolean;
  readonly id: IdMaker;
};

/** Mulberry32 (public domain, Tommy Ettinger): small, fast, good enough for invented people. */
export function createChance(seed: number): Chance {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return (t ^ (t >>> 14)) >>> 0;
  };
  const whole = (low: number, high: number): number => low + (next() % (high - low + 1));
  const hex = (digits: number): string =>
    Array.from({ length: digits }, () => whole(0, 15).toString(16)).join('');
  return {
    whole,
    pick: (items) => {
      const item = items[whole(0, items.length - 1)];
      if (item === undefined) throw new RangeError('There is nothing to choose from.');
      return item;
    },
    often: (percent) => whole(1, 100) <= percent,
    // Version 4, variant 1, as RFC 9562 has random UUIDs.
    id: () => `${hex(8)}-${hex(4)}-4${hex(3)}-${'89ab'.charAt(whole(0, 3))}${hex(3)}-${hex(12)}`,
  };
}
