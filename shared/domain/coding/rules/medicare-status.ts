import { defineRule, type Hit } from '../rule.ts';
import { isMedicare, numbered, type CodingFacts } from '../facts.ts';
import { isKnownNotPaid } from './payer-code-choice.ts';

/** Status codes under which Medicare pays nothing for the code; E and X are paid by other schedules or not at all. */
const NOT_PAID: Readonly<Record<string, string>> = {
  B: 'is always part of another service and never paid by itself',
  D: 'is deleted',
  F: 'is deleted',
  I: 'is not valid for Medicare, which uses another code',
  M: 'only reports a measure',
  N: 'is not covered by Medicare',
  P: 'is part of another service or excluded',
};

export const medicareStatus = defineRule<CodingFacts>({
  name: 'medicare-status',
  family: 'procedures',
  severity: 'warns',
  title: 'Medicare pays for the code itself, by its status in the fee schedule.',
  source: 'CMS claims processing manual ch. 23 §30.2.2; status codes of the Medicare fee schedule',
  find: (facts) =>
    !isMedicare(facts.payerFilingIndicator)
      ? []
      : numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
          // The patient was told, or another payer is meant to deny: nothing to say.
          if (isKnownNotPaid(item.code) || item.chargeCents === 0) return [];
          if (item.modifiers.some((m) => m === 'GY' || m === 'GX' || m === 'GZ')) return [];
          const values = facts.edits.feeIndicators(item.code, item.serviceDate);
          if (values.known !== 'found') return [];
          const { status } = values.value;
          const why = NOT_PAID[status];
          if (why === undefined) return [];
          return [
            {
              field: `lines.${position}.code`,
              message: `Line ${position}: ${item.code} ${why} (status ${status}).`,
              source: `${values.release}, status code`,
              fix: { kind: 'open_field', field: `lines.${position}.code` },
              fixLabel: 'Choose another code',
            },
          ];
        }),
});
