import type { Doc } from './index-documents.ts';
import { fold, root } from './text.ts';
import { starts } from './texts.ts';

/** The words of all documents: how telling each is, and in which documents it stands. */
export function vocabulary(docs: readonly Doc[], prior: Float32Array) {
  const wordId = new Map<string, number>();
  const words: string[] = [];
  const surface: string[] = [];
  const counts: number[] = [];
  const everyday: number[] = [];
  docs.forEach((doc, d) => {
    for (const { word, surface: seen } of doc.words) {
      let id = wordId.get(word);
      if (id === undefined) {
        id = words.length;
        wordId.set(word, id);
        words.push(word);
        surface.push(seen);
        counts.push(0);
        everyday.push(0);
      }
      counts[id] = (counts[id] ?? 0) + 1;
      if ((prior[d] ?? 0) > 0.7) everyday[id] = (everyday[id] ?? 0) + 1;
    }
  });
  const top = Math.log(docs.length + 1);
  const weight = Float32Array.from(counts, (n) => 0.45 + 0.75 * (Math.log((docs.length + 1) / n) / top));
  const postStart = new Int32Array(words.length + 1);
  counts.forEach((n, id) => (postStart[id + 1] = (postStart[id] ?? 0) + n));
  const total = postStart[words.length] ?? 0;
  const postDocs = new Int32Array(total);
  const postFactor = new Uint8Array(total);
  const fill = postStart.slice();
  const docLoad = new Float32Array(docs.length);
  docs.forEach((doc, d) => {
    let load = 0;
    for (const { word, factor } of doc.words) {
      const id = wordId.get(word) ?? 0;
      const at = fill[id] ?? 0;
      fill[id] = at + 1;
      postDocs[at] = d;
      postFactor[at] = Math.round(factor * 100);
      load += factor * (weight[id] ?? 0);
    }
    docLoad[d] = load;
  });
  const sorted = Int32Array.from(words.keys()).sort((a, b) => ((words[a] ?? '') < (words[b] ?? '') ? -1 : 1));
  const roots = new Map<string, number[]>();
  words.forEach((word, id) => {
    const r = root(word);
    if (r === null) return;
    const same = roots.get(r);
    if (same) same.push(id);
    else roots.set(r, [id]);
  });
  const families = [...roots].filter(([, ids]) => ids.length > 1);
  return {
    words: words.join('\n'),
    surface: surface.map((s) => fold(s)).join('\n'),
    sorted,
    everydayCount: Uint16Array.from(everyday),
    roots: families.map(([r]) => r).join('\n'),
    rootStart: starts(families.map(([, ids]) => ids)),
    rootWords: Int32Array.from(families.flatMap(([, ids]) => ids)),
    weight,
    postStart,
    postDocs,
    postFactor,
    docLoad,
  };
}
