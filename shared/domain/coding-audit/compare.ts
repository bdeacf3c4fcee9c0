import { cents, sumCents } from '#shared/kernel/money.ts';
import type { CompareInput } from './compare-input.ts';
import type { Comparison, FamilyAgreement } from './comparison.ts';
import { compareDiagnoses } from './compare-diagnoses.ts';
import { compareLines } from './compare-lines.ts';
import { createPrices } from './prices.ts';

/**
 * Compares a coding with the auditor's. The effects of the differences sum to the whole effect to the cent;
 * equal codings have no difference and agree wholly.
 */
export function compareCodings(input: CompareInput): Comparison {
  const fees = createPrices(input.original, input.recode, input.fees, true);
  const allowed = createPrices(input.original, input.recode, input.allowed, false);
  const diagnoses = compareDiagnoses(input);
  const lines = compareLines(input, { fees, allowed }, diagnoses.meansTheSame);
  const originalCents = fees.total(input.original);
  const recodeCents = fees.total(input.recode);
  const allowedBefore = allowed.total(input.original);
  const allowedAfter = allowed.total(input.recode);
  if (originalCents === null || recodeCents === null)
    throw new Error('Every line has a price by its own charge.');
  const codes = [diagnoses.codes, lines.codes];
  const sum = (pick: (f: FamilyAgreement) => number): number => codes.reduce((n, f) => n + pick(f), 0);
  return {
    differences: [...diagnoses.differences, ...lines.differences],
    families: [...diagnoses.families, ...lines.families],
    diagnoses: [...diagnoses.rows],
    lines: [...lines.rows],
    codes: {
      key: 'codes',
      label: 'All codes',
      original: sum((f) => f.original),
      recode: sum((f) => f.recode),
      agreed: sum((f) => f.agreed),
      of: sum((f) => f.of),
    },
    possiblePoints: diagnoses.possiblePoints + lines.possiblePoints,
    originalCents: cents(originalCents),
    recodeCents: cents(recodeCents),
    effectCents: sumCents([recodeCents, -originalCents]),
    allowedEffectCents:
      allowedBefore === null || allowedAfter === null ? null : sumCents([allowedAfter, -allowedBefore]),
  };
}
