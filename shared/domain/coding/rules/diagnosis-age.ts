import { defineRule } from '../rule.ts';
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
  find: ({ diagnoses, patient, serviceDate }) => {
    const years = ageOn(patient.birthDate, serviceDate);
    const days = daysBetween(patient.birthDate, serviceDate);
    if (days < 0) return [];
    return numbered(diagnoses).flatMap(({ item, position }) =>
      LIMITS.filter((l) => l.codes.test(withoutDot(item).toUpperCase()) && !l.fits(years, days)).map((l) => ({
        field: `diagnoses.${position}`,
        message: `${item} is for ${l.who}; the age on ${serviceDate} does not fit.`,
        fix: { kind: 'open_field' as const, field: `diagnoses.${position}` },
        fixLabel: 'Choose another code',
      })),
    );
  },
});
