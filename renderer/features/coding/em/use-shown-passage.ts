import { useTheme } from '@mui/material/styles';
import { useEffect, useRef, type RefObject } from 'react';
import type { ClinicalDocument } from '#shared/domain/encounter.ts';
import type { ShownPassage } from './use-em.ts';

const NAME = 'em-passage';

/**
 * Marks a passage in the documents and scrolls to it, in whichever document it is. The browser's own highlight is
 * used: the text stays as it is drawn, whatever else is marked in it.
 * @param body what scrolls; `choose` brings a document to the front
 */
export function useShownPassage(
  shown: ShownPassage | null,
  documents: readonly ClinicalDocument[],
  body: RefObject<HTMLElement | null>,
  choose: (documentId: string) => void,
): void {
  const done = useRef<{ readonly ask: number; readonly range: Range | null } | null>(null);
  // Read so that this runs again, and paints anew, when the theme changes.
  useTheme();
  useEffect(() => {
    if (shown === null) {
      done.current = null;
      clear();
      return;
    }
    paint();
    const { documentId, start, text } = shown.passage;
    const asked = done.current?.ask !== shown.ask;
    if (!asked && stillMarks(done.current?.range ?? null, text)) return;
    if (asked) choose(documentId);
    const document = documents.find((d) => d.id === documentId);
    const article =
      body.current?.getAttribute('aria-labelledby') === `tab-${documentId}` ? body.current : null;
    // Another document is drawn first; this runs again then.
    if (!document || !article) return;
    const range = findPassage(article, text, occurrencesBefore(document.text, start, text));
    done.current = { ask: shown.ask, range };
    mark(range);
    if (range && asked) scrollTo(article, range);
  });
  useEffect(() => clear, []);
}

type Highlighting = {
  readonly set: (name: string, value: object) => void;
  readonly delete: (name: string) => boolean;
};

function highlights(): { readonly all: Highlighting; readonly make: new (range: Range) => object } | null {
  const css = (globalThis as { CSS?: { highlights?: Highlighting } }).CSS?.highlights;
  const make = (globalThis as { Highlight?: new (range: Range) => object }).Highlight;
  return css && make ? { all: css, make } : null;
}

function mark(range: Range | null): void {
  const api = highlights();
  if (!api) return;
  if (range) api.all.set(NAME, new api.make(range));
  else api.all.delete(NAME);
}

let painted: { readonly sheet: CSSStyleSheet; css: string } | null = null;

/** A highlight knows no variables of the theme: its colours are written out. */
function paint(): void {
  if (highlights() === null) return;
  const theme = getComputedStyle(document.documentElement);
  const colour = (name: string): string => theme.getPropertyValue(name);
  const css = `::highlight(${NAME}) { background-color: ${colour('--selected')}; color: ${colour('--ink')}; text-decoration: underline 2px ${colour('--accent')}; }`;
  if (painted?.css === css) return;
  painted ??= { sheet: new CSSStyleSheet(), css };
  painted.css = css;
  painted.sheet.replaceSync(css);
  if (!document.adoptedStyleSheets.includes(painted.sheet)) document.adoptedStyleSheets.push(painted.sheet);
}

function clear(): void {
  highlights()?.all.delete(NAME);
}

/** False when the text was drawn anew since (other marks came): the place must be found again. */
function stillMarks(range: Range | null, words: string): boolean {
  return (
    range === null ||
    (range.startContainer.isConnected && squeezed(range.toString()).includes(squeezed(words)))
  );
}

/** How often the words stand in the text before a place. */
function occurrencesBefore(text: string, start: number, words: string): number {
  const needle = squeezed(words);
  return needle === '' ? 0 : squeezed(text.slice(0, start)).split(needle).length - 1;
}

/** Without blanks, in small letters, sign by sign: line ends and headings are drawn in several ways. */
function squeezed(text: string): string {
  return text.replaceAll(/\s+/g, '').replaceAll(/\p{Lu}/gu, (sign) => {
    const small = sign.toLowerCase();
    return small.length === sign.length ? small : sign;
  });
}

/** The place where words are drawn: the occurrence with that many before it, or the last there is. */
export function findPassage(root: HTMLElement, words: string, before: number): Range | null {
  const needle = squeezed(words);
  if (needle === '') return null;
  const nodes: Text[] = [];
  const walker = root.ownerDocument.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  for (let node = walker.nextNode(); node; node = walker.nextNode())
    // The small letters at a marked passage are no words of the note.
    if (node instanceof Text && !node.parentElement?.closest('sup')) nodes.push(node);
  const parts = nodes.map((node) => squeezed(node.data));
  const text = parts.join('');
  let found = -1;
  for (let n = 0, from = 0; n <= before; n++) {
    const next = text.indexOf(needle, from);
    if (next < 0) break;
    found = next;
    from = next + needle.length;
  }
  if (found < 0) return null;
  const first = placeOf(nodes, parts, found);
  const last = placeOf(nodes, parts, found + needle.length - 1);
  if (!first || !last) return null;
  const range = root.ownerDocument.createRange();
  range.setStart(first.node, first.at);
  range.setEnd(last.node, last.at + 1);
  return range;
}

/** Node and offset of the nth sign that is no blank. */
function placeOf(
  nodes: readonly Text[],
  parts: readonly string[],
  n: number,
): { readonly node: Text; readonly at: number } | null {
  let left = n;
  for (const [i, part] of parts.entries()) {
    const node = nodes[i];
    if (left >= part.length || !node) {
      left -= part.length;
      continue;
    }
    for (let at = 0; at < node.data.length; at++) {
      if (/\s/.test(node.data.charAt(at))) continue;
      if (left === 0) return { node, at };
      left -= 1;
    }
  }
  return null;
}

function scrollTo(scroller: HTMLElement, range: Range): void {
  range.startContainer.parentElement?.scrollIntoView?.({ block: 'nearest' });
  const place = range.getBoundingClientRect?.();
  if (!place) return;
  const view = scroller.getBoundingClientRect();
  if (place.top < view.top + 40 || place.bottom > view.bottom - 40)
    scroller.scrollTop += place.top - view.top - view.height / 3;
}
