import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { at, type ScrubInput } from '../facts.ts';

export const anesthesiaTimeUnlikely = defineRule<ScrubInput>({
  name: 'anesthesia-time-unlikely',
  family: 'circumstances',
  severity: 'warns',
  title: 'Anaesthesia lasts between 5 minutes and 16 hours.',
  source: 'CMS claims processing manual ch. 12 §50.G (time from preparation to handing over)',
  find: ({ claim }) =>
    numbered(claim.lines)
      .filter(
        ({ item }) => item.detail?.unit === 'MJ' && item.units > 0 && (item.units < 5 || item.units > 960),
      )
      .map(({ item, position }) =>
        at(`lines.${position}.units`, `Line ${position}: ${item.units} minutes of anaesthesia are unlikely.`),
      ),
});
