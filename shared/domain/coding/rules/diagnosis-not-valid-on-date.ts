import { defineRule } from '../rule.ts';
import { diagnosisVerdict, numbered, type CodingFacts, hasDiagnosisForm } from '../facts.ts';

export const diagnosisNotValidOnDate = defineRule<CodingFacts>({
  name: 'diagnosis-not-valid-on-date',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Each diagnosis is valid on the date of service.',
  source: '45 CFR 162.1000 (code set valid at the time the care is furnished)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }) => {
      if (!hasDiagnosisForm(item)) return [];
      const verdict = diagnosisVerdict(facts, item);
      if (verdict.known !== 'not_on_date') return [];
      const { validFrom, validTo } = verdict.entry;
      const when =
        validFrom > facts.serviceDate
          ? `it is valid from ${validFrom}`
          : validTo === null
            ? 'it is not in the release of that day'
            : `it was valid until ${validTo}`;
      return [
        {
          field: `diagnoses.${position}`,
          message: `${item} is not valid on ${facts.serviceDate}: ${when}.`,
          fix: { kind: 'open_field' as const, field: `diagnoses.${position}` },
          fixLabel: 'Choose a valid code',
        },
      ];
    }),
});
