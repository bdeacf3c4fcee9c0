import { useMemo } from 'react';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { filterOf, useCodingList } from './list-store.ts';

/** Where an encounter stands in the list as it was left, by its view and order, and which comes next. */
export function usePlace(id: EncounterId): {
  readonly position: number | null;
  readonly total: number;
  readonly nextId: EncounterId | null;
  readonly view: string;
} {
  const { view, narrow, search, sort } = useCodingList();
  const filter = useMemo(() => filterOf({ view, narrow, search }), [view, narrow, search]);
  const place = useCall('coding', 'place', { id, filter, sort }, { keep: true });
  return { ...(place.data ?? { position: null, total: 0, nextId: null }), view: view.name };
}

/** "4 of 17 to code": the place in the list from which the encounter was opened; room is scarce, so short. */
export function PlaceInList({ id }: { readonly id: EncounterId }) {
  const { position, total, view } = usePlace(id);
  return (
    <span title={`In the view ${view}`}>
      {position === null ? `${total} ${view.toLowerCase()}` : `${position} of ${total}`}
    </span>
  );
}
