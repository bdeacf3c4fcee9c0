import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const conditionCodes = defineRule<ScrubInput>({
  name: 'condition-codes',
  family: 'claim',
  severity: 'stops',
  title: 'Condition codes have two characters, at most 24 of them, each once.',
  source: '005010X222A1 2300 HI*BG (two segments of twelve)',
  find: ({ claim }) => {
    const codes = situationOf(claim).conditionCodes ?? [];
    return [
      ...(codes.length > 24
        ? [at('situation.conditionCodes', 'The claim has more than 24 condition codes.')]
        : []),
      ...numbered(codes)
        .filter(({ item, position }) => !/^[0-9A-Z]{2}$/.test(item) || codes.indexOf(item) < position - 1)
        .map(({ item, position }) =>
          at(
            `situation.conditionCodes.${position}`,
            codes.indexOf(item) < position - 1
              ? `The condition code ${item} stands twice.`
              : `"${item}" is no condition code: two letters or digits.`,
          ),
        ),
    ];
  },
});
