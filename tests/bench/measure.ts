/** One line of the table: what was measured, ours, and beside it something else on the same machine. */
export type Row = {
  readonly what: string;
  readonly ours: string;
  readonly beside: string;
  readonly note: string;
};

/** Milliseconds of one run. */
export function timed(work: () => void): number {
  const began = performance.now();
  work();
  return performance.now() - began;
}

/** Milliseconds of several runs after one that is not counted, fastest first. */
export function repeated(times: number, work: () => void): number[] {
  work();
  return Array.from({ length: times }, () => timed(work)).sort((a, b) => a - b);
}

/** The value below which `share` of the sorted values lie; 0.5 is the median. */
export function quantile(sorted: readonly number[], share: number): number {
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
}

export function perSecond(count: number, ms: number): string {
  return `${Math.round((count / ms) * 1000).toLocaleString('en-US')}/s`;
}

export function milliseconds(ms: number): string {
  return ms < 10 ? `${ms.toFixed(2)} ms` : `${Math.round(ms).toLocaleString('en-US')} ms`;
}

export function printTable(rows: readonly Row[]): void {
  const head: Row = {
    what: 'Measured',
    ours: 'Claimwright',
    beside: 'Beside',
    note: 'What stands beside it',
  };
  const all = [head, ...rows];
  const width = (key: keyof Row): number => Math.max(...all.map((row) => row[key].length));
  for (const [i, row] of all.entries()) {
    const line = [
      row.what.padEnd(width('what')),
      row.ours.padStart(width('ours')),
      row.beside.padStart(width('beside')),
      row.note,
    ].join('  ');
    console.log(line);
    if (i === 0) console.log('-'.repeat(line.length));
  }
}
