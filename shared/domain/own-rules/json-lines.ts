/**
 * JSON with the lines on which its parts stand, so that a refusal can name them. Reads what RFC 8259 allows, at most
 * sixty deep.
 */
export type ReadJson =
  | { readonly ok: true; readonly value: unknown; readonly lineOf: (path: readonly PropertyKey[]) => number }
  | { readonly ok: false; readonly line: number; readonly reason: string };

const MOST_DEEP = 60;

class Wrong extends Error {
  readonly at: number;
  constructor(at: number, reason: string) {
    super(reason);
    this.at = at;
  }
}

/** @param text the whole file. Never throws. */
export function readJson(text: string): ReadJson {
  const lines = new Map<string, number>();
  const reader = createReader(text, lines);
  try {
    return { ok: true, value: reader(), lineOf: (path) => nearestLine(lines, path) };
  } catch (error) {
    if (!(error instanceof Wrong)) throw error;
    return { ok: false, line: lineAt(text, error.at), reason: error.message };
  }
}

function nearestLine(lines: ReadonlyMap<string, number>, path: readonly PropertyKey[]): number {
  for (let length = path.length; length >= 0; length -= 1) {
    const line = lines.get(keyOf(path.slice(0, length)));
    if (line !== undefined) return line;
  }
  return 1;
}

const keyOf = (path: readonly PropertyKey[]): string => path.map(String).join('\n');

function lineAt(text: string, at: number): number {
  let line = 1;
  for (let i = 0; i < at && i < text.length; i += 1) if (text[i] === '\n') line += 1;
  return line;
}

const NUMBER = /-?(0|[1-9]\d*)(\.\d+)?([eE][+-]?\d+)?/y;
const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/y;
const BLANK = /[ \t\r\n]*/y;

function createReader(text: string, lines: Map<string, number>): () => unknown {
  let at = text.startsWith('\uFEFF') ? 1 : 0;
  let line = 1;
  const blank = (): void => {
    BLANK.lastIndex = at;
    const found = BLANK.exec(text)?.[0] ?? '';
    for (const sign of found) if (sign === '\n') line += 1;
    at += found.length;
  };
  const token = (form: RegExp): string | null => {
    form.lastIndex = at;
    const found = form.exec(text)?.[0] ?? null;
    if (found !== null) at += found.length;
    return found;
  };
  const take = (sign: string): boolean => {
    blank();
    if (text[at] !== sign) return false;
    at += 1;
    return true;
  };
  const need = (sign: string): void => {
    if (!take(sign)) throw new Wrong(at, `“${sign}” is expected here.`);
  };
  const value = (path: readonly PropertyKey[]): unknown => {
    if (path.length > MOST_DEEP) throw new Wrong(at, `It is nested more than ${MOST_DEEP} deep.`);
    blank();
    lines.set(keyOf(path), line);
    if (take('{')) return object(path);
    if (take('[')) return list(path);
    for (const [word, meaning] of [
      ['true', true],
      ['false', false],
      ['null', null],
    ] as const)
      if (text.startsWith(word, at)) {
        at += word.length;
        return meaning;
      }
    const found = token(STRING) ?? token(NUMBER);
    if (found === null)
      throw new Wrong(at, at >= text.length ? 'The file ends too early.' : 'This is no JSON.');
    return JSON.parse(found) as unknown;
  };
  const object = (path: readonly PropertyKey[]): unknown => {
    const members = new Map<string, unknown>();
    if (take('}')) return {};
    do {
      blank();
      const name = token(STRING);
      if (name === null) throw new Wrong(at, 'A name in quotes is expected here.');
      need(':');
      const key = JSON.parse(name) as string;
      members.set(key, value([...path, key]));
    } while (take(','));
    need('}');
    return Object.fromEntries(members);
  };
  const list = (path: readonly PropertyKey[]): unknown => {
    const items: unknown[] = [];
    if (take(']')) return items;
    do items.push(value([...path, items.length]));
    while (take(','));
    need(']');
    return items;
  };
  return () => {
    const read = value([]);
    blank();
    if (at < text.length) throw new Wrong(at, 'Nothing more is expected here.');
    return read;
  };
}
