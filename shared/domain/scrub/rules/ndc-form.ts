import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const ndcForm = defineRule<ScrubInput>({
  name: 'ndc-form',
  family: 'drugs',
  severity: 'stops',
  title: 'A drug is named by an NDC of eleven digits without hyphens.',
  source: '005010X222A1 2410 LIN03, qualifier N4',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(({ item }) => item.detail?.drug !== undefined && !/^\d{11}$/.test(item.detail.drug.ndc))
      .map(({ position }) =>
        at(
          `lines.${position}.detail.drug.ndc`,
          `Line ${position}: the NDC has not eleven digits. Fill each part with zeros (5-4-2) and leave out hyphens.`,
        ),
      ),
});
