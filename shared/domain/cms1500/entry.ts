import type { BoxName } from './boxes.ts';
import type { PrintText } from './print-text.ts';

/** One filled box with the field of the claim that it was taken from, so that a finding can lead there. */
export type BoxEntry = {
  readonly box: BoxName;
  readonly text: string;
  readonly field: string;
  /** A letter had no plain equivalent and is missing. */
  readonly lost: boolean;
};

/** A filled box. */
export function put(box: BoxName, field: string, value: string | PrintText): BoxEntry {
  return typeof value === 'string'
    ? { box, field, text: value, lost: false }
    : { box, field, text: value.text, lost: value.lost };
}

/** An X in a square. */
export function mark(box: BoxName, field: string): BoxEntry {
  return put(box, field, 'X');
}

/** The entries only when a condition holds: many boxes depend on the kind of payer. */
export function when(condition: boolean, entries: () => readonly BoxEntry[]): readonly BoxEntry[] {
  return condition ? entries() : [];
}
