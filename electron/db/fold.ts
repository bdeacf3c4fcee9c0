/**
 * A name as it is compared in searches: lower case, without accents, hyphens as spaces, no apostrophes or
 * full stops. `Müller-O’Neil` → `muller oneil`.
 */
export function fold(text: string): string {
  // Most names are plain letters: the slow way is only for the others.
  const plain = NOT_ASCII.test(text) ? text.normalize('NFD').replace(MARKS, '') : text;
  const lower = plain.toLowerCase();
  return PUNCTUATION.test(lower) ? lower.replace(/[-\u2010-\u2015]/g, ' ').replace(/['’ʼ`.,]/g, '') : lower;
}
// oxlint-disable-next-line no-control-regex -- the range is ASCII itself
const NOT_ASCII = /[^\x00-\x7f]/;
const MARKS = /\p{M}/gu;
const PUNCTUATION = /[-\u2010-\u2015'’ʼ`.,]/;
