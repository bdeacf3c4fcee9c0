import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useFindCodes } from '../use-code-search.ts';
import type { Workbench } from '../workbench-store.ts';
import { assignVisit } from './assign-visit.ts';

/**
 * Puts the code of a level into the draft, with the practice's charge for it.
 * @param learn takes the code's title before the practice file has told it
 */
export function useAssignVisit(
  bench: Workbench,
  on: IsoDate,
  learn: (code: string, title: string) => void,
): (code: string) => Promise<void> {
  const find = useFindCodes(on);
  return async (code) => {
    const answer = await find(code, ['cpt']);
    const hit = answer.ok ? answer.value.find((h) => h.code === code) : undefined;
    if (hit) learn(hit.code, hit.title);
    const result = assignVisit(bench.store.getState().history.present, code, hit?.chargeCents ?? null, () =>
      crypto.randomUUID(),
    );
    if (!result.ok) return announce(result.sentence, { tone: 'warns' });
    bench.edit(() => result.coding);
    announce(result.said, {
      undo: {
        label: 'take back',
        run: () => {
          // Only what was not changed since is undone with it.
          if (bench.store.getState().history.present === result.coding) bench.undo();
        },
      },
    });
  };
}
