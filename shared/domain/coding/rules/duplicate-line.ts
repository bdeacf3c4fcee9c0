import { defineRule } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';

const keyOf = (l: LineFacts): string => [l.serviceDate, l.code, [...l.modifiers].sort().join(':')].join('|');

export const duplicateLine = defineRule<CodingFacts>({
  name: 'duplicate-line',
  family: 'procedures',
  severity: 'warns',
  title: 'No service stands twice with the same code, modifiers and date.',
  source: 'CMS claims processing manual ch. 1 §120 (duplicate services)',
  find: ({ lines }) => {
    const keys = lines.map(keyOf);
    return numbered(lines)
      .filter(({ item, position }) => item.code !== '' && keys.indexOf(keyOf(item)) < position - 1)
      .map(({ item, position }) => ({
        field: `lines.${position}.code`,
        message: `Line ${position} repeats line ${keys.indexOf(keyOf(item)) + 1}: ${item.code} with the same modifiers. Payers deny the second.`,
        fix: { kind: 'remove_line', line: position },
        fixLabel: `Remove line ${position}`,
      }));
  },
});
