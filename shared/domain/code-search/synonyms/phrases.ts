import { stem } from '../text.ts';
import { ABBREVIATIONS } from './abbreviations.ts';
import { FURTHER_ABBREVIATIONS } from './abbreviations-further.ts';
import { DRUG_NAMES } from './drug-names.ts';
import { LAY_WORDS } from './lay-words.ts';
import { RELATED_LINES } from './related-words.ts';

/** What is typed (stemmed words) → phrases that it may stand for, the likeliest first. */
export const PHRASES: ReadonlyMap<string, readonly string[]> = phrases(
  `${ABBREVIATIONS}${FURTHER_ABBREVIATIONS}${LAY_WORDS}${DRUG_NAMES}`,
);

/** Words of the longest phrase. */
export const LONGEST_PHRASE = Math.max(...[...PHRASES.keys()].map((k) => k.split(' ').length));

/** Stemmed word → words of the same meaning. */
export const RELATED: ReadonlyMap<string, readonly string[]> = related(RELATED_LINES);

function phrases(lines: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines.split('\n')) {
    const [typed = '', meant] = line.split(' = ');
    if (meant === undefined) continue;
    const key = typed.replaceAll('-', ' ').split(' ').map(stem).join(' ');
    const meanings = meant.split(' | ').map((m) => m.replaceAll('-', ' ').trim());
    const known = found.get(key);
    if (known) known.push(...meanings.filter((m) => !known.includes(m)));
    else found.set(key, meanings);
  }
  return found;
}

function related(lines: string): Map<string, string[]> {
  const found = new Map<string, string[]>();
  for (const line of lines.trim().split('\n')) {
    const words = line.split(' ');
    for (const word of words) {
      const key = stem(word);
      const known = found.get(key) ?? [];
      found.set(key, [...known, ...words.filter((w) => w !== word)]);
    }
  }
  return found;
}
