import type { CodeHit } from '#shared/contract/coding.ts';
import type { CodeEntry } from '#shared/domain/code.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import { DiagnosisCode, Modifier, ProcedureCode, withDot, type Coding } from '#shared/domain/encounter.ts';
import type { IncomingCharge } from '#shared/domain/incoming.ts';
import { cents } from '#shared/kernel/money.ts';
import { assign, greyedBecause, validOn } from '../assign.ts';
import { changeLine } from '#shared/domain/coding/coding-edits.ts';

/** What the installed code sets say of the codes of a charge; null for a code that they do not know. */
export type ChargeCodes = {
  readonly procedure: CodeHit | null;
  /** By the code with its dot. */
  readonly diagnoses: Readonly<Record<string, CodeEntry | null>>;
};

/** What becomes of a proposed charge: the new coding, or the sentence that says why not. */
export type ChargeAssigned =
  | {
      readonly ok: true;
      readonly coding: Coding;
      readonly said: string;
      /** True when something of the charge was left out or is not known, which `said` tells. */
      readonly incomplete: boolean;
    }
  | { readonly ok: false; readonly sentence: string };

/** Most diagnoses that a line points to (005010X222A1 SV107). */
const MAX_POINTERS = 4;

/** The diagnoses of a charge as they are written here, with their dots; what is no ICD-10-CM code is left out. */
export function diagnosesOf(charge: IncomingCharge): readonly string[] {
  const read = charge.diagnoses.flatMap((code) => {
    const parsed = DiagnosisCode.safeParse(code);
    return parsed.success ? [withDot(parsed.data)] : [];
  });
  return [...new Set(read)];
}

/**
 * Makes a service line of a proposed charge: its diagnoses are added where they are missing, then the line with
 * its modifiers, units and pointers, charged by the practice's own fee schedule. A procedure that is not valid on
 * the day, or a charge of another day, assigns nothing; a diagnosis that is not valid is left out and told.
 * @param on date of service of the encounter
 */
export function assignCharge(
  coding: Coding,
  charge: IncomingCharge,
  known: ChargeCodes,
  on: string,
  newId: () => string,
): ChargeAssigned {
  const procedure = ProcedureCode.safeParse(charge.code);
  if (!procedure.success) return refused(`${charge.code} does not have the form of a CPT or HCPCS code.`);
  const code = procedure.data;
  if (charge.serviceDate !== null && charge.serviceDate !== on)
    return refused(`The sender proposes ${code} for ${charge.serviceDate}; this encounter is of ${on}.`);
  const grey = known.procedure && greyedBecause(known.procedure, on);
  if (grey !== null) return refused(`${code}: ${grey}.`);

  const { wanted, left } = fitting(charge, known, on);
  let next = coding;
  for (const diagnosis of wanted) {
    if (next.diagnoses.includes(diagnosis)) continue;
    const added = assign(next, { system: 'icd10cm', code: diagnosis, chargeCents: null }, newId);
    if (!added.ok) return refused(added.sentence);
    next = added.coding;
  }
  const each = known.procedure?.chargeCents ?? null;
  const chargeCents = each === null ? null : cents(each * charge.units);
  const line = assign(next, { system: procedureSystem(code), code, chargeCents }, newId);
  if (!line.ok) return refused(line.sentence);
  const pointers = wanted.slice(0, MAX_POINTERS).map((diagnosis) => next.diagnoses.indexOf(diagnosis) + 1);
  const told = [
    ...left,
    ...(wanted.length > MAX_POINTERS ? ['It points to the first four of its diagnoses.'] : []),
    ...(known.procedure === null ? [`${code} is not in the installed code sets.`] : []),
    ...wanted
      .filter((diagnosis) => known.diagnoses[diagnosis] == null)
      .map((diagnosis) => `${diagnosis} is not in the installed code sets.`),
  ];
  return {
    ok: true,
    coding: changeLine(line.coding, line.coding.lines.length, {
      modifiers: modifiersOf(charge),
      units: charge.units,
      // Without diagnoses of its own the line keeps the pointer that every new line gets.
      ...(charge.diagnoses.length === 0 ? {} : { pointers }),
    }),
    said: [line.said, ...told].join(' '),
    incomplete: told.length > 0,
  };
}

/** The diagnoses that can be assigned on the day, and a sentence for each part of the charge that cannot. */
function fitting(
  charge: IncomingCharge,
  known: ChargeCodes,
  on: string,
): { readonly wanted: readonly string[]; readonly left: readonly string[] } {
  const left = charge.diagnoses
    .filter((code) => !DiagnosisCode.safeParse(code).success)
    .map((code) => `${code} left out: not the form of an ICD-10-CM code.`);
  const wanted = diagnosesOf(charge).filter((code) => {
    const entry = known.diagnoses[code];
    const grey = entry && greyedBecause({ ...entry, validOn: validOn(entry, on) }, on);
    if (grey) left.push(`${code} left out: ${grey}.`);
    return !grey;
  });
  const wrong = charge.modifiers.filter((modifier) => !Modifier.safeParse(modifier).success);
  return { wanted, left: [...left, ...wrong.map((modifier) => `${modifier} left out: not a modifier.`)] };
}

function modifiersOf(charge: IncomingCharge): string[] {
  const read = charge.modifiers.flatMap((modifier) => {
    const parsed = Modifier.safeParse(modifier);
    return parsed.success ? [parsed.data] : [];
  });
  return [...new Set(read)];
}

function refused(sentence: string): ChargeAssigned {
  return { ok: false, sentence: `${sentence} Nothing was assigned.` };
}

/**
 * The number of the line that stands for a proposed charge, or null: of a code proposed several times the first
 * proposal is the first line with it, and so on.
 */
export function lineOfCharge(
  coding: Coding,
  charges: readonly IncomingCharge[],
  index: number,
): number | null {
  const code = charges[index]?.code.trim().toUpperCase();
  const nth = charges.slice(0, index).filter((charge) => charge.code.trim().toUpperCase() === code).length;
  const numbers = coding.lines.flatMap((line, i) => (line.code === code ? [i + 1] : []));
  return numbers[nth] ?? null;
}
