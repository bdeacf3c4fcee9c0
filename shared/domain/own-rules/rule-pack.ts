import { z } from 'zod';
import { readJson } from './json-lines.ts';
import { OwnRuleText, type OwnRule } from './own-rule.ts';

const FORMAT = 'claimwright scrub rules';
const MOST_RULES = 500;
/** Characters of a file of rules at most; five hundred long rules have fewer. */
export const LONGEST_PACK = 5_000_000;

const Pack = z.object({
  format: z.literal(FORMAT, 'This is no file of scrub rules.'),
  version: z.literal(1, 'The file was written by a newer version of the program.'),
  rules: z.array(OwnRuleText).min(1, 'The file has no rules.').max(MOST_RULES),
});

/** Rules as a file for another practice: no ids, no versions, nothing of this one. Ends with a line break. */
export function writePack(rules: readonly Pick<OwnRule, 'text'>[]): string {
  return `${JSON.stringify({ format: FORMAT, version: 1, rules: rules.map(({ text }) => text) }, null, 2)}\n`;
}

export type ReadPack =
  | { readonly ok: true; readonly rules: readonly OwnRuleText[] }
  | { readonly ok: false; readonly line: number; readonly reason: string };

/** Reads a file of rules as a whole: one thing wrong, and none of it is taken. Never throws. */
export function readPack(text: string): ReadPack {
  if (text.length > LONGEST_PACK) return { ok: false, line: 1, reason: 'The file is too long.' };
  const json = readJson(text);
  if (!json.ok) return json;
  const pack = Pack.safeParse(json.value);
  if (!pack.success) {
    const [issue] = pack.error.issues;
    const path = issue?.path ?? [];
    return { ok: false, line: json.lineOf(path), reason: wordsOf(issue?.message ?? '', path) };
  }
  const names = new Map<string, number>();
  for (const [i, rule] of pack.data.rules.entries()) {
    const before = names.get(rule.name.toLowerCase());
    if (before !== undefined)
      return {
        ok: false,
        line: json.lineOf(['rules', i]),
        reason: `The name “${rule.name}” stands twice in the file.`,
      };
    names.set(rule.name.toLowerCase(), i);
  }
  return { ok: true, rules: pack.data.rules };
}

/** zod's own words are for programmers; ours end with a full stop. */
function wordsOf(message: string, path: readonly PropertyKey[]): string {
  const where = path
    .map(String)
    .filter((part) => !/^\d+$/.test(part))
    .join(', ');
  return message.endsWith('.') ? message : `The value of “${where}” is not as expected.`;
}

/** How a rule of a file stands to the rules of the practice. */
export type PackStanding = 'new' | 'same' | 'other';

/** New by its name; the same rule word for word; or another rule of that name. */
export function standingOf(text: OwnRuleText, own: readonly Pick<OwnRule, 'text'>[]): PackStanding {
  const there = own.find((rule) => rule.text.name.toLowerCase() === text.name.toLowerCase());
  if (!there) return 'new';
  return JSON.stringify(there.text) === JSON.stringify(text) ? 'same' : 'other';
}

/** The name, or the first of `name (2)`, `name (3)` … that is free. */
export function freeName(name: string, taken: readonly string[]): string {
  const used = new Set(taken.map((one) => one.toLowerCase()));
  if (!used.has(name.toLowerCase())) return name;
  for (let n = 2; ; n += 1) {
    const next = `${name.slice(0, 54)} (${n})`;
    if (!used.has(next.toLowerCase())) return next;
  }
}
