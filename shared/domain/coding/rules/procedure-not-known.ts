import { defineRule } from '../rule.ts';
import { procedureSystem } from '../../code.ts';
import { hasProcedureForm, numbered, type CodingFacts } from '../facts.ts';

export const procedureNotKnown = defineRule<CodingFacts>({
  name: 'procedure-not-known',
  family: 'procedures',
  severity: 'stops',
  title: 'Each procedure code is in the installed code set of its date of service.',
  source: 'CPT or HCPCS release of the date of service; 45 CFR 162.1002',
  find: ({ lines, lookup }) =>
    numbered(lines)
      .filter(
        ({ item }) =>
          hasProcedureForm(item.code) &&
          lookup(procedureSystem(item.code), item.code, item.serviceDate).known === 'unknown',
      )
      .map(({ item, position }) => ({
        field: `lines.${position}.code`,
        message: `Line ${position}: ${item.code} is not known on ${item.serviceDate} in the code sets installed here.`,
        fix: { kind: 'open_field', field: `lines.${position}.code` },
        fixLabel: 'Choose another code',
      })),
});
