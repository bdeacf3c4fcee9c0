import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';

export const CodeSystem = z.enum(['icd10cm', 'cpt', 'hcpcs']);
export type CodeSystem = z.infer<typeof CodeSystem>;

/** One code of a code set as it stood on a day. */
export const CodeEntry = z.object({
  system: CodeSystem,
  /** With dot for ICD-10-CM. */
  code: z.string(),
  title: z.string(),
  /** False for headings that need more characters (ICD-10-CM) and for codes not payable by themselves. */
  billable: z.boolean(),
  validFrom: IsoDate,
  validTo: IsoDate.nullable(),
});
export type CodeEntry = z.infer<typeof CodeEntry>;

/** What a look-up by date of service knows of a code. "No data" is never "pass". */
export type CodeVerdict =
  | { readonly known: 'valid'; readonly entry: CodeEntry }
  | { readonly known: 'not_on_date'; readonly entry: CodeEntry }
  | { readonly known: 'unknown' }
  | { readonly known: 'no_data' };

/** How checks ask the installed code sets; the answer holds for one date of service. */
export type CodeLookup = (system: CodeSystem, code: string, on: IsoDate) => CodeVerdict;

export const CodeSetRelease = z.object({
  system: CodeSystem,
  name: z.string(),
  /** True for the starter set of our own making, until a full release is installed. */
  starter: z.boolean(),
  codes: z.int(),
  effectiveFrom: IsoDate,
  effectiveTo: IsoDate.nullable(),
});
export type CodeSetRelease = z.infer<typeof CodeSetRelease>;

/** `cpt` for five characters that begin with a digit, `hcpcs` for letter + four digits. */
export function procedureSystem(code: string): 'cpt' | 'hcpcs' {
  return /^[A-V]/.test(code) ? 'hcpcs' : 'cpt';
}
