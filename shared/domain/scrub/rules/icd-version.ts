import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const icdVersion = defineRule<ScrubInput>({
  name: 'icd-version',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Diagnoses are ICD-10-CM from October 2015 on, and ICD-9-CM before.',
  source: '45 CFR 162.1002(c); 005010X222A1 2300 HI01-1 (ABK or BK)',
  find: ({ claim }) => {
    const old = claim.icd9 === true;
    if (old === claim.serviceDate < '2015-10-01') return [];
    return [
      at(
        'icd9',
        old
          ? 'The diagnoses are marked as ICD-9-CM, which ended with September 2015.'
          : 'Before October 2015 diagnoses were ICD-9-CM; the claim marks them as ICD-10-CM.',
      ),
    ];
  },
});
