import type { CodeEntry } from '../code.ts';
import { withDot, withoutDot } from '../encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { diagnosisVerdict, type CodingFacts } from './facts.ts';

export type Side = 'right' | 'left' | 'both' | 'unspecified';

/** A diagnosis and its siblings that differ by the side alone; what does not exist is left out. */
export type SidedFamily = {
  readonly side: Side;
  readonly siblings: Readonly<Partial<Record<Side, CodeEntry>>>;
};

const WORDS: ReadonlyMap<string, Side> = new Map([
  ['right', 'right'],
  ['left', 'left'],
  ['bilateral', 'both'],
  ['unspecified', 'unspecified'],
]);

type Ground = Pick<CodingFacts, 'lookup' | 'serviceDate'>;

const known = new WeakMap<CodeEntry, Map<IsoDate, SidedFamily | null>>();

/**
 * The side that a diagnosis names, told by its official title and those of its neighbours: two codes that differ
 * in one character and whose titles differ in one word, which is a side. Null where there is no other side.
 */
export function sidedFamily(facts: Ground, code: string): SidedFamily | null {
  const verdict = diagnosisVerdict(facts, code);
  if (verdict.known !== 'valid') return null;
  // What is remembered goes with the entry: another release has others.
  let asked = known.get(verdict.entry);
  if (!asked) {
    asked = new Map();
    known.set(verdict.entry, asked);
  }
  const seen = asked.get(facts.serviceDate);
  if (seen !== undefined) return seen;
  const family = readFamily(facts, code, verdict.entry.title);
  asked.set(facts.serviceDate, family);
  return family;
}

function readFamily(facts: Ground, code: string, title: string): SidedFamily | null {
  if (!/\b(right|left|unspecified|bilateral)\b/i.test(title)) return null;
  const plain = withoutDot(code).toUpperCase();
  // The sixth character names the side of an injury; the seventh that of an eye in E08–E13 and H40.
  for (const place of plain.length === 7 ? [5, 6] : [plain.length - 1]) {
    const siblings: Partial<Record<Side, CodeEntry>> = {};
    let side: Side | null = null;
    for (const digit of '0123456789') {
      const other = plain.slice(0, place) + digit + plain.slice(place + 1);
      if (other === plain) continue;
      const found = facts.lookup('icd10cm', withDot(other), facts.serviceDate);
      if (found.known !== 'valid' || !found.entry.billable) continue;
      const differ = sidesOf(title, found.entry.title);
      if (!differ) continue;
      side = differ.one;
      siblings[differ.other] = found.entry;
    }
    if (side !== null) return { side, siblings };
  }
  return null;
}

/** The sides of two titles that are the same but for it. */
function sidesOf(one: string, other: string): { readonly one: Side; readonly other: Side } | null {
  const [a, b] = [wordsOf(one), wordsOf(other)];
  const at = a.findIndex((word, i) => word !== b[i]);
  const [first, second] = [WORDS.get(a[at] ?? ''), WORDS.get(b[at] ?? '')];
  if (!first || !second) return null;
  const rest = (words: readonly string[]): string => words.slice(at + 1).join(' ');
  // "…, right eye" stands beside "…, bilateral": the part that there are two of is not named.
  const same = rest(a) === rest(b) || (first === 'both') !== (second === 'both');
  return same ? { one: first, other: second } : null;
}

function wordsOf(title: string): string[] {
  return title.toLowerCase().split(/[\s,]+/);
}

/** The side that the modifiers of the lines pointing to a diagnosis tell, when they all tell one. */
export function sideOfLines(facts: CodingFacts, position: number): 'right' | 'left' | 'both' | null {
  const sides = new Set(
    facts.lines
      .filter((line) => line.pointers.includes(position))
      .flatMap(({ modifiers }) =>
        modifiers.flatMap((m) =>
          m === 'RT'
            ? ['right' as const]
            : m === 'LT'
              ? ['left' as const]
              : m === '50'
                ? ['both' as const]
                : [],
        ),
      ),
  );
  const [only] = sides;
  if (sides.has('right') && sides.has('left')) return 'both';
  return sides.size === 1 && only !== undefined ? only : null;
}
