import { addDays, daysBetween } from '#shared/kernel/dates.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const timelyFilingPast = defineRule<ScrubInput>({
  name: 'timely-filing-past',
  family: 'dates',
  severity: 'stops',
  title: "A first claim is sent within the payer's time limit, or says why it is late.",
  source: "The payer's timely filing days; Medicare: 42 CFR 424.44 (one calendar year)",
  find: ({ claim, context }) => {
    const days = daysBetween(claim.serviceDate, context.today);
    if (claim.frequency !== '1' || days <= claim.payer.timelyFilingDays) return [];
    const last = addDays(claim.serviceDate, claim.payer.timelyFilingDays);
    const late = at('serviceDate', `The payer takes this claim until ${last}; today is ${context.today}.`);
    // A reason that the payer accepts opens the door once more; whether it does is the payer's to say.
    return (situationOf(claim).delayReason ?? '') === '' ? [late] : [{ ...late, severity: 'warns' }];
  },
});
