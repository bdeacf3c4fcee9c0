import { withoutDot } from '../encounter.ts';
import type { TabularEntry, TabularNoteAt } from './edits.ts';

/** Codes that a note of the tabular list names: one code, all below a code, or a range. */
export type CodePattern = {
  /** Without dot; a code matches when its beginning lies between both. */
  readonly from: string;
  readonly to: string;
  /** Beginning as printed, for reading: `E10.-`, `N18.1-N18.6`. */
  readonly printed: string;
  /** A further condition on the characters of the code, as in "with fifth or sixth character 5". */
  readonly fits?: (plain: string) => boolean;
};

/** An instruction with all the lines that belong to it. */
export type Instruction = {
  /** Where it is printed: `chapter 4`, `section I10-I16`, or a code. */
  readonly scope: string;
  /** The sentence that opens a list, or the only line. */
  readonly text: string;
  readonly items: readonly { readonly text: string; readonly patterns: readonly CodePattern[] }[];
  /** "If applicable", "if known", "any": the note itself leaves it open. */
  readonly hedged: boolean;
  /** "Such as": the list names examples only. */
  readonly examples: boolean;
};

export type InstructionKind = 'excludes1' | 'codeFirst' | 'useAdditionalCode' | 'codeAlso';

const CODE = String.raw`[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?`;
/** A range ("B95-B97", "S00.- to S09.-"), or a code with or without the dash that stands for all below it. */
const TOKEN = new RegExp(String.raw`(${CODE})\.?(?:-| ?to |-? to )(${CODE})|(${CODE})(\.?-)?`, 'g');
const HEDGED = /\b(if (applicable|known|present|desired)|where applicable|any|when documented)\b/i;
const EXAMPLES = /\bsuch as\b/i;
const CLASSIFIED =
  /\b(?:categor(?:y|ies)|subcategor(?:y|ies)|classifi(?:ed|able) (?:to|in)|codes?\(?s?\)? from|from)\b/i;

/** Whether a code falls under one of the patterns; with or without dot. */
export function matches(patterns: readonly CodePattern[], code: string): boolean {
  const plain = withoutDot(code).toUpperCase();
  return patterns.some((p) => isUnder(p, plain));
}

function isUnder({ from, to, fits }: CodePattern, plain: string): boolean {
  return plain.slice(0, from.length) >= from && plain.slice(0, to.length) <= to && (fits?.(plain) ?? true);
}

/**
 * The codes that a line of the tabular list names: those in parentheses, else those after "category", "from" or
 * at the end of the line. A line with a condition that is not understood names none: better no finding than a
 * wrong one.
 */
export function patternsIn(text: string): readonly CodePattern[] {
  const inParentheses = [...text.matchAll(/\(([^()]*)(?:\)|$)/g)].flatMap(([, inside = '']) =>
    /^\W*(?:codes? )?[A-Z]\d[0-9A-Z]/.test(inside) ? tokens(inside) : [],
  );
  if (inParentheses.length > 0) return inParentheses;
  // "For codes G31.0-G31.83, …" says where the instruction holds, not what it asks for.
  if (/^for codes/i.test(text)) return [];
  const after = CLASSIFIED.exec(text);
  if (after) return tokens(text.slice(after.index));
  const last = new RegExp(String.raw`\s(${CODE}\.?-?)\W*$`).exec(text);
  return last ? tokens(last[1] ?? '') : [];
}

function tokens(text: string): CodePattern[] {
  const [codes = '', condition] = text.split(/\bwith\b/);
  const fits = condition === undefined ? undefined : conditionOf(condition);
  if (fits === null) return [];
  return [...codes.matchAll(TOKEN)].map(([printed, from, to, single, dash]) => {
    const low = withoutDot(from ?? single ?? '');
    const high = withoutDot(to ?? single ?? '');
    const shown = dash === undefined ? printed.trim() : `${single}${single?.includes('.') ? '' : '.'}-`;
    return { from: low, to: high, printed: shown, ...(fits === undefined ? {} : { fits }) };
  });
}

/**
 * ".42", ".61-", ".51-.52", "final characters -23", "fifth or sixth character 1-4 or 6", "1" (the fifth); null for
 * a condition of another kind.
 */
