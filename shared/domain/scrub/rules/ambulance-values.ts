import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

const CONDITIONS: ReadonlySet<string> = new Set(['01', '04', '05', '06', '07', '08', '09', '12']);
const NUMBER = /^\d{1,6}(\.\d{1,2})?$/;

export const ambulanceValues = defineRule<ScrubInput>({
  name: 'ambulance-values',
  family: 'ambulance',
  severity: 'stops',
  title:
    "Reason, weight, miles and conditions of an ambulance transport are of the guide's lists and numbers.",
  source: '005010X222A1 2300 CR102, CR104 (A to E), CR106, CRC*07 (01, 04, 05, 06, 07, 08, 09, 12)',
  find: ({ claim }) => {
    const { ambulance } = situationOf(claim);
    if (!ambulance) return [];
    const { reason, miles, patientWeight, certifications } = ambulance;
    const field = 'situation.ambulance';
    return [
      ...(reason === '' || /^[A-E]$/.test(reason)
        ? []
        : [at(`${field}.reason`, `"${reason}" is no reason of a transport; A to E are.`)]),
      ...(miles === '' || NUMBER.test(miles) ? [] : [at(`${field}.miles`, 'The miles are not a number.')]),
      ...(patientWeight === null || NUMBER.test(patientWeight)
        ? []
        : [at(`${field}.patientWeight`, 'The weight of the patient is not a number of pounds.')]),
      ...numbered(certifications).flatMap(({ item, position }) =>
        item.conditions
          .filter((condition) => !CONDITIONS.has(condition))
          .map((condition) =>
            at(
              `${field}.certifications.${position}`,
              `"${condition}" is no condition of an ambulance transport.`,
            ),
          ),
      ),
    ];
  },
});
