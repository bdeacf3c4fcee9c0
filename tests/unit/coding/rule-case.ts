import type { CheckCodingInput } from '#shared/domain/coding/check-coding.ts';
import type { Finding, Fix } from '#shared/domain/finding.ts';

/** One thing that a rule finds, and the same put right. */
export type RuleCase = {
  readonly rule: string;
  readonly says: string;
  readonly wrong: CheckCodingInput;
  readonly field: string;
  readonly fix?: Partial<Fix>;
  /** Where it is not the rule's own. */
  readonly severity?: Finding['severity'];
  /** A part of the source that names the release; the rule's own source when left out. */
  readonly source?: string;
  /** Words of the sentence. */
  readonly message?: string;
  /** Like the wrong one, but right; the scenario when left out. */
  readonly right?: CheckCodingInput;
};
