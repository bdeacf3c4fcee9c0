import { startResident, type Resident } from '#electron/background/resident.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import {
  createSearch,
  type CodeSearch,
  type SearchHit,
  type SearchInput,
} from '#electron/codesets/search.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql, type PracticeDb, type ReadDb } from '#electron/db/sql.ts';

type Usage = readonly (readonly [code: string, times: number])[];
type Question =
  | { readonly ask: 'search'; readonly input: SearchInput }
  | { readonly ask: 'usage'; readonly usage: Usage };

/** Code search for the window. */
export type CodeSearching = {
  readonly search: (input: SearchInput) => Promise<readonly SearchHit[]>;
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
  let counted: { readonly db: PracticeDb; readonly at: number } | null = null;
  const count = (): void => {
    const db = practice();
    if (db === null || (counted?.db === db && now() - counted.at < COUNTED_FOR_MS)) return;
    counted = { db, at: now() };
    thread.tell({ ask: 'usage', usage: usageOf(db) });
  };
  return {
    search: async (input) => {
      const found = await thread.ask({ ask: 'search', input });
      // After the answer: the next search has the newer counts.
      setImmediate(() => quietly(count));
      return found;
    },
    prepare: (on) => {
      quietly(count);
      thread.tell({
        ask: 'search',
        input: { query: 'a', on, systems: ['icd10cm', 'cpt', 'hcpcs'], limit: 1 },
      });
    },
    close: thread.close,
  };
}

/** The work of the thread, over the code-set file at a path. */
export function searchThread({ path }: { readonly path: string }): (question: Question) => SearchHit[] {
  return answering(openPlain(path, { readOnly: true }));
}

function answering(db: ReadDb): (question: Question) => SearchHit[] {
  let usage: ReadonlyMap<string, number> = new Map();
  const search: CodeSearch = createSearch(db, () => usage);
  return (question) => {
    if (question.ask === 'search') return search(question.input);
    usage = new Map(question.usage);
    return [];
  };
}

type Thread = {
  readonly ask: (question: Question) => Promise<SearchHit[]>;
  /** Without waiting for it. */
  readonly tell: (question: Question) => void;
  readonly close: () => void;
};

function residentThread(codeSets: Pick<CodeSets, 'db' | 'path'>): Thread {
  let thread: Resident | null = null;
  let usage: Question | null = null;
  const use = (): Resident => {
    if (thread !== null && !thread.ended()) return thread;
    // The file is made, with the starter set, when it is first opened.
    codeSets.db();
    thread = startResident('codes.search', { path: codeSets.path });
    if (usage) void thread.ask(usage).catch(() => undefined);
    return thread;
  };
  return {
    ask: (question) => use().ask<SearchHit[]>(question),
    tell: (question) => {
      if (question.ask === 'usage') usage = question;
      void use()
        .ask(question)
        .catch(() => undefined);
    },
    close: () => {
      thread?.end();
      thread = null;
    },
  };
}

/** A code-set file in memory can be read by nobody else. */
function localThread(codeSets: Pick<CodeSets, 'db'>): Thread {
  let answer: ReturnType<typeof answering> | null = null;
  const run = (question: Question): SearchHit[] => {
    answer ??= answering(codeSets.db());
    return answer(question);
  };
  return {
    ask: (question) => Promise.resolve().then(() => run(question)),
    tell: (question) => quietly(() => void run(question)),
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
function quietly(work: () => void): void {
  try {
    work();
  } catch {
    // The next search counts again.
  }
}
