import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';
import { isPreventiveVisit, isVisit } from '../visit-codes.ts';

const SEPARATE: ReadonlySet<string> = new Set(['24', '25', '57', 'FT']);
const MINOR: ReadonlySet<string> = new Set(['000', '010']);

export const visitBesideProcedure = defineRule<CodingFacts>({
  name: 'visit-beside-procedure',
  family: 'modifiers',
  severity: 'warns',
  title: 'A visit on the day of a procedure or a preventive visit carries 25, or 57 before major surgery.',
  source:
    'CMS claims processing manual ch. 12 §30.6.2, §30.6.6 and §40.2; global days of the Medicare fee schedule',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
      if (!isVisit(item.code) || item.modifiers.some((m) => SEPARATE.has(m))) return [];
      for (const other of facts.lines) {
        if (other === item || other.serviceDate !== item.serviceDate) continue;
        if (isProblemVisit(item.code) && isPreventive(other.code))
          return [besidePreventive(item, other, position)];
        if (isVisit(other.code)) continue;
        // Told by "ncci-pair" where the pair is listed.
        if (facts.edits.ptp(item.code, other.code, item.serviceDate).known === 'found') continue;
        const values = facts.edits.feeIndicators(other.code, other.serviceDate);
        if (values.known !== 'found') continue;
        const major = values.value.globalDays === '090';
        if (!major && !MINOR.has(values.value.globalDays)) continue;
        const modifier = major ? '57' : '25';
        return [
          {
            field: `lines.${position}.modifiers`,
            message: `Line ${position}: ${item.code} is part of ${other.code} (global days ${values.value.globalDays}) unless modifier ${modifier} tells ${major ? 'the decision for surgery' : 'a separate visit'}, if the note shows it.`,
            source: `${values.release}; CMS claims processing manual ch. 12 §30.6.6`,
            ...add(item, position, modifier, major ? 'decision for surgery' : 'separate visit'),
          },
        ];
      }
      return [];
    }),
});

function isProblemVisit(code: string): boolean {
  return /^992(0[2-5]|1[1-5])$/.test(code);
}

/** Preventive visits, and Medicare's welcome and annual wellness visits. */
function isPreventive(code: string): boolean {
  return isPreventiveVisit(code) || /^G0(402|438|439)$/.test(code);
}

function besidePreventive(visit: LineFacts, preventive: LineFacts, position: number): Hit {
  return {
    field: `lines.${position}.modifiers`,
    message: `Line ${position}: ${visit.code} beside the preventive visit ${preventive.code} carries modifier 25, if the note shows a separate problem worked up.`,
    source: 'CMS claims processing manual ch. 12 §30.6.2',
    ...add(visit, position, '25', 'separate visit'),
  };
}

function add(
  visit: LineFacts,
  position: number,
  modifier: string,
  why: string,
): Pick<Hit, 'fix' | 'fixLabel'> {
  if (visit.modifiers.length >= 4) return {};
  return {
    fix: { kind: 'add_modifier', line: position, modifier },
    fixLabel: `Add ${modifier} to line ${position} (${why})`,
  };
}
