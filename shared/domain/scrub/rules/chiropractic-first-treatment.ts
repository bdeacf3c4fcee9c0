import { defineRule } from '../../coding/rule.ts';
import { isMedicare, numbered } from '../../coding/facts.ts';
import { isChiropractic } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const chiropracticFirstTreatment = defineRule<ScrubInput>({
  name: 'chiropractic-first-treatment',
  family: 'circumstances',
  severity: 'stops',
  title: 'To Medicare, manipulation of the spine says when the treatment began.',
  source:
    'CMS claims processing manual ch. 26 §10.4 item 14 and ch. 12 §220; 005010X222A1 2300 and 2400 DTP*454',
  find: ({ claim }) => {
    if (!isMedicare(claim.payer.filingIndicator)) return [];
    const ofClaim = situationOf(claim).dates?.initialTreatment;
    return numbered(claim.lines)
      .filter(
        ({ item }) =>
          isChiropractic(item.code) &&
          ofClaim === undefined &&
          item.detail?.dates?.initialTreatment === undefined,
      )
      .slice(0, 1)
      .map(({ item, position }) =>
        at(
          'situation.dates.initialTreatment',
          `Line ${position} (${item.code}) is manipulation of the spine; give the day of the first treatment.`,
        ),
      );
  },
});
