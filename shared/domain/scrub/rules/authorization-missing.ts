import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { inSpan } from '../../own-rules/payer-requirement.ts';
import { at, situationOf, type ScrubInput } from '../facts.ts';

export const authorizationMissing = defineRule<ScrubInput>({
  name: 'authorization-missing',
  family: 'payer',
  severity: 'stops',
  title: 'A service that this payer pays only with prior authorisation carries its number.',
  source:
    "The practice's own list of the payer's services (Settings, Payers); 005010X222A1 2300 and 2400 REF*G1",
  find: ({ claim, context }) => {
    const spans = context.requirement?.authorizationCodes ?? [];
    const { priorAuthorization = '', authorizationException = '' } = situationOf(claim);
    if (spans.length === 0 || priorAuthorization !== '' || authorizationException !== '') return [];
    return numbered(claim.lines)
      .filter(
        ({ item }) =>
          (item.detail?.priorAuthorization ?? '') === '' && spans.some((span) => inSpan(span, item.code)),
      )
      .map(({ item, position }) =>
        at(
          'situation.priorAuthorization',
          `Line ${position} (${item.code}): this payer wants a prior authorisation, and there is no number.`,
        ),
      );
  },
});
