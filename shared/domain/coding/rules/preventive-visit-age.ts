import { defineRule, type Hit } from '../rule.ts';
import { ageOn } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { isPreventiveVisit } from '../visit-codes.ts';

/** Last digit of 9938x and 9939x by the oldest age, in years. */
const BANDS: readonly { readonly digit: string; readonly until: number; readonly ages: string }[] = [
  { digit: '1', until: 0, ages: 'under 1' },
  { digit: '2', until: 4, ages: '1 to 4' },
  { digit: '3', until: 11, ages: '5 to 11' },
  { digit: '4', until: 17, ages: '12 to 17' },
  { digit: '5', until: 39, ages: '18 to 39' },
  { digit: '6', until: 64, ages: '40 to 64' },
  { digit: '7', until: 200, ages: '65 or more' },
];

export const preventiveVisitAge = defineRule<CodingFacts>({
  name: 'preventive-visit-age',
  family: 'procedures',
  severity: 'stops',
  title: 'A preventive visit has the code of the age on the date of service.',
  source: 'Age bands of 99381–99387 and 99391–99397 (AMA CPT); age on the date of service',
  find: ({ lines, patient, fee }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      if (!isPreventiveVisit(item.code) || patient.birthDate === null) return [];
      const years = ageOn(patient.birthDate, item.serviceDate);
      const right = BANDS.find(({ until }) => years <= until);
      const coded = BANDS.find(({ digit }) => item.code.endsWith(digit));
      if (years < 0 || !right || !coded || right === coded) return [];
      const code = `${item.code.slice(0, 4)}${right.digit}`;
      const unit = fee(code);
      const charge = unit === null ? {} : { chargeCents: cents(unit * Math.max(1, item.units)) };
      return [
        {
          field: `lines.${position}.code`,
          message: `Line ${position}: ${item.code} is for ages ${coded.ages}; on ${item.serviceDate} the code is ${code}.`,
          fix: { kind: 'replace_procedure', line: position, code, ...charge },
          fixLabel: `Use ${code}`,
        },
      ];
    }),
});
