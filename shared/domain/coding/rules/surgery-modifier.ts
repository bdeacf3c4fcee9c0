import { defineRule, type Hit } from '../rule.ts';
import type { FeeIndicators } from '../edits.ts';
import { numbered, type CodingFacts } from '../facts.ts';

type Judgement = {
  readonly modifiers: readonly string[];
  readonly indicator: (values: FeeIndicators) => string;
  readonly name: string;
  /** Sentence parts by the value of the indicator; a value that is not here is in order. */
  readonly wrong: Readonly<Record<string, string>>;
};

const JUDGEMENTS: readonly Judgement[] = [
  {
    modifiers: ['51'],
    indicator: (values) => (values.globalDays === 'ZZZ' ? 'ZZZ' : values.multipleProcedure),
    name: 'multiple procedure indicator',
    wrong: {
      '0': 'is not reduced beside other procedures',
      '9': 'is not a procedure that is reduced beside others',
      ZZZ: 'is an add-on code, which is never reduced',
    },
  },
  {
    modifiers: ['80', '81', '82', 'AS'],
    indicator: (values) => values.assistant,
    name: 'assistant indicator',
    wrong: {
      '0': 'has an assistant paid only with documents that show the need',
      '1': 'has no assistant paid, by law',
      '9': 'is not a surgery with an assistant',
    },
  },
  {
    modifiers: ['62'],
    indicator: (values) => values.coSurgeons,
    name: 'co-surgeon indicator',
    wrong: { '0': 'has no two surgeons paid', '9': 'is not a surgery of two surgeons' },
  },
  {
    modifiers: ['66'],
    indicator: (values) => values.team,
    name: 'team indicator',
    wrong: { '0': 'has no team paid', '9': 'is not a surgery of a team' },
  },
];

export const surgeryModifier = defineRule<CodingFacts>({
  name: 'surgery-modifier',
  family: 'modifiers',
  severity: 'warns',
  title: 'Modifiers 51, 62, 66, 80, 81, 82 and AS stand on procedures whose indicator allows them.',
  source:
    'CMS claims processing manual ch. 12 §20.4.3, §40.6 and §40.8; indicators of the Medicare fee schedule',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }) =>
      JUDGEMENTS.flatMap(({ modifiers, indicator, name, wrong }): Hit[] => {
        const modifier = item.modifiers.find((m) => modifiers.includes(m));
        if (modifier === undefined) return [];
        const values = facts.edits.feeIndicators(item.code, item.serviceDate);
        if (values.known !== 'found') return [];
        const value = indicator(values.value);
        const why = wrong[value];
        if (why === undefined) return [];
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position}: ${modifier} on ${item.code}, which ${why} (${name} ${value}).`,
            source: `${values.release}, ${name}`,
            fix: { kind: 'remove_modifier', line: position, modifier },
            fixLabel: `Remove ${modifier}`,
          },
        ];
      }),
    ),
});
