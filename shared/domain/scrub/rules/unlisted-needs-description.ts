import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isUnlisted } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const unlistedNeedsDescription = defineRule<ScrubInput>({
  name: 'unlisted-needs-description',
  family: 'claim',
  severity: 'stops',
  title: 'A service by an unlisted code says what was done.',
  source: '005010X222A1 2400 SV101-7 (required with a code that is not specific)',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(({ item }) => isUnlisted(item.code) && (item.detail?.procedureDescription ?? '').trim() === '')
      .map(({ item, position }) =>
        at(
          `lines.${position}.detail.procedureDescription`,
          `Line ${position} (${item.code}) is an unlisted code; describe what was done.`,
        ),
      ),
});
