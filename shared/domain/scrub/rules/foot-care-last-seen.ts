import { defineRule } from '../../coding/rule.ts';
import { isMedicare, numbered } from '../../coding/facts.ts';
import { isFootCare } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const footCareLastSeen = defineRule<ScrubInput>({
  name: 'foot-care-last-seen',
  family: 'circumstances',
  severity: 'warns',
  title:
    'To Medicare, routine foot care says when the physician who treats the underlying disease last saw the patient.',
  source:
    'CMS claims processing manual ch. 26 §10.4 item 19; 42 CFR 411.15(l); 005010X222A1 2300 and 2400 DTP*304',
  find: ({ claim }) => {
    if (!isMedicare(claim.payer.filingIndicator)) return [];
    const ofClaim = situationOf(claim).dates?.lastSeen;
    return numbered(claim.lines)
      .filter(
        ({ item }) =>
          isFootCare(item.code) && ofClaim === undefined && item.detail?.dates?.lastSeen === undefined,
      )
      .slice(0, 1)
      .map(({ item, position }) =>
        at(
          'situation.dates.lastSeen',
          `Line ${position} (${item.code}) is routine foot care; give the day on which the physician last saw the patient.`,
        ),
      );
  },
});
