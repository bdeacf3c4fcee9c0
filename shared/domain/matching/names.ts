import { nicknameGroups } from './nicknames.ts';

/** How two names stand to each other, best first. */
export type NameLikeness = 'same' | 'part' | 'nickname' | 'initial' | 'similar' | 'different' | 'unknown';

/**
 * A name as it is compared: lower case letters without accents, signs or generation suffix, words apart by one
 * space. `Müller-O’Neil Jr.` → `muller oneil`.
 */
export function nameKey(name: string): string {
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[-\u2010-\u2015,]/g, ' ')
    .replace(/[^\p{L}\p{N} ]/gu, '')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/ (jr|sr|ii|iii|iv)$/, '');
}

/** Compares last names: the same, one a part of a double name, or one slip of spelling apart. */
export function compareLastNames(a: string, b: string): NameLikeness {
  const [x, y] = [nameKey(a), nameKey(b)];
  if (x === '' || y === '') return 'unknown';
  if (squeezed(x) === squeezed(y)) return 'same';
  if (sharesPart(x, y)) return 'part';
  return isSimilar(squeezed(x), squeezed(y)) ? 'similar' : 'different';
}

/** Compares first names: also short forms (Bill, William) and initials. */
export function compareFirstNames(a: string, b: string): NameLikeness {
  const [x, y] = [nameKey(a), nameKey(b)];
  if (x === '' || y === '') return 'unknown';
  if (squeezed(x) === squeezed(y)) return 'same';
  const [one = '', two = ''] = [x.split(' ')[0], y.split(' ')[0]];
  if (one.length === 1 || two.length === 1) return one[0] === two[0] ? 'initial' : 'different';
  // "Ana Maria" and "Ana": senders divide given names differently.
  if (one === two) return 'part';
  if (nicknameGroups(one).some((group) => nicknameGroups(two).includes(group))) return 'nickname';
  return isSimilar(one, two) ? 'similar' : 'different';
}

/** `jones` in `smith jones`: a part of at least three letters that is a whole word of both. */
function sharesPart(a: string, b: string): boolean {
  const [x, y] = [a.split(' '), b.split(' ')];
  if (x.length === 1 && y.length === 1) return false;
  return x.some((word) => word.length >= 3 && y.includes(word));
}

function squeezed(key: string): string {
  return key.replaceAll(' ', '');
}

/** One slip apart (two from nine letters on): a letter wrong, missing, too many, or two the other way round. */
function isSimilar(a: string, b: string): boolean {
  const shorter = Math.min(a.length, b.length);
  if (shorter < 4) return false;
  return slips(a, b) <= (shorter >= 9 ? 2 : 1);
}

/** Damerau-Levenshtein distance (optimal string alignment): insertions, deletions, changes, neighbours swapped. */
export function slips(a: string, b: string): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, j) => j);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const change = a[i - 1] === b[j - 1] ? 0 : 1;
      let least = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + change);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, (before[j - 2] ?? 0) + 1);
      row.push(least);
    }
    before = last;
    last = row;
  }
  return last[b.length] ?? 0;
}
