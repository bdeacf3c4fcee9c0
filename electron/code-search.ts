import { INDEX_PARTS, type IndexPart } from '#shared/domain/code-search/packed-index.ts';
import { startResident, type Resident } from '#electron/background/resident.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import {
  createSearchIndexes,
  searchBasis,
  type PartInput,
  type SearchForWindow,
  type SearchHit,
  type SearchInput,
  type Usage,
} from '#electron/codesets/search.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql, type PracticeDb, type ReadDb } from '#electron/db/sql.ts';

type Question =
  | { readonly ask: 'search'; readonly input: SearchInput }
  | ({ readonly ask: 'part' } & PartInput)
  | { readonly ask: 'usage'; readonly usage: Usage };

/** Code search for the window. */
export type CodeSearching = SearchForWindow & {
  /** Builds the index of a day ahead (seconds), and counts what the practice uses. */
  readonly prepare: (on: SearchInput['on']) => void;
  readonly close: () => void;
};

/** How often the practice's own use of codes is counted anew. */
const COUNTED_FOR_MS = 10 * 60_000;

/**
 * Searches in a thread of its own: building the index takes seconds, and the window must not wait for it.
 * @param practice the open practice file, or null; how often it has used a code moves that code up a little
 * @param now milliseconds, as the platform's clock tells them
 */
export function createCodeSearching(
  codeSets: Pick<CodeSets, 'db' | 'path'>,
  practice: () => PracticeDb | null,
  now: () => number,
): CodeSearching {
  const thread = codeSets.path === ':memory:' ? localThread(codeSets) : residentThread(codeSets);
  let counted: { readonly db: PracticeDb; readonly at: number; readonly usage: Usage } | null = null;
  /** Indexes that the window has, so that none is made ahead once more. */
  const handedOver = new Set<string>();
  const count = (): Usage => {
    const db = practice();
    if (db === null) return [];
    if (counted?.db === db && now() - counted.at < COUNTED_FOR_MS) return counted.usage;
    counted = { db, at: now(), usage: usageOf(db) };
    thread.count(counted.usage);
    return counted.usage;
  };
  const countQuietly = (): Usage => quietly(count) ?? [];
  return {
    search: async (input) => {
      const found = await thread.ask<SearchHit[]>({ ask: 'search', input });
      // After the answer: the next search has the newer counts.
      setImmediate(countQuietly);
      return found;
    },
    basis: (on) => ({ ...searchBasis(codeSets.db(), on), usage: countQuietly() }),
    part: async (input) => {
      const part = await thread.ask<IndexPart | null>({ ask: 'part', ...input });
      if (part !== null && input.part === INDEX_PARTS.at(-1)) {
        handedOver.add(input.key);
        thread.rest();
      }
      return part;
    },
    prepare: (on) => {
      countQuietly();
      const key = quietly(() => searchBasis(codeSets.db(), on).key);
      // The smallest member: it is the making of the index that takes long.
      if (key !== undefined && !handedOver.has(key))
        void thread.ask({ ask: 'part', on, key, part: 'days' }).catch(() => undefined);
    },
    close: thread.close,
  };
}

/** The work of the thread, over the code-set file at a path. */
export function searchThread({ path }: { readonly path: string }): (question: Question) => unknown {
  return answering(openPlain(path, { readOnly: true }));
}

function answering(db: ReadDb): (question: Question) => unknown {
  let usage: ReadonlyMap<string, number> = new Map();
  const indexes = createSearchIndexes(db, () => usage);
  return (question) => {
    switch (question.ask) {
      case 'search':
        return indexes.search(question.input);
      case 'part':
        return indexes.packed(question.on, question.key)?.[question.part] ?? null;
      case 'usage':
        usage = new Map(question.usage);
        return null;
    }
  };
}

type Thread = {
  readonly ask: <O>(question: Question) => Promise<O>;
  /** Tells how often codes are used, also to a thread that is started later. */
  readonly count: (usage: Usage) => void;
  /** Ends the thread as soon as no question waits; the next question starts it again. */
  readonly rest: () => void;
  readonly close: () => void;
};

function residentThread(codeSets: Pick<CodeSets, 'db' | 'path'>): Thread {
  let thread: Resident | null = null;
  let usage: Usage = [];
  let waiting = 0;
  let resting = false;
  const end = (): void => {
    thread?.end();
    thread = null;
  };
  const tell = (to: Resident): void => void to.ask({ ask: 'usage', usage }).catch(() => undefined);
  const use = (): Resident => {
    if (thread !== null && !thread.ended()) return thread;
    // The file is made, with the starter set, when it is first opened.
    codeSets.db();
    thread = startResident('codes.search', { path: codeSets.path });
    resting = false;
    tell(thread);
    return thread;
  };
  return {
    ask: async <O>(question: Question) => {
      waiting += 1;
      try {
        return await use().ask<O>(question);
      } finally {
        waiting -= 1;
        if (resting && waiting === 0) end();
      }
    },
    count: (now) => {
      usage = now;
      if (thread !== null && !thread.ended()) tell(thread);
    },
    rest: () => {
      resting = true;
      if (waiting === 0) end();
    },
    close: end,
  };
}

/** A code-set file in memory can be read by nobody else. */
function localThread(codeSets: Pick<CodeSets, 'db'>): Thread {
  let answer: ReturnType<typeof answering> | null = null;
  const run = <O>(question: Question): O => {
    answer ??= answering(codeSets.db());
    return answer(question) as O; // each question has its kind of answer
  };
  return {
    ask: (question) => Promise.resolve().then(() => run(question)),
    count: (usage) => run({ ask: 'usage', usage }),
    rest: () => undefined,
    close: () => undefined,
  };
}

/** How often each code stands on an encounter of this practice. */
function usageOf(db: ReadDb): Usage {
  return db
    .all<{ code: string; times: number }>(
      sql`SELECT code, COUNT(*) AS times FROM encounter_diagnosis GROUP BY code
          UNION ALL SELECT code, COUNT(*) AS times FROM encounter_line GROUP BY code`,
    )
    .map(({ code, times }) => [code, times] as const);
}

/** Counting is a comfort: a file that was locked in between keeps the search as it is. */
function quietly<O>(work: () => O): O | undefined {
  try {
    return work();
  } catch {
    // The next search counts again.
    return undefined;
  }
}
