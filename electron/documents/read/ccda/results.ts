import type { IncomingResult } from '#shared/domain/incoming.ts';
import { result } from '#electron/documents/read/building.ts';
import { at, attribute, below, elements, textOf, type Element } from '#electron/documents/read/xml.ts';

/** Result observation of C-CDA. */
const RESULT_OBSERVATION = '2.16.840.1.113883.10.20.22.4.2';

/** The laboratory results among a section's entries, as told. */
export function resultsOf(section: Element): IncomingResult[] {
  return elements(section, 'entry')
    .flatMap((entry) => below(entry, 'observation'))
    .filter((one) => elements(one, 'templateId').some((id) => attribute(id, 'root') === RESULT_OBSERVATION))
    .flatMap((one) => toResult(one, section) ?? []);
}

function toResult(observation: Element, section: Element): IncomingResult | null {
  if (/^(aborted|cancelled|nullified)$/.test(attribute(at(observation, 'statusCode'), 'code'))) return null;
  const code = at(observation, 'code');
  const value = at(observation, 'value');
  return result({
    code: attribute(code, 'code'),
    name:
      attribute(code, 'displayName') ||
      referenced(at(code, 'originalText'), section) ||
      attribute(at(code, 'translation'), 'displayName'),
    value: valueOf(value, section),
    unit: attribute(value, 'unit') === '1' ? '' : attribute(value, 'unit'),
    range: rangeOf(at(observation, 'referenceRange', 'observationRange')),
    flag: attribute(at(observation, 'interpretationCode'), 'code'),
  });
}

function valueOf(value: Element | undefined, section: Element): string {
  if (!value) return '';
  const [low, high] = [attribute(at(value, 'low'), 'value'), attribute(at(value, 'high'), 'value')];
  return (
    attribute(value, 'value') ||
    attribute(value, 'displayName') ||
    (low && high ? `${low}-${high}` : low ? `>${low}` : high ? `<${high}` : '') ||
    referenced(at(value, 'originalText'), section) ||
    textOf(value)
  );
}

function rangeOf(range: Element | undefined): string {
  const value = at(range, 'value');
  const [low, high] = [attribute(at(value, 'low'), 'value'), attribute(at(value, 'high'), 'value')];
  if (low && high) return `${low}-${high}`;
  if (low) return `>${low}`;
  return high ? `<${high}` : textOf(at(range, 'text'));
}

/** Text, or the piece of the narrative that a reference points to. */
function referenced(text: Element | undefined, section: Element): string {
  const own = textOf(text);
  const id = attribute(at(text, 'reference'), 'value').replace(/^#/, '');
  return own || id === '' ? own : textOf(withId(at(section, 'text'), id));
}

function withId(parent: Element | undefined, id: string): Element | undefined {
  for (const child of elements(parent)) {
    const found = attribute(child, 'ID') === id ? child : withId(child, id);
    if (found) return found;
  }
  return undefined;
}
