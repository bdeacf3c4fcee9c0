import { defineRule } from '../../coding/rule.ts';
import { providerIds } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

/** REF01 by the loop in which the identifier would stand. */
const OF_BILLING = '0B 1G';
const OF_RENDERING = '0B 1G G2 LU';
const OF_FACILITY = '0B G2 LU';
const OF_LINE_FACILITY = 'G2 LU';
const OF_OTHERS: Readonly<Record<string, string>> = {
  rendering: OF_RENDERING,
  supervising: OF_RENDERING,
};
const OF_ANY_OTHER = '0B 1G G2';

export const otherIdQualifier = defineRule<ScrubInput>({
  name: 'other-id-qualifier',
  family: 'identifiers',
  severity: 'stops',
  title:
    'Further identifiers of providers have a qualifier that the guide knows at their place, and a value.',
  source:
    '005010X222A1 REF01 of 2010AA (0B, 1G), 2310A and 2420B, E, F (0B, 1G, G2), 2310B, D and 2420A, D (and LU), 2310C (0B, G2, LU), 2420C (G2, LU)',
  find: ({ claim }) =>
    providerIds(claim).flatMap(({ field, id, role }) => {
      if (id.value.trim() === '') return [at(`${field}.value`, 'This further identifier is empty.')];
      const known = (
        role === 'billing'
          ? OF_BILLING
          : role === 'facility'
            ? OF_FACILITY
            : role === 'lineFacility'
              ? OF_LINE_FACILITY
              : (OF_OTHERS[role] ?? OF_ANY_OTHER)
      ).split(' ');
      if (known.includes(id.qualifier)) return [];
      return [
        at(`${field}.qualifier`, `"${id.qualifier}" is no kind of identifier here; ${known.join(', ')} are.`),
      ];
    }),
});
