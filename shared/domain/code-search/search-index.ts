import type { CodeSystem } from '#shared/domain/code.ts';
import type { PackedIndex } from './packed-index.ts';
import { spellingIndex, type SpellingIndex } from './spelling.ts';
import { titleWords } from './text.ts';
import { openTexts, type Texts } from './texts.ts';

/** One code on one stretch of days, as the engine takes it. Days are ISO text. */
export type SearchEntry = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
  readonly validFrom: string;
  readonly validTo: string | null;
  readonly extraTerms?: readonly string[];
};

/** Where the words of a document come from. */
export const SOURCE = { title: 0, heading: 1, index: 2, own: 3 } as const;

/** Systems by the numbers that stand for them in a packed index. */
export const SYSTEMS: readonly CodeSystem[] = ['icd10cm', 'cpt', 'hcpcs'];

/** A stretch of days of a code: its position among all, and whether it covers the day asked for. */
export type Stretch = { readonly at: number; readonly validOn: boolean; readonly billable: boolean };

/** A packed index as a search reads it. Positions of codes, concepts, documents and words as there. */
export type SearchIndex = Pick<
  PackedIndex,
  | 'side'
  | 'seventh'
  | 'concept'
  | 'sides'
  | 'staged'
  | 'prior'
  | 'docLow'
  | 'docHigh'
  | 'docSource'
  | 'docLoad'
  | 'sorted'
  | 'everydayCount'
  | 'weight'
  | 'postStart'
  | 'postDocs'
  | 'postFactor'
> & {
  /** Codes without dot. */
  readonly plain: Texts;
  /** A code with its dot. */
  readonly codeText: (code: number) => string;
  readonly systemOf: (code: number) => CodeSystem;
  /** Of the stretches of days of a code the one that covers the day, else the last before it, else the first. */
  readonly stretchOn: (code: number, on: string) => Stretch;
  readonly entryOf: (code: number, stretch: number) => SearchEntry;
  /** The newest title of a code. */
  readonly titleOf: (code: number) => string;
  readonly suffix: ReadonlyMap<number, string>;
  readonly conceptCount: number;
  readonly membersOf: (concept: number) => Int32Array;
  readonly systemOfConcept: (concept: number) => CodeSystem;
  readonly docCount: number;
  readonly docText: (doc: number) => string;
  readonly words: readonly string[];
  readonly surface: readonly string[];
  readonly wordId: ReadonlyMap<string, number>;
  /** The words of a title or of a document's text. */
  readonly wordsOf: (text: string) => readonly number[];
  readonly roots: ReadonlyMap<string, Int32Array>;
  readonly spelling: SpellingIndex;
};

/** Opens a packed index (some ten milliseconds). Texts are cut out as they are asked for, the words alone at once. */
export function openIndex(packed: PackedIndex): SearchIndex {
  const { memberStart, members, rootStart, rootWords, suffixAt } = packed;
  const codes = openTexts({ text: packed.codes, ends: packed.codeEnds });
  const suffixes = openTexts({ text: packed.suffixes, ends: packed.suffixEnds });
  const words = lines(packed.words);
  const wordId = new Map(words.map((word, id) => [word, id]));
  const systemOf = (code: number): CodeSystem => SYSTEMS[packed.system[code] ?? 0] ?? 'icd10cm';
  return {
    ...packed,
    ...openEntries(packed, codes.at, systemOf),
    plain: { length: codes.length, at: (i) => codes.at(i).replace('.', '') },
    codeText: codes.at,
    systemOf,
    suffix: new Map(Array.from(suffixAt, (code, i) => [code, suffixes.at(i)])),
    conceptCount: memberStart.length - 1,
    membersOf: (concept) => members.subarray(memberStart[concept], memberStart[concept + 1]),
    systemOfConcept: (concept) => systemOf(members[memberStart[concept] ?? 0] ?? 0),
    docCount: packed.docLow.length,
    docText: openTexts({ text: packed.docTexts, ends: packed.docEnds }).at,
    words,
    surface: lines(packed.surface),
    wordId,
    wordsOf: wordReader(wordId),
    roots: new Map(
      lines(packed.roots).map((r, i) => [r, rootWords.subarray(rootStart[i], rootStart[i + 1])]),
    ),
    spelling: spellingIndex(words),
  };
}

function openEntries(
  packed: PackedIndex,
  codeText: (code: number) => string,
  systemOf: (code: number) => CodeSystem,
): Pick<SearchIndex, 'stretchOn' | 'entryOf' | 'titleOf'> {
  const { entryStart, billable, from, to } = packed;
  const titles = openTexts({ text: packed.titles, ends: packed.titleEnds });
  const days = lines(packed.days);
  const first = (at: number): string => days[from[at] ?? 0] ?? '';
  const last = (at: number): string | null => (to[at] === 0 ? null : (days[to[at] ?? 0] ?? null));
  return {
    stretchOn: (code, on) => {
      const start = entryStart[code] ?? 0;
      const end = entryStart[code + 1] ?? 0;
      let at = start;
      let validOn = false;
      for (let i = start; i < end && !validOn && first(i) <= on; i += 1) {
        at = i;
        const until = last(i);
        validOn = until === null || on <= until;
      }
      return { at, validOn, billable: billable[at] === 1 };
    },
    entryOf: (code, at) => ({
      system: systemOf(code),
      code: codeText(code),
      title: titles.at(at),
      billable: billable[at] === 1,
      validFrom: first(at),
      validTo: last(at),
    }),
    titleOf: (code) => titles.at((entryStart[code + 1] ?? 1) - 1),
  };
}

/** Texts whose words are remembered: the next key finds most of them again. */
const REMEMBERED = 500;

function wordReader(wordId: ReadonlyMap<string, number>): SearchIndex['wordsOf'] {
  const known = new Map<string, readonly number[]>();
  return (text) => {
    const before = known.get(text);
    if (before) return before;
    const ids = titleWords(text).flatMap(({ word }) => wordId.get(word) ?? []);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, ids);
    return ids;
  };
}

function lines(text: string): string[] {
  return text === '' ? [] : text.split('\n');
}
