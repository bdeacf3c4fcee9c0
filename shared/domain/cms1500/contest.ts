import type { PrintText } from './print-text.ts';

/** Something that wants a box which takes one thing only. */
export type Contender = {
  /** Field of the claim. */
  readonly field: string;
  /** What it is, as a sentence names it: `the CLIA number`. */
  readonly words: string;
  readonly print: PrintText;
  /** What tells two of them apart; the printed text when left out. */
  readonly key?: string;
};

/** Who gets a box, and who is left out. */
export type Contest<T extends Contender = Contender> = {
  readonly shown: T | null;
  readonly left: readonly T[];
};

/** The first of those that have something to say gets the box; another that says the same is not left out. */
export function contest<T extends Contender>(contenders: readonly T[]): Contest<T> {
  const speaking = contenders.filter(({ print }) => print.text !== '' || print.lost);
  const [shown = null, ...others] = speaking;
  const said = new Set([shown && keyOf(shown)]);
  const left = others.filter((one) => (said.has(keyOf(one)) ? false : said.add(keyOf(one))));
  return { shown, left };
}

function keyOf({ key, print }: Contender): string {
  return key ?? print.text;
}
