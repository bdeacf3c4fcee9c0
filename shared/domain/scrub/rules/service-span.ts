import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const serviceSpan = defineRule<ScrubInput>({
  name: 'service-span',
  family: 'dates',
  severity: 'stops',
  title: "The last day of a line's service is not before its first, and not in the future.",
  source: '005010X222A1 2400 DTP*472 with RD8; CMS-1500 box 24A',
  find: ({ claim, context }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const to = item.detail?.serviceDateTo;
      if (to === undefined) return [];
      const field = `lines.${position}.detail.serviceDateTo`;
      if (to < item.serviceDate)
        return [at(field, `Line ${position} ends on ${to}, before it begins on ${item.serviceDate}.`)];
      return to > context.today ? [at(field, `Line ${position} ends on ${to}, in the future.`)] : [];
    }),
});
