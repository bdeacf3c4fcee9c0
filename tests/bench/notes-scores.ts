/** Hits, misses and false alarms, from which precision, recall and F1 follow. */
export type Counts = { readonly hit: number; readonly extra: number; readonly missed: number };

export function countSets(predicted: ReadonlySet<string>, gold: ReadonlySet<string>): Counts {
  const hit = [...predicted].filter((code) => gold.has(code)).length;
  return { hit, extra: predicted.size - hit, missed: gold.size - hit };
}

export function sum(counts: readonly Counts[]): Counts {
  let [hit, extra, missed] = [0, 0, 0];
  for (const one of counts) {
    hit += one.hit;
    extra += one.extra;
    missed += one.missed;
  }
  return { hit, extra, missed };
}

export function precision({ hit, extra }: Counts): number {
  return hit + extra === 0 ? 0 : hit / (hit + extra);
}

export function recall({ hit, missed }: Counts): number {
  return hit + missed === 0 ? 0 : hit / (hit + missed);
}

export function f1({ hit, extra, missed }: Counts): number {
  return hit === 0 ? 0 : (2 * hit) / (2 * hit + extra + missed);
}

/** 95 % interval of micro-F1 over documents drawn with replacement, from a fixed seed so that runs agree. */
export function bootstrapF1(counts: readonly Counts[], draws = 1000): readonly [number, number] {
  let seed = 20260401;
  const random = (): number => {
    seed = (Math.imul(seed, 1664525) + 1013904223) >>> 0;
    return seed / 2 ** 32;
  };
  const values = Array.from({ length: draws }, () =>
    f1(
      sum(counts.map(() => counts[Math.floor(random() * counts.length)] ?? { hit: 0, extra: 0, missed: 0 })),
    ),
  ).sort((a, b) => a - b);
  return [values[Math.floor(draws * 0.025)] ?? 0, values[Math.floor(draws * 0.975)] ?? 0];
}

/** `P 0.612  R 0.353  F1 0.448`. */
export function shown(counts: Counts): string {
  return `P ${precision(counts).toFixed(3)}  R ${recall(counts).toFixed(3)}  F1 ${f1(counts).toFixed(3)}`;
}
