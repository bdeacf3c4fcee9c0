import { createContext, use, useEffect, useId, useLayoutEffect, useRef } from 'react';
import { create } from 'zustand';

export type KeyBinding = {
  /**
   * `Mod+Enter`, `/`, `?`, `Escape`, `F`, `[`, `Alt+ArrowUp`, or two keys one after the other: `g w`.
   * `Mod` is Ctrl, on the Mac Cmd.
   */
  readonly combo: string;
  /** What it does, for the sheet of keys and the palette: "Mark coded". */
  readonly label: string;
  readonly run: () => void;
  /** False: the key is not listened to. */
  readonly when?: boolean | undefined;
  /** Heading in the sheet of keys; "This page" when left out. */
  readonly scope?: string | undefined;
  /** True: fires again while held down (walking passages). */
  readonly repeat?: boolean | undefined;
  /** True: also while a sheet is open. */
  readonly always?: boolean | undefined;
  /** True: also offered in the command palette. */
  readonly inPalette?: boolean | undefined;
};

type Registered = { readonly id: string; readonly layer: number; readonly current: () => KeyBinding };

type KeyStore = {
  readonly bindings: readonly Registered[];
  /** Open sheets, each a layer above the page; only the keys of the top one act. */
  readonly layers: readonly number[];
};

/** The one registry of keys. Later registrations win over earlier ones with the same combination. */
export const useKeyStore = create<KeyStore>()(() => ({ bindings: [], layers: [] }));

/** Depth of sheets around a component: 0 is the page. */
export const KeyLayer = createContext(0);

export const isMac = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.platform);

/** Registers keys while the component is shown. */
export function useKeys(bindings: readonly KeyBinding[]): void {
  const layer = use(KeyLayer);
  const own = useId();
  const latest = useRef(bindings);
  useLayoutEffect(() => {
    latest.current = bindings;
  });
  const shape = bindings.map((b) => `${b.combo}\u0000${b.label}\u0000${b.when !== false}`).join('\u0001');
  // Before the page is painted: who sees it may type at once.
  useLayoutEffect(() => {
    const registered = latest.current.map((binding, index): Registered => ({
      id: `${own}:${index}`,
      layer,
      current: () => latest.current[index] ?? { ...binding, when: false },
    }));
    useKeyStore.setState((s) => ({ bindings: [...s.bindings, ...registered] }));
    return () =>
      useKeyStore.setState((s) => ({ bindings: s.bindings.filter((b) => !b.id.startsWith(`${own}:`)) }));
  }, [own, layer, shape]);
}

/** Marks a sheet as open, so that the keys beneath it rest. @returns the layer of its contents. */
export function useKeyLayer(open: boolean): number {
  const layer = use(KeyLayer) + 1;
  useEffect(() => {
    if (!open) return;
    useKeyStore.setState((s) => ({ layers: [...s.layers, layer] }));
    return () =>
      useKeyStore.setState((s) => {
        const at = s.layers.lastIndexOf(layer);
        return { layers: s.layers.filter((_, i) => i !== at) };
      });
  }, [open, layer]);
  return layer;
}

/** Bindings that act now, the newest first. */
export function activeBindings(): readonly KeyBinding[] {
  const { bindings, layers } = useKeyStore.getState();
  const top = Math.max(0, ...layers);
  return bindings
    .filter((b) => b.layer >= top || b.current().always === true)
    .map((b) => b.current())
    .filter((b) => b.when !== false)
    .reverse();
}

const SEQUENCE_MS = 1200;
let pending: { readonly key: string; readonly at: number } | null = null;

/** Gives a key press to the binding it belongs to. @returns whether one acted. */
export function dispatchKey(event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const pressed = comboOf(event);
  if (pressed === null) return false;
  if (isTyping(event.target) && !actsWhileTyping(pressed, event.target)) return false;
  const bindings = activeBindings();
  const prefix = pending !== null && event.timeStamp - pending.at < SEQUENCE_MS ? pending.key : null;
  pending = null;
  const hit =
    (prefix === null ? undefined : bindings.find((b) => sameCombo(b.combo, `${prefix} ${pressed}`))) ??
    bindings.find((b) => sameCombo(b.combo, pressed));
  if (hit) {
    event.preventDefault();
    if (!event.repeat || hit.repeat === true) hit.run();
    return true;
  }
  if (bindings.some((b) => normal(b.combo).startsWith(`${normal(pressed)} `)))
    pending = { key: pressed, at: event.timeStamp };
  return false;
}

/** Listens at the window; called once, by the application's root. */
export function useKeyDispatcher(): void {
  useEffect(() => {
    const listener = (event: KeyboardEvent) => void dispatchKey(event);
    window.addEventListener('keydown', listener);
    return () => window.removeEventListener('keydown', listener);
  }, []);
}

function comboOf(event: KeyboardEvent): string | null {
  const key = event.key;
  if (key === 'Control' || key === 'Shift' || key === 'Alt' || key === 'Meta' || key === 'Dead') return null;
  const mod = isMac ? event.metaKey : event.ctrlKey;
  const parts: string[] = [];
  if (mod) parts.push('Mod');
  if (isMac ? event.ctrlKey : event.metaKey) parts.push('Other');
  if (event.altKey) parts.push('Alt');
  // Shift is part of a sign such as "?", and is named only with letters and named keys.
  if (event.shiftKey && (key.length > 1 || /[a-z]/i.test(key))) parts.push('Shift');
  return [...parts, key === ' ' ? 'Space' : key].join('+');
}

function normal(combo: string): string {
  return combo.toLowerCase().replaceAll(/\besc\b/g, 'escape');
}

function sameCombo(a: string, b: string): boolean {
  return normal(a) === normal(b);
}

function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  if (
    target.isContentEditable ||
    target instanceof HTMLTextAreaElement ||
    target instanceof HTMLSelectElement
  )
    return true;
  return target instanceof HTMLInputElement && !/^(checkbox|radio|button|submit|reset)$/.test(target.type);
}

/** Keys that edit text; a field with text in it keeps them for itself. */
const EDITING = /^Mod\+(Shift\+)?[acvxyz]$/i;

/** While typing only keys that write nothing act: with Mod or Alt, Escape, function keys. */
function actsWhileTyping(combo: string, target: EventTarget | null): boolean {
  if (EDITING.test(combo)) return target instanceof HTMLInputElement && target.value === '';
  return /^(Mod|Other|Alt)\+/.test(combo) || combo === 'Escape' || /^F\d{1,2}$/.test(combo);
}

const SIGNS: Readonly<Record<string, string>> = {
  enter: '↵',
  arrowup: '↑',
  arrowdown: '↓',
  arrowleft: '←',
  arrowright: '→',
  escape: 'Esc',
  esc: 'Esc',
  backspace: '⌫',
  space: 'Space',
};

/** A combination as it is shown on a key cap: `Ctrl ↵`, on the Mac `⌘ ↵`. */
export function comboText(combo: string, mac: boolean = isMac): string {
  return combo
    .split(/[+ ](?=.)/)
    .map((part) => {
      const p = part.toLowerCase();
      if (p === 'mod') return mac ? '⌘' : 'Ctrl';
      if (p === 'alt') return mac ? '⌥' : 'Alt';
      if (p === 'shift') return mac ? '⇧' : 'Shift';
      return SIGNS[p] ?? (part.length === 1 ? part.toUpperCase() : part);
    })
    .join(' ');
}
