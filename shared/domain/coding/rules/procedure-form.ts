import { defineRule } from '../rule.ts';
import { hasProcedureForm, numbered, type CodingFacts } from '../facts.ts';

export const procedureForm = defineRule<CodingFacts>({
  name: 'procedure-form',
  family: 'procedures',
  severity: 'stops',
  title: 'Each service line has a code of the form of CPT or HCPCS.',
  source: '005010X222A1 2400 SV101-2, qualifier HC',
  find: ({ lines }) =>
    numbered(lines)
      .filter(({ item }) => !hasProcedureForm(item.code))
      .map(({ item, position }) => ({
        field: `lines.${position}.code`,
        message:
          item.code.trim() === ''
            ? `Line ${position} has no procedure code.`
            : `Line ${position}: "${item.code}" does not have the form of a CPT or HCPCS code.`,
        fix: { kind: 'open_field', field: `lines.${position}.code` },
        fixLabel: 'Choose a code',
      })),
});
