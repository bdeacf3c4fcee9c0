/**
 * How much each thing weighs in a coder's score. A procedure weighs twice a diagnosis, since it is what is paid;
 * what is right in kind but not in detail costs less. Our own weights: there is no official scale. The usual
 * benchmark, 95 % coding accuracy, is an industry custom and is not applied here.
 */
export const POINTS = {
  diagnosis: 2,
  /** Lost when a diagnosis is right but less, or more, specific than the documents. */
  specificity: 1,
  firstListed: 2,
  line: 4,
  /** Lost for each level that an E/M code is off, at most the whole line. */
  emStep: 2,
  modifiers: 2,
  units: 1,
  pointers: 1,
} as const;
