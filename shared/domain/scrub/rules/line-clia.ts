import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isClia } from '../../identifiers.ts';
import { at, type ScrubInput } from '../facts.ts';

export const lineClia = defineRule<ScrubInput>({
  name: 'line-clia',
  family: 'laboratory',
  severity: 'stops',
  title: 'CLIA numbers of lines have ten characters with D in the third place.',
  source: '005010X222A1 2400 REF*X4 and REF*F4; 42 CFR 493',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) =>
      (['clia', 'referringClia'] as const)
        .filter((name) => {
          const number = item.detail?.[name] ?? '';
          return number !== '' && !isClia(number);
        })
        .map((name) =>
          at(
            `lines.${position}.detail.${name}`,
            `Line ${position}: the CLIA number has not ten characters with D in the third place.`,
          ),
        ),
    ),
});
