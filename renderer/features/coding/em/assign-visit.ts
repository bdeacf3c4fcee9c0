import type { Coding } from '#shared/domain/encounter.ts';
import { readVisitCode } from '#shared/domain/em/visit-codes.ts';
import { cents, type Cents } from '#shared/kernel/money.ts';
import { assign } from '../assign.ts';
import { replaceProcedure } from '#shared/domain/coding/coding-edits.ts';

/** What becomes of putting in a visit's code: the new coding, or the sentence that says why not. */
export type VisitAssigned =
  | { readonly ok: true; readonly coding: Coding; readonly said: string }
  | { readonly ok: false; readonly sentence: string };

/**
 * Puts the code of the level in the place of the office visit that is assigned, or on a line of its own.
 * @param chargeCents the practice's charge for one unit, or null
 */
export function assignVisit(
  coding: Coding,
  code: string,
  chargeCents: Cents | null,
  newId: () => string,
): VisitAssigned {
  const at = coding.lines.findIndex((line) => readVisitCode(line.code) !== null);
  const here = coding.lines[at];
  if (here?.code === code) return { ok: false, sentence: `${code} is assigned already.` };
  if (here) {
    const charge = chargeCents === null ? null : cents(chargeCents * here.units);
    return {
      ok: true,
      coding: replaceProcedure(coding, at + 1, code, charge),
      said: `${code} in place of ${here.code} on line ${at + 1}.`,
    };
  }
  const added = assign(coding, { system: 'cpt', code, chargeCents }, newId);
  return added.ok ? { ok: true, coding: added.coding, said: added.said } : added;
}
