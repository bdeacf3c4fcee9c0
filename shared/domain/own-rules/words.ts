import { OPERATOR_WORDS, OWN_FIELDS, type Operator } from './own-fields.ts';
import { isGroup, type OwnCondition, type OwnGroup } from './own-rule.ts';

/** How a group begins: its conditions stand beneath. */
export const JOIN_WORDS: Readonly<Record<OwnGroup['join'], string>> = {
  all: 'All of these hold',
  any: 'At least one of these holds',
  none: 'None of these holds',
};

const MOST_SHOWN = 8;

/** `Procedure is from 99202 to 99215`, `Modifier is none of 25, 57`. */
export function conditionWords({ field, is, values }: OwnCondition): string {
  return `${OWN_FIELDS[field].label} ${comparison(is, values)}`;
}

function comparison(is: Operator, values: readonly string[]): string {
  const [first = '', second = ''] = values;
  const more = values.length - MOST_SHOWN;
  const all = `${values.slice(0, MOST_SHOWN).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
  switch (is) {
    case 'between':
      return `is from ${first} to ${second}`;
    case 'is':
    case 'isNot':
      if (values.length === 1) return `${is === 'is' ? 'is' : 'is not'} ${first}`;
      return `${OPERATOR_WORDS[is]} ${all}`;
    default:
      return values.length === 0 ? OPERATOR_WORDS[is] : `${OPERATOR_WORDS[is]} ${all}`;
  }
}

/** A line of a rule in words, indented by its depth in groups. */
export type RuleLine = { readonly depth: number; readonly words: string; readonly group: boolean };

/** A rule's conditions in words, line by line. */
export function ruleLines(group: OwnGroup, depth = 0): RuleLine[] {
  return [
    { depth, words: `${JOIN_WORDS[group.join]}:`, group: true },
    ...group.conditions.flatMap((node) =>
      isGroup(node)
        ? ruleLines(node, depth + 1)
        : [{ depth: depth + 1, words: conditionWords(node), group: false }],
    ),
  ];
}
