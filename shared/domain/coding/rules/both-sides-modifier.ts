import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';

export const bothSidesModifier = defineRule<CodingFacts>({
  name: 'both-sides-modifier',
  family: 'modifiers',
  severity: 'warns',
  title: 'Modifier 50 stands alone, with one unit, on a code that the fee schedule lets be bilateral.',
  source: 'CMS claims processing manual ch. 12 §40.7; bilateral indicator of the Medicare fee schedule',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => [
      ...shape(item, position),
      ...byIndicator(facts, item, position),
    ]),
});

function shape(line: LineFacts, position: number): Hit[] {
  const field = `lines.${position}.modifiers`;
  const sides = ['RT', 'LT'].filter((m) => line.modifiers.includes(m));
  const fifty = line.modifiers.includes('50');
  const [side] = sides;
  if (fifty && side !== undefined)
    return [
      {
        field,
        message: `Line ${position} (${line.code}): 50 means both sides and does not stand beside ${sides.join(', ')}.`,
        fix: { kind: 'remove_modifier', line: position, modifier: side },
        fixLabel: `Remove ${side}`,
      },
    ];
  if (sides.length === 2)
    return [
      {
        field,
        message: `Line ${position} (${line.code}) has RT and LT: use 50 on one line, or a line for each side.`,
        fix: { kind: 'open_field', field },
        fixLabel: 'Choose the modifier',
      },
    ];
  if (fifty && line.units > 1)
    return [
      {
        field: `lines.${position}.units`,
        message: `Line ${position} (${line.code}): a bilateral service (50) has one unit, not ${line.units}.`,
        fix: { kind: 'set_units', line: position, units: 1 },
        fixLabel: 'Set 1 unit',
      },
    ];
  return [];
}

const WHY_NOT: Readonly<Record<string, string>> = {
  '0': 'is not paid for both sides',
  '2': 'is for both sides already',
  '9': 'has no sides',
};

function byIndicator(facts: CodingFacts, line: LineFacts, position: number): Hit[] {
  if (!line.modifiers.includes('50')) return [];
  const values = facts.edits.feeIndicators(line.code, line.serviceDate);
  const why = values.known === 'found' ? WHY_NOT[values.value.bilateral] : undefined;
  if (values.known !== 'found' || why === undefined) return [];
  return [
    {
      field: `lines.${position}.modifiers`,
      message: `Line ${position}: modifier 50 does not belong on ${line.code}, which ${why} (bilateral indicator ${values.value.bilateral}).`,
      source: `${values.release}, bilateral indicator`,
      fix: { kind: 'remove_modifier', line: position, modifier: '50' },
      fixLabel: 'Remove 50',
    },
  ];
}
