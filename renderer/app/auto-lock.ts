import { useEffect } from 'react';
import { useApi } from '#renderer/lib/api.ts';
import { usePreferences } from '#renderer/lib/use-preferences.ts';

const INPUT_EVENTS = ['pointerdown', 'pointermove', 'keydown', 'wheel'] as const;
const CHECK_EVERY_MS = 5_000;

/** Locks after the set minutes without input in this window (45 CFR 164.312(a)(2)(iii), automatic logoff). */
export function useAutoLock(): void {
  const { client } = useApi();
  const minutes = usePreferences().preferences?.autoLockMinutes;
  useEffect(() => {
    if (minutes === undefined || minutes <= 0) return;
    let last = Date.now();
    const seen = () => {
      last = Date.now();
    };
    for (const name of INPUT_EVENTS) window.addEventListener(name, seen, { passive: true, capture: true });
    // Compared with the clock, not counted down: a computer that slept locks as soon as it wakes.
    const timer = setInterval(() => {
      if (Date.now() - last >= minutes * 60_000) void client.session.lock({});
    }, CHECK_EVERY_MS);
    return () => {
      clearInterval(timer);
      for (const name of INPUT_EVENTS) window.removeEventListener(name, seen, { capture: true });
    };
  }, [client, minutes]);
}
