/** A code as an index prints it: `H93.29-` is `H93.29` with more characters to come. */
export type IndexCode = { readonly code: string; readonly partial: boolean };

/** One term of an index of ICD-10-CM with everything that leads to it. */
export type IndexEntry = {
  /** Main term first. */
  readonly path: readonly string[];
  /** Words in parentheses after the term that do not change the code; empty when there are none. */
  readonly nonEssential: string;
  readonly code: IndexCode | null;
  /** Second code in brackets: etiology first, this manifestation after it. */
  readonly manifestation: IndexCode | null;
  /** Where to look instead. */
  readonly see: string | null;
  readonly seeAlso: string | null;
  /** Codes by column, in the tables of drugs and of neoplasms. */
  readonly columns: readonly (IndexCode & { readonly heading: string })[];
};

/** Null for the dashes that stand for "no code". */
export function indexCode(text: string): IndexCode | null {
  const printed = text.trim().toUpperCase();
  const code = printed.replace(/[-.]+$/, '');
  if (!/^[A-Z][0-9A-Z]{2}(\.[0-9A-Z]{1,4})?$/.test(code)) return null;
  return { code, partial: printed.endsWith('-') };
}
