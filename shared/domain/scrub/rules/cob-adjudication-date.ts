import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { hasAnswered } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cobAdjudicationDate = defineRule<ScrubInput>({
  name: 'cob-adjudication-date',
  family: 'coordination',
  severity: 'stops',
  title:
    'An answer of an earlier payer has a date, on each line that tells it or for the claim, not in the future.',
  source: '005010X222A1 2330B DTP*573 (when no line tells a decision) and 2430 DTP*573 (required)',
  find: ({ claim, context }) =>
    numbered(claim.otherCoverages ?? []).flatMap(({ item: other, position }) => {
      const field = `otherCoverages.${position}.adjudicatedOn`;
      if (!hasAnswered(claim, other)) return [];
      const decisions = claim.lines.flatMap(
        ({ detail }) =>
          detail?.adjudications?.filter((a) => a.payerIdentifier === other.payer.payerIdentifier) ?? [],
      );
      const days = [other.adjudicatedOn, ...decisions.map((a) => a.adjudicatedOn)];
      if (days.some((day) => day !== null && day > context.today))
        return [at(field, 'The date of the answer is in the future.')];
      // 2430 DTP*573 is required on each line that tells a decision; without any, 2330B has the date.
      const dated =
        decisions.length > 0
          ? decisions.every((a) => a.adjudicatedOn !== null)
          : other.adjudicatedOn !== null;
      return dated ? [] : [at(field, "The date of the other payer's answer is missing.")];
    }),
});
