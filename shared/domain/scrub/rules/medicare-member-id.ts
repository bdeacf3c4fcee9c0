import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

/** Letters without S, L, O, I, B, Z, so that nothing is misread. */
const A = '[AC-HJKMNP-RT-Y]';
const AN = '[0-9AC-HJKMNP-RT-Y]';
const MBI = new RegExp(`^[1-9]${A}${AN}\\d${A}${AN}\\d${A}${A}\\d\\d$`);

/** Form of a Medicare beneficiary identifier, without hyphens: eleven characters in a fixed pattern. */
export function isMbi(text: string): boolean {
  return MBI.test(text);
}

export const medicareMemberId = defineRule<ScrubInput>({
  name: 'medicare-member-id',
  family: 'people',
  severity: 'stops',
  title: "Medicare's member id has the form of an MBI.",
  source: 'CMS, Understanding the Medicare Beneficiary Identifier (MBI) format',
  find: ({ claim: { coverage, payer } }) =>
    payer.filingIndicator !== 'MB' || coverage.memberId.trim() === '' || isMbi(coverage.memberId)
      ? []
      : [
          at(
            'coverage.memberId',
            'The member id does not have the form of a Medicare number: eleven characters such as 1EG4TE5MK73, no hyphens.',
          ),
        ],
});
