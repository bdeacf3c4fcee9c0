import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const payerIdentifier = defineRule<ScrubInput>({
  name: 'payer-identifier',
  family: 'identifiers',
  severity: 'stops',
  title: 'The payer has an identifier of letters and digits.',
  source: '005010X222A1 2010BB NM109, qualifier PI',
  find: ({ claim: { payer } }) =>
    /^[0-9A-Z-]{2,80}$/i.test(payer.payerIdentifier)
      ? []
      : [
          at(
            'payer.payerIdentifier',
            payer.payerIdentifier === ''
              ? 'The payer has no identifier.'
              : "The payer's identifier has letters and digits only, no spaces.",
          ),
        ],
});
