import { ASSERTION_TRIGGERS, TERMINATORS } from '#shared/domain/notes/terms/assertion-triggers.ts';
import { tokenise, type Token } from '#shared/domain/notes/tokens.ts';

/** What the note says of a finding. A hypothetical one ("return if fever") counts as uncertain. */
export type Assertion = 'affirmed' | 'negated' | 'historical' | 'family' | 'uncertain';
type Category = 'negated' | 'uncertain' | 'historical' | 'family' | 'hypothetical';
type Direction = 'forward' | 'backward' | 'mask';

type Trigger = {
  readonly words: readonly string[];
  readonly category: Category;
  readonly direction: Direction;
  readonly reach: number;
};
type Found = Trigger & { readonly from: number; readonly to: number };
type Scope = { readonly category: Category; readonly from: number; readonly to: number };

/** Every property of one mention; several may hold ("no family history of"). */
export type Context = { readonly [category in Category]: boolean };

const CATEGORIES: readonly Category[] = ['negated', 'uncertain', 'historical', 'family', 'hypothetical'];
const TRIGGERS = readTriggers();
const ENDS = readTerminators();

/**
 * The scopes of a sentence's triggers, for `contextOf`.
 * @param tokens the words of one sentence
 */
export function assertionScopes(tokens: readonly Token[]): readonly Scope[] {
  const found = unmasked(findTriggers(tokens));
  return found.flatMap((trigger) => scopeOf(trigger, tokens, found) ?? []);
}

/** What holds for the mention of the words `from` to `to` (inclusive) of the sentence. */
export function contextOf(scopes: readonly Scope[], from: number, to: number): Context {
  const has = (category: Category): boolean =>
    scopes.some(
      (scope) => scope.category === category && scope.from <= to && scope.to >= from && !(scope.from > from),
    );
  return {
    negated: has('negated'),
    uncertain: has('uncertain'),
    historical: has('historical'),
    family: has('family'),
    hypothetical: has('hypothetical'),
  };
}

/** One word for a mention: whose it is comes first, then whether it is, then when. */
export function assertionOf(context: Context): Assertion {
  if (context.family) return 'family';
  if (context.negated) return 'negated';
  if (context.hypothetical || context.uncertain) return 'uncertain';
  return context.historical ? 'historical' : 'affirmed';
}

function scopeOf(trigger: Found, tokens: readonly Token[], all: readonly Found[]): Scope | null {
  const step = trigger.direction === 'forward' ? 1 : -1;
  if (looksForward(trigger, tokens)) return null;
  const first = trigger.direction === 'forward' ? trigger.to + 1 : trigger.from - 1;
  let last = first - step;
  for (let i = first, n = 0; n < trigger.reach; i += step, n++) {
    const token = tokens[i];
    if (!token || endsHere(trigger, tokens, i, all)) break;
    last = i;
  }
  if (step > 0 ? last < first : last > first) return null;
  return { category: trigger.category, from: Math.min(first, last), to: Math.max(first, last) };
}

/** "Knee pain, probable arthritis": the word belongs to what follows it, and only alone to what stands before. */
function looksForward(trigger: Found, tokens: readonly Token[]): boolean {
  if (trigger.direction !== 'backward' || trigger.category !== 'uncertain') return false;
  const next = tokens[trigger.to + 1];
  const parted = tokens[trigger.from]?.gap !== 0;
  return parted && trigger.from === trigger.to && next !== undefined && next.gap === 0;
}

function endsHere(trigger: Found, tokens: readonly Token[], i: number, all: readonly Found[]): boolean {
  const token = tokens[i];
  if (!token) return true;
  const forward = trigger.direction === 'forward';
  // A semicolon or a new heading parts two statements; a colon right after the trigger does not ("PMH: asthma").
  const border = forward ? token : tokens[i + 1];
  if (border && border.gap === 2 && (forward ? i > trigger.to + 1 : i + 1 < trigger.from)) {
    if (trigger.category === 'negated' || trigger.category === 'uncertain') return true;
  }
  if (!forward && trigger.category === 'negated' && all.some((o) => o !== trigger && o.to === i)) return true;
  if (termination(ENDS.any, tokens, i)) return true;
  return termination(ENDS.of[trigger.category], tokens, i);
}

function termination(
  phrases: ReadonlyMap<string, readonly (readonly string[])[]>,
  tokens: readonly Token[],
  i: number,
): boolean {
  const word = tokens[i]?.word;
  if (word === undefined) return false;
  return (phrases.get(word) ?? []).some((words) => words.every((w, k) => tokens[i + k]?.word === w));
}

function findTriggers(tokens: readonly Token[]): Found[] {
  const found: Found[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const word = tokens[i]?.word ?? '';
    for (const trigger of TRIGGERS.get(word) ?? []) {
      if (trigger.words.every((w, k) => tokens[i + k]?.word === w)) {
        found.push({ ...trigger, from: i, to: i + trigger.words.length - 1 });
      }
    }
  }
  return found;
}

/** Without triggers that lie inside a mask of their category or inside a longer trigger of the same kind. */
function unmasked(found: readonly Found[]): Found[] {
  const covers = (big: Found, small: Found): boolean =>
    big !== small && big.from <= small.from && big.to >= small.to && big.words.length > small.words.length;
  return found.filter(
    (trigger) =>
      trigger.direction !== 'mask' &&
      !found.some(
        (other) =>
          covers(other, trigger) &&
          (other.direction === 'mask'
            ? masks(other, trigger)
            : other.category === trigger.category && other.direction === trigger.direction),
      ) &&
      !found.some(
        (other) =>
          other.direction === 'mask' &&
          other.category === trigger.category &&
          other.from === trigger.from &&
          other.to === trigger.to,
      ),
  );
}

function masks(mask: Found, trigger: Found): boolean {
  return mask.category === trigger.category;
}

function readTriggers(): Map<string, Trigger[]> {
  const byWord = new Map<string, Trigger[]>();
  for (const line of ASSERTION_TRIGGERS.trim().split('\n')) {
    const [head = '', phrases = ''] = line.split(' = ');
    const [category = '', sign = '', reach = ''] = head.split(' ');
    const direction: Direction = sign === '>' ? 'forward' : sign === '<' ? 'backward' : 'mask';
    for (const phrase of phrases.split('|')) {
      const words = tokenise(phrase.trim()).map((token) => token.word);
      const first = words[0];
      const known = CATEGORIES.find((c) => c === category);
      if (first === undefined || !known) continue;
      const list = byWord.get(first) ?? [];
      list.push({ words, category: known, direction, reach: Number(reach) });
      byWord.set(first, list);
    }
  }
  return byWord;
}

type Phrases = Map<string, (readonly string[])[]>;

function readTerminators(): { readonly any: Phrases; readonly of: Readonly<Record<Category, Phrases>> } {
  const any: Phrases = new Map();
  const of: Record<Category, Phrases> = {
    negated: new Map(),
    uncertain: new Map(),
    historical: new Map(),
    family: new Map(),
    hypothetical: new Map(),
  };
  for (const line of TERMINATORS.trim().split('\n')) {
    const [name = '', phrases = ''] = line.split(' = ');
    const target = name === '*' ? any : of[CATEGORIES.find((c) => c === name) ?? 'negated'];
    for (const phrase of phrases.split('|')) {
      const words = tokenise(phrase.trim()).map((token) => token.word);
      const first = words[0];
      if (first === undefined) continue;
      target.set(first, [...(target.get(first) ?? []), words]);
    }
  }
  return { any, of };
}
