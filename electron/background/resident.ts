import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { Refusal } from '#shared/kernel/result.ts';
import type { ResidentAnswer, ResidentQuestion, ResidentStart } from './task.ts';

/** A thread that keeps what it has made between questions. Plain data in and out. */
export type Resident = {
  /**
   * @throws Refusal as the thread refuses; Error when it failed otherwise or ended (never with the text of the
   * failure, which could hold a patient's words).
   */
  readonly ask: <O>(question: unknown) => Promise<O>;
  /** Ends the thread; questions that wait fail. */
  readonly end: () => void;
  readonly ended: () => boolean;
};

const BUNDLED = (import.meta.filename ?? '').endsWith('.cjs');

/** The same beginning as for tasks: a bundle beside the program's, or the source when started from source. */
function workerFile(): string {
  return BUNDLED ? join(import.meta.dirname, 'worker.cjs') : join(import.meta.dirname, '..', 'worker.ts');
}

/**
 * Starts a thread of `residents.ts` that stays until it is ended. It does not keep the program running.
 * @param input plain data for its start
 */
export function startResident(name: string, input: unknown): Resident {
  const start: ResidentStart = { resident: name, input };
  const worker = new Worker(workerFile(), { workerData: start });
  const waiting = new Map<
    number,
    { readonly resolve: (value: unknown) => void; readonly reject: (error: Error) => void }
  >();
  let last = 0;
  let over = false;
  const fail = (): void => {
    over = true;
    for (const { reject } of waiting.values()) reject(new Error(`The thread ${name} ended.`));
    waiting.clear();
    worker.unref();
  };
  worker.on('message', (answer: ResidentAnswer) => {
    const question = waiting.get(answer.id);
    waiting.delete(answer.id);
    // Only a question that waits keeps the program running.
    if (waiting.size === 0) worker.unref();
    if (answer.type === 'done') question?.resolve(answer.value);
    else if (answer.type === 'refused') question?.reject(new Refusal(answer.code, answer.message));
    else question?.reject(new Error(`The thread ${name} failed (${answer.name}).`));
  });
  worker.on('error', fail);
  worker.on('exit', fail);
  worker.unref();
  return {
    ask: <O>(question: unknown) =>
      new Promise<O>((resolve, reject) => {
        if (over) return reject(new Error(`The thread ${name} ended.`));
        last += 1;
        waiting.set(last, { resolve: (value) => resolve(value as O), reject });
        worker.ref();
        const message: ResidentQuestion = { id: last, question };
        worker.postMessage(message);
      }),
    end: () => {
      over = true;
      void worker.terminate();
    },
    ended: () => over,
  };
}
