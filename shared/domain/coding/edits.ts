import type { RvuRow } from '../code-files/fee-schedule.ts';
import type { AddOnEdit, MueEdit } from '../code-files/ncci.ts';
import type { NoteKind } from '../code-files/tabular-xml.ts';

/**
 * What an installed table says about a code on a day. Only a release that speaks for the day can say "none":
 * without one the answer is "no data", and nothing passes by it.
 */
export type Answer<T> =
  | { readonly known: 'no_data' }
  | { readonly known: 'none'; readonly release: string }
  | { readonly known: 'found'; readonly release: string; readonly value: T };

/** An NCCI procedure-to-procedure edit in force on the day. `column1` is the code that is paid. */
export type PtpPair = {
  readonly column1: string;
  readonly column2: string;
  /** 0 no modifier lifts it, 1 a modifier may, 9 it no longer applies. */
  readonly modifier: 0 | 1 | 9;
  readonly rationale: string;
};

/** One note of the tabular list that holds for a code, with the place where it is printed. */
export type TabularNoteAt = { readonly scope: string; readonly kind: NoteKind; readonly text: string };

/** The tabular list on one code, its category, block and chapter: widest first, in the printed order. */
export type TabularEntry = {
  /** False when only a list of another year is installed. */
  readonly ofThatDay: boolean;
  readonly notes: readonly TabularNoteAt[];
  readonly seventh: readonly { readonly char: string; readonly text: string }[];
};

/** Ages in completed years, both ends included. */
export type AgeLimit = { readonly list: string; readonly minYears: number; readonly maxYears: number };

/** Indicators of the Medicare physician fee schedule that the modifier rules read. */
export type FeeIndicators = Pick<
  RvuRow,
  'status' | 'globalDays' | 'pcTc' | 'multipleProcedure' | 'bilateral' | 'assistant' | 'coSurgeons' | 'team'
>;

/** The code of today for one that has ended: ICD-10-CM conversion table. */
export type Successor = { readonly code: string; readonly since: string };

/**
 * How the rules ask the installed edit tables. Every answer is as of a day of service. Look-ups that may be left
 * out count as "no data".
 */
export type CodingEdits = {
  /** The pair in either order. */
  readonly ptp: (one: string, other: string, on: string) => Answer<PtpPair>;
  readonly mue: (code: string, on: string) => Answer<MueEdit>;
  /** The primaries of an add-on code. */
  readonly addOn: (code: string, on: string) => Answer<readonly AddOnEdit[]>;
  readonly feeIndicators: (code: string, on: string) => Answer<FeeIndicators>;
  readonly tabular: (code: string, on: string) => Answer<TabularEntry>;
  readonly ageLimits?: (code: string, on: string) => Answer<readonly AgeLimit[]>;
  readonly sexLimit?: (code: string, on: string) => Answer<'F' | 'M'>;
  /** Whether the Medicare code editor lists the diagnosis as a manifestation. */
  readonly manifestation?: (code: string, on: string) => Answer<true>;
  readonly successors?: (code: string, on: string) => Answer<readonly Successor[]>;
};

const noData = (): Answer<never> => ({ known: 'no_data' });

/** Nothing is installed. */
export const NO_EDITS: CodingEdits = {
  ptp: noData,
  mue: noData,
  addOn: noData,
  feeIndicators: noData,
  tabular: noData,
};
