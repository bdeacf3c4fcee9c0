import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';

/**
 * One line of the official alphabetic index, flattened: `level` 0 is a main term, and each line hangs below the
 * nearest line above it of a lower level.
 */
export type IndexLine = {
  readonly level: number;
  readonly term: string;
  /** "see" reference, such as `Pain, abdominal`; empty when there is none. */
  readonly see: string;
  /** Code as printed: with dot, perhaps with a trailing dash for characters to come; empty when there is none. */
  readonly code: string;
};

/** A line of an index as the readers of official files give it. */
export function indexLine(entry: IndexEntry): IndexLine {
  return {
    level: entry.path.length - 1,
    term: entry.path.at(-1) ?? '',
    see: entry.see ?? '',
    code: entry.code?.code ?? '',
  };
}

export type IndexPhrase = { readonly text: string; readonly code: string; readonly depth: number };

const MAX_ALTERNATIVES = 6;
/** Names of rare fevers that read like how long a common one lasted: "fever for three days". */
const TAKEN_FOR_A_DURATION = /\b(?:two|three|five|six|seven|eight)[- ]day\b/i;

/**
 * The index as phrases with codes: a line's phrase is its own words with those of the lines above it.
 * "see" references are followed when they lead to a line with a code. Dashes and manifestation codes are cut.
 */
export function indexPhrases(lines: readonly IndexLine[]): IndexPhrase[] {
  const codeOfPath = new Map<string, string>();
  walk(lines, (path, line) => {
    const code = cleanCode(line.code);
    if (code) for (const key of pathKeys(path)) if (!codeOfPath.has(key)) codeOfPath.set(key, code);
  });
  const phrases: IndexPhrase[] = [];
  walk(lines, (path, line) => {
    const code = cleanCode(line.code) ?? (line.see ? (codeOfPath.get(seeKey(line.see)) ?? null) : null);
    if (code === null || TAKEN_FOR_A_DURATION.test(path.join(' '))) return;
    for (const text of spellings(path)) phrases.push({ text, code, depth: path.length });
  });
  return phrases;
}

function walk(lines: readonly IndexLine[], visit: (path: readonly string[], line: IndexLine) => void): void {
  const path: string[] = [];
  for (const line of lines) {
    path.length = Math.min(path.length, line.level);
    path.push(line.term);
    visit(path, line);
  }
}

function cleanCode(code: string): string | null {
  const found = /^[A-Z]\d[0-9A-Z](?:\.[0-9A-Z]{1,4})?/.exec(code.trim());
  return found ? found[0] : null;
}

/** `Pain, abdominal` → `pain>abdominal`. */
function seeKey(see: string): string {
  return see
    .replace(/\([^)]*\)/g, '')
    .split(',')
    .map((part) => part.trim().toLowerCase())
    .join('>');
}

function pathKeys(path: readonly string[]): string[] {
  const [main = '', ...rest] = path;
  const tail = rest.map((part) => part.toLowerCase());
  return alternatives(main).map((first) => [first.toLowerCase(), ...tail].join('>'));
}

/** `Abdomen, abdominal` is one thing in two spellings; `Detachment, retina` is not. */
function alternatives(main: string): string[] {
  // "Fracture, traumatic" holds every fracture that is not said to be pathological.
  const plain = main.replace(/, traumatic$/, '');
  const parts = plain
    .split(',')
    .map((part) => part.trim())
    .filter(Boolean);
  const head = parts[0]?.slice(0, 3).toLowerCase();
  if (parts.length < 2 || !parts.every((part) => part.slice(0, 3).toLowerCase() === head)) {
    return [plain.replaceAll(',', ' ')];
  }
  return parts;
}

function subAlternatives(term: string): string[] {
  const parts = term.split(/\s+or\s+|,\s+/).filter(Boolean);
  // "lower left quadrant" stays whole; "pelvic or perineal" is one of two.
  return parts.length > 1 && parts.every((part) => part.split(' ').length <= 2)
    ? parts
    : [term.replaceAll(',', ' ')];
}

function spellings(path: readonly string[]): string[] {
  let found = alternatives(path[0] ?? '');
  for (const term of path.slice(1)) {
    const next = found.flatMap((text) => subAlternatives(term).map((sub) => `${text} ${sub}`));
    found = next.slice(0, MAX_ALTERNATIVES);
  }
  return found;
}
