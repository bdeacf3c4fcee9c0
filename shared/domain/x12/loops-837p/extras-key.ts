import type { LooseAddress } from '#shared/domain/claim-parts/parties.ts';
import type { WritableClaim } from './writable-claim.ts';

/** Between the parts of a key: no fact holds it. */
const BETWEEN = '\u0001';

/** A text that is equal for equal parts and different for others; what is seldom said stands at its end. */
export function keyOf(parts: readonly (string | number | null)[], seldom: readonly unknown[]): string {
  const key = parts.join(BETWEEN);
  return seldom.length === 0 ? key : `${key}${BETWEEN}${JSON.stringify(seldom)}`;
}

/** An address as one part of a key. */
export function placeKey(a: LooseAddress): string {
  const key = `${a.line1}${BETWEEN}${a.line2}${BETWEEN}${a.city}${BETWEEN}${a.state}${BETWEEN}${a.zip}`;
  return a.country ? `${key}${BETWEEN}${a.country}` : key;
}

/** What a claim carries for the loops that it shares with others: a part of the key of those loops. */
export function sharedExtras(claim: WritableClaim, ...loops: readonly string[]): readonly unknown[] {
  const { carried, odd } = claim;
  if (!carried?.length && !odd?.length) return NOTHING;
  const here = ({ loop }: { readonly loop: string }): boolean =>
    loops.some((start) => loop.startsWith(start));
  return [...(carried ?? []).filter(here), ...(odd ?? []).filter(here)];
}

const NOTHING: readonly unknown[] = [];
