import { z } from 'zod';
import { withDot } from '../encounter.ts';
import { FileFault } from './file-fault.ts';

/** Ages for which a diagnosis of a list is plausible, in whole years, both ends included. */
export type EditorAge = { readonly list: string; readonly minYears: number; readonly maxYears: number };

/**
 * Lists of the Medicare Code Editor that matter to professional claims. Ages: the four age categories of the
 * "Definitions of Medicare Code Edits"; `female` and `male` when the file has them (the sex conflict edit was
 * deactivated on 2024-10-01, so files of later releases do not).
 */
export const EDITOR_LISTS = [
  'newborn',
  'pediatric',
  'maternity',
  'adult',
  'female',
  'male',
  'manifestation',
  'unacceptable',
  'unless_secondary',
] as const;
export type EditorList = (typeof EDITOR_LISTS)[number];

export type CodeEditor = {
  /** The day on which the lists were taken from the publisher. */
  readonly retrieved: string;
  readonly ages: readonly EditorAge[];
  /** Codes with dot. */
  readonly codes: readonly { readonly list: EditorList; readonly code: string }[];
};

/** Names of the lists in the file. A list under another name is refused: it could be a check left out. */
const LIST_NAMES: Readonly<Record<string, EditorList>> = {
  age_newborn: 'newborn',
  age_pediatric: 'pediatric',
  age_maternity: 'maternity',
  age_adult: 'adult',
  sex_female: 'female',
  sex_male: 'male',
  manifestation_not_pdx: 'manifestation',
  unacceptable_pdx: 'unacceptable',
  unacceptable_pdx_unless_secondary: 'unless_secondary',
};

const Age = z.object({ min_age: z.int().min(0), max_age: z.int().max(150) });
const File = z.object({
  retrieved: z.string().regex(/^\d{4}-\d\d-\d\d$/),
  age_categories: z.record(z.string(), Age),
  codes: z.record(z.string(), z.array(z.object({ code: z.string() }))),
  counts: z.record(z.string(), z.int()),
});

/** How the file begins, for recognising it by structure. */
export function looksLikeCodeEditor(head: string): boolean {
  return /^\s*\{/.test(head) && /"age_categories"\s*:/.test(head) && /"(retrieved|codes)"\s*:/.test(head);
}

/**
 * Reads the diagnosis lists of the Medicare Code Editor from JSON. Proved besides the shape: each list has as
 * many codes as the file states, none twice, and each age list has its ages.
 * @throws FileFault.
 */
export function readCodeEditor(text: string): CodeEditor {
  const parsed = File.safeParse(parse(text));
  if (!parsed.success) throw new FileFault(null, 'The parts are not those of the code editor lists.');
  const { retrieved, age_categories: ages, codes, counts } = parsed.data;
  const rows: { list: EditorList; code: string }[] = [];
  for (const [name, entries] of Object.entries(codes)) {
    const list = LIST_NAMES[name];
    if (list === undefined) throw new FileFault(null, `The list "${name.slice(0, 40)}" is not known.`);
    if (counts[name] !== entries.length)
      throw new FileFault(null, `The list "${name}" does not have as many codes as the file states.`);
    if (name.startsWith('age_') && !ages[list])
      throw new FileFault(null, `The ages of the list "${name}" are missing.`);
    const seen = new Set<string>();
    for (const { code } of entries) {
      if (!/^[A-Z][0-9A-Z]{2,6}$/.test(code))
        throw new FileFault(null, `"${code.slice(0, 20)}" in "${name}" is no ICD-10-CM code.`);
      if (seen.has(code)) throw new FileFault(null, `${withDot(code)} comes twice in "${name}".`);
      seen.add(code);
      rows.push({ list, code: withDot(code) });
    }
  }
  if (rows.length === 0) throw new FileFault(null, 'The lists have no codes.');
  return {
    retrieved,
    ages: Object.entries(ages).map(([list, a]) => ({ list, minYears: a.min_age, maxYears: a.max_age })),
    codes: rows,
  };
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new FileFault(null, 'The JSON cannot be read, so the file looks cut off.');
  }
}
