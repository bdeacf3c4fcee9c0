import { defineRule } from '../rule.ts';
import { isMedicare, type CodingFacts } from '../facts.ts';

export const coverageNotChecked = defineRule<CodingFacts>({
  name: 'coverage-not-checked',
  family: 'procedures',
  severity: 'informs',
  title: 'Whether Medicare covers a service for its diagnoses (NCD, LCD) is not checked, and that is told.',
  source: '42 CFR 405.1060 and 405.1062 (national and local coverage determinations)',
  find: ({ lines, payerFilingIndicator }) =>
    lines.length === 0 || !isMedicare(payerFilingIndicator)
      ? []
      : [
          {
            field: 'lines',
            message:
              'Whether the diagnoses support each service under national and local coverage decisions was not checked.',
          },
        ],
});
