import { useCallback, useEffect, useState } from 'react';
import { Outlet, useLocation, useNavigate } from 'react-router';
import { useApi } from '#renderer/lib/api.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { FileDropLayer } from '#renderer/ui/file-drop-layer.tsx';
import { useAutoLock } from './auto-lock.ts';
import { CommandPalette } from './command-palette.tsx';
import { SETTINGS } from './places.ts';
import { Rail } from './rail.tsx';
import { ShortcutSheet } from './shortcut-sheet.tsx';
import { StatusBar } from './status-bar.tsx';
import { usePlaces } from './use-places.ts';

type Open = 'palette' | 'keys' | null;

/** The frame around every page: rail, page, status bar, and the two sheets that are always at hand. */
export function Shell() {
  const navigate = useNavigate();
  const { client, onEvent } = useApi();
  const [open, setOpen] = useState<Open>(null);
  const places = usePlaces();
  useAutoLock();
  const go = useCallback((path: string) => void navigate(path), [navigate]);
  const lock = useCallback(() => void client.session.lock({}), [client]);
  const close = useCallback(() => setOpen(null), []);

  useKeys([
    {
      combo: 'Mod+K',
      label: 'Commands, pages, patients, claims',
      run: () => setOpen('palette'),
      scope: 'Everywhere',
    },
    { combo: '?', label: 'Keys', run: () => setOpen('keys'), scope: 'Everywhere', inPalette: true },
    { combo: 'Escape', label: 'One step back', run: () => stepBack(navigate), scope: 'Everywhere' },
    { combo: 'Mod+L', label: 'Lock', run: lock, scope: 'Everywhere', inPalette: true },
    { combo: SETTINGS.keys, label: SETTINGS.label, run: () => go(SETTINGS.path), scope: 'Go to' },
    ...places.map((place) => ({
      combo: place.keys,
      label: place.label,
      run: () => go(place.path),
      scope: 'Go to',
    })),
  ]);

  useEffect(
    () =>
      onEvent((event) => {
        if (event.type !== 'command') return;
        if (event.command === 'palette') setOpen('palette');
        else if (event.command === 'shortcuts') setOpen('keys');
        else if (event.command === 'lock') lock();
        else if (event.command === 'settings') go(SETTINGS.path);
        else if (event.command === 'about') go(`${SETTINGS.path}/about`);
      }),
    [onEvent, lock, go],
  );

  return (
    <div className="shell">
      <Rail onLock={lock} />
      <div className="main">
        <Outlet />
      </div>
      <StatusBar />
      <FileDropLayer />
      <CommandPalette open={open === 'palette'} onClose={close} go={go} />
      <ShortcutSheet open={open === 'keys'} onClose={close} />
      <FocusOnArrival />
    </div>
  );
}

/** Esc leaves a field first, and goes one page back only from outside of fields. */
function stepBack(navigate: ReturnType<typeof useNavigate>): void {
  const focused = document.activeElement;
  if (focused instanceof HTMLElement && focused.matches('input, textarea, select')) focused.blur();
  else void navigate(-1);
}

/** After a change of page the focus is in it, not on a link that is gone; pages may choose better. */
function FocusOnArrival() {
  const { pathname } = useLocation();
  useEffect(() => {
    if (document.activeElement !== null && document.activeElement !== document.body) return;
    const grid = document.querySelector<HTMLElement>('.main [role="grid"]');
    grid?.focus({ preventScroll: true });
  }, [pathname]);
  return null;
}
