import { defineRule } from '../rule.ts';
import { isTelehealthPlace } from '../../codes/place-of-service.ts';
import { numbered, type CodingFacts } from '../facts.ts';

const TELEHEALTH = new Set(['95', '93', 'GT', 'GQ', 'FQ']);
/** Needs hands or a specimen: blood draw, laboratory, injections, vaccines, ear wax, ECG, spirometry. */
const HANDS_ON = /^(3641[56]|8\d{4}|963[67]\d|9047[1-4]|9046[01]|69210|930[01]\d|940[16]0)$/;

export const telehealthPlace = defineRule<CodingFacts>({
  name: 'telehealth-place',
  family: 'modifiers',
  severity: 'warns',
  title: 'Telehealth modifiers and places of service agree, and nothing hands-on is done by telehealth.',
  source: 'CMS claims processing manual ch. 12 §190; ch. 26 §10.5',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) => {
      const remote = isTelehealthPlace(item.placeOfService);
      const modifier = item.modifiers.find((m) => TELEHEALTH.has(m));
      if (modifier !== undefined && !remote)
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position} (${item.code}): modifier ${modifier} says telehealth, but the place of service is ${item.placeOfService}.`,
            fix: { kind: 'remove_modifier' as const, line: position, modifier },
            fixLabel: `Remove ${modifier}`,
          },
        ];
      if (remote && HANDS_ON.test(item.code))
        return [
          {
            field: `lines.${position}.code`,
            message: `Line ${position}: ${item.code} cannot be done by telehealth (place of service ${item.placeOfService}).`,
          },
        ];
      return [];
    }),
});
