import { createHash } from 'node:crypto';
import { obstacleOf } from '#shared/domain/history/records.ts';
import { judge, sentTwiceKey, type Standing } from '#shared/domain/history/same-claim.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import type { ReadClaim, ReadClaimEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ClaimsForHistory } from './context.ts';

/** What a claim of a file is beside ours. `came` are claims that came with the same file. */
export function standingOf(
  claims: ClaimsForHistory,
  db: ReadDb,
  claim: ReadClaim,
  came: ReadonlySet<ClaimId>,
): Standing<ClaimId> {
  const { birthDate } = claim.patient;
  const { serviceDate, controlNumber } = claim;
  if (serviceDate === null) return { kind: 'new' };
  const byNumber = controlNumber === '' ? [] : claims.byNumber(db, controlNumber);
  const chargeCents = totalOf(claim);
  // A sender gives each claim of a file its number: two of one file with the same services are two claims.
  const byServices = claims
    .byServices(db, { birthDate, serviceDate, chargeCents })
    .filter((kept) => !came.has(kept.id));
  return judge(claim, byNumber, byServices);
}

export function totalOf({ lines }: Pick<ReadClaim, 'lines'>): number {
  return lines.reduce((sum, line) => sum + line.chargeCents, 0);
}

/** Why a claim cannot be taken over, in one sentence; null when it can. */
export function whyUnreadable({ claim, problems, readable }: ReadClaimEvent): string | null {
  if (!readable) {
    const cause = problems.find((problem) => problem.effect === 'unreadable');
    return cause?.message ?? 'A date of service is missing or no day of the calendar.';
  }
  const obstacle = obstacleOf(claim);
  return obstacle === '' ? null : obstacle;
}

/** Claims that came before in the files of a plan, remembered by a hash so that a large history needs little memory. */
export class ClaimsSeen {
  readonly #seen = new Set<string>();

  /** Whether it corrects or voids a claim of the same number and patient that came before. */
  follows(claim: ReadClaim): boolean {
    const { patient, coverage, controlNumber, frequency } = claim;
    const key = hashOf(
      [
        'number',
        controlNumber,
        coverage.rank,
        nameKey(patient.lastName),
        patient.birthDate ?? coverage.memberId,
      ].join('|'),
    );
    const came = this.#seen.has(key);
    this.#seen.add(key);
    return came && frequency !== '1' && controlNumber !== '';
  }

  /** @returns whether this very claim came before. */
  add(claim: ReadClaim): boolean {
    const key = hashOf(sentTwiceKey(claim));
    if (this.#seen.has(key)) return true;
    this.#seen.add(key);
    return false;
  }
}

function hashOf(text: string): string {
  return createHash('sha1').update(text).digest('base64');
}
