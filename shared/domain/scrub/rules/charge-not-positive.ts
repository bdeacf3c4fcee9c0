import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { mayBeFree } from '../../coding/rules/charge-missing.ts';
import { at, type ScrubInput } from '../facts.ts';

export const chargeNotPositive = defineRule<ScrubInput>({
  name: 'charge-not-positive',
  family: 'charges',
  severity: 'stops',
  title:
    'Each line has a charge above zero, unless it only reports quality or a vaccine that the state supplied.',
  source: '005010X222A1 2400 SV102',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) =>
          item.chargeCents < 0 || (item.chargeCents === 0 && !mayBeFree(item.code, item.modifiers)),
      )
      .map(({ item, position }) =>
        at(
          `lines.${position}.chargeCents`,
          `Line ${position} (${item.code}) has ${item.chargeCents < 0 ? 'a negative charge' : 'no charge'}.`,
        ),
      ),
});
