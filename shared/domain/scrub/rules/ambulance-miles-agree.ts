import { defineRule } from '../../coding/rule.ts';
import { isAmbulanceMileage } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const ambulanceMilesAgree = defineRule<ScrubInput>({
  name: 'ambulance-miles-agree',
  family: 'ambulance',
  severity: 'warns',
  title: 'The miles of the transport are those of its mileage lines.',
  source: '005010X222A1 2300 CR106; CMS claims processing manual ch. 15 §30.B',
  find: ({ claim }) => {
    const { ambulance } = situationOf(claim);
    const lines = claim.lines.filter(({ code }) => isAmbulanceMileage(code));
    if (!ambulance || lines.length === 0 || ambulance.miles === '') return [];
    const billed = lines.reduce((sum, { units }) => sum + units, 0);
    return Math.ceil(Number(ambulance.miles)) === Math.ceil(billed)
      ? []
      : [
          at(
            'situation.ambulance.miles',
            `The transport is said to be ${ambulance.miles} miles long, and ${billed} are billed.`,
          ),
        ];
  },
});
