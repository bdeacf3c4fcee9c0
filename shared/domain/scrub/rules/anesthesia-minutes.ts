import { defineRule } from '../../coding/rule.ts';
import { numbered } from '../../coding/facts.ts';
import { isAnesthesia, isUntimedAnesthesia } from '../../codes/service-kinds.ts';
import { at, type ScrubInput } from '../facts.ts';

export const anesthesiaMinutes = defineRule<ScrubInput>({
  name: 'anesthesia-minutes',
  family: 'circumstances',
  severity: 'stops',
  title: 'Anaesthesia is billed in minutes; what has no time in it, in units.',
  source: '005010X222A1 2400 SV103 (MJ); CMS claims processing manual ch. 12 §50',
  find: ({ claim }) =>
    numbered(claim.lines).flatMap(({ item, position }) => {
      const minutes = item.detail?.unit === 'MJ';
      const field = `lines.${position}.detail.unit`;
      const timed = isAnesthesia(item.code) && !isUntimedAnesthesia(item.code);
      if (timed && !minutes)
        return [at(field, `Line ${position} (${item.code}) is anaesthesia; it is billed in minutes (MJ).`)];
      return minutes && !timed
        ? [at(field, `Line ${position} (${item.code}) is not timed anaesthesia; it is billed in units (UN).`)]
        : [];
    }),
});
