import { isClia } from '../../identifiers.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cliaNumber = defineRule<ScrubInput>({
  name: 'clia-number',
  family: 'laboratory',
  severity: 'stops',
  title: 'A claim with laboratory tests carries the CLIA number of the laboratory, or each test its own.',
  source: '005010X222A1 2300 and 2400 REF*X4; CMS claims processing manual ch. 16 §70; CMS-1500 box 23',
  find: ({ claim }) => {
    if (claim.clia !== '')
      return isClia(claim.clia)
        ? []
        : [at('clia', 'The CLIA number has not ten characters with D in the third place.')];
    const test = claim.lines.find(
      ({ code, detail }) =>
        isLabTest(code) && (detail?.clia ?? '') === '' && (detail?.referringClia ?? '') === '',
    );
    return test ? [at('clia', `${test.code} is a laboratory test; the claim needs the CLIA number.`)] : [];
  },
});
