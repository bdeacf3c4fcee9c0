/**
 * Where a heading stands in a drawn document, as distance from the top of what scrolls; null while it is not drawn.
 * A heading that stands within a line (`… stable. PLAN: …`) is found by its words.
 */
export function placeOfHeading(body: HTMLElement, heading: string, nth: number): number | null {
  const wanted = heading.toLowerCase();
  const own = [...body.querySelectorAll<HTMLElement>('h2')].filter(
    (one) => one.textContent.trim().toLowerCase().replace(/:$/, '') === wanted,
  );
  const element = own[nth];
  if (element) return topOf(body, element.getBoundingClientRect());
  const lines = own.length > 0 ? null : lineWith(body, heading, nth);
  return lines && topOf(body, lines);
}

function topOf(body: HTMLElement, place: DOMRect): number {
  return place.top - body.getBoundingClientRect().top + body.scrollTop;
}

function lineWith(body: HTMLElement, heading: string, nth: number): DOMRect | null {
  const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
  const words = `${heading}:`;
  let passed = 0;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const at = node.nodeValue?.indexOf(words) ?? -1;
    if (at < 0) continue;
    if (passed === nth) {
      const range = document.createRange();
      range.setStart(node, at);
      range.setEnd(node, at + words.length);
      // Where nothing is laid out (no browser) there is no place either.
      return typeof range.getBoundingClientRect === 'function' ? range.getBoundingClientRect() : null;
    }
    passed += 1;
  }
  return null;
}
