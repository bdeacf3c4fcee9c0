/** Many texts kept as one, so that they take little room and cross between processes as they are. */
export type PackedTexts = {
  readonly text: string;
  /** One more than there are texts; the first is 0. */ readonly ends: Int32Array;
};

/** Texts by their position; an array is one too. */
export type Texts<T extends string | undefined = string | undefined> = {
  readonly length: number;
  readonly at: (i: number) => T;
};

export function packTexts(texts: readonly string[]): PackedTexts {
  const ends = new Int32Array(texts.length + 1);
  texts.forEach((text, i) => (ends[i + 1] = (ends[i] ?? 0) + text.length));
  return { text: texts.join(''), ends };
}

/** @returns the texts; each is cut out when it is asked for. */
export function openTexts({ text, ends }: PackedTexts): Texts<string> {
  return { length: ends.length - 1, at: (i) => text.slice(ends[i], ends[i + 1]) };
}

/** First position whose text is not before `wanted`; the texts are sorted. */
export function lowerBound(sorted: Texts, wanted: string): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted.at(middle) ?? '') < wanted) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Where each list begins when all stand one behind the other, and where the last one ends. */
export function starts(lists: readonly (readonly unknown[])[]): Int32Array {
  const at = new Int32Array(lists.length + 1);
  lists.forEach((list, i) => (at[i + 1] = (at[i] ?? 0) + list.length));
  return at;
}
