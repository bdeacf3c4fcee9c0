import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';
import { sameService } from './duplicate-claim.ts';

export const duplicateService = defineRule<ScrubInput>({
  name: 'duplicate-service',
  family: 'claim',
  severity: 'warns',
  title: 'No other claim of the patient to this payer carries the same service on the same day.',
  source: 'CMS claims processing manual ch. 1 §120 (duplicate services)',
  find: ({ claim, context }) => {
    if (claim.frequency !== '1') return [];
    const hits = numbered(claim.lines).flatMap(({ item, position }) => {
      const other = sameService(item, context.otherClaims, claim);
      return other
        ? [
            at(
              `lines.${position}.code`,
              `Line ${position}: ${item.code} of ${item.serviceDate} is already on claim ${other.controlNumber}.`,
            ),
          ]
        : [];
    });
    // All of them: that is the whole claim twice, and duplicate-claim says so once.
    return hits.length === claim.lines.length ? [] : hits;
  },
});
