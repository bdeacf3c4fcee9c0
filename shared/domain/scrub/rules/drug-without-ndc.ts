import { defineRule, type Hit } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isDrug, isUnlisted } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const drugWithoutNdc = defineRule<ScrubInput>({
  name: 'drug-without-ndc',
  family: 'drugs',
  severity: 'warns',
  title: 'A drug that is billed to Medicaid, or by a code that does not name it, carries its NDC.',
  source:
    '42 U.S.C. 1396r-8(a)(7) (Medicaid); CMS claims processing manual ch. 17 §10 (drugs not otherwise classified)',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(({ item }) => isDrug(item.code) && item.detail?.drug === undefined)
      .flatMap(({ item, position }): Hit[] => {
        const field = `lines.${position}.detail.drug`;
        if (claim.payer.filingIndicator === 'MC')
          return [
            {
              ...at(field, `Line ${position} (${item.code}) is a drug; Medicaid wants its NDC.`),
              severity: 'stops',
            },
          ];
        return isUnlisted(item.code)
          ? [at(field, `Line ${position} (${item.code}) does not name the drug; give its NDC and quantity.`)]
          : [];
      }),
});
