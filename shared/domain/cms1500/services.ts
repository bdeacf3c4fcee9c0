import { isAmbulanceMileage } from '../codes/service-kinds.ts';
import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { OtherId } from '../claim-parts/parties.ts';
import { pointerLetter, POINTER_LETTERS, withoutDot } from '../encounter.ts';
import { LINES_PER_FORM, type BoxName, type LineBox, type LineNumber } from './boxes.ts';
import { put, when, type BoxEntry } from './entry.ts';
import { boxNumber } from './one-number.ts';
import { printCode, printDate, printMoney, printUnits, type PrintText } from './print-text.ts';
import { otherId } from './referring.ts';
import { epsdtReferral, supplementOf } from './supplement.ts';

/** Qualifiers of a rendering provider's further number. Source: NUCC 02/12, box 24I. */
const RENDERING_IDS = ['0B', '1G', 'G2', 'LU'] as const;

/** The lines of a claim, six to a form; a claim without lines still has one form. */
export function linesByForm(claim: ProfessionalClaim): ClaimLine[][] {
  const forms: ClaimLine[][] = [];
  for (let i = 0; i < claim.lines.length; i += LINES_PER_FORM)
    forms.push(claim.lines.slice(i, i + LINES_PER_FORM));
  return forms.length === 0 ? [[]] : forms;
}

/** The payer's own number of the claim that this one replaces or voids: of the claim itself, else as it is known. */
export function replacedNumber(claim: ProfessionalClaim, known: string): PrintText {
  return printCode(claim.situation?.payerControlNumber?.trim() || known);
}

/** Boxes 21 to 23. */
export function diagnosisSection(
  claim: ProfessionalClaim,
  lines: readonly ClaimLine[],
  payerControlNumber: string,
): BoxEntry[] {
  const number = boxNumber(claim, lines).shown;
  return [
    // 0 = ICD-10-CM, 9 = ICD-9-CM.
    put('21.icd_ind', 'diagnoses', claim.icd9 === true ? '9' : '0'),
    ...claim.diagnoses
      .slice(0, POINTER_LETTERS.length)
      .map((code, i) =>
        put(`21.${pointerLetter(i + 1)}` as BoxName, `diagnoses.${i + 1}`, printCode(withoutDot(code))),
      ),
    // NUCC 02/12: nothing on a first claim; 7 replaces, 8 voids, with the payer's own number.
    ...when(claim.frequency !== '1', () => [
      put('22.code', 'frequency', claim.frequency),
      put('22.ref', 'frequency', replacedNumber(claim, payerControlNumber)),
    ]),
    ...(number === null ? [] : [put('23', number.field, number.print)]),
  ];
}

/** Box 24 of one form, lines from the top. */
export function lineSection(claim: ProfessionalClaim, lines: readonly ClaimLine[]): BoxEntry[] {
  const referral = epsdtReferral(claim);
  return lines.flatMap((line, i) => lineBoxes(claim, line, (i + 1) as LineNumber, referral));
}

function lineBoxes(claim: ProfessionalClaim, line: ClaimLine, row: LineNumber, referral: string): BoxEntry[] {
  const { detail } = line;
  const field = (name: string): string => `lines.${line.number}.${name}`;
  const at = (box: LineBox, name: string, value: string | PrintText): BoxEntry =>
    put(`24.${row}.${box}`, field(name), value);
  const charge = printMoney(line.chargeCents);
  const modifiers = (['D.mod1', 'D.mod2', 'D.mod3', 'D.mod4'] as const).flatMap((box, i) => {
    const modifier = line.modifiers[i];
    return modifier === undefined ? [] : [at(box, 'modifiers', modifier)];
  });
  const supplement = supplementOf(line);
  const screening = detail?.epsdt === true || detail?.familyPlanning === true;
  return [
    put(`24.${row}.shaded`, supplement.field, supplement),
    ...when(detail?.epsdt === true, () => [at('H.reason', 'detail.epsdt', referral)]),
    ...renderingBoxes(claim, line, row),
    // One day: from and to are both given, always with six digits.
    at('A.from', 'serviceDate', printDate(line.serviceDate)),
    at('A.to', 'serviceDate', printDate(detail?.serviceDateTo ?? line.serviceDate)),
    at('B', 'placeOfService', line.placeOfService),
    ...when(detail?.emergency === true, () => [at('C', 'detail.emergency', 'Y')]),
    at('D.code', 'code', line.code),
    ...modifiers,
    // Letters without blank or comma, the primary first (2400 SV107 has them as numbers).
    at('E', 'pointers', line.pointers.map(pointerLetter).join('')),
    at('F.dollars', 'chargeCents', charge.dollars),
    at('F.cents', 'chargeCents', charge.cents),
    // Units, or minutes of anaesthesia.
    at('G', 'units', printUnits(line.units, isAmbulanceMileage(line.code))),
    ...when(screening, () => [at('H.epsdt', 'detail.epsdt', 'Y')]),
  ];
}

/**
 * Boxes 24I and 24J: of the line's own rendering provider, else the claim's, else the billing provider, who then gave the
 * services alone (005010X222A1 2310B is left out in that case).
 */
function renderingBoxes(claim: ProfessionalClaim, line: ClaimLine, row: LineNumber): BoxEntry[] {
  const { npi, otherIds, field } = renderingOf(claim, line);
  const other = otherId(otherIds, RENDERING_IDS);
  return [
    ...(other === null
      ? []
      : [
          put(`24.${row}.I.qual`, `${field}.otherIds`, other.qualifier),
          put(`24.${row}.J.shaded`, `${field}.otherIds`, printCode(other.value)),
        ]),
    put(`24.${row}.J.npi`, `${field}.npi`, printCode(npi)),
  ];
}

type Rendering = {
  readonly npi: string;
  readonly otherIds: readonly OtherId[] | undefined;
  readonly field: string;
};

function renderingOf(claim: ProfessionalClaim, line: ClaimLine): Rendering {
  const own = (line.detail?.providers ?? []).findIndex(({ role }) => role === 'rendering');
  const named = line.detail?.providers?.[own];
  if (named) return { ...pick(named), field: `lines.${line.number}.detail.providers.${own + 1}` };
  const { renderingProvider: rendering } = claim;
  return [rendering.lastName, rendering.firstName, rendering.npi].every((text) => text.trim() === '')
    ? { ...pick(claim.billingProvider), field: 'billingProvider' }
    : { ...pick(rendering), field: 'renderingProvider' };
}

function pick(party: { readonly npi: string; readonly otherIds?: readonly OtherId[] | undefined }) {
  return { npi: party.npi, otherIds: party.otherIds };
}
