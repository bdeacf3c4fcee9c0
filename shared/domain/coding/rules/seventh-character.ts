import { defineRule, type Hit } from '../rule.ts';
import { diagnosisTitle, numbered, type CodingFacts } from '../facts.ts';
import { seventhFault, type SeventhFault } from '../seventh-character.ts';

export const seventhCharacter = defineRule<CodingFacts>({
  name: 'seventh-character',
  family: 'diagnoses',
  severity: 'stops',
  title: 'A code that takes a seventh character has a valid one, in the seventh place.',
  source: 'ICD-10-CM Official Guidelines I.A.4 (placeholder X) and I.A.5 (7th characters)',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }): Hit[] => {
      const fault = seventhFault(facts, item);
      if (!fault) return [];
      const field = `diagnoses.${position}`;
      const [first = ''] = fault.codes;
      const sure = fault.codes.length === 1;
      return [
        {
          field,
          message: sentence(facts, item, fault),
          ...(sure
            ? { fix: { kind: 'replace_diagnosis', position, code: first }, fixLabel: `Use ${first}` }
            : { fix: { kind: 'open_field', field }, fixLabel: 'Choose the seventh character' }),
        },
      ];
    }),
});

function sentence(facts: CodingFacts, code: string, { what, codes }: SeventhFault): string {
  const [first = ''] = codes;
  switch (what) {
    case 'missing':
      return `${code} needs a seventh character: ${values(facts, codes)}.`;
    case 'invalid':
      return `The seventh character of ${code} is not one of its own: ${values(facts, codes)}.`;
    case 'filler':
      return `${code} lacks the placeholder X: the code is ${first}.`;
    case 'surplus':
      return `${code} takes no seventh character: the code is ${first}.`;
  }
}

/** Each value with its meaning: from the installed tabular list, else the end of the code's title. */
function values(facts: CodingFacts, codes: readonly string[]): string {
  const [first = ''] = codes;
  const list = facts.edits.tabular(first, facts.serviceDate);
  const named = new Map(list.known === 'found' ? list.value.seventh.map((s) => [s.char, s.text]) : []);
  const shown = codes.slice(0, 4).map((code) => {
    const char = code.at(-1) ?? '';
    const words = named.get(char) ?? diagnosisTitle(facts, code)?.split(', ').at(-1) ?? '';
    return `${char} ${words}`.trim();
  });
  return codes.length > shown.length ? `${shown.join(', ')} …` : shown.join(', ');
}
