/** Codes of a refusal, from the caller's mistake (`invalid_input`) to ours (`internal`). */
export type ErrorCode =
  | 'invalid_input'
  | 'not_found'
  | 'conflict'
  | 'rule_violated'
  | 'locked'
  | 'forbidden'
  | 'cancelled'
  | 'internal';

/** A refusal as it crosses a process boundary: one clear sentence, never personal data of a patient. */
export type Failure = {
  readonly code: ErrorCode;
  readonly message: string;
  /** Form field (dotted path) → sentence. */
  readonly fields?: Readonly<Record<string, string>> | undefined;
  /** Reference printed in the log when `code` is `internal`. */
  readonly incident?: string | undefined;
};

export type Result<T> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: Failure };

/** Thrown inside services for everything the user can cause; the router turns it into a `Failure`. */
export class Refusal extends Error {
  readonly code: Exclude<ErrorCode, 'internal'>;
  readonly fields: Readonly<Record<string, string>> | undefined;

  constructor(
    code: Exclude<ErrorCode, 'internal'>,
    message: string,
    fields?: Readonly<Record<string, string>>,
  ) {
    super(message);
    this.name = 'Refusal';
    this.code = code;
    this.fields = fields;
  }
}

/** The exhaustive end of a switch over a union: the compiler proves that it is not reached. */
export function unreachable(value: never): never {
  throw new Error(`Unexpected variant: ${JSON.stringify(value)}`);
}
