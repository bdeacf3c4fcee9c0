import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import { numbered, type CodingFacts } from '../facts.ts';

const FEMALE = /^(O|N7[0-7]|N8[0-9]|N9[0-8]|C5[1-8]|Z3[346]|Z39|Z0141|Z124|R876)/;
const MALE = /^(N4[0-9]|N5[0-3]|C6[0-3]|R972|Z125|Z8546)/;

export const diagnosisSex = defineRule<CodingFacts>({
  name: 'diagnosis-sex',
  family: 'diagnoses',
  severity: 'warns',
  title: 'A diagnosis of one sex agrees with the sex on record.',
  source: 'ICD-10-CM chapters 14 and 15; CMS Medicare Code Editor, sex conflict',
  find: ({ diagnoses, patient, serviceDate, edits }) => {
    const wrong = patient.sex === 'M' ? FEMALE : patient.sex === 'F' ? MALE : null;
    if (!wrong) return [];
    return numbered(diagnoses).flatMap(({ item, position }): Hit[] => {
      const listed = edits.sexLimit?.(item, serviceDate);
      const conflict =
        listed?.known === 'found' ? listed.value !== patient.sex : wrong.test(withoutDot(item).toUpperCase());
      if (!conflict) return [];
      return [
        {
          field: `diagnoses.${position}`,
          message: `${item} is not usual for the sex on record. Check the code and the record.`,
          ...(listed?.known === 'found' ? { source: listed.release } : {}),
        },
      ];
    });
  },
});
