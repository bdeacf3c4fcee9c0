import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';

/** One way into the book: the words under which a code is printed. */
export type IndexTerm = {
  readonly terms: readonly string[];
  readonly code: string;
  /** True: left out when another way with the same words leads to the same codes. */
  readonly besides?: boolean;
};

type Node = { readonly entry: IndexEntry; readonly children: Node[] };

/**
 * The terms of an alphabetic index with the codes that they lead to. A "see" is followed to the term that it
 * names ("Inflammation, bladder: see Cystitis" gives the code of Cystitis), at most three steps far.
 */
export function* indexTermsOf(entries: readonly IndexEntry[]): Generator<IndexTerm> {
  const mains = mainTerms(entries);
  for (const entry of entries) {
    const code = entry.code ?? (entry.see === null ? null : followed(mains, entry.see, 0));
    if (code === null) continue;
    yield { terms: entry.path, code: code.code };
    if (entry.manifestation !== null && entry.manifestation.code !== code.code)
      yield { terms: entry.path, code: entry.manifestation.code };
  }
}

/**
 * The terms of the index to external causes that lead to external causes (V00–Y99); what it prints of other
 * chapters, the alphabetic index has.
 */
export function* externalCauseTermsOf(entries: readonly IndexEntry[]): Generator<IndexTerm> {
  for (const term of indexTermsOf(entries)) if (/^[V-Y]/.test(term.code)) yield { ...term, besides: true };
}

/** Main terms by each of their spellings ("Abdomen, abdominal" stands under both). */
function mainTerms(entries: readonly IndexEntry[]): Map<string, Node[]> {
  const mains = new Map<string, Node[]>();
  const open: Node[] = [];
  for (const entry of entries) {
    const node: Node = { entry, children: [] };
    const level = entry.path.length - 1;
    open.length = level;
    open[level] = node;
    if (level > 0) open[level - 1]?.children.push(node);
    else
      for (const spelling of (entry.path[0] ?? '').split(', ')) {
        const same = mains.get(spelling.toLowerCase());
        if (same) same.push(node);
        else mains.set(spelling.toLowerCase(), [node]);
      }
  }
  return mains;
}

function followed(mains: ReadonlyMap<string, Node[]>, see: string, depth: number): IndexEntry['code'] {
  if (depth > 2) return null;
  const [main = '', ...below] = see.toLowerCase().replace(/ nec$/, '').split(', ');
  let best: IndexEntry['code'] = null;
  for (const start of mains.get(main) ?? []) {
    let node = start;
    for (const part of below) {
      const next = node.children.find((c) => {
        const term = c.entry.path.at(-1)?.toLowerCase() ?? '';
        return (
          term === part ||
          term.startsWith(`${part},`) ||
          term.startsWith(`${part} (`) ||
          term === `${part} nec`
        );
      });
      // A deeper word that is not printed ("by site") stays with the code above it.
      if (!next) break;
      node = next;
    }
    best ??= node.entry.code ?? (node.entry.see === null ? null : followed(mains, node.entry.see, depth + 1));
  }
  return best;
}
