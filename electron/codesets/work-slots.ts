import { Refusal } from '#shared/kernel/result.ts';

/** How long the end of the program waits for a thread. */
const PATIENCE_MS = 3000;

/** Long work that can be stopped by its name. */
export function createWorkSlots() {
  const running = new Map<string, { readonly stop: AbortController; readonly ended: Promise<unknown> }>();
  let writing = false;
  let over = false;

  /** Runs something that can be stopped. @throws Refusal `conflict` for the same name twice. */
  async function stoppable<T>(task: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> {
    if (over) throw new Refusal('cancelled', 'The program is being closed. Nothing was changed.');
    if (running.has(task)) throw new Refusal('conflict', 'This is under way already. Nothing was changed.');
    const stop = new AbortController();
    const done = work(stop.signal);
    running.set(task, { stop, ended: done.catch(() => undefined) });
    try {
      return await done;
    } finally {
      running.delete(task);
    }
  }

  return {
    stoppable,
    /** As `stoppable`, for work on the code-set file: one at a time. @throws Refusal `conflict` */
    alone: async <T>(task: string, work: (signal: AbortSignal) => Promise<T>): Promise<T> => {
      if (writing)
        throw new Refusal(
          'conflict',
          'Another release is being read or installed. Wait for it or stop it. Nothing was changed.',
        );
      writing = true;
      try {
        return await stoppable(task, work);
      } finally {
        writing = false;
      }
    },
    /** @returns whether there was anything to stop; it ends at its next question. */
    cancel: (task: string): boolean => {
      const found = running.get(task);
      found?.stop.abort();
      return found !== undefined;
    },
    /**
     * Stops everything, takes nothing new, and waits until it has ended, but not for long: what a thread has begun is undone as well
     * when the program ends before it.
     */
    stopAll: async (): Promise<void> => {
      over = true;
      for (const { stop } of running.values()) stop.abort();
      let timer: NodeJS.Timeout | undefined;
      const late = new Promise<void>((resolve) => {
        timer = setTimeout(resolve, PATIENCE_MS);
      });
      await Promise.race([Promise.all([...running.values()].map(({ ended }) => ended)), late]);
      clearTimeout(timer);
    },
  };
}

export type WorkSlots = ReturnType<typeof createWorkSlots>;
