/**
 * Whether a title says that something is left open that the code set could tell. Titles of ICD-10-CM use these
 * words in a fixed way. Source: ICD-10-CM Official Guidelines, Section I.A.9 ("unspecified", NOS) and I.B.18.
 */
export function titleIsUnspecified(title: string): boolean {
  return /\b(unspecified|NOS)\b/i.test(title);
}
