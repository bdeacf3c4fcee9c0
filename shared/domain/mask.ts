/**
 * Masks: how a person describes the form of a number without programming. `9` is a digit, `A` a letter, `N` a letter
 * or a digit, `*` anything or nothing; `{3}` or `{2-4}` behind a sign repeats it; text in single quotes and every
 * other sign stand for themselves. `A{3}9{9}` is three letters and nine digits, `'A'9{8}` a capital A and eight digits.
 * Letters match in either case. Matching takes time in proportion to text × mask, whatever they are.
 */

/** The longest mask, and the longest form that one may describe. */
const LONGEST_MASK = 80;
const MOST_PLACES = 200;

type Kind = 'digit' | 'letter' | 'either' | 'any' | 'literal';
type Part = {
  readonly kind: Kind;
  readonly sign: string;
  readonly least: number;
  readonly most: number;
};

/** A mask that was read; `places` is the form written out sign by sign. */
export type Mask = {
  readonly text: string;
  readonly parts: readonly Part[];
};

const KINDS: Readonly<Record<string, Kind>> = { '9': 'digit', A: 'letter', N: 'either', '*': 'any' };

/** Reads a mask. @returns the mask, or a sentence that says what is wrong with it. */
export function readMask(text: string): Mask | { readonly wrong: string } {
  if (text.trim() === '') return { wrong: 'Write a form, such as A{3}9{9}.' };
  if (text.length > LONGEST_MASK) return { wrong: `A form has at most ${LONGEST_MASK} signs.` };
  const parts: Part[] = [];
  let at = 0;
  while (at < text.length) {
    const sign = text[at] ?? '';
    if (sign === "'") {
      const end = text.indexOf("'", at + 1);
      if (end < 0) return { wrong: "A quoted part has no closing quote (')." };
      for (const one of text.slice(at + 1, end)) parts.push(literal(one));
      at = end + 1;
      continue;
    }
    if (sign === '{' || sign === '}') return { wrong: 'A count in braces stands behind a sign: 9{3}.' };
    at += 1;
    const count = text[at] === '{' ? /^\{(\d{1,2})(?:-(\d{1,2}))?\}/.exec(text.slice(at)) : null;
    if (text[at] === '{' && !count) return { wrong: 'A count is {3} or {2-4}.' };
    const least = count ? Number(count[1]) : 1;
    const most = count ? Number(count[2] ?? count[1]) : 1;
    if (most < least || most === 0) return { wrong: 'A count goes from the lesser to the greater: {2-4}.' };
    at += count?.[0].length ?? 0;
    const kind = KINDS[sign];
    parts.push(kind === undefined ? { ...literal(sign), least, most } : { kind, sign, least, most });
  }
  const places = parts.reduce((sum, part) => sum + part.most, 0);
  return places > MOST_PLACES ? { wrong: `A form describes at most ${MOST_PLACES} signs.` } : { text, parts };
}

function literal(sign: string): Part {
  return { kind: 'literal', sign: sign.toUpperCase(), least: 1, most: 1 };
}

/** Whether the whole text has the form of the mask. */
export function matchesMask(mask: Mask, text: string): boolean {
  // The states that can be stood in, as part and count, all at once: nothing is tried twice.
  let states = closure(mask.parts, [[0, 0]]);
  for (const sign of text) {
    const next: State[] = [];
    for (const [part, count] of states.values()) {
      const here = mask.parts[part];
      if (here === undefined || !fits(here, sign)) continue;
      next.push(here.kind === 'any' ? [part, 0] : [part, count + 1]);
    }
    if (next.length === 0) return false;
    states = closure(mask.parts, next);
  }
  return states.has(`${mask.parts.length}.0`);
}

type State = readonly [part: number, count: number];

/** The states and those that are reached from them without reading a sign. */
function closure(parts: readonly Part[], from: readonly State[]): Map<string, State> {
  const reached = new Map<string, State>();
  const visit = ([part, count]: State): void => {
    const here = parts[part];
    if (here === undefined) {
      reached.set(`${part}.0`, [part, 0]);
      return;
    }
    const key = `${part}.${count}`;
    if (reached.has(key)) return;
    if (here.kind === 'any' || count < here.most) reached.set(key, [part, count]);
    if (here.kind === 'any' || count >= here.least) visit([part + 1, 0]);
  };
  for (const state of from) visit(state);
  return reached;
}

function fits({ kind, sign }: Part, read: string): boolean {
  switch (kind) {
    case 'digit':
      return read >= '0' && read <= '9';
    case 'letter':
      return /^[a-z]$/i.test(read);
    case 'either':
      return /^[0-9a-z]$/i.test(read);
    case 'any':
      return true;
    case 'literal':
      return read.toUpperCase() === sign;
  }
}

const WORDS: Readonly<Record<Exclude<Kind, 'literal'>, readonly [one: string, many: string]>> = {
  digit: ['digit', 'digits'],
  letter: ['letter', 'letters'],
  either: ['letter or digit', 'letters or digits'],
  any: ['anything', 'anything'],
};

/** A mask in words: `3 letters, 9 digits`. */
export function maskWords({ parts }: Mask): string {
  const words: string[] = [];
  let quoted = '';
  const flush = (): void => {
    if (quoted !== '') words.push(`“${quoted}”`);
    quoted = '';
  };
  for (const { kind, sign, least, most } of merged(parts)) {
    if (kind === 'literal' && least === most) {
      quoted += sign.repeat(most);
      continue;
    }
    flush();
    const count = least === most ? `${most}` : `${least} to ${most}`;
    if (kind === 'any') words.push('anything');
    else if (kind === 'literal') words.push(`${count} × “${sign}”`);
    else words.push(`${count} ${WORDS[kind][most === 1 ? 0 : 1]}`);
  }
  flush();
  return words.join(', ');
}

function merged(parts: readonly Part[]): Part[] {
  const found: Part[] = [];
  for (const part of parts) {
    const last = found.at(-1);
    if (last && last.kind === part.kind && part.kind !== 'literal' && part.kind !== 'any')
      found[found.length - 1] = { ...last, least: last.least + part.least, most: last.most + part.most };
    else found.push(part);
  }
  return found;
}
