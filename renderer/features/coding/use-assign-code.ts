import type { IsoDate } from '#shared/kernel/dates.ts';
import { announce } from '#renderer/lib/announce.ts';
import { assign, type Assignable } from './assign.ts';
import { useFindCodes } from './use-code-search.ts';
import type { Workbench } from './workbench-store.ts';

/**
 * Assigns a code that was found, shown or typed in full to the draft, and leads the focus on.
 * @returns the function; it says why when it cannot
 */
export function useAssignCode(ground: {
  readonly bench: Workbench;
  readonly on: IsoDate;
  /** Why nothing can be assigned now, or null. */
  readonly readOnly: string | null;
  /** A code's title became known before the practice file has told it. */
  readonly onLearn: (code: string, title: string) => void;
}): (code: Assignable) => Promise<void> {
  const { bench, on, readOnly, onLearn } = ground;
  const find = useFindCodes(on);
  const give = (code: Assignable): void => {
    const result = assign(bench.store.getState().history.present, code, () => crypto.randomUUID());
    if (!result.ok) return announce(result.sentence, { tone: 'warns' });
    bench.edit(() => result.coding);
    bench.focus(result.focus);
    announce(result.said);
  };
  return async (code) => {
    if (readOnly !== null) return announce(readOnly, { tone: 'warns' });
    const title = 'title' in code && typeof code.title === 'string' ? code.title : null;
    if (title !== null) onLearn(code.code, title);
    if (code.system === 'icd10cm' || (code.chargeCents !== null && title !== null)) return give(code);
    // A code of the card or one typed in full comes without its charge: the search knows it.
    const answer = await find(code.code, [code.system]);
    const hit = answer.ok ? answer.value.find((h) => h.code === code.code) : undefined;
    if (hit) onLearn(hit.code, hit.title);
    give(hit ?? code);
  };
}
