import { annotate837 } from '#shared/domain/x12/describe.ts';
import { readSegments } from '#shared/domain/x12/segments.ts';
import type { Segment } from '#shared/domain/x12/segments.ts';

/**
 * How often each segment stands in each loop of an 837P. What writing makes anew is left out: HL, the counts of the
 * envelopes, blanks, and how a number with decimals is written (`40.00` is `40`).
 */
function bagOf(text: string): Map<string, number> {
  const bag = new Map<string, number>();
  const loops = annotate837(text);
  let i = 0;
  for (const segment of readSegments(text)) {
    const loop = loops[i]?.loop ?? '';
    i += 1;
    if (segment.id === 'HL') continue;
    const key = `${loop} ${plain(segment)}`;
    bag.set(key, (bag.get(key) ?? 0) + 1);
  }
  return bag;
}

/** What one file has more or less of than the other, e.g. `-1 2300 REF*G1*X`. Empty: the same. */
export function segmentDifferences(before: string, after: string): string[] {
  const [a, b] = [bagOf(before), bagOf(after)];
  return [...new Set([...a.keys(), ...b.keys()])].flatMap((key) => {
    const more = (b.get(key) ?? 0) - (a.get(key) ?? 0);
    return more === 0 ? [] : [`${more > 0 ? '+' : ''}${more} ${key}`];
  });
}

function plain({ id, elements, delimiters }: Segment): string {
  if (id === 'SE' || id === 'GE' || id === 'IEA') return `${id} ${elements[2]?.trim() ?? ''}`;
  const values = elements.map((value) =>
    trimmed(value.trim().split(delimiters.component).map(shortest)).join(':'),
  );
  return trimmed(values).join('*');
}

function shortest(value: string): string {
  return /^-?(\d+\.\d*|\.\d+)$/.test(value) ? String(Number(value)) : value;
}

function trimmed(values: readonly string[]): string[] {
  const kept = [...values];
  while (kept.at(-1) === '') kept.pop();
  return kept;
}
