import type { Codes, Concepts } from './concepts.ts';
import type { IndexTerm } from './index-terms.ts';
import { SOURCE } from './search-index.ts';
import { OWN_INDEX } from './synonyms/own-index.ts';
import { titleWords, type TitleWord } from './text.ts';
import { lowerBound, packTexts } from './texts.ts';
import { withoutSide } from './variants.ts';

/** The words of a title, heading or index line, and the concepts that it leads to. */
export type Doc = {
  readonly words: readonly TitleWord[];
  readonly low: number;
  readonly high: number;
  readonly source: number;
};

/** All documents: the concepts' own titles first, then headings, the alphabetic index, our own lines. */
export function documents(codes: Codes, grouped: Concepts, indexTerms: Iterable<IndexTerm>) {
  const { entries, plain } = codes;
  const { concept, members, titleOf, sides } = grouped;
  const texts: string[] = [];
  const list: Doc[] = members.map((own, c) => {
    const heading = !grouped.billable[own[0] ?? 0] && entries[own[0] ?? 0]?.[0]?.system === 'icd10cm';
    const title = titleOf[c] ?? '';
    texts.push(title);
    // A heading is found by its own document below, which leads to its codes as well.
    const words = heading ? [] : titleWords(sides[c] ? withoutSide(title) : title);
    return { words, low: c, high: heading ? -1 : c, source: SOURCE.title };
  });
  const range = (code: string): readonly [number, number] | null => {
    const wanted = code.replace('.', '').toUpperCase().replace(/-$/, '');
    const low = lowerBound(plain, wanted);
    const high = lowerBound(plain, `${wanted}~`) - 1;
    return high < low ? null : [concept[low] ?? 0, concept[high] ?? 0];
  };
  // What stands in a list besides the index is left out when the same words lead to the same codes already.
  const seen = new Set<string>();
  list.forEach(({ words, low, high }) => seen.add(docKey(words, low, high)));
  const add = (text: string | readonly string[], code: string, source: number, besides = false): void => {
    const at = range(code);
    if (!at) return;
    const words = titleWords(typeof text === 'string' ? text : text.join(' ; ').replace(/, /g, ' '));
    const key = docKey(words, ...at);
    if (words.length === 0 || (besides && seen.has(key))) return;
    seen.add(key);
    list.push({ words, low: at[0], high: at[1], source });
    texts.push(typeof text === 'string' ? text : text.join(', '));
  };
  members.forEach((own, c) => {
    const first = plain[own[0] ?? 0] ?? '';
    const below = list[c]?.high === -1 ? range(first) : null;
    // A heading above the codes of one concept says nothing that their own title does not.
    if (below && below[1] - below[0] > 1 && !isBare(list, below))
      add(titleOf[c] ?? '', first, SOURCE.heading);
    for (const i of own)
      for (const entry of entries[i] ?? []) {
        for (const term of entry.extraTerms ?? []) add(term, plain[i] ?? '', SOURCE.index);
        if (entry !== entries[i]?.at(-1)) add(entry.title, plain[i] ?? '', SOURCE.index);
      }
  });
  for (const { terms, code, besides } of indexTerms) add(terms, code, SOURCE.index, besides);
  for (const [term, code] of OWN_INDEX) add(term, code, SOURCE.own);
  const packed = packTexts(texts);
  return {
    list,
    arrays: {
      docLow: Int32Array.from(list, (d) => d.low),
      docHigh: Int32Array.from(list, (d) => d.high),
      docSource: Uint8Array.from(list, (d) => d.source),
      docTexts: packed.text,
      docEnds: packed.ends,
    },
  };
}

/** Equal for documents of the same words over the same concepts. */
function docKey(words: readonly TitleWord[], low: number, high: number): string {
  const told = words.map(({ word, factor }) => `${word}*${factor}`).sort();
  return `${low} ${high} ${told.join(' ')}`;
}

/** Whether at most one concept of a range is more than a heading. */
function isBare(list: readonly Doc[], [low, high]: readonly [number, number]): boolean {
  let concepts = 0;
  for (let c = low; c <= high && concepts < 2; c += 1) if (list[c]?.high !== -1) concepts += 1;
  return concepts < 2;
}
