import { Refusal } from '#shared/kernel/result.ts';
import type { OpenDb } from '#electron/db/sql.ts';

/** How far work has come; `doing` names it for a person. */
export type Step = { readonly done: number; readonly total: number; readonly doing: string };

/** Work on the practice file that can rest after each step. What it throws ends it. */
export type Steps<T> = Generator<Step, T, void>;

/** Does all steps one after the other, without rest. */
export function doAll<T>(steps: Steps<T>): T {
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
  }
}

/** How long steps may go on before the event loop has its turn: the window draws sixty times a second. */
const MOST_MS = 12;

/**
 * Does steps over many turns of the event loop, so that the window stays alive meanwhile.
 * @throws whatever a step throws; Refusal `locked` when the file was closed between two steps.
 */
export async function doPaced<T>(
  steps: Steps<T>,
  db: Pick<OpenDb, 'isOpen'>,
  told: (step: Step) => void,
): Promise<T> {
  let last = performance.now();
  for (;;) {
    const next = steps.next();
    if (next.done === true) return next.value;
    if (performance.now() - last < MOST_MS) continue;
    told(next.value);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (!db.isOpen()) throw new Refusal('locked', 'The practice file was locked. Nothing was changed.');
    last = performance.now();
  }
}
