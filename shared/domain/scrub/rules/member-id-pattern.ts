import { defineRule } from '../../coding/rule.ts';
import { hasForm } from '../../own-rules/payer-requirement.ts';
import { maskWords, readMask } from '../../mask.ts';
import { at, type ScrubInput } from '../facts.ts';

export const memberIdPattern = defineRule<ScrubInput>({
  name: 'member-id-pattern',
  family: 'payer',
  severity: 'stops',
  title: 'The member id has a form that this payer gives out.',
  source: "The practice's own note of the payer's member ids (Settings, Payers)",
  find: ({ claim: { coverage }, context }) => {
    const forms = context.requirement?.memberIdMasks ?? [];
    if (forms.length === 0 || coverage.memberId === '' || hasForm(coverage.memberId, forms)) return [];
    const words = forms.map((form) => {
      const mask = readMask(form);
      return 'wrong' in mask ? form : maskWords(mask);
    });
    return [
      at(
        'coverage.memberId',
        `The member id does not look like this payer's: ${words.join('; or ')}. Compare it with the card.`,
      ),
    ];
  },
});
