import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import { pointerLetter, POINTER_LETTERS, withoutDot } from '../encounter.ts';
import { LINES_PER_FORM, type BoxName, type LineBox, type LineNumber } from './boxes.ts';
import { mark, put, when, type BoxEntry } from './entry.ts';
import { printCode, printDate, printMoney } from './print-text.ts';

/** The lines of a claim, six to a form; a claim without lines still has one form. */
export function linesByForm(claim: ProfessionalClaim): ClaimLine[][] {
  const forms: ClaimLine[][] = [];
  for (let i = 0; i < claim.lines.length; i += LINES_PER_FORM)
    forms.push(claim.lines.slice(i, i + LINES_PER_FORM));
  return forms.length === 0 ? [[]] : forms;
}

/** Boxes 20 to 23, the same on every form of a claim. */
export function diagnosisSection(claim: ProfessionalClaim, payerControlNumber: string): BoxEntry[] {
  return [
    // A purchased test is not part of the claim; laboratories of others bill for themselves.
    mark('20.no', 'claim'),
    // 0 = ICD-10-CM.
    put('21.icd_ind', 'diagnoses', '0'),
    ...claim.diagnoses
      .slice(0, POINTER_LETTERS.length)
      .map((code, i) =>
        put(`21.${pointerLetter(i + 1)}` as BoxName, `diagnoses.${i + 1}`, printCode(withoutDot(code))),
      ),
    // NUCC 02/12: nothing on a first claim; 7 replaces, 8 voids, with the payer's own number.
    ...when(claim.frequency !== '1', () => [
      put('22.code', 'frequency', claim.frequency),
      put('22.ref', 'frequency', printCode(payerControlNumber)),
    ]),
    put('23', 'clia', printCode(claim.clia)),
  ];
}

/** Box 24 of one form, lines from the top. */
export function lineSection(claim: ProfessionalClaim, lines: readonly ClaimLine[]): BoxEntry[] {
  return lines.flatMap((line, i) => lineBoxes(claim, line, (i + 1) as LineNumber));
}

function lineBoxes(claim: ProfessionalClaim, line: ClaimLine, row: LineNumber): BoxEntry[] {
  const field = (name: string): string => `lines.${line.number}.${name}`;
  const at = (box: LineBox, name: string, value: string): BoxEntry =>
    put(`24.${row}.${box}`, field(name), value);
  const charge = printMoney(line.chargeCents);
  const modifiers = (['D.mod1', 'D.mod2', 'D.mod3', 'D.mod4'] as const).flatMap((box, i) => {
    const modifier = line.modifiers[i];
    return modifier === undefined ? [] : [at(box, 'modifiers', modifier)];
  });
  return [
    // One day: from and to are both given, always with six digits.
    at('A.from', 'serviceDate', printDate(line.serviceDate)),
    at('A.to', 'serviceDate', printDate(line.serviceDate)),
    at('B', 'placeOfService', line.placeOfService),
    at('D.code', 'code', line.code),
    ...modifiers,
    // Letters without blank or comma, the primary first (2400 SV107 has them as numbers).
    at('E', 'pointers', line.pointers.map(pointerLetter).join('')),
    at('F.dollars', 'chargeCents', charge.dollars),
    at('F.cents', 'chargeCents', charge.cents),
    at('G', 'units', String(line.units)),
    put(`24.${row}.J.npi`, 'renderingProvider.npi', printCode(claim.renderingProvider.npi)),
  ];
}

/**
 * Boxes 28 and 29 of each form: its own charges, and of the patient's payment as much as those charges
 * take; what is left goes to the next form, any excess stays on the last. No form repeats another's money.
 */
export function moneyByForm(
  claim: ProfessionalClaim,
  forms: readonly (readonly ClaimLine[])[],
): BoxEntry[][] {
  let left: number = claim.patientPaidCents;
  return forms.map((lines, i) => {
    const charges = lines.reduce((sum, line) => sum + line.chargeCents, 0);
    const paid = i === forms.length - 1 ? left : Math.min(left, charges);
    left -= paid;
    const total = printMoney(charges);
    const payment = printMoney(paid);
    return [
      put('28.dollars', 'lines', total.dollars),
      put('28.cents', 'lines', total.cents),
      ...when(paid !== 0, () => [
        put('29.dollars', 'patientPaidCents', payment.dollars),
        put('29.cents', 'patientPaidCents', payment.cents),
      ]),
    ];
  });
}
