import { groupCodes, sortedCodes } from './concepts.ts';
import { documents } from './index-documents.ts';
import type { IndexTerm } from './index-terms.ts';
import type { SearchEntry, SearchIndex } from './search-index.ts';
import { vocabulary } from './vocabulary.ts';

/** Builds the index of all entries; index terms that lead to no code of the entries are left out. */
export function buildSearchIndex(
  entries: Iterable<SearchEntry>,
  indexTerms: Iterable<IndexTerm>,
): SearchIndex {
  const codes = sortedCodes(entries);
  const grouped = groupCodes(codes);
  const docs = documents(codes, grouped, indexTerms);
  const terms = vocabulary(docs.list, grouped.prior);
  return { ...codes, ...grouped, ...docs.arrays, ...terms };
}
