import { EQUIVALENT_WORDS } from '#shared/domain/notes/terms/equivalent-words.ts';

/** British spellings and their American ones, as the code titles are written. */
const SPELLING: readonly (readonly [RegExp, string])[] = [
  [/haem/g, 'hem'],
  [/aemi/g, 'emi'],
  [/oedema/g, 'edema'],
  [/oesoph/g, 'esoph'],
  [/oestr/g, 'estr'],
  [/rrhoe/g, 'rrhe'],
  [/paedi?/g, 'ped'],
  [/anaes/g, 'anes'],
  [/gynaec/g, 'gynec'],
  [/tumour/g, 'tumor'],
  [/foet/g, 'fet'],
  [/coelia/g, 'celia'],
  [/dyspnoea/g, 'dyspnea'],
  [/pnoea/g, 'pnea'],
  [/caec/g, 'cec'],
  [/faec/g, 'fec'],
  [/leucocyt/g, 'leukocyt'],
  [/colour/g, 'color'],
];

/** Endings of adjectives and their nouns; both sides, titles and notes, pass through the same table. */
const ENDINGS: readonly (readonly [RegExp, string])[] = [
  [/([a-z]{2,})otic$/, '$1osis'],
  [/([a-z]{3,})[ae]sthetic$/, '$1esthesia'],
  [/([a-z]{2,})emic$/, '$1emia'],
  [/([a-z]{3,})itic$/, '$1itis'],
  [/([a-z]{2,})tensive$/, '$1tension'],
  [/([a-z]{2,})plegic$/, '$1plegia'],
  [/([a-z]{2,})paretic$/, '$1paresis'],
  [/([a-z]{2,})phasic$/, '$1phasia'],
  [/([a-z]{2,})trophic$/, '$1trophy'],
  [/([a-z]{2,})uric$/, '$1uria'],
  [/([a-z]{2,})pneic$/, '$1pnea'],
  [/([a-z]{2,})megalic$/, '$1megaly'],
  [/([a-z]{2,})penic$/, '$1penia'],
  [/([a-z]{2,})cardic$/, '$1cardia'],
  [/([a-z]{2,})pathic$/, '$1pathy'],
  [/([a-z]{2,})phagic$/, '$1phagia'],
  [/([a-z]{2,})algic$/, '$1algia'],
];

/** Words that end in s without being plurals. */
const NOT_PLURAL =
  /(?:ss|us|is)$|^(?:pancreas|atlas|canvas|bias|alias|was|has|herpes|rabies|caries|scabies|feces|measles|mumps|rickets|shingles|biceps|triceps|lens|diabetes|pus|yaws|hives|aids|gas|always|perhaps|abscess|hiccups|rubs|gallops)$/;

const ROMAN: Readonly<Record<string, string>> = { ii: '2', iii: '3', iv: '4', v: '5' };
/** `iv` alone is mostly "intravenous", and `i` a pronoun. */
export const BEFORE_NUMERAL = /^(?:type|stage|grade|class|factor|degree)s?$/;

/**
 * The key under which forms of one word meet: "oedemas", "edema" and "edematous"; "renal" and "kidney".
 * @param word lower case, without accents (see `tokenise`)
 */
export function stem(word: string): string {
  const known = CACHE.get(word);
  if (known !== undefined) return known;
  const made = makeStem(word);
  if (CACHE.size < 60_000) CACHE.set(word, made);
  return made;
}

const CACHE = new Map<string, string>();

function makeStem(word: string): string {
  let w = word;
  for (const [from, to] of SPELLING) w = w.replace(from, to);
  const early = EQUIVALENT.get(w);
  if (early !== undefined) return early;
  w = singular(w);
  const middle = EQUIVALENT.get(w);
  if (middle !== undefined) return middle;
  for (const [from, to] of ENDINGS) {
    if (from.test(w)) {
      w = w.replace(from, to);
      break;
    }
  }
  return EQUIVALENT.get(w) ?? w;
}

function singular(w: string): string {
  if (w.length < 4 || !w.endsWith('s')) return w.endsWith('tomata') ? w.slice(0, -2) : w;
  if (NOT_PLURAL.test(w)) return w;
  if (/(?:[aeo]s)es$/.test(w) && w.length > 6) return `${w.slice(0, -2)}is`;
  if (w.endsWith('ies') && w.length > 4) return `${w.slice(0, -3)}y`;
  if (/(?:ss|x|ch|sh|us)es$/.test(w)) return w.slice(0, -2);
  return w.slice(0, -1);
}

/** Number of a Roman numeral after "type", "stage" and the like. */
export function numeral(word: string, before: string | undefined): string | null {
  if (before === undefined || !BEFORE_NUMERAL.test(before)) return null;
  return word === 'i' ? '1' : (ROMAN[word] ?? null);
}

const EQUIVALENT: ReadonlyMap<string, string> = new Map(
  EQUIVALENT_WORDS.trim()
    .split('\n')
    .flatMap((line) => {
      const [head = '', rest = ''] = line.split('=');
      return rest
        .trim()
        .split(/\s+/)
        .map((word): [string, string] => [word, head.trim()]);
    }),
);
