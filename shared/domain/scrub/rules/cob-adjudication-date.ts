import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { hasAnswered } from '../coordination.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cobAdjudicationDate = defineRule<ScrubInput>({
  name: 'cob-adjudication-date',
  family: 'coordination',
  severity: 'stops',
  title: 'An answer of an earlier payer has a date, for the claim or on each line, not in the future.',
  source: '005010X222A1 2330B DTP*573 or 2430 DTP*573',
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
      const dated =
        other.adjudicatedOn !== null ||
        (decisions.length > 0 && decisions.every((a) => a.adjudicatedOn !== null));
      return dated ? [] : [at(field, "The date of the other payer's answer is missing.")];
    }),
});
