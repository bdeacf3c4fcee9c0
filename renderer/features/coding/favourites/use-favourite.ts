import type { Favourite } from '#shared/contract/workbench.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { localToday } from '#renderer/ui/date-entry.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';

/** The user's favourites as they stand on a date of service. */
export function useFavourites(on: IsoDate): readonly Favourite[] {
  return useCall('workbench', 'favourites', { on }, { tags: ['favourites', 'fees'], keep: true }).data ?? [];
}

/**
 * Whether a code is among the user's favourites, and how that is changed. For the card of a code: a star and its key.
 * @returns `toggle` adds or removes it and says so; `reason` is why it cannot be changed, or null.
 */
export function useFavourite(
  system: CodeSystem,
  code: string,
): {
  readonly isFavourite: boolean;
  readonly toggle: () => void;
  readonly busy: boolean;
  readonly reason: string | null;
} {
  const list = useFavourites(localToday() as IsoDate);
  const reason = usePermission('coding.write');
  const add = useAct('workbench', 'addFavourite');
  const remove = useAct('workbench', 'removeFavourite');
  const isFavourite = list.some((f) => f.system === system && f.code === code);
  const toggle = () => {
    if (reason !== null) return announce(reason, { tone: 'warns' });
    if (code === '') return;
    const act = isFavourite ? remove : add;
    void act.run({ system, code }).then((answer) => {
      if (!answer.ok) return announceFailure(answer.error);
      return announce(isFavourite ? `${code} is no favourite any more.` : `${code} is a favourite now.`);
    });
  };
  return { isFavourite, toggle, busy: add.busy || remove.busy, reason };
}
