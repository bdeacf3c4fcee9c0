import { Refusal } from '#shared/kernel/result.ts';

/** How long work may go on before the event loop has its turn: the window draws sixty times a second. */
const MOST_MS = 12;

/**
 * Long work calls it after each step: it gives the event loop its turn whenever the last one is long enough ago.
 * @throws Refusal `cancelled` when the user has stopped the work.
 */
export function createPace(cancelled: () => boolean): () => Promise<void> | undefined {
  let last = performance.now();
  return () => {
    if (performance.now() - last < MOST_MS) return undefined;
    return new Promise((resolve, reject) => {
      setImmediate(() => {
        last = performance.now();
        if (cancelled()) reject(new Refusal('cancelled', 'Reading was stopped. Nothing was changed.'));
        else resolve();
      });
    });
  };
}
