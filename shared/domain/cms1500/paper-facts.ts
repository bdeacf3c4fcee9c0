import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ProfessionalClaim } from '../claim.ts';
import type { Hit } from '../coding/rule.ts';
import type { BoxEntry } from './entry.ts';

/** What the rules of the paper form look at: the claim and the boxes filled from it. */
export type PaperFacts = {
  readonly claim: ProfessionalClaim;
  readonly signedOn: IsoDate;
  /** Empty when not known. */
  readonly payerControlNumber: string;
  readonly forms: readonly (readonly BoxEntry[])[];
};

/** A hit whose fix is to go to the field. */
export function at(field: string, message: string): Hit {
  return { field, message, fix: { kind: 'open_field', field }, fixLabel: 'Open the field' };
}

/** The hits without repetitions: a box that stands on every form is named once. */
export function once(hits: readonly Hit[]): Hit[] {
  const known = new Set<string>();
  return hits.filter((hit) => {
    const key = `${hit.field}\n${hit.message}`;
    return known.has(key) ? false : known.add(key);
  });
}