function conditionOf(text: string): ((plain: string) => boolean) | null {
  const words = text.trim().replace(/\W+$/, (end) => (end.startsWith('-') ? '-' : ''));
  const span = /^\.([0-9A-Z]+)-\.([0-9A-Z]+)$/.exec(words);
  if (span) return (plain) => between(plain.slice(3), span[1] ?? '', span[2] ?? '');
  const subdivision = /^\.([0-9A-Z]+)(-?)$/.exec(words);
  if (subdivision) {
    const [, digits = '', below] = subdivision;
    return (plain) => (below === '-' ? plain.slice(3).startsWith(digits) : plain.slice(3) === digits);
  }
  const final = /^final characters? -([0-9A-Z]+)$/i.exec(words)?.[1];
  if (final !== undefined) return (plain) => plain.endsWith(final);
  const values = /^(?:(.*\b)characters?\s*)?\.?([0-9A-Z](?:-[0-9])?(?:(?:,| or) ?[0-9](?:-[0-9])?)*)$/.exec(
    words,
  );
  if (!values) return null;
  const [, place = '', listed = ''] = values;
  const places = PLACES.filter(({ words: name }) => name.test(place)).map(({ at }) => at);
  if (places.length === 0) places.push(4);
  const allowed = [...listed.matchAll(/([0-9A-Z])(?:-([0-9]))?/g)];
  return (plain) =>
    places.some((at) => allowed.some(([, low = '', high = low]) => between(plain[at] ?? '', low, high)));
}

/** Places of characters in a code without dot. */
const PLACES: readonly { readonly words: RegExp; readonly at: number }[] = [
  { words: /\b(fifth|5th)\b/i, at: 4 },
  { words: /\b(sixth|6th)\b/i, at: 5 },
  { words: /\b(seventh|7th)\b/i, at: 6 },
];

function between(text: string, low: string, high: string): boolean {
  return text.slice(0, low.length) >= low && text.slice(0, high.length) <= high && text !== '';
}

const parsed = new WeakMap<TabularEntry, Map<InstructionKind, readonly Instruction[]>>();

/**
 * The instructions of one kind that hold for a code, widest scope first. A line that ends with a colon opens a
 * list of the lines after it. "Code first" lines of one place are alternatives and make one instruction.
 */
export function instructionsOf(entry: TabularEntry, kind: InstructionKind): readonly Instruction[] {
  let kinds = parsed.get(entry);
  if (!kinds) {
    kinds = new Map();
    parsed.set(entry, kinds);
  }
  let found = kinds.get(kind);
  if (!found) {
    found = read(entry.notes, kind);
    kinds.set(kind, found);
  }
  return found;
}

type Draft = {
  scope: string;
  text: string;
  list: boolean;
  items: { text: string; patterns: readonly CodePattern[] }[];
};

function read(notes: readonly TabularNoteAt[], kind: InstructionKind): Instruction[] {
  const drafts: Draft[] = [];
  for (const note of notes) {
    if (note.kind !== kind) continue;
    const last = drafts.at(-1);
    const opens = /:\s*$/.test(note.text);
    const item = { text: note.text, patterns: patternsIn(note.text) };
    const joins = last?.scope === note.scope && !opens && (last.list || kind === 'codeFirst');
    if (joins) last.items.push(item);
    else drafts.push({ scope: note.scope, text: note.text, list: opens, items: [item] });
  }
  return drafts.map(({ scope, text, items }) => ({
    scope,
    text,
    items,
    hedged: HEDGED.test(text),
    examples: EXAMPLES.test(text),
  }));
}

/** All codes that an instruction names. */
export function patternsOf(instruction: Instruction): readonly CodePattern[] {
  return instruction.items.flatMap((item) => item.patterns);
}

/** The first codes of an instruction as printed: `Z79.4, Z79.84`. */
export function printedCodes(instruction: Instruction, most: number): string {
  const all = [...new Set(patternsOf(instruction).map((p) => p.printed))];
  return all.length > most ? `${all.slice(0, most).join(', ')} …` : all.join(', ');
}

/** Whether it is printed at a code or category, not at a block or chapter. */
export function isCloseBy(scope: string): boolean {
  return !/^(chapter|section) /.test(scope);
}

/** Whether a code stands under the place where a note is printed. */
export function isWithin(scope: string, code: string): boolean {
  const plain = withoutDot(code).toUpperCase();
  const section = /^section ([A-Z]\d[0-9A-Z])-([A-Z]\d[0-9A-Z])$/.exec(scope);
  if (section) return plain.slice(0, 3) >= (section[1] ?? '') && plain.slice(0, 3) <= (section[2] ?? '');
  if (scope.startsWith('chapter ') || scope.startsWith('section ')) return false;
  return plain.startsWith(withoutDot(scope));
}
