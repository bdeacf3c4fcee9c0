import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const serviceDate = defineRule<ScrubInput>({
  name: 'service-date',
  family: 'dates',
  severity: 'stops',
  title: 'No service lies in the future, and no line is before the date of the claim.',
  source: '005010X222A1 2400 DTP*472; CMS-1500 box 24A',
  find: ({ claim, context }) => [
    ...(claim.serviceDate > context.today
      ? [at('serviceDate', `The date of service ${claim.serviceDate} is in the future.`)]
      : []),
    ...numbered(claim.lines).flatMap(({ item, position }) => {
      const field = `lines.${position}.serviceDate`;
      if (item.serviceDate < claim.serviceDate)
        return [
          at(
            field,
            `Line ${position} is dated ${item.serviceDate}, before the claim's ${claim.serviceDate}.`,
          ),
        ];
      return item.serviceDate > context.today && item.serviceDate !== claim.serviceDate
        ? [at(field, `Line ${position} is dated ${item.serviceDate}, in the future.`)]
        : [];
    }),
  ],
});
