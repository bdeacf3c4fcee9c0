import { defineRule, type Hit } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';
import { instructionsOf, matches, patternsOf, printedCodes } from '../instruction-notes.ts';
import { isManifestation } from '../manifestation.ts';

export const manifestationFirst = defineRule<CodingFacts>({
  name: 'manifestation-first',
  family: 'diagnoses',
  severity: 'stops',
  title: 'A manifestation "in diseases classified elsewhere" is never the first diagnosis.',
  source: 'ICD-10-CM Official Guidelines I.A.13 (etiology/manifestation convention)',
  find: (facts): Hit[] => {
    const first = facts.diagnoses[0] ?? '';
    if (!isManifestation(facts, first)) return [];
    const list = facts.edits.tabular(first, facts.serviceDate);
    const causes = list.known === 'found' ? instructionsOf(list.value, 'codeFirst') : [];
    const patterns = causes.flatMap(patternsOf);
    // A cause that stands after it is told by "code-first", with the fix.
    if (facts.diagnoses.slice(1).some((code) => matches(patterns, code))) return [];
    const wanted = causes[0] ? printedCodes(causes[0], 5) : '';
    return [
      {
        field: 'diagnoses.1',
        message: `${first} is a manifestation and cannot stand first. Put the disease that causes it before it${wanted === '' ? '' : ` (${wanted})`}.`,
        fix: { kind: 'open_field', field: 'diagnoses.1' },
        fixLabel: 'Change the order',
      },
    ];
  },
});
