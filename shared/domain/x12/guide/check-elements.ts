import type { Segment } from '../segments.ts';
import { elementName } from './element-name.ts';
import { codeSentence, periodSentence, typeProblem } from './values.ts';
import type { ElementUse, GuideSeverity, Relation, Report, SimpleUse } from './model.ts';
import { brokenRelation } from './relations.ts';

/** Where a value stands and how its problem is told. */
type Place = { readonly segment: Segment; readonly loop: string; readonly report: Report };

/** Checks every element of a segment against its use: presence, type, length, values, then the relations. */
export function checkElements(
  segment: Segment,
  uses: readonly ElementUse[],
  relations: readonly Relation[],
  loop: string,
  report: Report,
): void {
  const place: Place = { segment, loop, report };
  const given = segment.elements;
  const last = given.length - 1;
  if (last > 0 && given[last] === '')
    tell(place, last, 0, 'element-trailing', `${segment.id} ends in a separator with nothing behind it.`);
  for (let i = 1; i <= uses.length; i += 1) {
    const use = uses[i - 1];
    if (!use) continue;
    const value = given[i] ?? '';
    if (value === '') {
      if (use.usage === 'R') required(place, i, 0);
    } else if (use.parts && use.usage !== 'N') composite(place, i, use.parts, value);
    else simple(place, i, 0, use, value, use.type === 'DP' ? (given[i - 1] ?? '') : '');
  }
  for (let i = uses.length + 1; i <= last; i += 1)
    if (given[i] !== '') {
      tell(place, i, 0, 'element-extra', `${segment.id} has at most ${uses.length} elements.`);
      break;
    }
  for (const relation of relations) {
    const broken = brokenRelation(segment.id, given, relation);
    // What the guide requires anyway was told already.
    if (broken && (uses[broken.position - 1]?.usage !== 'R' || (given[broken.position] ?? '') !== ''))
      tell(place, broken.position, 0, 'element-relation', broken.message);
  }
}

function composite(place: Place, position: number, parts: readonly SimpleUse[], value: string): void {
  const { component } = place.segment.delimiters;
  const values = component === '' ? [value] : value.split(component);
  const at = values.length;
  const name = (): string => elementName(place.segment.id, position);
  if (at > 1 && values[at - 1] === '')
    tell(place, position, at, 'element-trailing', `${name()} ends in a separator with nothing behind it.`);
  for (let i = 0; i < parts.length; i += 1) {
    const part = parts[i];
    const given = values[i] ?? '';
    if (!part) continue;
    if (given === '') {
      if (part.usage === 'R') required(place, position, i + 1);
    } else simple(place, position, i + 1, part, given, part.type === 'DP' ? (values[i - 1] ?? '') : '');
  }
  if (at > parts.length)
    tell(place, position, parts.length + 1, 'element-extra', `${name()} has at most ${parts.length} parts.`);
}

function required(place: Place, position: number, part: number): void {
  tell(
    place,
    position,
    part,
    'element-missing',
    `${elementName(place.segment.id, position, part)} is required.`,
  );
}

/** A value that is there: used at all, made of the right characters, of the list or of the type. */
function simple(
  place: Place,
  position: number,
  part: number,
  use: SimpleUse,
  value: string,
  form: string,
): void {
  if (use.usage === 'N') return notUsed(place, position, part);
  if (use.type === 'ANY') return;
  if (!isPlain(value, place.segment.delimiters.repetition) && !characters(place, position, part, value))
    return;
  if (use.codes) {
    if (!use.codes.has(value)) {
      const name = elementName(place.segment.id, position, part);
      tell(place, position, part, 'element-code', codeSentence(name, use.codes, value));
    }
    return;
  }
  if (use.type === 'DP') return period(place, position, part, form, value);
  const problem = typeProblem(use, value);
  if (problem)
    tell(
      place,
      position,
      part,
      problem.code,
      `${elementName(place.segment.id, position, part)} ${problem.words}`,
      problem.severity,
    );
}

function notUsed(place: Place, position: number, part: number): void {
  const name = elementName(place.segment.id, position, part);
  tell(place, position, part, 'element-not-used', `${name} is not used here and has to be empty.`);
}

function period(place: Place, position: number, part: number, form: string, value: string): void {
  const problem = periodSentence(elementName(place.segment.id, position, part), form, value);
  if (problem) tell(place, position, part, problem.code, problem.message);
}

/** ASCII without repetition separator, and no blank at either end: what nearly every value is. */
function isPlain(value: string, repetition: string): boolean {
  const forbidden = repetition === '' ? -1 : repetition.charCodeAt(0);
  for (let i = 0; i < value.length; i += 1) {
    const code = value.charCodeAt(i);
    if (code < 0x20 || code > 0x7e || code === forbidden) return false;
  }
  return value.charCodeAt(0) !== 0x20 && value.charCodeAt(value.length - 1) !== 0x20;
}

/**
 * Tells which characters are at fault: outside of the basic and extended sets (005010X222A1 appendix
 * B.1.1.2), a repetition where none may be, blanks at the ends.
 * @returns whether the value is worth looking at further.
 */
function characters(place: Place, position: number, part: number, value: string): boolean {
  const name = elementName(place.segment.id, position, part);
  const { repetition } = place.segment.delimiters;
  if (!/^[\x20-\x7e]*$/.test(value)) {
    tell(
      place,
      position,
      part,
      'element-characters',
      `${name} holds a character that X12 cannot carry: only unaccented letters, digits and common signs.`,
    );
    return false;
  }
  if (repetition !== '' && value.includes(repetition)) {
    const message = `${name} may not repeat; it holds the repetition separator.`;
    tell(place, position, part, 'element-repetition', message);
    return false;
  }
  tell(place, position, part, 'element-spaces', `${name} begins or ends with a blank; remove it.`);
  return value.trim() !== '';
}

function tell(
  { segment, loop, report }: Place,
  position: number,
  part: number,
  code: string,
  message: string,
  severity: GuideSeverity = 'error',
): void {
  report(segment, loop, elementName(segment.id, position, part), severity, code, message);
}
