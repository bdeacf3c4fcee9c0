import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { gunzipSync } from 'node:zlib';
import { Document } from 'flexsearch';
import MiniSearch from 'minisearch';
import { readHcpcsCsv } from '#shared/domain/code-files/hcpcs.ts';
import { readOrderFile } from '#shared/domain/code-files/icd10cm-order.ts';
import { createIndexReader } from '#shared/domain/code-files/index-xml.ts';
import { readIndexCsv } from '#shared/domain/code-files/index-csv.ts';
import { createTabularReader } from '#shared/domain/code-files/tabular-xml.ts';
import { createCodeSearch, type SearchEntry } from '#shared/domain/code-search/code-search.ts';
import {
  externalCauseTermsOf,
  indexTermsOf,
  type IndexTerm,
} from '#shared/domain/code-search/index-terms.ts';
import { readXml } from '#electron/codesets/install/xml.ts';
import { transaction } from '#electron/db/handle.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql } from '#electron/db/sql.ts';
import { sampleDir } from '#tests/support/samples.ts';
import { milliseconds, quantile, timed, type Row } from './measure.ts';

type Query = { readonly query: string; readonly codes: readonly string[] };
type Finder = {
  readonly name: string;
  readonly find: (query: string) => readonly string[];
  readonly megabytes: number;
};
type Score = { readonly first: number; readonly five: number; readonly p50: number; readonly p99: number };

const ON = '2026-03-01';
const LISTS = [
  ['tuning', 'list used for tuning'],
  ['held-out', 'list not used for tuning'],
] as const;

/**
 * Finding codes over the full ICD-10-CM and HCPCS Level II: share of queries whose right code comes first, and
 * among the first five, beside two search libraries and SQLite FTS5 on the same titles and queries. The others
 * get billable codes only, which spares them the headings.
 */
export function benchCodes(): readonly (Row | string)[] {
  const samples = sampleDir();
  if (samples === null) return ['the sample code sets are not at hand'];
  const folder = join(samples, 'codesets');
  const entries = readEntries(folder);
  const index = [...indexTermsOf(readIndexCsv(unpacked(folder, 'ICD10CM_2025_Index.csv.gz')))];
  const terms = [...index, ...otherTerms(folder)];
  const billable = entries.filter((e) => e.billable && (e.validTo === null || e.validTo >= ON));
  let built = 0;
  const ours = measured('Claimwright', () => {
    // Its own copy of the codes and titles, as the program reads them from the code-set file.
    const own = JSON.parse(JSON.stringify(entries)) as SearchEntry[];
    let engine = createCodeSearch([], []);
    built = timed(() => {
      engine = createCodeSearch(own, terms);
    });
    return ourFinder(engine);
  });
  const bare = measured('titles only', () => ourFinder(createCodeSearch(entries, [])));
  const withIndex = measured('titles and alphabetic index only', () =>
    ourFinder(createCodeSearch(entries, index)),
  );
  const others = [
    bare,
    withIndex,
    measured('minisearch', () => miniSearchFinder(billable)),
    measured('flexsearch', () => flexSearchFinder(billable)),
    measured('SQLite FTS5', () => ftsFinder(billable)),
  ];
  const rows: Row[] = LISTS.flatMap(([file, name]) => {
    const queries = readQueries(file);
    const mine = score(ours, queries);
    return others.map((other) => ({
      what: `${queries.length} queries, ${name}: first / five / p50 / p99`,
      ours: shown(mine),
      beside: shown(score(other, queries)),
      note: other.name,
    }));
  });
  rows.push({
    what: `search index of ${entries.length.toLocaleString('en-US')} codes: memory, built in ${milliseconds(built)}`,
    ours: `${ours.megabytes} MB`,
    beside: others
      .slice(2)
      .map((o) => `${o.megabytes} MB`)
      .join(' / '),
    note: 'minisearch / flexsearch / FTS5 (inside SQLite, not seen here)',
  });
  return rows;
}

function unpacked(folder: string, file: string): string {
  return gunzipSync(readFileSync(join(folder, file))).toString('utf8');
}

/** As the program has them: external causes, and other names that the tabular list prints under its codes. */
function otherTerms(folder: string): IndexTerm[] {
  const causes = readXml(unpacked(folder, 'icd10cm-eindex-April-1-2026-XML.xml.gz'), createIndexReader());
  const list = readXml(unpacked(folder, 'icd10cm_tabular_2021.xml.gz'), createTabularReader());
  const names = list.notes.filter(({ kind, scope }) => kind === 'inclusionTerm' && /^[A-Z]\d/.test(scope));
  return [
    ...externalCauseTermsOf(causes.entries),
    ...names.map(({ text, scope }) => ({ terms: [text], code: scope, besides: true })),
  ];
}

