import { useSession } from '#renderer/lib/session.ts';
import { hasRoute } from './feature-routes.ts';
import { PLACES, type Place } from './places.ts';

/** The places of the rail that work and that the user may enter. */
export function usePlaces(): readonly Place[] {
  const permissions = useSession()?.user?.permissions ?? [];
  return PLACES.filter(
    (place) =>
      hasRoute(place.path) && (place.permission === undefined || permissions.includes(place.permission)),
  );
}
