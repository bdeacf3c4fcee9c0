import { defineRule } from '../../coding/rule.ts';
import { addresses } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

const BOX = /\b(p\.?\s*o\.?\s*(box|bx)|post\s+office\s+box|lock\s*box)\b/i;
const STREET_ONLY = /^billingProvider\.|serviceFacility\./;

export const postOfficeBox = defineRule<ScrubInput>({
  name: 'post-office-box',
  family: 'identifiers',
  severity: 'stops',
  title: 'The addresses of the billing provider and of facilities are streets, not post-office boxes.',
  source: '005010X222A1 N301 of 2010AA and 2310C (a box belongs in the pay-to address, 2010AB)',
  find: ({ claim }) =>
    addresses(claim)
      .filter(({ field }) => STREET_ONLY.test(`${field}.`))
      .flatMap(({ field, address }) =>
        (['line1', 'line2'] as const)
          .filter((part) => BOX.test(address[part]))
          .map((part) =>
            at(`${field}.${part}`, 'This must be a street address; a post-office box is refused here.'),
          ),
      ),
});
