import { defineRule, type Hit } from '../rule.ts';
import { ageOn, daysBetween } from '#shared/kernel/dates.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';

const LIMITS: readonly { codes: RegExp; fits: (years: number, days: number) => boolean; who: string }[] = [
  { codes: /^Z0011/, fits: (_, days) => days <= 28, who: 'a newborn of at most 28 days' },
  {
    codes: /^Z0012/,
    fits: (years, days) => days > 28 && years < 18,
    who: 'a child from 29 days to 17 years',
  },
  { codes: /^Z000/, fits: (years) => years >= 18, who: 'an adult' },
  { codes: /^Z38/, fits: (_, days) => days <= 28, who: 'a newborn' },
  { codes: /^Z685/, fits: (years) => years >= 2 && years <= 20, who: 'a person of 2 to 20 years' },
  { codes: /^Z68[1-4]/, fits: (years) => years >= 20, who: 'an adult of 20 years or more' },
  { codes: /^O/, fits: (years) => years >= 9 && years <= 64, who: 'a patient of 9 to 64 years' },
];

export const diagnosisAge = defineRule<CodingFacts>({
  name: 'diagnosis-age',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A diagnosis of one age agrees with the age on the date of service.',
  source: 'ICD-10-CM notes at Z00, Z38, Z68; CMS Medicare Code Editor, age conflict',
  find: (facts) => {
    const { diagnoses, patient, serviceDate, edits } = facts;
    if (patient.birthDate === null) return [];
    const years = ageOn(patient.birthDate, serviceDate);
    const days = daysBetween(patient.birthDate, serviceDate);
    if (days < 0) return [];
    return numbered(diagnoses).flatMap(({ item, position }): Hit[] => {
      const field = `diagnoses.${position}`;
      const fix = { kind: 'open_field' as const, field };
      const told = (who: string): Hit => ({
        field,
        message: `${item} is for ${who}; the age on ${serviceDate} does not fit.`,
        fix,
        fixLabel: 'Choose another code',
      });
      const own = LIMITS.filter((l) => l.codes.test(withoutDot(item).toUpperCase()) && !l.fits(years, days));
      if (own.length > 0) return own.map((l) => told(l.who));
      const listed = edits.ageLimits?.(item, serviceDate);
      if (listed?.known !== 'found') return [];
      // A code may be on several lists; one that fits is enough.
      if (listed.value.some((l) => l.minYears <= years && years <= l.maxYears)) return [];
      const [limit] = listed.value;
      if (!limit) return [];
      return [
        {
          ...told(`ages ${limit.minYears} to ${limit.maxYears}`),
          source: `${listed.release}, ${limit.list}`,
        },
      ];
    });
  },
});
