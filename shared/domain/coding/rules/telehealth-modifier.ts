import { defineRule, type Hit } from '../rule.ts';
import { isTelehealthPlace } from '../../codes/place-of-service.ts';
import { isMedicare, numbered, type CodingFacts, type LineFacts } from '../facts.ts';
import { isTelehealthVisit, isVisit } from '../visit-codes.ts';

const KINDS: readonly string[] = ['93', '95', 'GT', 'GQ', 'FQ'];

export const telehealthModifier = defineRule<CodingFacts>({
  name: 'telehealth-modifier',
  family: 'modifiers',
  severity: 'warns',
  title: 'A telehealth service has one telehealth modifier that its payer knows, and a telehealth place.',
  source: 'CMS claims processing manual ch. 12 §190.6; ch. 26 §10.5',
  find: ({ lines, payerFilingIndicator }) =>
    numbered(lines).flatMap(({ item, position }): Hit[] => {
      const field = `lines.${position}.modifiers`;
      const kinds = item.modifiers.filter((m) => KINDS.includes(m));
      const [first] = kinds;
      const last = kinds.at(-1);
      if (kinds.length > 1 && last !== undefined)
        return [
          {
            field,
            message: `Line ${position} (${item.code}): ${kinds.join(' and ')} tell different kinds of telehealth; only one is right.`,
            fix: { kind: 'remove_modifier', line: position, modifier: last },
            fixLabel: `Remove ${last}`,
          },
        ];
      if (isMedicare(payerFilingIndicator) && (first === 'GT' || first === 'GQ'))
        return [
          {
            field,
            message: `Line ${position} (${item.code}): Medicare takes ${first} ${first === 'GT' ? 'from critical access hospitals' : 'for store-and-forward in Alaska and Hawaii'} only.`,
            fix: { kind: 'remove_modifier', line: position, modifier: first },
            fixLabel: `Remove ${first}`,
          },
        ];
      return [...placeOf(item, position), ...modifierOf(item, position, payerFilingIndicator, first)];
    }),
});

/** A code that is telehealth by itself wants a telehealth place. */
function placeOf(line: LineFacts, position: number): Hit[] {
  if (!isTelehealthVisit(line.code) || isTelehealthPlace(line.placeOfService)) return [];
  return [
    {
      field: `lines.${position}.code`,
      message: `Line ${position}: ${line.code} is a telehealth visit, but the place of service is ${line.placeOfService}; 02 or 10 is expected.`,
    },
  ];
}

/** Medicare knows the place alone; most other payers want 95 or 93 besides. */
function modifierOf(line: LineFacts, position: number, payer: string, modifier: string | undefined): Hit[] {
  if (!isTelehealthPlace(line.placeOfService) || modifier !== undefined) return [];
  if (!isVisit(line.code) || isTelehealthVisit(line.code) || isMedicare(payer) || payer === '') return [];
  return [
    {
      field: `lines.${position}.modifiers`,
      severity: 'informs',
      message: `Line ${position} (${line.code}) is telehealth by its place; most payers want modifier 95 (video) or 93 (audio only).`,
      ...(line.modifiers.length < 4
        ? { fix: { kind: 'add_modifier', line: position, modifier: '95' }, fixLabel: 'Add 95 (video)' }
        : {}),
    },
  ];
}
