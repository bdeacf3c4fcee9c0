import { defineRule, type Hit } from '../rule.ts';
import type { CodingFacts } from '../facts.ts';

export const externalCauseFirst = defineRule<CodingFacts>({
  name: 'external-cause-first',
  family: 'diagnoses',
  severity: 'stops',
  title: 'An external cause (V00–Y99) is never the first diagnosis.',
  source: 'ICD-10-CM Official Guidelines I.C.20.a.6',
  find: ({ diagnoses }): Hit[] => {
    const first = diagnoses[0] ?? '';
    if (!isExternalCause(first)) return [];
    const next = diagnoses.findIndex((code) => code !== '' && !isExternalCause(code));
    return [
      {
        field: 'diagnoses.1',
        message: `${first} is an external cause and cannot stand first. Put the injury before it.`,
        ...(next > 0
          ? {
              fix: { kind: 'move_diagnosis', from: next + 1, to: 1 },
              fixLabel: `Put ${diagnoses[next] ?? ''} first`,
            }
          : { fix: { kind: 'open_field', field: 'diagnoses.1' }, fixLabel: 'Add the injury' }),
      },
    ];
  },
});

function isExternalCause(code: string): boolean {
  return /^[VWXY]\d/.test(code);
}
