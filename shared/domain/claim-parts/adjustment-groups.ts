import type { Adjustment } from './adjudication.ts';

/** How often CAS may stand in one loop, and how many reasons it takes (005010X222A1 2320 and 2430). */
export const MOST_CAS = 5;
const MOST_REASONS = 6;

/** Adjustments as CAS segments take them, in their order: each holds up to six reasons of one group. */
export function casGroups(all: readonly Adjustment[]): readonly (readonly Adjustment[])[] {
  return cut(all);
}

export function casCount(all: readonly Adjustment[]): number {
  return casGroups(all).length;
}

function cut(all: readonly Adjustment[]): readonly (readonly Adjustment[])[] {
  const groups: Adjustment[][] = [];
  for (const a of all) {
    const last = groups.at(-1);
    if (last && last[0]?.group === a.group && last.length < MOST_REASONS) last.push(a);
    else groups.push([a]);
  }
  return groups;
}
