import { defineRule, type Hit } from '../../coding/rule.ts';
import { isMedicare, numbered } from '../../coding/facts.ts';
import { isLabTest } from '../../codes/clia-waived.ts';
import { at, type ScrubInput } from '../facts.ts';

export const referenceLaboratory = defineRule<ScrubInput>({
  name: 'reference-laboratory',
  family: 'laboratory',
  severity: 'warns',
  title: "A test that an outside laboratory did (modifier 90) carries that laboratory's CLIA number.",
  source: '005010X222A1 2400 REF*F4; CMS claims processing manual ch. 16 §40.5 and §70.10',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) =>
          item.modifiers.includes('90') && isLabTest(item.code) && (item.detail?.referringClia ?? '') === '',
      )
      .map(({ item, position }): Hit => {
        const hit = at(
          `lines.${position}.detail.referringClia`,
          `Line ${position} (${item.code}) was done by an outside laboratory; give its CLIA number.`,
        );
        return isMedicare(claim.payer.filingIndicator) ? { ...hit, severity: 'stops' } : hit;
      }),
});
