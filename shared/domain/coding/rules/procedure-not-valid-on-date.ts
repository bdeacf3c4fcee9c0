import { defineRule } from '../rule.ts';
import { procedureSystem } from '../../code.ts';
import { hasProcedureForm, numbered, type CodingFacts } from '../facts.ts';

export const procedureNotValidOnDate = defineRule<CodingFacts>({
  name: 'procedure-not-valid-on-date',
  family: 'procedures',
  severity: 'stops',
  title: 'Each procedure code is valid on its date of service.',
  source: '45 CFR 162.1000 (code set valid at the time the care is furnished)',
  find: ({ lines, lookup }) =>
    numbered(lines).flatMap(({ item, position }) => {
      if (!hasProcedureForm(item.code)) return [];
      const verdict = lookup(procedureSystem(item.code), item.code, item.serviceDate);
      if (verdict.known !== 'not_on_date') return [];
      const { validFrom, validTo } = verdict.entry;
      const when =
        validFrom > item.serviceDate
          ? `it is valid from ${validFrom}`
          : validTo === null
            ? 'it is not in the release of that day'
            : `it was valid until ${validTo}`;
      return [
        {
          field: `lines.${position}.code`,
          message: `Line ${position}: ${item.code} is not valid on ${item.serviceDate}: ${when}.`,
          fix: { kind: 'open_field' as const, field: `lines.${position}.code` },
          fixLabel: 'Choose a valid code',
        },
      ];
    }),
});
