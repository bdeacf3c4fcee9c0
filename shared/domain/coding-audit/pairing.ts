import type { ServiceLine } from '#shared/domain/encounter.ts';
import { emLevel } from './em-levels.ts';

/** Indices (0-based) of what belongs together in two codings; each index is in one pair at most. */
export type Pair = { readonly original: number; readonly recode: number };
export type Pairing = {
  readonly pairs: readonly Pair[];
  readonly onlyOriginal: readonly number[];
  readonly onlyRecode: readonly number[];
};

/**
 * Pairs things at least cost; equal costs go to the earlier ones. `cost` null: they cannot be paired. Pairs
 * that stand come first and are not broken.
 */
function pairUp(
  originals: readonly number[],
  recodes: readonly number[],
  cost: (original: number, recode: number) => number | null,
): Pair[] {
  const possible = originals.flatMap((original) =>
    recodes.flatMap((recode) => {
      const c = cost(original, recode);
      return c === null ? [] : [{ original, recode, c }];
    }),
  );
  possible.sort((a, b) => a.c - b.c || a.original - b.original || a.recode - b.recode);
  const used = { original: new Set<number>(), recode: new Set<number>() };
  return possible.flatMap(({ original, recode }) => {
    if (used.original.has(original) || used.recode.has(recode)) return [];
    used.original.add(original);
    used.recode.add(recode);
    return [{ original, recode }];
  });
}

function rest(length: number, taken: readonly number[]): number[] {
  const set = new Set(taken);
  return Array.from({ length }, (_, i) => i).filter((i) => !set.has(i));
}

/** Runs the stages one after another over what is left. */
function staged(
  originals: number,
  recodes: number,
  stages: readonly ((original: number, recode: number) => number | null)[],
): Pairing {
  let pairs: Pair[] = [];
  for (const cost of stages) {
    const left = rest(
      originals,
      pairs.map((p) => p.original),
    );
    const right = rest(
      recodes,
      pairs.map((p) => p.recode),
    );
    pairs = [...pairs, ...pairUp(left, right, cost)];
  }
  return {
    pairs: pairs.sort((a, b) => a.recode - b.recode),
    onlyOriginal: rest(
      originals,
      pairs.map((p) => p.original),
    ),
    onlyRecode: rest(
      recodes,
      pairs.map((p) => p.recode),
    ),
  };
}

const plain = (code: string): string => code.replace('.', '').toUpperCase();

/** Equal codes first; then codes of one three-character category, those that continue each other before others. */
export function pairDiagnoses(original: readonly string[], recode: readonly string[]): Pairing {
  const a = original.map(plain);
  const b = recode.map(plain);
  const at = (list: readonly string[], i: number): string => list[i] ?? '';
  return staged(original.length, recode.length, [
    (o, r) => (at(a, o) === at(b, r) ? 0 : null),
    (o, r) => {
      const [x, y] = [at(a, o), at(b, r)];
      if (x.slice(0, 3) !== y.slice(0, 3)) return null;
      return 10 - commonStart(x, y);
    },
  ]);
}

function commonStart(a: string, b: string): number {
  let n = 0;
  while (n < a.length && n < b.length && a.charAt(n) === b.charAt(n)) n += 1;
  return n;
}

/** Equal codes first, the most alike among several; then two levels of one E/M ladder. */
export function pairLines(original: readonly ServiceLine[], recode: readonly ServiceLine[]): Pairing {
  return staged(original.length, recode.length, [
    (o, r) => {
      const [a, b] = [original[o], recode[r]];
      return a && b && a.code === b.code ? unlikeness(a, b) : null;
    },
    (o, r) => {
      const [a, b] = [emLevel(original[o]?.code ?? ''), emLevel(recode[r]?.code ?? '')];
      return a && b && a.ladder === b.ladder ? Math.abs(a.level - b.level) : null;
    },
  ]);
}

function unlikeness(a: ServiceLine, b: ServiceLine): number {
  return (
    setDifference(a.modifiers, b.modifiers) * 4 +
    (a.units === b.units ? 0 : 2) +
    (a.pointers.join() === b.pointers.join() ? 0 : 1)
  );
}

/** How many members two sets do not share. */
export function setDifference(a: readonly string[], b: readonly string[]): number {
  return a.filter((x) => !b.includes(x)).length + b.filter((x) => !a.includes(x)).length;
}
