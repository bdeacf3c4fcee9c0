import type { MessagePort } from 'node:worker_threads';
import { Refusal } from '#shared/kernel/result.ts';
import { RESIDENTS, type ResidentWork } from './residents.ts';
import type { ResidentAnswer, ResidentQuestion, ResidentStart } from './task.ts';

/** The beginning of a thread that stays: answers one question after another until it is ended. */
export function serveResident({ resident, input }: ResidentStart, port: MessagePort): void {
  const started = start(resident, input);
  let last: Promise<unknown> = started.catch(() => undefined);
  port.on('message', ({ id, question }: ResidentQuestion) => {
    const send = (answer: ResidentAnswer): void => port.postMessage(answer);
    const answer = async (): Promise<void> => {
      try {
        const work = await started;
        send({ id, type: 'done', value: await work(question as never) });
      } catch (error) {
        // The text of an unexpected error may carry a line of a patient's document: its kind alone goes on.
        if (error instanceof Refusal) send({ id, type: 'refused', code: error.code, message: error.message });
        else send({ id, type: 'failed', name: error instanceof Error ? error.name : 'unknown' });
      }
    };
    last = last.then(answer);
  });
}

async function start(name: string, input: unknown): Promise<ResidentWork> {
  const load = RESIDENTS[name];
  if (!load) throw new Error(`There is no thread ${name}.`);
  return (await load())(input as never);
}
