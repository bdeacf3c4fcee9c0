import { defineRule, type Hit } from '../rule.ts';
import { withoutDot } from '../../encounter.ts';
import type { CodingFacts } from '../facts.ts';

/** When both stand on one record, the classification presumes that they belong together. */
const PRESUMED: readonly { alone: RegExp; with: RegExp; instead: string; why: string }[] = [
  { alone: /^I10$/, with: /^N18/, instead: 'I12', why: 'chronic kidney disease' },
  { alone: /^I10$/, with: /^I50/, instead: 'I11', why: 'heart failure' },
  { alone: /^E119$/, with: /^N18/, instead: 'E11.22', why: 'chronic kidney disease' },
  {
    alone: /^E119$/,
    with: /^E11(?!9)/,
    instead: 'only the code with the complication',
    why: 'a complication of diabetes',
  },
];

export const presumedLink = defineRule<CodingFacts>({
  name: 'presumed-link',
  family: 'diagnoses',
  severity: 'warns',
  title:
    'Hypertension or type 2 diabetes with a disease that is presumed to belong to it is coded as a combination.',
  source: 'ICD-10-CM Official Guidelines I.A.15 ("with"), I.C.4.a, I.C.9.a',
  find: ({ diagnoses }) => {
    const plain = diagnoses.map((d) => withoutDot(d).toUpperCase());
    return plain.flatMap((code, i): Hit[] =>
      PRESUMED.filter((p) => p.alone.test(code) && plain.some((other) => p.with.test(other)))
        .slice(0, 1)
        .map((p) => ({
          field: `diagnoses.${i + 1}`,
          message: `${diagnoses[i] ?? code} stands beside ${p.why}: unless the note says they are unrelated, use ${p.instead}.`,
          fix: { kind: 'open_field', field: `diagnoses.${i + 1}` },
          fixLabel: 'Choose the combination',
        })),
    );
  },
});
