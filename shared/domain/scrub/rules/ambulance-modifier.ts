import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isAmbulanceTransport } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const ambulanceModifier = defineRule<ScrubInput>({
  name: 'ambulance-modifier',
  family: 'ambulance',
  severity: 'stops',
  title: 'An ambulance transport carries origin and destination as a modifier of two letters.',
  source: 'CMS claims processing manual ch. 15 §30.A (D E G H I J N P R S X)',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) =>
          isAmbulanceTransport(item.code) && !item.modifiers.some((m) => /^[DEGHIJNPRSX]{2}$/.test(m)),
      )
      .map(({ item, position }) =>
        at(
          `lines.${position}.modifiers`,
          `Line ${position} (${item.code}): give origin and destination, such as RH from residence to hospital.`,
        ),
      ),
});
