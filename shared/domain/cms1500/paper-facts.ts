import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { Hit } from '../coding/rule.ts';
import type { Contender, Contest } from './contest.ts';
import type { BoxEntry } from './entry.ts';

/** What the rules of the paper form look at: the claim and the boxes filled from it. */
export type PaperFacts = {
  readonly claim: ProfessionalClaim;
  readonly signedOn: IsoDate;
  /** Empty when not known. */
  readonly payerControlNumber: string;
  readonly forms: readonly (readonly BoxEntry[])[];
  /** The lines of each form. */
  readonly lines: readonly (readonly ClaimLine[])[];
};

/** A hit whose fix is to go to the field. */
export function at(field: string, message: string): Hit {
  return { field, message, fix: { kind: 'open_field', field }, fixLabel: 'Open the field' };
}

/** Findings about what lost a contest for a box; each is said once, however many forms it concerns. */
export function leftOut(
  contests: readonly Contest[],
  say: (left: Contender, shown: Contender) => string,
): Hit[] {
  return once(
    contests.flatMap(({ shown, left }) =>
      shown === null ? [] : left.map((loser) => at(loser.field, say(loser, shown))),
    ),
  );
}

/** The hits without repetitions: a box that stands on every form is named once. */
export function once(hits: readonly Hit[]): Hit[] {
  const known = new Set<string>();
  return hits.filter((hit) => {
    const key = `${hit.field}\n${hit.message}`;
    return known.has(key) ? false : known.add(key);
  });
}
