/**
 * A code-set file that cannot be read to its end: why, and in which line where that is known. The whole file
 * is refused for one fault, since half a release would let wrong codes pass.
 */
export class FileFault extends Error {
  /** Counted from 1; null when the fault is of the file as a whole. */
  readonly line: number | null;
  /** A plain sentence with its full stop. */
  readonly reason: string;

  constructor(line: number | null, reason: string) {
    super(line === null ? reason : `Line ${line}: ${reason}`);
    this.name = 'FileFault';
    this.line = line;
    this.reason = reason;
  }
}
