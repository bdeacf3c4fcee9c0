import { defineRule } from '../../coding/rule.ts';
import { INPATIENT_PLACES } from '../../codes/service-kinds.ts';
import { at, serviceDays, situationOf, type ScrubInput } from '../facts.ts';

export const hospitalDates = defineRule<ScrubInput>({
  name: 'hospital-dates',
  family: 'dates',
  severity: 'stops',
  title: 'The patient was admitted before being discharged, and not after the service.',
  source: '005010X222A1 2300 DTP*435 and DTP*096; CMS-1500 box 18',
  find: ({ claim }) => {
    const { admission, discharge } = situationOf(claim).dates ?? {};
    const { first, last } = serviceDays(claim);
    const inpatient = INPATIENT_PLACES.has(claim.placeOfService);
    return [
      ...(admission !== undefined && discharge !== undefined && discharge < admission
        ? [
            at(
              'situation.dates.discharge',
              `The discharge of ${discharge} is before the admission of ${admission}.`,
            ),
          ]
        : []),
      ...(admission !== undefined && inpatient && admission > first
        ? [at('situation.dates.admission', `The admission of ${admission} is after the service of ${first}.`)]
        : []),
      ...(discharge !== undefined && inpatient && discharge < last
        ? [at('situation.dates.discharge', `The discharge of ${discharge} is before the service of ${last}.`)]
        : []),
    ];
  },
});
