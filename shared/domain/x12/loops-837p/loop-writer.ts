import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import type { OddSegment } from '../read-837p/read-claim.ts';
import type { SegmentData, SegmentSink } from '../writer.ts';
import { segmentKey, segmentRank } from './segment-order.ts';

type Extra = {
  readonly repeat: number;
  readonly segment: CarriedSegment['segment'];
  readonly insteadOf: string | undefined;
  /** Kind for which it stands, when it was read together with the fields. */
  readonly odd: string | undefined;
  used: boolean;
};

/** The segments of a claim or line that have no field or are said in another way, by loop. */
export class Extras {
  readonly #byLoop = new Map<string, Extra[]>();

  /** Null when there are none, which is the ordinary case. */
  static of(
    carried: readonly CarriedSegment[] | undefined,
    odd: readonly OddSegment[] | undefined,
  ): Extras | null {
    if (!carried?.length && !odd?.length) return null;
    const extras = new Extras();
    // What stands for a segment of ours comes before further ones of its kind.
    for (const o of odd ?? []) extras.#add(o.loop, o.repeat, o.segment, undefined, o.key);
    for (const c of carried ?? []) extras.#add(c.loop, c.repeat, c.segment, c.insteadOf, undefined);
    return extras;
  }

  take(loop: string, repeat: number): Extra[] | null {
    const found = this.#byLoop.get(loop)?.filter((extra) => extra.repeat === repeat);
    if (!found || found.length === 0) return null;
    for (const extra of found) extra.used = true;
    return found;
  }

  /** The repeats of a loop that have extras, from `from` on. */
  repeats(loop: string, from: number): number[] {
    const all = this.#byLoop.get(loop)?.map((extra) => extra.repeat) ?? [];
    return [...new Set(all)].filter((repeat) => repeat >= from).sort((a, b) => a - b);
  }

  /** Loops from 2300 on whose extras found no place. */
  unused(): string[] {
    return [...this.#byLoop].flatMap(([loop, extras]) =>
      loop >= '2300' && extras.some((extra) => !extra.used && extra.segment.length > 0) ? [loop] : [],
    );
  }

  #add(
    loop: string,
    repeat: number,
    segment: CarriedSegment['segment'],
    insteadOf: string | undefined,
    odd: string | undefined,
  ): void {
    const extra: Extra = { repeat, segment, insteadOf, odd, used: false };
    const list = this.#byLoop.get(loop);
    if (list) list.push(extra);
    else this.#byLoop.set(loop, [extra]);
  }
}

/** Told of every odd segment and of ours for which it stands (`null`: we would write none). */
export type OddWitness = (
  loop: string,
  repeat: number,
  odd: CarriedSegment['segment'],
  ours: SegmentData | null,
) => void;

/** Gathers segments loop by loop and puts what is carried at its place in the guide. */
export class LoopWriter {
  readonly segments: SegmentSink;
  readonly #extras: Extras | null;
  readonly #witness: OddWitness | null;

  constructor(segments: SegmentSink, extras: Extras | null, witness: OddWitness | null = null) {
    this.segments = segments;
    this.#extras = extras;
    this.#witness = witness;
  }

  /** One loop: our own segments in the order of the guide, together with what is carried for it. */
  put(loop: string, repeat: number, ours: readonly SegmentData[]): void {
    const extras = this.#extras?.take(loop, repeat);
    if (!extras) {
      for (const segment of ours) this.segments.push(segment);
      return;
    }
    for (const segment of this.#merged(loop, repeat, ours, extras)) this.segments.push(segment);
  }

  /** The repeats of a loop for which we have no fields at all. */
  rest(loop: string, from = 0): void {
    for (const repeat of this.#extras?.repeats(loop, from) ?? []) this.put(loop, repeat, []);
  }

  #merged(
    loop: string,
    repeat: number,
    ours: readonly SegmentData[],
    extras: readonly Extra[],
  ): readonly SegmentData[] {
    const kept: (SegmentData | null)[] = [...ours];
    const added: SegmentData[] = [];
    const replaced = new Set<number>();
    for (const extra of extras) {
      const data = extra.segment as unknown as SegmentData;
      if (extra.insteadOf !== undefined) {
        const i = ours.findIndex((s, at) => !replaced.has(at) && plainText(s) === extra.insteadOf);
        // The fields say something else by now: ours stands.
        if (i < 0) continue;
        replaced.add(i);
        kept[i] = data.length === 0 ? null : data;
        continue;
      }
      const i =
        extra.odd === undefined
          ? -1
          : ours.findIndex((s, at) => !replaced.has(at) && segmentKey(s) === extra.odd);
      if (extra.odd !== undefined) this.#witness?.(loop, repeat, extra.segment, ours[i] ?? null);
      if (i >= 0) {
        replaced.add(i);
        kept[i] = data.length === 0 ? null : data;
      } else if (data.length > 0) added.push(data);
    }
    const standing = kept.filter((s): s is SegmentData => s !== null);
    if (standing.length === 0) return added;
    if (added.length === 0) return standing;
    // A further loop of the same kind, from its NM1 on, stays together.
    const further = added.findIndex(([id]) => id === 'NM1');
    const loose = further < 0 ? added : added.slice(0, further);
    // Stable: among segments of one kind ours come first, then the carried ones in their order.
    const ordered = [...standing, ...loose]
      .map((segment, i) => ({ segment, rank: segmentRank(loop, segment), i }))
      .sort((a, b) => a.rank - b.rank || a.i - b.i)
      .map(({ segment }) => segment);
    return further < 0 ? ordered : [...ordered, ...added.slice(further)];
  }
}

/** A segment as text with the usual separators and without empty ends, for comparing only. */
export function plainText(segment: SegmentData): string {
  const parts = segment.map((value) =>
    typeof value === 'string' ? value : trimmed(value as readonly string[]).join(':'),
  );
  return trimmed(parts).join('*');
}

function trimmed(parts: readonly string[]): readonly string[] {
  let end = parts.length;
  while (end > 0 && parts[end - 1] === '') end -= 1;
  return parts.slice(0, end);
}
