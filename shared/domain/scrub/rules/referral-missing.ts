import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const referralMissing = defineRule<ScrubInput>({
  name: 'referral-missing',
  family: 'payer',
  severity: 'stops',
  title: 'A payer that pays only with a referral gets its number.',
  source: "The practice's own note of the payer (Settings, Payers); 005010X222A1 2300 REF*9F",
  find: ({ claim, context }) =>
    context.requirement?.referralNeeded === true &&
    (situationOf(claim).referralNumber ?? '') === '' &&
    claim.lines.some(({ detail }) => (detail?.referralNumber ?? '') === '')
      ? [at('situation.referralNumber', 'This payer wants a referral, and there is no number.')]
      : [],
});
