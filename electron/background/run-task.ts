import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/kernel/result.ts';
import type { TaskMessage, TaskStart } from './task.ts';

export type RunOptions = {
  readonly onProgress?: (step: {
    readonly done: number;
    readonly total: number;
    readonly doing: string;
  }) => void;
  /** Stops the task at its next question; what it had begun is undone by the task itself. */
  readonly signal?: AbortSignal;
  /** After so long the thread is ended without asking: for work on files that nobody vouches for. */
  readonly limitMs?: number;
  /** Largest heap of the thread; a file that wants more is refused and the program goes on. */
  readonly limitMb?: number;
  /**
   * By how much the whole program may grow while the thread runs: buffers stand outside the heap, and some of the
   * engine's own functions end the whole program when the heap is full. Watched ten times a second.
   */
  readonly limitGrowthMb?: number;
  /** What is said when time or memory ran out: what, and that nothing was changed. */
  readonly limitSentence?: string;
};

const BUNDLED = (import.meta.filename ?? '').endsWith('.cjs');

/** The thread's beginning: a bundle of its own beside the program's, or the source when started from source. */
function workerFile(): string {
  return BUNDLED ? join(import.meta.dirname, 'worker.cjs') : join(import.meta.dirname, '..', 'worker.ts');
}

/**
 * Runs one task of `tasks.ts` in a thread of its own.
 * @param input plain data; buffers are copied
 * @returns what the task returns, as plain data
 * @throws Refusal as the task refuses it, or `invalid_input` when it took too long or too much memory;
 * Error when it failed otherwise (never with the text of the failure, which could hold a patient's words).
 */
export function runTask<O>(task: string, input: unknown, options: RunOptions = {}): Promise<O> {
  const stop = new SharedArrayBuffer(4);
  const start: TaskStart = { task, input, stop };
  return new Promise<O>((resolve, reject) => {
    const worker = new Worker(workerFile(), {
      workerData: start,
      ...(options.limitMb === undefined
        ? {}
        : { resourceLimits: { maxOldGenerationSizeMb: options.limitMb } }),
    });
    const limit = new Refusal(
      'invalid_input',
      options.limitSentence ?? 'This took too long and was stopped.',
    );
    const timer =
      options.limitMs === undefined ? null : setTimeout(() => settle(() => reject(limit)), options.limitMs);
    const watch = watchGrowth(options.limitGrowthMb, () => settle(() => reject(limit)));
    const onStop = (): void => {
      Atomics.store(new Int32Array(stop), 0, 1);
    };
    let settled = false;
    const settle = (say: () => void): void => {
      if (settled) return;
      settled = true;
      if (timer) clearTimeout(timer);
      if (watch) clearInterval(watch);
      options.signal?.removeEventListener('abort', onStop);
      say();
      void worker.terminate();
    };
    if (options.signal?.aborted) onStop();
    options.signal?.addEventListener('abort', onStop);
    worker.on('message', (message: TaskMessage) => {
      switch (message.type) {
        case 'progress':
          options.onProgress?.(message);
          return;
        case 'done':
          return settle(() => resolve(message.value as O));
        case 'refused':
          return settle(() => reject(new Refusal(message.code, message.message)));
        case 'failed':
          return settle(() => reject(new Error(`The task ${task} failed (${message.name}).`)));
      }
    });
    worker.on('error', (error) =>
      settle(() =>
        reject(
          'code' in error && error.code === 'ERR_WORKER_OUT_OF_MEMORY'
            ? limit
            : new Error(`The task ${task} ended early.`),
        ),
      ),
    );
    worker.on('exit', () => settle(() => reject(new Error(`The task ${task} ended without an answer.`))));
  });
}

function watchGrowth(limitMb: number | undefined, tooMuch: () => void): NodeJS.Timeout | null {
  if (limitMb === undefined) return null;
  const before = process.memoryUsage.rss();
  return setInterval(() => {
    if (process.memoryUsage.rss() - before > limitMb * 1_048_576) tooMuch();
  }, 100);
}
