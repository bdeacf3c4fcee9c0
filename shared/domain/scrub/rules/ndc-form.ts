import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { certain, at, type ScrubInput } from '../facts.ts';

/** Three parts of at most 5, 4 and 2 digits with hyphens become one number; without hyphens the parts are not told apart. */
function elevenDigits(text: string): string | null {
  const parts = /^(\d{4,5})-(\d{3,4})-(\d{1,2})$/.exec(text.trim());
  if (!parts) return null;
  const [, labeler = '', product = '', pack = ''] = parts;
  return labeler.padStart(5, '0') + product.padStart(4, '0') + pack.padStart(2, '0');
}

export const ndcForm = defineRule<ScrubInput>({
  name: 'ndc-form',
  family: 'drugs',
  severity: 'stops',
  title: 'A drug is named by an NDC of eleven digits without hyphens.',
  source: '005010X222A1 2410 LIN03, qualifier N4',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(({ item }) => item.detail?.drug !== undefined && !/^\d{11}$/.test(item.detail.drug.ndc))
      .map(({ item, position }) => {
        const field = `lines.${position}.detail.drug.ndc`;
        const message = `Line ${position}: the NDC has not eleven digits. Fill each part with zeros (5-4-2) and leave out hyphens.`;
        const filled = elevenDigits(item.detail?.drug?.ndc ?? '');
        return filled === null ? at(field, message) : certain(field, message, filled, `write ${filled}`);
      }),
});
