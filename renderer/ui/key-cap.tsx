import { comboText } from '#renderer/lib/keys.ts';

/** A small key, drawn where the key acts. */
export function KeyCap({ combo }: { readonly combo: string }) {
  return <kbd className="keycap">{comboText(combo)}</kbd>;
}
