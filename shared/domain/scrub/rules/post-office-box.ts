import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

const BOX = /\b(p\.?\s*o\.?\s*(box|bx)|post\s+office\s+box|lock\s*box)\b/i;

export const postOfficeBox = defineRule<ScrubInput>({
  name: 'post-office-box',
  family: 'identifiers',
  severity: 'stops',
  title: "The billing provider's address is a street address, not a post-office box.",
  source: '005010X222A1 2010AA N301 (a box belongs in the pay-to address, 2010AB)',
  find: ({ claim: { billingProvider, serviceFacility } }) =>
    (
      [
        ['billingProvider.address.line1', billingProvider.address.line1],
        ['billingProvider.address.line2', billingProvider.address.line2],
        ['serviceFacility.address.line1', serviceFacility?.address.line1 ?? ''],
      ] as const
    )
      .filter(([, text]) => BOX.test(text))
      .map(([field]) => at(field, 'This must be a street address; a post-office box is refused here.')),
});
