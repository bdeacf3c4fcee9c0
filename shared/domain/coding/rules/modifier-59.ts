import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts, type LineFacts } from '../facts.ts';

const X: readonly string[] = ['XE', 'XS', 'XP', 'XU'];
/** First day of the X modifiers. */
const X_FROM = '2015-01-01';

export const modifier59 = defineRule<CodingFacts>({
  name: 'modifier-59',
  family: 'modifiers',
  severity: 'warns',
  title: 'Modifier 59 stands alone, not beside XE, XS, XP or XU, and only where it lifts a pair.',
  source: 'CMS NCCI policy manual ch. I §E (modifiers 59 and X{EPSU}); CMS change request 8863',
  find: (facts) =>
    numbered(facts.lines).flatMap(({ item, position }): Hit[] => {
      const field = `lines.${position}.modifiers`;
      const more = item.modifiers.filter((m) => X.includes(m));
      const has59 = item.modifiers.includes('59');
      if (has59 && more.length > 0 && item.serviceDate >= X_FROM)
        return [
          {
            field,
            message: `Line ${position} (${item.code}): 59 and ${more.join(', ')} say the same; only one of them is sent.`,
            fix: { kind: 'remove_modifier', line: position, modifier: '59' },
            fixLabel: 'Remove 59',
          },
        ];
      const modifier = has59 ? '59' : more[0];
      if (modifier === undefined) return [];
      const release = liftsNothing(facts, item);
      if (release === null) return [];
      return [
        {
          field,
          severity: 'informs',
          message: `Line ${position} (${item.code}): ${modifier} lifts no NCCI pair on this record.`,
          source: release,
          fix: { kind: 'remove_modifier', line: position, modifier },
          fixLabel: `Remove ${modifier}`,
        },
      ];
    }),
});

/** The release by which no pair is there to be lifted; null when there is one, or nothing to ask. */
function liftsNothing(facts: CodingFacts, line: LineFacts): string | null {
  let release: string | null = null;
  for (const other of facts.lines) {
    if (other === line || other.serviceDate !== line.serviceDate) continue;
    // A repeated code is told apart by 59 too, and MUE are counted line by line.
    if (other.code === line.code) return null;
    const pair = facts.edits.ptp(line.code, other.code, line.serviceDate);
    if (pair.known !== 'none') return null;
    release = pair.release;
  }
  return release;
}
