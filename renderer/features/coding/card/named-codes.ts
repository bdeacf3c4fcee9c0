/** A stretch of a line's text, or a code in it. */
export type LinePart =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'code'; readonly code: string };

/**
 * A line of the tabular list, cut where it prints the codes that it names, so that each is opened where it is read.
 * @param codes with their dot; of a range its first code. A code that the text does not print stands at the end.
 */
export function lineParts(text: string, codes: readonly string[]): readonly LinePart[] {
  const found = [...new Set(codes)].map((code) => ({ code, at: placeOf(text, code) }));
  const parts: LinePart[] = [];
  let done = 0;
  for (const { code, at } of found.filter((f) => f.at >= 0).toSorted((a, b) => a.at - b.at)) {
    if (at > done) parts.push({ kind: 'text', text: text.slice(done, at) });
    parts.push({ kind: 'code', code });
    done = at + code.length;
  }
  if (done < text.length) parts.push({ kind: 'text', text: text.slice(done) });
  for (const { code } of found.filter((f) => f.at < 0))
    parts.push({ kind: 'text', text: ' ' }, { kind: 'code', code });
  return parts;
}

/** Where the code stands by itself: "M10" in "(M10.-)" and in "M10-M14", not in "M10.1". */
function placeOf(text: string, code: string): number {
  const escaped = code.replaceAll('.', String.raw`\.`);
  return text.search(new RegExp(String.raw`(?<![0-9A-Z.])${escaped}(?!\.?[0-9A-Z])`));
}
