import { SaxesParser } from 'saxes';
import { refusal } from './faults.ts';
import { LIMITS } from './limits.ts';

/** An element with what is in it, in order; names without their prefix. */
export type Element = {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: readonly (Element | string)[];
};

/** Pieces, so that a long file is not copied at once. */
const PIECE = 1 << 16;

/**
 * The tree of an XML document. A document type is refused whatever it declares, so entities can neither reach other
 * files nor grow; clinical documents have none.
 * @throws Refusal with the line when it is cut off, not well-formed, nested too deeply, or declares a document type
 */
export function readXml(text: string, what: string): Element {
  const parser = new SaxesParser({ xmlns: false, position: true });
  const root: { name: string; attributes: Record<string, string>; children: (Element | string)[] } = {
    name: '',
    attributes: {},
    children: [],
  };
  const stack = [root];
  let count = 0;
  parser.on('doctype', () => {
    throw refusal(
      `Line ${parser.line}: The ${what} declares a document type, which can hide harmful entities: ask its sender for one without.`,
    );
  });
  parser.on('error', (error) => {
    throw refusal(`Line ${parser.line}: ${reasonOf(error.message, what)}`);
  });
  parser.on('opentag', ({ name, attributes }) => {
    const made = { name: local(name), attributes: plain(attributes), children: [] };
    if (stack.length > LIMITS.xmlDepth)
      throw refusal(
        `Line ${parser.line}: The ${what} is nested deeper than any document: ask its sender for another.`,
      );
    count += 1;
    if (count > LIMITS.xmlElements)
      throw refusal(`Line ${parser.line}: The ${what} holds more than can be read at once: have it split.`);
    stack.at(-1)?.children.push(made);
    stack.push(made);
  });
  parser.on('closetag', () => {
    stack.pop();
  });
  const words = (piece: string): void => {
    stack.at(-1)?.children.push(piece);
  };
  parser.on('text', words);
  parser.on('cdata', words);
  for (let at = 0; at < text.length; at += PIECE) parser.write(text.slice(at, at + PIECE));
  parser.close();
  const top = elements(root)[0];
  if (!top) throw refusal(`The ${what} is empty.`);
  return top;
}

function reasonOf(message: string, what: string): string {
  if (/unclosed|unexpected end|document must contain/i.test(message))
    return `The ${what} ends within an element, so it is cut off: have it sent again.`;
  if (/entit/i.test(message))
    return `The ${what} uses an entity that XML itself does not have: ask its sender for a valid one.`;
  return `The ${what} is not well-formed XML: have it sent again.`;
}

function local(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

function plain(attributes: Readonly<Record<string, string>>): Record<string, string> {
  // `xsi:type` is asked for as `type`.
  return Object.fromEntries(Object.entries(attributes).map(([name, value]) => [local(name), value]));
}

/** The child elements, or those of one name. */
export function elements(parent: Element | undefined, name?: string): Element[] {
  const found: Element[] = [];
  for (const child of parent?.children ?? [])
    if (typeof child !== 'string' && (name === undefined || child.name === name)) found.push(child);
  return found;
}

/** The first element along a path of names: `at(header, 'recordTarget', 'patientRole')`. */
export function at(parent: Element | undefined, ...path: readonly string[]): Element | undefined {
  let found = parent;
  for (const name of path) found = elements(found, name)[0];
  return found;
}

/** Every element of a name below, in document order. */
export function below(parent: Element | undefined, name: string): Element[] {
  return elements(parent).flatMap((child) => [
    ...(child.name === name ? [child] : []),
    ...below(child, name),
  ]);
}

/** An attribute, or empty; what is told to be unknown (nullFlavor) has none. */
export function attribute(element: Element | undefined, name: string): string {
  return element?.attributes[name]?.trim() ?? '';
}

/** All text below on one line. */
export function textOf(element: Element | undefined): string {
  if (!element) return '';
  return element.children
    .map((child) => (typeof child === 'string' ? child : ` ${textOf(child)} `))
    .join('')
    .replace(/\s+/g, ' ')
    .trim();
}
