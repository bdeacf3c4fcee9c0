import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const otherCoverageComplete = defineRule<ScrubInput>({
  name: 'other-coverage-complete',
  family: 'coordination',
  severity: 'stops',
  title: 'Another coverage names its payer with an identifier, the insured person and the member id.',
  source: '005010X222A1 2330A NM1 and 2330B NM1',
  find: ({ claim }) => {
    const identifiers = (claim.otherCoverages ?? []).map(({ payer }) => payer.payerIdentifier);
    return numbered(claim.otherCoverages ?? []).flatMap(({ item, position }) => {
      const field = `otherCoverages.${position}`;
      const { payer, insured, memberId } = item;
      return [
        ...(payer.name.trim() === ''
          ? [at(`${field}.payer.name`, "The other payer's name is missing.")]
          : []),
        ...(payer.payerIdentifier.trim() === ''
          ? [at(`${field}.payer.payerIdentifier`, "The other payer's identifier is missing.")]
          : identifiers.indexOf(payer.payerIdentifier) < position - 1
            ? [at(`${field}.payer.payerIdentifier`, 'Two other payers have the same identifier.')]
            : []),
        ...(memberId.trim() === ''
          ? [at(`${field}.memberId`, 'The member id of the other coverage is missing.')]
          : []),
        ...(insured.lastName.trim() === ''
          ? [at(`${field}.insured.lastName`, 'The insured person of the other coverage has no name.')]
          : []),
      ];
    });
  },
});
