import { describe, expect, it } from 'vitest';
import { buildSearchIndex } from '#shared/domain/code-search/build-index.ts';
import { openCodeSearch } from '#shared/domain/code-search/engine.ts';
import { searchOnDay } from '#shared/domain/code-search/on-day.ts';
import { INDEX_PARTS, PackedIndex } from '#shared/domain/code-search/packed-index.ts';
import type { SearchEntry } from '#shared/domain/code-search/search-index.ts';
import { lowerBound, openTexts, packTexts, starts } from '#shared/domain/code-search/texts.ts';
import { isoDate } from '#shared/kernel/dates.ts';

const entry = (code: string, title: string, change: Partial<SearchEntry> = {}): SearchEntry => ({
  system: 'icd10cm',
  code,
  title,
  billable: true,
  validFrom: '2020-10-01',
  validTo: null,
  ...change,
});
const ENTRIES = [
  entry('M25.561', 'Pain in right knee'),
  entry('M25.562', 'Pain in left knee'),
  entry('M35.00', 'Sjögren’s syndrome, unspecified'),
  entry('O31.10X2', 'Continuing pregnancy after spontaneous abortion, fetus 2'),
  entry('M54.5', 'Low back pain', { validTo: '2021-09-30' }),
  entry('M54.5', 'Low back pain', { validFrom: '2021-10-01', billable: false }),
  entry('99213', 'Office visit', { system: 'cpt' }),
];
const TERMS = [{ terms: ['Gonalgia'], code: 'M25.56-' }];
const ON = isoDate('2026-03-01');
const ask = (packed: PackedIndex, query: string) =>
  openCodeSearch(packed).search({ query, on: ON, systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 10 });

describe('texts kept as one', () => {
  it('are cut out as they were, and are found in their order', () => {
    const texts = ['', 'a', 'bö', 'c'];
    const opened = openTexts(packTexts(texts));
    expect(texts.map((_, i) => opened.at(i))).toEqual(texts);
    expect([lowerBound(opened, 'b'), lowerBound(opened, 'z'), lowerBound([], 'a')]).toEqual([2, 4, 0]);
    expect([...starts([[1, 2], [], [3]])]).toEqual([0, 2, 2, 3]);
  });
});

describe('a packed index', () => {
  const packed = buildSearchIndex(ENTRIES, TERMS);

  it('has every member that is handed over, and nothing else', () => {
    expect(PackedIndex.safeParse(packed).error).toBeUndefined();
    expect(Object.keys(packed).sort()).toEqual([...INDEX_PARTS].sort());
  });

  it('answers in another process as where it was made', () => {
    const there = Object.fromEntries(INDEX_PARTS.map((part) => [part, structuredClone(packed[part])]));
    for (const query of ['knee', 'right knee', 'm54.5', 'sjogren', 'gonalgia', '99213', 'o31', 'kneee', 'x'])
      expect(ask(PackedIndex.parse(there), query), query).toEqual(ask(packed, query));
    expect(ask(packed, 'sjögren')[0]?.entry).toMatchObject({ title: 'Sjögren’s syndrome, unspecified' });
  });

  it('keeps each stretch of days of a code', () => {
    const [heading] = ask(packed, 'M54.5');
    expect(heading?.entry).toMatchObject({ billable: false, validFrom: '2021-10-01', validTo: null });
    const [before] = openCodeSearch(packed).search({
      query: 'M54.5',
      on: '2021-01-01',
      systems: ['icd10cm'],
      limit: 1,
    });
    expect(before).toMatchObject({ validOn: true, entry: { billable: true, validTo: '2021-09-30' } });
  });

  it('of no codes finds nothing', () => {
    expect(ask(buildSearchIndex([], []), 'knee')).toEqual([]);
    expect(ask(buildSearchIndex([], []), '.')).toEqual([]);
  });

  it('of which a member is missing or of another kind is refused', () => {
    const { words: _words, ...rest } = packed;
    expect(PackedIndex.safeParse(rest).success).toBe(false);
    expect(PackedIndex.safeParse({ ...packed, postDocs: [1, 2] }).success).toBe(false);
  });
});

describe('the search of a day', () => {
  it('says when the release has ended before the day', () => {
    const releases = [{ system: 'icd10cm', name: 'FY2026', effectiveTo: isoDate('2026-02-01') }] as const;
    const question = { query: 'knee', on: ON, systems: ['icd10cm'] as const, limit: 1 };
    const engine = openCodeSearch(buildSearchIndex(ENTRIES, TERMS));
    const [hit] = searchOnDay(engine, releases, question, new Map());
    expect(hit).toMatchObject({ validOn: false });
    expect(hit?.why).toContain('no release installed for 2026-03-01, from FY2026');
  });
});