function readEntries(folder: string): SearchEntry[] {
  const diagnoses = readOrderFile(unpacked(folder, 'icd10cm-order-2026.txt.gz')).map(
    ({ code, billable, longTitle }): SearchEntry => ({
      system: 'icd10cm',
      code,
      title: longTitle,
      billable,
      validFrom: '2025-10-01',
      validTo: null,
    }),
  );
  const supplies = readHcpcsCsv(unpacked(folder, 'hcpcs_level2_2025_oct.csv.gz'))
    .filter((row) => row.kind === 'procedure')
    .map((row): SearchEntry => ({
      system: 'hcpcs',
      code: row.code,
      title: row.longTitle,
      billable: true,
      validFrom: row.addedOn,
      validTo: row.terminatedOn,
    }));
  return [...diagnoses, ...supplies];
}

function readQueries(list: string): Query[] {
  return JSON.parse(readFileSync(join(import.meta.dirname, 'queries', `${list}.json`), 'utf8')) as Query[];
}

function measured(name: string, make: () => (query: string) => readonly string[]): Finder {
  collect();
  const before = held();
  const find = make();
  find('warm');
  collect();
  return { name, find, megabytes: Math.max(0, Math.round((held() - before) / 1_048_576)) };
}

/** Garbage is not memory held; the collector is not reachable without its flag. */
function collect(): void {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
}

function held(): number {
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
}

function score({ find }: Finder, queries: readonly Query[]): Score {
  for (const { query } of queries) find(query);
  let first = 0;
  let five = 0;
  const times = queries.map(({ query, codes }) => {
    let found: readonly string[] = [];
    // The shortest of three runs: other work of the machine is not the search's time.
    const run = (): number => timed(() => void (found = find(query)));
    const ms = Math.min(run(), run(), run());
    const at = found.findIndex((code) => codes.includes(code));
    if (at === 0) first += 1;
    if (at >= 0 && at < 5) five += 1;
    return ms;
  });
  times.sort((a, b) => a - b);
  const share = (n: number): number => (100 * n) / queries.length;
  return { first: share(first), five: share(five), p50: quantile(times, 0.5), p99: quantile(times, 0.99) };
}

function shown({ first, five, p50, p99 }: Score): string {
  return `${first.toFixed(1)} % / ${five.toFixed(1)} % / ${milliseconds(p50)} / ${milliseconds(p99)}`;
}

function ourFinder(engine: ReturnType<typeof createCodeSearch>): (query: string) => string[] {
  return (query) =>
    engine
      .search({ query, on: ON, systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 10 })
      .map((hit) => hit.entry.code);
}

function miniSearchFinder(entries: readonly SearchEntry[]): (query: string) => string[] {
  const index = new MiniSearch<{ id: number; code: string; title: string }>({ fields: ['code', 'title'] });
  index.addAll(entries.map(({ code, title }, id) => ({ id, code, title })));
  return (query) =>
    index
      .search(query, { prefix: true, fuzzy: 0.2 })
      .slice(0, 10)
      .map((hit) => entries[Number(hit.id)]?.code ?? '');
}

function flexSearchFinder(entries: readonly SearchEntry[]): (query: string) => string[] {
  const index = new Document({ document: { id: 'id', index: ['code', 'title'] }, tokenize: 'forward' });
  entries.forEach(({ code, title }, id) => index.add({ id, code, title }));
  return (query) => {
    const found = index.search(query, { limit: 10, suggest: true });
    const ids = [...new Set(found.flatMap((field) => field.result))].slice(0, 10);
    return ids.map((id) => entries[Number(id)]?.code ?? '');
  };
}

function ftsFinder(entries: readonly SearchEntry[]): (query: string) => string[] {
  const db = openPlain(':memory:');
  transaction(db, (w) => {
    w.run(sql`CREATE VIRTUAL TABLE found USING fts5(code, title, tokenize = 'porter unicode61')`);
    for (const { code, title } of entries)
      w.run(sql`INSERT INTO found (code, title) VALUES (${code}, ${title})`);
  });
  return (query) => {
    const words = query.toLowerCase().match(/[a-z0-9]+/g) ?? [];
    if (words.length === 0) return [];
    const match = words.map((word) => `"${word}"*`).join(' ');
    return db
      .all<{ code: string }>(sql`SELECT code FROM found WHERE found MATCH ${match} ORDER BY rank LIMIT 10`)
      .map((row) => row.code);
  };
}
