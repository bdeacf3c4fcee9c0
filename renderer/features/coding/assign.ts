import type { CodeHit } from '#shared/contract/coding.ts';
import { DiagnosisCode, ProcedureCode, withDot, type Coding } from '#shared/domain/encounter.ts';
import { procedureSystem, type CodeEntry, type CodeSystem } from '#shared/domain/code.ts';
import { ZERO, type Cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { MAX_DIAGNOSES, MAX_LINES, addDiagnosis, addLine } from '#shared/domain/coding/coding-edits.ts';
import type { FieldTarget } from './field-target.ts';

/** A code that can be assigned: a hit, a code of the card, or one written out in full. */
export type Assignable = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly chargeCents: Cents | null;
};

/** What becomes of an assignment: the new coding and where to go next, or the sentence that says why not. */
export type Assigned =
  | { readonly ok: true; readonly coding: Coding; readonly focus: FieldTarget; readonly said: string }
  | { readonly ok: false; readonly sentence: string };

/**
 * Assigns a code. A procedure becomes a line; when it has no pointer yet, its pointer cell is next,
 * otherwise the search is.
 */
export function assign(coding: Coding, code: Assignable, newId: () => string): Assigned {
  if (code.system === 'icd10cm') {
    const dotted = withDot(code.code);
    const at = coding.diagnoses.indexOf(dotted);
    if (at >= 0) return { ok: false, sentence: `${dotted} is assigned already.` };
    if (coding.diagnoses.length >= MAX_DIAGNOSES)
      return { ok: false, sentence: 'A claim holds twelve diagnoses. Remove one first.' };
    return {
      ok: true,
      coding: addDiagnosis(coding, dotted),
      focus: { kind: 'search' },
      said: `${dotted} assigned.`,
    };
  }
  if (coding.lines.length >= MAX_LINES)
    return { ok: false, sentence: 'A claim holds fifty service lines. Remove one first.' };
  const next = addLine(coding, {
    id: newId() as ServiceLineId,
    code: code.code,
    chargeCents: code.chargeCents ?? ZERO,
  });
  const line = next.lines.length;
  const pointed = (next.lines.at(-1)?.pointers.length ?? 0) > 0;
  return {
    ok: true,
    coding: next,
    focus:
      pointed || coding.diagnoses.length === 0
        ? { kind: 'search' }
        : { kind: 'cell', line, column: 'pointers' },
    said: `${code.code} assigned as line ${line}.`,
  };
}

/** Why a hit is greyed, or null when it can be assigned as it is. */
export function greyedBecause(
  hit: Pick<CodeHit, 'billable' | 'validOn' | 'validFrom' | 'validTo'>,
  on: string,
): string | null {
  if (!hit.validOn) {
    // Nothing says that it ended, only no release speaks for the day.
    if (hit.validTo === null && hit.validFrom <= on) return `not known for ${on}`;
    return hit.validTo === null
      ? `not valid before ${hit.validFrom}`
      : `valid only from ${hit.validFrom} to ${hit.validTo}`;
  }
  return hit.billable ? null : 'a heading: choose a code below it';
}

/** Whether an entry of the card was valid on a day. */
export function validOn(entry: CodeEntry, day: string): boolean {
  return entry.validFrom <= day && (entry.validTo === null || entry.validTo >= day);
}

/**
 * What is written out in the search box, as codes, when it has their form and no hit is that code: installed
 * code sets may not hold every code that a payer takes. `E1165` may be a diagnosis or an HCPCS code: both are
 * given, the diagnosis first.
 */
export function codesAsTyped(query: string, hits: readonly CodeHit[]): readonly Assignable[] {
  const procedure = ProcedureCode.safeParse(query);
  // A word of three letters (HTN, UTI) has the form of a code too: a code written out has a digit.
  const diagnosis = DiagnosisCode.safeParse(/\d/.test(query) ? query : '');
  const typed: Assignable[] = [];
  if (diagnosis.success) typed.push({ system: 'icd10cm', code: withDot(diagnosis.data), chargeCents: null });
  if (procedure.success)
    typed.push({ system: procedureSystem(procedure.data), code: procedure.data, chargeCents: null });
  const known = typed.some((code) => hits.some((hit) => hit.code === code.code));
  return known ? [] : typed;
}
