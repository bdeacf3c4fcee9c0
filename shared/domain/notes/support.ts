/** What of a suggestion decides whether its passages support an assigned code. */
export type Supporting = {
  readonly system: string;
  readonly code: string;
  readonly title: string;
  readonly assertion: string;
};

/**
 * Whether the passages of a suggestion stand behind an assigned code: the same code, or an unspecified one of the same
 * category when a more exact one was assigned ("type 2 diabetes" behind E11.42). Mentions that are negated, of a
 * relative or uncertain stand behind nothing.
 */
export function supports(row: Supporting, assigned: string): boolean {
  if (row.assertion !== 'affirmed' && row.assertion !== 'historical') return false;
  if (row.code === assigned) return true;
  return (
    row.system === 'icd10cm' &&
    /^[A-Z]\d[0-9A-Z]/.test(assigned) &&
    row.code.slice(0, 3) === assigned.slice(0, 3) &&
    /\bunspecified\b|without (?:mention of )?complication/i.test(row.title)
  );
}
