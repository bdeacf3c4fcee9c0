import { buildSearchIndex } from './build-index.ts';
import { openCodeSearch, type CodeSearchEngine } from './engine.ts';
import type { IndexTerm } from './index-terms.ts';
import type { SearchEntry } from './search-index.ts';

export type { CodeSearchEngine } from './engine.ts';
export type { IndexTerm } from './index-terms.ts';
export type { SearchEntry } from './search-index.ts';

/**
 * Makes the search over all entries (several stretches of days of one code may be given).
 * @param indexTerms terms of the alphabetic index with their codes, when installed.
 */
export function createCodeSearch(
  entries: Iterable<SearchEntry>,
  indexTerms: Iterable<IndexTerm> = [],
): CodeSearchEngine {
  return openCodeSearch(buildSearchIndex(entries, indexTerms));
}
