import { defineRule, type Hit } from '../rule.ts';
import { billableBelow, diagnosisVerdict, hasDiagnosisForm, numbered, type CodingFacts } from '../facts.ts';
import { seventhFault } from '../seventh-character.ts';

export const diagnosisNotBillable = defineRule<CodingFacts>({
  name: 'diagnosis-not-billable',
  family: 'diagnoses',
  severity: 'stops',
  title: 'Each diagnosis is coded to the full number of characters.',
  source: 'ICD-10-CM Official Guidelines I.B.2 (level of detail in coding)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      // A code that lacks nothing but its seventh character is told by "seventh-character".
      if (!hasDiagnosisForm(item) || seventhFault(facts, item)) return [];
      const verdict = diagnosisVerdict(facts, item);
      if (verdict.known !== 'valid' || verdict.entry.billable) return [];
      const field = `diagnoses.${position}`;
      const below = billableBelow(facts, item, 5);
      const only = below[0];
      if (only && below.length === 1)
        return [
          {
            field,
            message: `${item} is a heading and cannot be billed; ${only.code} is its only code on ${facts.serviceDate}.`,
            fix: { kind: 'replace_diagnosis', position, code: only.code },
            fixLabel: `Use ${only.code}`,
          },
        ];
      const choices = below.map((e) => e.code).join(', ');
      const hint = choices === '' ? '' : ` Codes below it: ${choices}${below.length === 5 ? ' …' : ''}.`;
      return [
        {
          field,
          message: `${item} is a heading and cannot be billed.${hint}`,
          fix: { kind: 'open_field', field },
          fixLabel: 'Choose a code below it',
        },
      ];
    }),
});
