import { defineRule, type Hit } from '../rule.ts';
import { isAmbulanceModifier, modifierOn, MODIFIERS } from '../../codes/modifiers.ts';
import { numbered, type CodingFacts } from '../facts.ts';

export const modifierNotKnown = defineRule<CodingFacts>({
  name: 'modifier-not-known',
  family: 'modifiers',
  severity: 'stops',
  title: 'Each modifier is known and valid on the date of service.',
  source: 'CMS HCPCS Level II modifiers, October 2025; numbers of the CPT modifiers',
  find: ({ lines }) =>
    numbered(lines).flatMap(({ item, position }) =>
      item.modifiers
        .filter((m) => /^[0-9A-Z]{2}$/.test(m) && !isAmbulanceModifier(item.code, m))
        .flatMap((m): Hit[] => {
          const known = modifierOn(m, item.serviceDate);
          if (known === 'valid') return [];
          const until = MODIFIERS.get(m)?.validTo ?? '';
          const ended = until !== '' && until < item.serviceDate;
          return [
            {
              field: `lines.${position}.modifiers`,
              message:
                known === 'unknown'
                  ? `Line ${position} (${item.code}): modifier ${m} is not known.`
                  : `Line ${position} (${item.code}): modifier ${m} is not valid on ${item.serviceDate}${ended ? `; it ended ${until}` : ''}.`,
              fix: { kind: 'remove_modifier', line: position, modifier: m },
              fixLabel: `Remove ${m}`,
            },
          ];
        }),
    ),
});
