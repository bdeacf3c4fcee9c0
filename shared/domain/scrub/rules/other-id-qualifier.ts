import { defineRule } from '../../coding/rule.ts';
import { providerIds } from '../claim-parties.ts';
import { at, type ScrubInput } from '../facts.ts';

const QUALIFIERS: ReadonlySet<string> = new Set(['0B', '1G', 'G2', 'LU']);

export const otherIdQualifier = defineRule<ScrubInput>({
  name: 'other-id-qualifier',
  family: 'identifiers',
  severity: 'stops',
  title: 'Further identifiers of providers have a qualifier that the guide knows, and a value.',
  source: '005010X222A1 REF01 of 2010AA, 2310A to 2310D, 2420A to 2420F (0B, 1G, G2, LU)',
  find: ({ claim }) =>
    providerIds(claim)
      .filter(({ id }) => !QUALIFIERS.has(id.qualifier) || id.value.trim() === '')
      .map(({ field, id }) =>
        id.value.trim() === ''
          ? at(`${field}.value`, 'This further identifier is empty.')
          : at(`${field}.qualifier`, `"${id.qualifier}" is no kind of identifier that a provider has here.`),
      ),
});
