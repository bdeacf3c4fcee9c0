import { tokenise, type Sentence } from '#shared/domain/notes/tokens.ts';

/** Joining words: taken in only when a further word of the title follows ("pain in left knee"). */
const JOINING = /^(?:an?|the|of|in|on|at|to|by|with|without|and|or|due|for|as)$/;
/** Words to either side that are looked at; titles are longer than what notes write of them. */
const REACH = 6;

/** The stems of a title's words, for `widen`. */
export function titleStems(title: string): ReadonlySet<string> {
  return new Set(tokenise(title).map((token) => token.stem));
}

/**
 * The words of a sentence that say a term, when `from` to `to` (inclusive) are those that were matched: neighbours
 * that stand in the code's title belong to it, so that "2 diabetes" becomes "type 2 diabetes mellitus" and "knee
 * pain" becomes "left knee pain". Goes over no comma and no line end.
 * @param title the stems of the code's title
 */
export function widen(
  sentence: Sentence,
  from: number,
  to: number,
  title: ReadonlySet<string>,
  text: string,
): { readonly from: number; readonly to: number } {
  const own = new Set(sentence.tokens.slice(from, to + 1).map((token) => token.stem));
  const reach = (start: number, step: 1 | -1): number => {
    let edge = start;
    for (let i = start + step, n = 0; n < REACH; i += step, n++) {
      const [token, later] = [sentence.tokens[i], sentence.tokens[step === 1 ? i : i + 1]];
      const nearer = sentence.tokens[i - step];
      if (!token || !later || !nearer || later.gap > 0) break;
      const between = step === 1 ? text.slice(nearer.end, token.start) : text.slice(token.end, nearer.start);
      if (between.includes('\n')) break;
      if (JOINING.test(token.word)) continue;
      // A word that the passage holds already begins another finding ("knee pain and hip pain").
      if (!title.has(token.stem) || own.has(token.stem)) break;
      own.add(token.stem);
      edge = i;
    }
    return edge;
  };
  return { from: reach(from, -1), to: reach(to, 1) };
}
