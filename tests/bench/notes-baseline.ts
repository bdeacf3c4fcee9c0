/** Codes of a text by the longest exact match of words, from left to right, without negation: what stands beside ours. */
export function createBaseline(terms: Iterable<readonly [string, string]>): (text: string) => Set<string> {
  const codeOf = new Map<string, string>();
  let longest = 1;
  for (const [term, code] of terms) {
    const words = wordsOf(term);
    // Short keys ("as", "ms") match everyday words; the list's own note says to leave them out.
    if (words.join(' ').length < 4 || codeOf.has(words.join(' '))) continue;
    codeOf.set(words.join(' '), code);
    longest = Math.max(longest, words.length);
  }
  return (text) => {
    const words = wordsOf(text);
    const found = new Set<string>();
    for (let i = 0; i < words.length;) {
      let step = 1;
      for (let n = Math.min(longest, words.length - i); n > 0; n--) {
        const code = codeOf.get(words.slice(i, i + n).join(' '));
        if (code === undefined) continue;
        found.add(code);
        step = n;
        break;
      }
      i += step;
    }
    return found;
  };
}

function wordsOf(text: string): string[] {
  return text.toLowerCase().match(/[a-z0-9]+/g) ?? [];
}
