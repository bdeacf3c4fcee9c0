import { defineRule } from '../rule.ts';
import { procedureSystem } from '../../code.ts';
import { hasProcedureForm, numbered, type CodingFacts } from '../facts.ts';

export const procedureNotChecked = defineRule<CodingFacts>({
  name: 'procedure-not-checked',
  family: 'procedures',
  severity: 'warns',
  title: 'A code set is installed by which each procedure code can be checked.',
  source: 'Installed code sets',
  find: ({ lines, lookup }) =>
    numbered(lines)
      .filter(
        ({ item }) =>
          hasProcedureForm(item.code) &&
          lookup(procedureSystem(item.code), item.code, item.serviceDate).known === 'no_data',
      )
      .map(({ item, position }) => ({
        field: `lines.${position}.code`,
        message: `Line ${position}: ${item.code} could not be checked: no code set is installed for ${item.serviceDate}.`,
      })),
});
