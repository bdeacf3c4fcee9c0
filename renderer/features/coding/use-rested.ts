import { startTransition, useEffect, useState } from 'react';

/**
 * Between two keys of one who types. What only follows the list of codes (its card, what is below its edge) waits
 * until then, so that the next key finds nothing in its way.
 */
export const TYPING_RESTS_MS = 180;

/** A value once it has stayed the same while nobody typed; before that the former one. */
export function useRested<T>(value: T): T {
  const [rested, setRested] = useState(() => value);
  useEffect(() => {
    const timer = setTimeout(() => startTransition(() => setRested(() => value)), TYPING_RESTS_MS);
    return () => clearTimeout(timer);
  }, [value]);
  return rested;
}
