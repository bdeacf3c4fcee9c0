import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

const UNITS: ReadonlySet<string> = new Set(['F2', 'GR', 'ME', 'ML', 'UN']);

export const ndcQuantity = defineRule<ScrubInput>({
  name: 'ndc-quantity',
  family: 'drugs',
  severity: 'stops',
  title: 'A drug has a quantity above zero and one of the units F2, GR, ME, ML and UN.',
  source: '005010X222A1 2410 CTP04 and CTP05-1',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const drug = item.detail?.drug;
      if (!drug) return [];
      const field = `lines.${position}.detail.drug`;
      return [
        ...(/^\d{1,7}(\.\d{1,3})?$/.test(drug.quantity) && Number(drug.quantity) > 0
          ? []
          : [
              at(`${field}.quantity`, `Line ${position}: the drug needs a quantity above zero, as a number.`),
            ]),
        ...(UNITS.has(drug.unit)
          ? []
          : [
              at(
                `${field}.unit`,
                `Line ${position}: "${drug.unit}" is no unit of a drug; F2, GR, ME, ML and UN are.`,
              ),
            ]),
      ];
    }),
});
