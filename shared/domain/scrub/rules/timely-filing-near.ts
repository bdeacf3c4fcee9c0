import { addDays, daysBetween } from '#shared/kernel/dates.ts';
import { defineRule } from '../../coding/rule.ts';
import type { ScrubInput } from '../facts.ts';

const NEAR_DAYS = 14;

export const timelyFilingNear = defineRule<ScrubInput>({
  name: 'timely-filing-near',
  family: 'dates',
  severity: 'warns',
  title: "Fourteen days before the payer's time limit the claim is pressing.",
  source: "The payer's timely filing days; Medicare: 42 CFR 424.44 (one calendar year)",
  find: ({ claim, context }) => {
    const left = claim.payer.timelyFilingDays - daysBetween(claim.serviceDate, context.today);
    if (claim.frequency !== '1' || left < 0 || left > NEAR_DAYS) return [];
    const last = addDays(claim.serviceDate, claim.payer.timelyFilingDays);
    return [
      {
        field: 'serviceDate',
        message: `Send this claim by ${last}: ${left === 0 ? 'today is the last day' : `${left} ${left === 1 ? 'day is' : 'days are'} left`}.`,
      },
    ];
  },
});
