import { defineRule, type Hit } from '../rule.ts';
import { isMedicare, numbered, type CodingFacts } from '../facts.ts';

const MEDICARE_ONLY = /^G0(008|009|010|402|438|439|442|443|444|446|447)$/;
const NOT_MEDICARE = /^(9924[2-5]|9925[2-5]|9938[1-7]|9939[1-7])$/;
const COMMERCIAL = new Set(['12', '13', '14', 'BL', 'CI', 'HM']);

/** Codes that this rule names already, whatever the fee schedule says. */
export function isKnownNotPaid(code: string): boolean {
  return NOT_MEDICARE.test(code);
}

export const payerCodeChoice = defineRule<CodingFacts>({
  name: 'payer-code-choice',
  family: 'procedures',
  severity: 'warns',
  title:
    "Medicare's own visit and vaccine codes go to Medicare; consultations and ordinary physicals do not.",
  source: 'CMS claims processing manual ch. 12 §30.6.10, ch. 18 §10 and §140; 42 CFR 411.15(a)(1)',
  find: ({ lines, payerFilingIndicator }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      const field = `lines.${position}.code`;
      if (isMedicare(payerFilingIndicator) && NOT_MEDICARE.test(item.code))
        return [{ field, message: `Line ${position}: Medicare does not pay ${item.code}.` }];
      if (COMMERCIAL.has(payerFilingIndicator) && MEDICARE_ONLY.test(item.code))
        return [
          {
            field,
            message: `Line ${position}: ${item.code} is Medicare's code; other payers often want a CPT code.`,
          },
        ];
      return [];
    }),
});
