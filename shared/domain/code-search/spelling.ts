/** Words prepared for looking up near ones: letters as bits, so that most are passed over without counting. */
export type SpellingIndex = {
  readonly words: readonly string[];
  readonly masks: Int32Array;
  readonly lengths: Uint8Array;
};

export function spellingIndex(words: readonly string[]): SpellingIndex {
  const masks = new Int32Array(words.length);
  const lengths = new Uint8Array(words.length);
  words.forEach((word, i) => {
    masks[i] = letters(word);
    lengths[i] = Math.min(255, word.length);
  });
  return { words, masks, lengths };
}

/**
 * Positions of the words nearest to a misspelt one, and how many slips away: one slip for short words, two
 * for long ones (a letter left out, added, changed, or two neighbours swapped). Empty for numbers.
 */
export function nearest(
  index: SpellingIndex,
  typed: string,
): { readonly at: number[]; readonly slips: number } {
  const allowed = typed.length >= 7 ? 2 : typed.length >= 4 ? 1 : 0;
  if (allowed === 0 || /\d/.test(typed)) return { at: [], slips: 0 };
  const mask = letters(typed);
  let best = allowed;
  let at: number[] = [];
  for (let i = 0; i < index.words.length; i += 1) {
    if (Math.abs((index.lengths[i] ?? 0) - typed.length) > best) continue;
    if (bits(mask ^ (index.masks[i] ?? 0)) > 2 * best) continue;
    const found = slips(typed, index.words[i] ?? '', best);
    if (found > best) continue;
    if (found < best) at = [];
    best = found;
    at.push(i);
  }
  return { at, slips: best };
}

function letters(word: string): number {
  let mask = 0;
  for (let i = 0; i < word.length; i += 1) mask |= 1 << ((word.charCodeAt(i) - 97) & 31);
  return mask;
}

function bits(value: number): number {
  let v = value - ((value >>> 1) & 0x55555555);
  v = (v & 0x33333333) + ((v >>> 2) & 0x33333333);
  return (((v + (v >>> 4)) & 0x0f0f0f0f) * 0x01010101) >>> 24;
}

/** Edit distance with swaps of neighbours; gives up with `most + 1`. */
export function slips(a: string, b: string, most: number): number {
  let before: number[] = [];
  let last = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    let smallest = i;
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1];
      let cost = Math.min((last[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, (last[j - 1] ?? 0) + (same ? 0 : 1));
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        cost = Math.min(cost, (before[j - 2] ?? 0) + 1);
      row.push(cost);
      if (cost < smallest) smallest = cost;
    }
    if (smallest > most) return most + 1;
    before = last;
    last = row;
  }
  return last[b.length] ?? most + 1;
}
