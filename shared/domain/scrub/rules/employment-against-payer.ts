import { defineRule, type Hit } from '../../coding/rule.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const employmentAgainstPayer = defineRule<ScrubInput>({
  name: 'employment-against-payer',
  family: 'circumstances',
  severity: 'warns',
  title:
    "An illness from work goes to workers' compensation, and only such to it; an automobile insurer pays for accidents.",
  source: '005010X222A1 2000B SBR09 (WC, AM) with 2300 CLM11; 42 CFR 411.40',
  find: ({ claim }): Hit[] => {
    const { employment, autoAccident } = situationOf(claim);
    const kind = claim.payer.filingIndicator;
    if (kind === 'WC' && employment !== true)
      return [
        {
          ...at(
            'situation.employment',
            "Workers' compensation pays for what work has caused; the claim does not say so.",
          ),
          severity: 'stops',
        },
      ];
    if (kind === 'AM' && autoAccident !== true)
      return [
        at(
          'situation.autoAccident',
          'The payer is an automobile insurer; the claim names no automobile accident.',
        ),
      ];
    return kind !== 'WC' && employment === true && claim.coverage.rank === 1
      ? [at('situation.employment', "Work has caused this; workers' compensation pays before this payer.")]
      : [];
  },
});
