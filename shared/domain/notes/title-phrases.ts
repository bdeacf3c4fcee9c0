import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';

/**
 * Phrases of an official title as a note would write them: without the coding words ("unspecified", "initial
 * encounter", "without complications") and with or without what stands in brackets. Titles of later encounters
 * and sequelae give none, since the note's words are those of the first one.
 */
export function titlePhrases({ code, title }: DictionaryCode): { text: string; weight: number }[] {
  if (/subsequent encounter|, sequela$|open fracture|delayed healing|nonunion|malunion/.test(title))
    return [];
  const plain = title
    .replace(/, initial encounter(?: for closed fracture)?/, '')
    .replace(/,? \(?without [^,]*(?:, .*)?$/, '')
    .replace(/,? (?:not elsewhere classified|unspecified)\b/g, '')
    .replace(/\b(?:not elsewhere classified|unspecified)\b ?/gi, '')
    .replace(/,? due to known physiological condition/, '')
    .replace(/,? as the cause of diseases classified elsewhere/, '');
  const weight = titleWeight(code, title);
  const open = plain.replace(/\[[^\]]*\]|\([^)]*\)/g, ' ');
  const found = [{ text: open, weight }];
  for (const inside of plain.matchAll(/\[([^\]]{4,})\]/g))
    found.push({ text: inside[1] ?? '', weight: weight - 0.1 });
  if (open !== plain) found.push({ text: plain.replace(/[[\]()]/g, ' '), weight });
  const cancer = open.replace(/malignant (?:neoplasm|melanoma)|(?<=secondary .*)neoplasm/i, (found_) =>
    /melanoma/i.test(found_) ? 'melanoma' : 'cancer',
  );
  if (cancer !== open) {
    found.push({ text: cancer, weight });
    if (/^secondary/i.test(open)) {
      found.push({ text: open.replace(/secondary malignant neoplasm|secondary/i, 'metastasis'), weight });
    }
  }
  return found;
}

/** "Other …" says that it is something else than the words tell; a code that says nothing more comes first. */
function titleWeight(code: string, title: string): number {
  let weight = 0.8;
  if (/^other\b|\bother specified\b/i.test(title)) weight -= 0.3;
  if (/unspecified/i.test(title)) weight += 0.03;
  weight -= 0.002 * code.length;
  return weight;
}
