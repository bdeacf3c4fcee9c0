import { isClia } from '../../identifiers.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { defineRule } from '../../coding/rule.ts';
import { at, type ScrubInput } from '../facts.ts';

export const cliaNumber = defineRule<ScrubInput>({
  name: 'clia-number',
  family: 'laboratory',
  severity: 'stops',
  title: 'A claim with laboratory tests carries the CLIA number of the laboratory.',
  source: '005010X222A1 2300 REF*X4; CMS claims processing manual ch. 16 §70; CMS-1500 box 23',
  find: ({ claim }) => {
    if (claim.clia !== '')
      return isClia(claim.clia)
        ? []
        : [at('clia', 'The CLIA number has not ten characters with D in the third place.')];
    const test = claim.lines.find((l) => isLabTest(l.code));
    return test ? [at('clia', `${test.code} is a laboratory test; the claim needs the CLIA number.`)] : [];
  },
});
