import { defineRule } from '../../coding/rule.ts';
import { isMedicare, numbered } from '../../coding/facts.ts';
import { isMammography } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

/** Six digits, or the numbers that states give, of up to ten characters. */
const FORM = /^[0-9A-Z]{6,10}$/i;

export const mammographyCertification = defineRule<ScrubInput>({
  name: 'mammography-certification',
  family: 'laboratory',
  severity: 'stops',
  title: 'To Medicare a mammography carries the FDA certification number of the centre.',
  source: '005010X222A1 2300 and 2400 REF*EW; 21 CFR 900.11; CMS claims processing manual ch. 18 §20.3',
  find: ({ claim }) => {
    const ofClaim = situationOf(claim).mammographyCertification ?? '';
    const wrong = 'The mammography certification number has not 6 to 10 letters and digits.';
    if (ofClaim !== '' && !FORM.test(ofClaim)) return [at('situation.mammographyCertification', wrong)];
    return numbered(claim.lines).flatMap(({ item, position }) => {
      const own = item.detail?.mammographyCertification ?? '';
      if (own !== '' && !FORM.test(own))
        return [at(`lines.${position}.detail.mammographyCertification`, `Line ${position}: ${wrong}`)];
      const owed =
        isMedicare(claim.payer.filingIndicator) && isMammography(item.code) && !item.modifiers.includes('26');
      return owed && own === '' && ofClaim === ''
        ? [
            at(
              'situation.mammographyCertification',
              `Line ${position} (${item.code}) is a mammography; the claim needs the certification number.`,
            ),
          ]
        : [];
    });
  },
});
