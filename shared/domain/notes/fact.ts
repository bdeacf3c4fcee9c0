import type { Way } from '#shared/domain/notes/dictionary.ts';

/** A code that a number or a medicine in the note hints at. Offsets are UTF-16 into the note. */
export type Fact = {
  readonly code: string;
  readonly way: Way;
  readonly score: number;
  /** False for hints that need the clinician's word: a laboratory value is no diagnosis (Guidelines III.B). */
  readonly sure: boolean;
  readonly start: number;
  readonly end: number;
};
