import { Layout } from './layout.ts';
import type { Element } from './xml.ts';

/** The narrative of a C-CDA section, or an XHTML part, as text that is read. */
export function narrativeText(element: Element | undefined): string {
  const layout = new Layout();
  if (element) walk(layout, element);
  return layout.end();
}

function walk(layout: Layout, element: Element): void {
  for (const child of element.children) {
    if (typeof child === 'string') layout.text(child);
    else {
      layout.open(child.name, child.attributes);
      walk(layout, child);
      layout.close(child.name);
    }
  }
}
