import { defineRule, type Hit } from '../rule.ts';
import { withDot } from '../../encounter.ts';
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

/** What a combination code is not complete without, as the notes word it. */
const REQUIRED = /\b(stage|severity|site)\b/i;
const MOST_CODES = 5;

export const useAdditionalCode = defineRule<CodingFacts>({
  name: 'use-additional-code',
  family: 'diagnoses',
  severity: 'informs',
  title: 'What the tabular list wants coded in addition stands after the code that asks for it.',
  source: 'ICD-10-CM Official Guidelines I.A.17 ("use additional code"); notes of the tabular list',
  find: (facts) => {
    const told = new Set<string>();
    return numbered(facts.diagnoses).flatMap(({ item, position }) => {
      const list = facts.edits.tabular(item, facts.serviceDate);
      if (list.known !== 'found') return [];
      // Notes at blocks and chapters (tobacco, resistance) hold for hundreds of codes and are left to the card.
      return instructionsOf(list.value, 'useAdditionalCode')
        .filter(({ scope }) => isCloseBy(scope))
        .flatMap((instruction): Hit[] => {
          const hit = judge(facts, item, position, instruction);
          // COPD and emphysema ask for the same codes of tobacco: one time is enough.
          const key = printedCodes(instruction, MOST_CODES);
          if (!hit || told.has(key)) return [];
          told.add(key);
          return [{ ...hit, source: `${list.release}, use additional code at ${instruction.scope}` }];
        });
    });
  },
});

function judge(facts: CodingFacts, code: string, position: number, instruction: Instruction): Hit | null {
  const patterns = patternsOf(instruction);
  if (patterns.length === 0) return null;
  const there = numbered(facts.diagnoses).filter(
    ({ item, position: at }) => at !== position && matches(patterns, item),
  );
  const before = there[0];
  if (before && there.every(({ position: at }) => at < position)) {
    if (isToldOtherwise(facts, before, code)) return null;
    return {
      field: `diagnoses.${before.position}`,
      severity: REQUIRED.test(instruction.text) ? 'warns' : 'informs',
      message: `${before.item} stands before ${code}; the note at ${instruction.scope} wants it after.`,
      fix: { kind: 'move_diagnosis', from: before.position, to: position },
      fixLabel: `Put ${before.item} after ${code}`,
    };
  }
  if (before || instruction.hedged) return null;
  return missing(facts, code, position, instruction);
}

/** The other code says the same from its side ("code first", or never the first of all). */
function isToldOtherwise(
  facts: CodingFacts,
  before: { readonly item: string; readonly position: number },
  code: string,
): boolean {
  if (before.position === 1 && neverFirstReason(before.item)) return true;
  const list = facts.edits.tabular(before.item, facts.serviceDate);
  if (list.known !== 'found') return false;
  return instructionsOf(list.value, 'codeFirst').some((first) => matches(patternsOf(first), code));
}

function missing(facts: CodingFacts, code: string, position: number, instruction: Instruction): Hit {
  const patterns = patternsOf(instruction);
  const heard = facts.documented.find((d) => matches(patterns, d.code));
  const required = REQUIRED.test(instruction.text);
  const only =
    patterns.length === 1 && patterns[0]?.from === patterns[0]?.to ? exact(facts, patterns[0]?.from) : null;
  const add = heard?.code ?? only;
  return {
    field: `diagnoses.${position}`,
    severity: heard || required ? 'warns' : 'informs',
    message: heard
      ? `${code} wants an additional code, and the documents say "${heard.says}": ${heard.code}.`
      : `${code} wants an additional ${wanted(instruction)}${required ? '' : ', when the note tells it'}.`,
    ...(add === null
      ? { fix: { kind: 'open_field', field: 'diagnoses' }, fixLabel: 'Add the code' }
      : {
          fix: { kind: 'insert_diagnosis', position: position + 1, code: add },
          fixLabel: `Add ${add} after ${code}`,
        }),
  };
}

/** "code to identify control using: Z79.4, Z79.84", as the list words it. */
function wanted(instruction: Instruction): string {
  const words = instruction.text.replace(/[:.,\s]+$/, '');
  const lead = /^code/i.test(words) ? words : `code ${words.replace(/^[,\s]+/, '')}`;
  return instruction.items.length > 1 ? `${lead}: ${printedCodes(instruction, MOST_CODES)}` : lead;
}

/** The code itself when it can be billed on the day. */
function exact(facts: CodingFacts, plain = ''): string | null {
  const verdict = facts.lookup('icd10cm', withDot(plain), facts.serviceDate);
  return verdict.known === 'valid' && verdict.entry.billable ? verdict.entry.code : null;
}
