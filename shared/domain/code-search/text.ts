/** Words that say nothing about the matter and are not searched. */
const STOP = new Set(
  `a an and the of or in on for to by at as from is was are be been with due into per than that this its it who which pt patient
  not nec nos elsewhere classified unspecified unspec unsp specified other others oth site sites mention c w any each all part parts
  i.e e.g ie eg those these etc noted code c/o complains complaint her his their my`.split(/\s+/),
);

/** Words that say little: they count for a fraction. */
const LIGHT = new Set(
  `disease disorder syndrome condition stage type degree grade encounter problem issue unspecified primary episode current level region
  essential idiopathic simple common general generalized organism state`.split(/\s+/),
);

const ROMAN: Readonly<Record<string, string>> = { ii: '2', iii: '3', iv: '4' };

/** One word of a title: what is searched for, and how much its absence from the query counts (0 to 1). */
export type TitleWord = { readonly word: string; readonly factor: number; readonly surface: string };

/** Small letters without accents and apostrophes. */
export function fold(text: string): string {
  const lower = text.toLowerCase();
  const plain = /[^\x20-\x7e]/.test(lower)
    ? lower
        .normalize('NFD')
        .replace(/[\u0300-\u036f]/g, '')
        .replaceAll('æ', 'ae')
        .replaceAll('œ', 'oe')
        .replaceAll('’', "'")
    : lower;
  return plain.includes("'") ? plain.replace(/'s?(?![a-z])|'/g, (m) => (m === "'s" ? '' : '')) : plain;
}

/** Runs of letters and digits; a decimal fraction stays with its number. */
export function rawWords(folded: string): string[] {
  return folded.match(/[a-z0-9]+(?:\.\d+)?/g) ?? [];
}

/** The form under which a word is stored: plural and Roman number taken off. */
export function stem(word: string): string {
  const roman = ROMAN[word];
  if (roman !== undefined) return roman;
  const n = word.length;
  if (n <= 3 || /\d/.test(word)) return word.endsWith('.0') ? word.slice(0, -2) : word;
  if (word.endsWith('ies') && n > 4) return `${word.slice(0, -3)}y`;
  if (word.endsWith('sses') || word.endsWith('xes') || word.endsWith('ches') || word.endsWith('shes'))
    return word.slice(0, -2);
  if (word.endsWith('s') && !word.endsWith('ss') && !word.endsWith('us') && !word.endsWith('is'))
    return word.slice(0, -1);
  return word;
}

export function isStop(word: string): boolean {
  return STOP.has(word);
}

export function isLight(stemmed: string): boolean {
  return LIGHT.has(stemmed);
}

const ENDINGS =
  /(?:ations|ation|itions|ition|ically|ical|ative|atory|itive|ities|ity|ions|ion|ing|ings|ive|ory|ors|ated|ates|ate|ed|es|ous|ic|al|ia|ias|ally|ly|ment|ness|tic|sis|ors|or|er|ers|e|y|ant|ent|ance|ence|ancy|ency)$/;

/**
 * The common beginning of words of one family (obstruction, obstructive, obstructed), or null for words that
 * are too short to cut safely.
 */
export function root(stemmed: string): string | null {
  if (stemmed.length < 7 || /\d/.test(stemmed)) return null;
  const cut = stemmed.replace(ENDINGS, '');
  return cut.length >= 5 ? cut.slice(0, 12) : null;
}

/** British spelling as American (oedema, haemorrhage, anaemia, tumour); the same word when it is not British. */
export function american(word: string): string {
  return word
    .replace(/ae(?=[a-z])/g, 'e')
    .replace(/oe(?=[a-z])/g, 'e')
    .replace(/our(?=s?$|ed$|ing$)/, 'or')
    .replace(/isation/, 'ization')
    .replace(/ise(?=d?$)/, 'ize')
    .replace(/yse(?=d?$)/, 'yze')
    .replace(/([a-z]{3})tre(?=s?$)/, '$1ter')
    .replace(/sulph/, 'sulf')
    .replace(/plast(er)?red/, 'plastered')
    .replace(/([a-z]{2,})lling$/, '$1ling');
}

/**
 * The words of an official title. Words behind "without" are stored as their denial (`!coma`), so that
 * asking for coma does not find "without coma"; words in brackets count little when absent from the query.
 */
export function titleWords(title: string): TitleWord[] {
  const folded = fold(title);
  const found: TitleWord[] = [];
  const seen = new Set<string>();
  let depth = 0;
  let denied = false;
  for (const match of folded.matchAll(/[a-z0-9]+(?:\.\d+)?|[()[\],;]/g)) {
    const raw = match[0];
    if (raw === '(' || raw === '[') depth += 1;
    else if (raw === ')' || raw === ']') depth = Math.max(0, depth - 1);
    else if (raw === ',' || raw === ';') denied = false;
    else if (raw === 'without') denied = true;
    else if (raw === 'with' && denied) denied = false;
    else if (!isStop(raw)) {
      const base = stem(raw);
      const word = denied ? `!${base}` : base;
      if (seen.has(word)) continue;
      seen.add(word);
      const factor = denied ? 0.12 : depth > 0 ? 0.3 : isLight(base) ? 0.25 : 1;
      found.push({ word, factor, surface: raw });
    }
  }
  return found;
}
