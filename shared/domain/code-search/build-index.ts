import { groupCodes, sortedCodes, type Codes, type Concepts } from './concepts.ts';
import { documents } from './index-documents.ts';
import type { IndexTerm } from './index-terms.ts';
import type { PackedIndex } from './packed-index.ts';
import { SYSTEMS, type SearchEntry } from './search-index.ts';
import { packTexts, starts } from './texts.ts';
import { vocabulary } from './vocabulary.ts';

/** Builds the index of all entries; index terms that lead to no code of the entries are left out. */
export function buildSearchIndex(
  entries: Iterable<SearchEntry>,
  indexTerms: Iterable<IndexTerm>,
): PackedIndex {
  const codes = sortedCodes(entries);
  const grouped = groupCodes(codes);
  const docs = documents(codes, grouped, indexTerms);
  const terms = vocabulary(docs.list, grouped.prior);
  return { ...packCodes(codes), ...packConcepts(grouped), ...docs.arrays, ...terms };
}

function packCodes({ entries }: Codes) {
  const all = entries.flat();
  const codes = packTexts(entries.map((own) => own.at(-1)?.code ?? ''));
  const titles = packTexts(all.map(({ title }) => title));
  const days = [...new Set(['', ...all.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? ''])])];
  const dayAt = new Map(days.map((day, i) => [day, i]));
  return {
    codes: codes.text,
    codeEnds: codes.ends,
    system: Uint8Array.from(entries, (own) => Math.max(0, SYSTEMS.indexOf(own[0]?.system ?? 'icd10cm'))),
    entryStart: starts(entries),
    titles: titles.text,
    titleEnds: titles.ends,
    billable: Uint8Array.from(all, (entry) => (entry.billable ? 1 : 0)),
    from: Int32Array.from(all, ({ validFrom }) => dayAt.get(validFrom) ?? 0),
    to: Int32Array.from(all, ({ validTo }) => dayAt.get(validTo ?? '') ?? 0),
    days: days.join('\n'),
  };
}

function packConcepts({ concept, side, seventh, suffix, members, sides, staged, prior }: Concepts) {
  const suffixes = packTexts([...suffix.values()]);
  return {
    concept,
    side,
    seventh,
    suffixAt: Int32Array.from(suffix.keys()),
    suffixes: suffixes.text,
    suffixEnds: suffixes.ends,
    memberStart: starts(members),
    members: Int32Array.from(members.flat()),
    sides,
    staged,
    prior,
  };
}
