import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { INPATIENT_PLACES } from '../../codes/service-kinds.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const admissionDateMissing = defineRule<ScrubInput>({
  name: 'admission-date-missing',
  family: 'circumstances',
  severity: 'stops',
  title: 'A claim for inpatient care says when the patient was admitted.',
  source: '005010X222A1 2300 DTP*435 (required for inpatient visits); CMS-1500 box 18',
  find: ({ claim }) => {
    const line = numbered(claim.lines).find(({ item }) => INPATIENT_PLACES.has(item.placeOfService));
    const inpatient = line !== undefined || INPATIENT_PLACES.has(claim.placeOfService);
    return inpatient && situationOf(claim).dates?.admission === undefined
      ? [at('situation.dates.admission', 'The place of service is inpatient; give the day of admission.')]
      : [];
  },
});
