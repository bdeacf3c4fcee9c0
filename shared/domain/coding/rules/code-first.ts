import { defineRule, type Hit } from '../rule.ts';
import { isManifestation } from '../manifestation.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import {
  instructionsOf,
  isCloseBy,
  matches,
  patternsOf,
  printedCodes,
  type Instruction,
} from '../instruction-notes.ts';
import { neverFirstReason } from './never-first.ts';

/** The note wants a cause, whichever it is. */
const UNDERLYING = /\bunderlying\b/i;

export const codeFirst = defineRule<CodingFacts>({
  name: 'code-first',
  family: 'diagnoses',
  severity: 'warns',
  title: 'What the tabular list wants coded first stands before the code that asks for it.',
  source: 'ICD-10-CM Official Guidelines I.A.13 and I.A.17 ("code first"); notes of the tabular list',
  find: (facts) =>
    numbered(facts.diagnoses).flatMap(({ item, position }) => {
      const list = facts.edits.tabular(item, facts.serviceDate);
      if (list.known !== 'found') return [];
      return instructionsOf(list.value, 'codeFirst').flatMap((instruction): Hit[] => {
        const hit = judge(facts, item, position, instruction);
        return hit ? [{ ...hit, source: `${list.release}, code first at ${instruction.scope}` }] : [];
      });
    }),
});

function judge(facts: CodingFacts, code: string, position: number, instruction: Instruction): Hit | null {
  const patterns = patternsOf(instruction);
  const causes = numbered(facts.diagnoses).filter(
    ({ item, position: at }) => at !== position && matches(patterns, item),
  );
  if (causes.some((cause) => cause.position < position)) return null;
  const field = `diagnoses.${position}`;
  const manifestation = isManifestation(facts, code);
  const later = causes[0];
  // Told by "never-first", with the same fix.
  if (later && position === 1 && neverFirstReason(code)) return null;
  if (later)
    return {
      field,
      severity: manifestation ? 'stops' : 'warns',
      message: `${later.item} stands after ${code}; the note at ${instruction.scope} wants it before.`,
      fix: { kind: 'move_diagnosis', from: later.position, to: position },
      fixLabel: `Put ${later.item} before ${code}`,
    };
  if (instruction.hedged) return null;
  // Examples leave room for another cause before the code; with nothing before it there is none.
  if (position > 1 && (instruction.examples || patterns.length === 0)) return null;
  const wanted = printedCodes(instruction, 5);
  const codes = wanted === '' ? '' : ` (${wanted})`;
  const fix = { fix: { kind: 'open_field', field: 'diagnoses' }, fixLabel: 'Add the cause' } as const;
  // Told by "manifestation-first".
  if (manifestation && position === 1) return null;
  if (manifestation || UNDERLYING.test(instruction.text))
    return {
      field,
      message: `${code} wants its cause coded first${codes}, and no such diagnosis stands before it.`,
      ...fix,
    };
  // A list of conditions that may or may not be there.
  if (position > 1 || !isCloseBy(instruction.scope)) return null;
  return {
    field,
    severity: 'informs',
    message: `${code}: what the note at ${instruction.scope} names${codes} is coded first when it is there.`,
    ...fix,
  };
}
