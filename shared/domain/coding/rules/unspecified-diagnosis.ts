import { defineRule, type Hit } from '../rule.ts';
import { billableBelow, diagnosisTitle, diagnosisVerdict, numbered, type CodingFacts } from '../facts.ts';
import { sidedFamily } from '../side.ts';

const VAGUE = /\b(unspecified|not specified)\b/i;
/** So many specific neighbours make a choice; so many codes of the category are looked at for them. */
const ENOUGH = 2;
const LOOKED_AT = 8;

export const unspecifiedDiagnosis = defineRule<CodingFacts>({
  name: 'unspecified-diagnosis',
  family: 'diagnoses',
  severity: 'informs',
  title: 'An unspecified code is chosen only when the note tells no more.',
  source: 'ICD-10-CM Official Guidelines I.B.18 (use of unspecified codes)',
  find: (facts): Hit[] => {
    const vague = numbered(facts.diagnoses).filter(
      ({ item }) => /^[A-T]/.test(item) && isVague(facts, item) && hasMore(facts, item),
    );
    const [first] = vague;
    if (!first) return [];
    const codes = vague.map(({ item }) => item).join(', ');
    return [
      {
        field: `diagnoses.${first.position}`,
        message: `${codes} ${vague.length === 1 ? 'is unspecified' : 'are unspecified'}; more specific codes exist, if the note tells more.`,
        fix: { kind: 'open_field', field: `diagnoses.${first.position}` },
        fixLabel: 'Look for a more specific code',
      },
    ];
  },
});

function isVague(facts: CodingFacts, code: string): boolean {
  const verdict = diagnosisVerdict(facts, code);
  if (verdict.known !== 'valid' || !verdict.entry.billable || !VAGUE.test(verdict.entry.title)) return false;
  return sidedFamily(facts, code)?.side !== 'unspecified';
}

/** Whether the category has other codes that say more. */
function hasMore(facts: CodingFacts, code: string): boolean {
  return (
    billableBelow(facts, code.slice(0, 3), LOOKED_AT).filter(
      (entry) => entry.code !== code && !VAGUE.test(diagnosisTitle(facts, entry.code) ?? ''),
    ).length >= ENOUGH
  );
}
