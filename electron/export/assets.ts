import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

/** The faces that documents are set in. */
export type FontName = 'Inter-400' | 'Inter-600' | 'JetBrainsMono-400' | 'JetBrainsMono-700';

/** `latin` has English and Western Europe; `latin-ext` the letters of Central Europe and beyond. */
export type FontSubset = 'latin' | 'latin-ext';

const FONT_PACKAGES: Readonly<Record<FontName, { readonly folder: string; readonly stem: string }>> = {
  'Inter-400': { folder: 'inter', stem: '400-normal' },
  'Inter-600': { folder: 'inter', stem: '600-normal' },
  'JetBrainsMono-400': { folder: 'jetbrains-mono', stem: '400-normal' },
  'JetBrainsMono-700': { folder: 'jetbrains-mono', stem: '700-normal' },
};

const cache = new Map<string, Uint8Array>();

/**
 * A font file (WOFF 1, which the PDF writer reads) for embedding into documents.
 * @throws Error when the installation is incomplete.
 */
export function fontBytes(name: FontName, subset: FontSubset = 'latin'): Uint8Array {
  const { folder, stem } = FONT_PACKAGES[name];
  const file = `${folder}-${subset}-${stem}.woff`;
  const known = cache.get(file);
  if (known) return known;
  // The built program has the files beside it (out/main → out/assets); sources take them from the package.
  const places = [
    join(import.meta.dirname, '..', 'assets', 'fonts', file),
    join(import.meta.dirname, '..', '..', 'node_modules', '@fontsource', folder, 'files', file),
  ];
  const path = places.find((place) => existsSync(place));
  if (path === undefined) throw new Error(`The font file ${file} is missing from the installation.`);
  const bytes = new Uint8Array(readFileSync(path));
  cache.set(file, bytes);
  return bytes;
}
