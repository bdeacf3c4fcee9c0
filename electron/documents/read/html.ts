import { Layout } from './layout.ts';

/** Elements without an end. */
const VOID = new Set('br hr img input meta link col area base embed source track wbr'.split(' '));
/** Elements whose content is no markup. */
const RAW = new Set(['script', 'style', 'title', 'textarea', 'noscript']);
const NAMED: Readonly<Record<string, string>> = {
  amp: '&',
  lt: '<',
  gt: '>',
  quot: '"',
  apos: "'",
  nbsp: ' ',
  ndash: '–',
  mdash: '—',
  lsquo: '‘',
  rsquo: '’',
  ldquo: '“',
  rdquo: '”',
  bull: '•',
  middot: '·',
  hellip: '…',
  deg: '°',
  plusmn: '±',
  times: '×',
  frac12: '½',
  frac14: '¼',
  frac34: '¾',
  micro: 'µ',
  mu: 'μ',
  alpha: 'α',
  beta: 'β',
  le: '≤',
  ge: '≥',
  ne: '≠',
  reg: '®',
  trade: '™',
  copy: '©',
  sect: '§',
  larr: '←',
  rarr: '→',
  uarr: '↑',
  darr: '↓',
};

const TAG =
  /<!--[\s\S]*?(?:-->|$)|<![^>]*>|<\?[^>]*>|<(\/?)([A-Za-z][A-Za-z0-9:-]*)((?:"[^"]*"|'[^']*'|[^"'>])*)>/g;

/**
 * The text of HTML, laid out for reading. Tolerant as browsers are: ends may be missing, unknown entities stay as they
 * are. Nothing that it links to is looked at.
 */
export function htmlText(html: string): string {
  const layout = new Layout();
  const open: string[] = [];
  let at = 0;
  let raw: string | null = null;
  for (const tag of html.matchAll(TAG)) {
    const [whole, slash, named = '', rest = ''] = tag;
    const name = named.toLowerCase().replace(/^.*:/, '');
    if (raw !== null && !(slash === '/' && name === raw)) continue;
    if (raw === null) layout.text(entities(html.slice(at, tag.index)));
    at = tag.index + whole.length;
    if (name === '') continue;
    raw = null;
    if (slash === '/') closeTo(layout, open, name);
    else {
      layout.open(name, attributesOf(rest));
      if (VOID.has(name) || rest.endsWith('/')) layout.close(name);
      else {
        open.push(name);
        if (RAW.has(name)) raw = name;
      }
    }
  }
  if (raw === null) layout.text(entities(html.slice(at)));
  while (open.length > 0) layout.close(open.pop() ?? '');
  return layout.end();
}

/** Closes what was left open inside; an end without beginning is passed over. */
function closeTo(layout: Layout, open: string[], name: string): void {
  if (!open.includes(name)) return;
  for (;;) {
    const last = open.pop();
    if (last === undefined) return;
    layout.close(last);
    if (last === name) return;
  }
}

function attributesOf(text: string): Record<string, string> {
  const found: Record<string, string> = {};
  for (const [, name = '', double, single, bare] of text.matchAll(
    /([A-Za-z][\w:-]*)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  ))
    found[name.toLowerCase()] = double ?? single ?? bare ?? '';
  return found;
}

function entities(text: string): string {
  return text.replace(/&(#x[0-9a-f]{1,6}|#\d{1,7}|[a-z][a-z0-9]{1,9});/gi, (whole, name: string) => {
    if (!name.startsWith('#')) return NAMED[name] ?? NAMED[name.toLowerCase()] ?? whole;
    const code = /^#x/i.test(name) ? parseInt(name.slice(2), 16) : Number(name.slice(1));
    return code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff) ? String.fromCodePoint(code) : '';
  });
}
