import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isAnesthesia } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

const WHO: ReadonlySet<string> = new Set(['AA', 'AD', 'QK', 'QX', 'QY', 'QZ']);

export const anesthesiaModifier = defineRule<ScrubInput>({
  name: 'anesthesia-modifier',
  family: 'circumstances',
  severity: 'warns',
  title: 'Anaesthesia says who gave it, by one of AA, AD, QK, QX, QY and QZ.',
  source: 'CMS claims processing manual ch. 12 §50.K and §140.4.2',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) =>
          isAnesthesia(item.code) && item.code !== '01996' && !item.modifiers.some((m) => WHO.has(m)),
      )
      .map(({ item, position }) =>
        at(
          `lines.${position}.modifiers`,
          `Line ${position} (${item.code}): say by AA, AD, QK, QX, QY or QZ who gave the anaesthesia.`,
        ),
      ),
});
