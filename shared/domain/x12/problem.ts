import { Refusal } from '#shared/kernel/result.ts';

/**
 * Why an X12 file could not be read: one sentence for the user, without any data of a person, and the
 * segment at which it was noticed (1-based; 0 when the file as a whole is meant).
 */
export class X12Problem extends Refusal {
  readonly segment: number;
  /** What is wrong, without the assurance that nothing was changed. */
  readonly sentence: string;
  /** The element that cannot be read, when it is one alone. */
  readonly element: number | null;

  constructor(message: string, segment: number, element: number | null = null) {
    super('invalid_input', `${message} Nothing was changed.`);
    this.name = 'X12Problem';
    this.segment = segment;
    this.sentence = message;
    this.element = element;
  }
}
