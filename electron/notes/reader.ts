import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadingAnswer, ReadingQuestion, TextReading, ToRead } from './reading.ts';

/** Reads notes for diagnoses and services, away from the thread that draws windows and owns the practice file. */
export type NotesReader = {
  /**
   * Names the codes that stand on the day; equal names mean equal answers to `read`. Null when no ICD-10-CM release
   * speaks for the day.
   */
  readonly editionOn: (on: IsoDate) => Promise<string | null>;
  /** What each text gave, in their order. Builds the dictionary of the day when it is not there yet (seconds). */
  readonly read: (what: ToRead) => Promise<readonly TextReading[]>;
  /** Builds the dictionary of a day ahead. */
  readonly prepare: (on: IsoDate) => Promise<void>;
  /** Releases changed: what was built is thrown away. */
  readonly forget: () => void;
  /** Ends the thread. */
  readonly close: () => void;
};

/** A thread that stays and answers one question after another. */
export type QuestionThread = {
  readonly ask: <O>(question: ReadingQuestion) => Promise<O>;
  readonly end: () => void;
  readonly ended: () => boolean;
};

/**
 * A reader in a thread of its own, which is started by the first question and opens the code-set file itself. It
 * sees by itself when another connection has changed the file.
 * @param start starts the thread over the code-set file
 */
export function createThreadReader(start: () => QuestionThread): NotesReader {
  let thread: QuestionThread | null = null;
  const ask = <O extends ReadingAnswer>(question: ReadingQuestion): Promise<O> => {
    if (thread === null || thread.ended()) thread = start();
    return thread.ask<O>(question);
  };
  return {
    editionOn: (on) => ask<string | null>({ ask: 'edition', on }),
    read: (what) => ask<readonly TextReading[]>({ ask: 'read', ...what }),
    prepare: async (on) => {
      await ask<null>({ ask: 'prepare', on });
    },
    forget: () => {
      // Without a thread nothing was built.
      if (thread !== null && !thread.ended()) void thread.ask({ ask: 'forget' }).catch(() => undefined);
    },
    close: () => {
      thread?.end();
      thread = null;
    },
  };
}

/** A reader in this thread, for a code-set file that no other can open (in memory), and for the terminal. */
export function createLocalReader(answer: () => (question: ReadingQuestion) => ReadingAnswer): NotesReader {
  const ask = async <O extends ReadingAnswer>(question: ReadingQuestion): Promise<O> =>
    answer()(question) as O;
  return {
    editionOn: (on) => ask<string | null>({ ask: 'edition', on }),
    read: (what) => ask<readonly TextReading[]>({ ask: 'read', ...what }),
    prepare: async (on) => {
      await ask<null>({ ask: 'prepare', on });
    },
    forget: () => void ask<null>({ ask: 'forget' }),
    close: () => undefined,
  };
}
