import { toD8, type IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import {
  writeInterchange,
  type Envelope,
  type InterchangeForm,
  type SegmentData,
  type WrittenX12,
} from './writer.ts';

/** What a 270 and a 276 have in common. */

/** BHT03 of a transaction: the interchange's number, which the answer gives back. */
export function questionReference(interchangeControl: number, index: number): string {
  const number = String(interchangeControl).padStart(9, '0');
  return index === 0 ? number : `${number}-${index + 1}`;
}

/** Numbers the levels of a transaction (HL01), from 1. */
export function levels(): () => string {
  let last = 0;
  return () => String((last += 1));
}

/** BHT and the payer's level (2000A, 2100A). @param structure BHT01: which levels follow one another */
export function opening(
  structure: '0010' | '0022',
  index: number,
  { interchangeControl, at }: Envelope,
  payer: { readonly hl: string; readonly name: string; readonly payerIdentifier: string },
): SegmentData[] {
  return [
    // BHT02 13: a request.
    [
      'BHT',
      structure,
      '13',
      questionReference(interchangeControl, index),
      at.slice(0, 10).replaceAll('-', ''),
      at.slice(11, 16).replace(':', ''),
    ],
    ['HL', payer.hl, '', '20', '1'],
    ['NM1', 'PR', '2', payer.name, '', '', '', '', 'PI', payer.payerIdentifier],
  ];
}

/** NM1 of the insured person with the member id. */
export function insuredName(s: {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
  readonly memberId: string;
}): SegmentData {
  return ['NM1', 'IL', '1', s.lastName, s.firstName, s.middleName, '', '', 'MI', s.memberId];
}

/**
 * DMG; the guides know F and M only, so an unknown sex is left out; without date and sex the whole segment.
 * @param birthDate null or empty when it is not known
 */
export function demographics(birthDate: IsoDate | '' | null, sex: string): SegmentData[] {
  const known = sex === 'F' || sex === 'M' ? sex : '';
  if (birthDate) return [['DMG', 'D8', toD8(birthDate), known]];
  return known === '' ? [] : [['DMG', '', '', known]];
}

/** Items of one key together, keys in the order in which they come first. */
export function groupedBy<T>(items: readonly T[], keyOf: (item: T) => string): T[][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const group = groups.get(keyOf(item));
    if (group) group.push(item);
    else groups.set(keyOf(item), [item]);
  }
  return [...groups.values()];
}

/** @throws Refusal with `none` when there is no question; when an envelope value does not fit. */
export function writeQuestionFile<Q>(
  questions: readonly Q[],
  kind: { readonly transaction: '270' | '276'; readonly functionalCode: string; readonly version: string },
  none: string,
  payerKey: (question: Q) => string,
  bodyOf: (ofPayer: readonly [Q, ...Q[]], index: number) => SegmentData[],
  envelope: Envelope,
  form?: InterchangeForm,
): WrittenX12 {
  if (questions.length === 0) throw new Refusal('invalid_input', none);
  const bodies = groupedBy(questions, payerKey).map(([first, ...rest], i) =>
    first === undefined ? [] : bodyOf([first, ...rest], i),
  );
  return writeInterchange(envelope, { ...kind, convention: kind.version }, bodies, form);
}
