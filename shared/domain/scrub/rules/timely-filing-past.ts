import { addDays } from '#shared/kernel/dates.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const timelyFilingPast = defineRule<ScrubInput>({
  name: 'timely-filing-past',
  family: 'dates',
  severity: 'stops',
  title: "A first claim is sent within the payer's time limit.",
  source: "The payer's timely filing days; Medicare: 42 CFR 424.44 (one calendar year)",
  find: ({ claim, context }) => {
    const last = addDays(claim.serviceDate, claim.payer.timelyFilingDays);
    if (claim.frequency !== '1' || context.today <= last) return [];
    return [at('serviceDate', `The payer takes this claim until ${last}; today is ${context.today}.`)];
  },
});
