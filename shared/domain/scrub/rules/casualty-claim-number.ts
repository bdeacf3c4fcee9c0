import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const casualtyClaimNumber = defineRule<ScrubInput>({
  name: 'casualty-claim-number',
  family: 'circumstances',
  severity: 'warns',
  title: "A claim to workers' compensation or an automobile insurer carries their claim number.",
  source: '005010X222A1 2010BA and 2010CA REF*Y4',
  find: ({ claim }) =>
    (claim.payer.filingIndicator === 'WC' || claim.payer.filingIndicator === 'AM') &&
    (situationOf(claim).casualtyClaimNumber ?? '').trim() === ''
      ? [at('situation.casualtyClaimNumber', "The insurer's claim number of the accident is missing.")]
      : [],
});
