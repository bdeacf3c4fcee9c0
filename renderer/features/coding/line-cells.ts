import { Modifier, POINTER_LETTERS, ProcedureCode, pointerLetter } from '#shared/domain/encounter.ts';
import type { ServiceLine } from '#shared/domain/encounter.ts';
import { formatAmount, parseAmount, type Cents } from '#shared/kernel/money.ts';

/** Columns of the service lines that are typed into, left to right. */
export const LINE_COLUMNS = ['code', 'modifiers', 'pointers', 'units', 'chargeCents'] as const;
export type LineColumn = (typeof LINE_COLUMNS)[number];

/** Outcome of reading a cell: the value, or a sentence that says how it is written. */
export type Read<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly sentence: string };

const good = <T>(value: T): Read<T> => ({ ok: true, value });
const bad = (sentence: string): Read<never> => ({ ok: false, sentence });

/** What a cell shows when it is not being typed into. */
export function cellText(line: ServiceLine, column: LineColumn): string {
  switch (column) {
    case 'code':
      return line.code;
    case 'modifiers':
      return line.modifiers.join(' ');
    case 'pointers':
      return line.pointers.map(pointerLetter).join(' ');
    case 'units':
      return String(line.units);
    case 'chargeCents':
      return formatAmount(line.chargeCents);
  }
}

export function readCode(text: string): Read<string> {
  const parsed = ProcedureCode.safeParse(text);
  return parsed.success
    ? good(parsed.data)
    : bad('A procedure code has five characters, such as 99213 or G0444.');
}

/** `25 QW`, `25,qw` or `25QW` → `['25', 'QW']`. */
export function readModifiers(text: string): Read<string[]> {
  const plain = text.toUpperCase().replaceAll(/[\s,.]+/g, '');
  if (!/^([0-9A-Z]{2})*$/.test(plain)) return bad('A modifier has two characters, such as 25 QW.');
  const modifiers = plain.match(/../g) ?? [];
  if (modifiers.length > 4) return bad('A line holds four modifiers.');
  if (new Set(modifiers).size < modifiers.length) return bad('A modifier stands twice.');
  return modifiers.every((m) => Modifier.safeParse(m).success)
    ? good([...modifiers])
    : bad('A modifier has two characters, such as 25 QW.');
}

/** `AB`, `a b` or `A,B` → `[1, 2]`: the letters of the diagnoses, the first is primary for the line. */
export function readPointers(text: string, diagnoses: number): Read<number[]> {
  const letters = [...text.toUpperCase().replaceAll(/[\s,.]+/g, '')];
  const pointers = letters.map((letter) => POINTER_LETTERS.indexOf(letter) + 1);
  if (diagnoses === 0 && letters.length > 0) return bad('Assign a diagnosis first, then point to it.');
  if (pointers.some((p) => p < 1 || p > diagnoses)) {
    const last = pointerLetter(diagnoses);
    return bad(diagnoses === 1 ? 'There is one diagnosis: A.' : `Pointers are letters from A to ${last}.`);
  }
  if (pointers.length > 4) return bad('A line points to four diagnoses.');
  if (new Set(pointers).size < pointers.length) return bad('A letter stands twice.');
  return good(pointers);
}

export function readUnits(text: string): Read<number> {
  if (!/^\d{1,4}$/.test(text.trim())) return bad('Units are a whole number from 1 to 9999.');
  const units = Number(text.trim());
  return units >= 1 ? good(units) : bad('Units are a whole number from 1 to 9999.');
}

export function readCharge(text: string): Read<Cents> {
  const amount = parseAmount(text);
  if (amount === null || amount < 0) return bad('A charge is an amount such as 145.00.');
  return good(amount);
}
