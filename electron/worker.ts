import { parentPort, workerData } from 'node:worker_threads';
import { Refusal } from '#shared/kernel/result.ts';
import { serveResident } from '#electron/background/serve-resident.ts';
import type { ResidentStart, TaskMessage, TaskStart } from '#electron/background/task.ts';
import { TASKS } from '#electron/background/tasks.ts';

// The thread's own beginning: one task, one answer, then the thread ends; or a thread that stays (`resident.ts`).
const given = workerData as TaskStart | ResidentStart;
const send = (message: TaskMessage): void => parentPort?.postMessage(message);

async function run({ task, input, stop }: TaskStart): Promise<void> {
  const flag = new Int32Array(stop);
  const load = TASKS[task];
  if (!load) throw new Error(`There is no task ${task}.`);
  const work = await load();
  const value = await work(input as never, {
    progress: (step) => send({ type: 'progress', ...step }),
    cancelled: () => Atomics.load(flag, 0) === 1,
  });
  send({ type: 'done', value });
}

function fail(error: unknown): void {
  // The text of an unexpected error may carry a line of a patient's document: its kind alone goes on.
  if (error instanceof Refusal) send({ type: 'refused', code: error.code, message: error.message });
  else send({ type: 'failed', name: error instanceof Error ? error.name : 'unknown' });
}

if (!('resident' in given)) run(given).catch(fail);
else if (parentPort) serveResident(given, parentPort);
