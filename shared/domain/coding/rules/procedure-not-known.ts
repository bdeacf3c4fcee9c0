import { defineRule, type Hit } from '../rule.ts';
import { procedureSystem } from '../../code.ts';
import { hasProcedureForm, numbered, type CodingFacts } from '../facts.ts';

export const procedureNotKnown = defineRule<CodingFacts>({
  name: 'procedure-not-known',
  family: 'procedures',
  severity: 'stops',
  title: 'Each procedure code is in the installed code set of its date of service.',
  source: 'CPT or HCPCS release of the date of service; 45 CFR 162.1002',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
      const { code, serviceDate } = item;
      if (!hasProcedureForm(code)) return [];
      if (facts.lookup(procedureSystem(code), code, serviceDate).known !== 'unknown') return [];
      const field = `lines.${position}.code`;
      const open = { fix: { kind: 'open_field', field }, fixLabel: 'Choose another code' } as const;
      const values = facts.edits.feeIndicators(code, serviceDate);
      // Lists of procedures are often partial (CPT is licensed); another table may know the number.
      if (values.known === 'found')
        return [
          {
            field,
            severity: 'informs',
            message: `Line ${position}: ${code} is not in the installed procedure codes, but the fee schedule of ${serviceDate} has it.`,
            source: values.release,
          },
        ];
      const own = facts.fee(code) !== null;
      return [
        {
          field,
          severity: own ? 'warns' : 'stops',
          message: `Line ${position}: ${code} is not known on ${serviceDate} in the code sets installed here${own ? ", only in the practice's own fee schedule" : ''}.`,
          ...open,
        },
      ];
    }),
});
