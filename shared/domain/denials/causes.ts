import type { OwnRuleText } from '../own-rules/own-rule.ts';
import type { DenialKind } from './kinds.ts';

/** What is known of a root cause, as far as a rule can be made of it. */
export type Cause = {
  readonly kind: DenialKind;
  /** Group and reason, `CO-197`. */
  readonly code: string;
  readonly payerName: string;
  readonly payerIdentifier: string;
  /** Procedure codes of the refused lines, the most frequent first. */
  readonly procedures: readonly string[];
  readonly denials: number;
};

type Condition = OwnRuleText['when']['conditions'][number];

/**
 * A scrub rule that would have spoken before such claims left, as a draft for the practice to judge and to try on its
 * own claims. It looks at the payer, the procedures and, where the kind names one, the field that was missing.
 */
export function proposedRule(cause: Cause): OwnRuleText {
  const payer: Condition[] =
    cause.payerIdentifier === ''
      ? []
      : [{ field: 'payerIdentifier', is: 'is', values: [cause.payerIdentifier] }];
  const codes = cause.procedures.filter((code) => code !== '').slice(0, 20);
  const procedures: Condition[] = codes.length === 0 ? [] : [{ field: 'code', is: 'is', values: codes }];
  const missing = MISSING[cause.kind];
  const conditions = [...payer, ...procedures, ...(missing ? [missing] : [])];
  const times = cause.denials === 1 ? 'once' : `${cause.denials} times`;
  return {
    name: `${cause.code} of ${cause.payerName || 'any payer'}`.slice(0, 60),
    scope: procedures.length > 0 ? 'line' : 'claim',
    when: {
      join: 'all',
      conditions:
        conditions.length > 0 ? conditions : [{ field: 'totalCharge', is: 'atLeast', values: ['0.01'] }],
    },
    message:
      `${cause.payerName || 'This payer'} refused such claims ${times} with ${cause.code}: ${ASKS[cause.kind]}`.slice(
        0,
        200,
      ),
    severity: 'warns',
    hold: false,
  };
}

const MISSING: Readonly<Partial<Record<DenialKind, Condition>>> = {
  authorization: { field: 'priorAuthorization', is: 'missing', values: [] },
  timely_filing: { field: 'daysToFile', is: 'atMost', values: ['14'] },
};

const ASKS: Readonly<Record<DenialKind, string>> = {
  eligibility: 'ask for the coverage on the day of service first.',
  authorization: 'an authorisation number is needed.',
  timely_filing: 'send it before the last day of filing.',
  coding: 'look at codes, modifiers and diagnoses.',
  medical_necessity: 'look at the diagnoses that show the need.',
  duplicate: 'make sure that it was not sent before.',
  coordination: 'ask who pays first.',
  missing_information: 'add what the payer asks for.',
  non_covered: 'tell the patient before the service, and have it signed.',
  credentialing: 'check the provider’s enrolment with the payer.',
  technical: 'look at it before it leaves.',
  cut: 'compare the price with the contract.',
  unknown: 'look at it before it leaves.',
};
