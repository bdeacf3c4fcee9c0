import { z } from 'zod';
import { Cents } from '#shared/kernel/money.ts';

/** What can be wrong with a coding when the auditor's is the reference. */
export const ERROR_KINDS = [
  'missed',
  'extra',
  'less_specific',
  'more_specific',
  'other_code',
  'sequence',
  'em_under',
  'em_over',
  'modifier',
  'units',
  'pointers',
] as const;
export const ErrorKind = z.enum(ERROR_KINDS);
export type ErrorKind = z.infer<typeof ErrorKind>;

export const ERROR_WORDS: Readonly<Record<ErrorKind, string>> = {
  missed: 'Missed',
  extra: 'Extra',
  less_specific: 'Less specific',
  more_specific: 'More specific',
  other_code: 'Other code',
  sequence: 'Sequence',
  em_under: 'E/M too low',
  em_over: 'E/M too high',
  modifier: 'Modifier',
  units: 'Units',
  pointers: 'Pointers',
};

/** One place where the coder and the auditor differ. */
export const Difference = z.object({
  /** Names it within its case, the same each time it is compared: `dx:E11.9>E11.42`, `line:2>2:modifier`. */
  key: z.string(),
  kind: ErrorKind,
  /** Key and words of the family of codes that it counts in. */
  family: z.string(),
  familyLabel: z.string(),
  /** As coded and as recoded, for reading; empty when there is nothing on that side. */
  original: z.string(),
  recode: z.string(),
  message: z.string(),
  /** What the charges would move by, at the practice's fees of the date of service: above zero was coded too low. */
  effectCents: Cents,
  /** The same at what the payer last allowed; null when that is not known for a code. */
  allowedEffectCents: Cents.nullable(),
  /** Points that it takes from the coder's score. */
  lostPoints: z.int().min(0),
});
export type Difference = z.infer<typeof Difference>;

/**
 * Agreement in one family. `of` is what `agreed` is a part of: for codes everything that either assigned, for
 * attributes (units, pointers, levels) the lines that both have.
 */
export const FamilyAgreement = z.object({
  key: z.string(),
  label: z.string(),
  original: z.int().min(0),
  recode: z.int().min(0),
  agreed: z.int().min(0),
  of: z.int().min(0),
});
export type FamilyAgreement = z.infer<typeof FamilyAgreement>;

/** Rows that stand side by side; 1-based positions, null where one side has nothing. */
export const PairedRow = z.object({
  original: z.int().nullable(),
  recode: z.int().nullable(),
  differences: z.array(z.string()),
});
export type PairedRow = z.infer<typeof PairedRow>;

export const Comparison = z.object({
  differences: z.array(Difference),
  families: z.array(FamilyAgreement),
  diagnoses: z.array(PairedRow),
  lines: z.array(PairedRow),
  /** All codes together. */
  codes: FamilyAgreement,
  possiblePoints: z.int().min(0),
  originalCents: Cents,
  recodeCents: Cents,
  effectCents: Cents,
  allowedEffectCents: Cents.nullable(),
});
export type Comparison = z.infer<typeof Comparison>;

/** Part that agreed, 0 to 1; null when there was nothing to agree on. Symmetric in coder and auditor for codes. */
export function agreementOf({ agreed, of }: Pick<FamilyAgreement, 'agreed' | 'of'>): number | null {
  return of === 0 ? null : agreed / of;
}

/** Of what the coder assigned, the part that the auditor assigned too (precision, the auditor is the reference). */
export function precisionOf({ agreed, original }: FamilyAgreement): number | null {
  return original === 0 ? null : agreed / original;
}

/** Of what the auditor assigned, the part that the coder had (recall). */
export function recallOf({ agreed, recode }: FamilyAgreement): number | null {
  return recode === 0 ? null : agreed / recode;
}

/** Adds up families over several comparisons, in the order in which they first appear. */
export function sumFamilies(all: readonly (readonly FamilyAgreement[])[]): FamilyAgreement[] {
  const sums = new Map<string, FamilyAgreement>();
  for (const family of all.flat()) {
    const sum = sums.get(family.key);
    sums.set(
      family.key,
      sum
        ? {
            ...sum,
            original: sum.original + family.original,
            recode: sum.recode + family.recode,
            agreed: sum.agreed + family.agreed,
            of: sum.of + family.of,
          }
        : family,
    );
  }
  return [...sums.values()];
}
