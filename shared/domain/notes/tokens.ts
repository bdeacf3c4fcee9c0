import { numeral, stem } from '#shared/domain/notes/stems.ts';

/** One word of a note. Offsets are UTF-16, into the text as given, end exclusive. */
export type Token = {
  readonly start: number;
  readonly end: number;
  /** Lower case, without accents and possessive s. */
  readonly word: string;
  readonly stem: string;
  /** True for words that carry no finding: articles, prepositions, "unspecified". */
  readonly stop: boolean;
  /** How strongly the word is parted from the one before: 0 blank, 1 comma or bracket, 2 semicolon, colon or dash. */
  readonly gap: 0 | 1 | 2;
};

/** A sentence or line of a note, with its words. */
export type Sentence = {
  readonly start: number;
  readonly end: number;
  readonly tokens: readonly Token[];
};

const STOP = new Set(
  `a an the of in on at to by for from with and or as is was were be been being are this that these those its it
   his her their our my your he she they we i you unspecified other specified nos nec classified elsewhere not due
   associated type which who has have had having into within during after before while also very some any both each
   patient both-sided mellitus`.split(/\s+/),
);
/** Kept although short or common: they change the meaning of what they stand beside. */
const WORD = /[\p{L}\p{N}][\p{L}\p{N}]*(?:['’][\p{L}]+)?/gu;
const ABBREVIATED = /(?:\b(?:dr|mr|mrs|ms|st|vs|no|fig|approx|e\.g|i\.e|etc|prof|al)|\b[A-Z])$/i;

/** Words of a text, in order, without sentence borders. Used for titles and index terms as well. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  let last = from;
  let before: string | undefined;
  WORD.lastIndex = 0;
  const part = text.slice(from, to);
  for (const match of part.matchAll(WORD)) {
    const start = from + match.index;
    const word = plainWord(match[0]);
    const gap = separation(text.slice(last, start));
    const asNumber = numeral(word, before);
    tokens.push({
      start,
      end: start + match[0].length,
      word,
      stem: asNumber ?? stem(word),
      stop: STOP.has(word),
      gap,
    });
    last = start + match[0].length;
    before = word;
  }
  return tokens;
}

/** True for a word that carries no finding of its own. */
export function isStopWord(word: string): boolean {
  return STOP.has(word);
}

function plainWord(text: string): string {
  const lower = text.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return lower.replace(/['’]s$/, '').replace(/['’]/g, '');
}

function separation(between: string): 0 | 1 | 2 {
  if (/[;:•|]|\.\s|\n| [-–—] /.test(between)) return 2;
  return /[,()[\]/?!]/.test(between) ? 1 : 0;
}

/**
 * Sentences of a note. A full stop, question mark, semicolon-free line end or blank line ends one; a line that
 * was only wrapped (long, without a full stop, followed by a small letter) goes on.
 */
export function sentences(text: string): Sentence[] {
  const found: Sentence[] = [];
  let start = 0;
  const close = (end: number): void => {
    if (end > start) {
      const tokens = tokenise(text, start, end);
      if (tokens.length > 0) found.push({ start, end, tokens });
    }
    start = end;
  };
  const border = /[.!?](?=\s|$)|\n/g;
  for (const match of text.matchAll(border)) {
    const at = match.index;
    if (at < start) continue;
    if (match[0] === '\n') {
      if (!isWrapped(text, start, at)) close(at + 1);
    } else if (!(match[0] === '.' && ABBREVIATED.test(text.slice(Math.max(start, at - 8), at)))) {
      close(at + 1);
    }
  }
  close(text.length);
  return found;
}

function isWrapped(text: string, start: number, newline: number): boolean {
  const line = text.slice(Math.max(start, text.lastIndexOf('\n', newline - 1) + 1), newline).trimEnd();
  const next = /^[ \t]*(\S)/.exec(text.slice(newline + 1, newline + 40));
  if (line.length < 55 || !next || /[.:;!?]$/.test(line)) return false;
  return /[a-z(0-9]/.test(next[1] ?? '');
}
