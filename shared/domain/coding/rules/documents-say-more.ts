import { defineRule, type Hit } from '../rule.ts';
import { diagnosisVerdict, diagnosisTitle, numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily } from '../side.ts';

const VAGUE = /\b(unspecified|not specified|without complications?|NOS)\b/i;

export const documentsSayMore = defineRule<CodingFacts>({
  name: 'documents-say-more',
  family: 'diagnoses',
  severity: 'warns',
  title: 'No unspecified code stands where the documents support a more specific one of the same category.',
  source: 'ICD-10-CM Official Guidelines I.B.2 and I.B.18 (highest level of detail that the record supports)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      const title = diagnosisTitle(facts, item);
      // The side alone is told by "unspecified-side".
      if (title === null || !VAGUE.test(title) || sidedFamily(facts, item)?.side === 'unspecified') return [];
      const heard = facts.documented.find((d) => isMoreSpecific(facts, item, d.code));
      if (!heard) return [];
      return [
        {
          field: `diagnoses.${position}`,
          message: `${item} is less than the documents say: "${heard.says}" is ${heard.code}.`,
          fix: { kind: 'replace_diagnosis', position, code: heard.code },
          fixLabel: `Use ${heard.code}`,
        },
      ];
    }),
});

function isMoreSpecific(facts: CodingFacts, assigned: string, documented: string): boolean {
  if (documented.slice(0, 3) !== assigned.slice(0, 3) || facts.diagnoses.includes(documented)) return false;
  const verdict = diagnosisVerdict(facts, documented);
  return verdict.known === 'valid' && verdict.entry.billable && !VAGUE.test(verdict.entry.title);
}
