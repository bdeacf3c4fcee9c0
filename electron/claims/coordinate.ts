import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { LineAdjudication, OtherCoverage } from '#shared/domain/claim-parts/adjudication.ts';
import { coordinate, type Coordination } from '#shared/domain/coordination.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ClaimsContext } from './context.ts';
import { findClaim, type ClaimRecord } from './queries.ts';

type PriorAnswer = { readonly rank: number; readonly answer: Coordination };

/**
 * A claim with what the payers before it have decided, taken from their posted remittances: 2320, 2330 and, line by
 * line, 2430. Nothing is typed. A claim to the first payer stays as it is.
 * @param priorClaimId the claim to the payer before.
 */
export function withAnswers(
  context: ClaimsContext,
  db: ReadDb,
  priorClaimId: ClaimId | null,
  claim: ProfessionalClaim,
): ProfessionalClaim {
  if (priorClaimId === null) return claim;
  const priors = answersBefore(context, db, priorClaimId, claim);
  const others = (claim.otherCoverages ?? []).map((other): OtherCoverage => {
    const prior = priors.find((p) => p.rank === other.rank);
    return prior ? { ...withoutAnswer(other), ...prior.answer.coverage } : withoutAnswer(other);
  });
  const identifier = (rank: number): string =>
    others.find((o) => o.rank === rank)?.payer.payerIdentifier ?? '';
  return {
    ...claim,
    ...(others.length === 0 ? {} : { otherCoverages: others }),
    lines: claim.lines.map((line) => {
      const { adjudications: _, ...detail } = line.detail ?? {};
      const adjudications = priors.flatMap(({ rank, answer }): LineAdjudication[] =>
        (answer.lines.get(line.serviceLineId) ?? []).map((a) => ({
          ...a,
          // SVD01 is the identifier of 2330B, which is ours and not that of the remittance.
          payerIdentifier: identifier(rank),
        })),
      );
      const { detail: __, ...rest } = line;
      const said = { ...detail, ...(adjudications.length === 0 ? {} : { adjudications }) };
      return Object.keys(said).length === 0 ? rest : { ...rest, detail: said };
    }),
  };
}

/** What stands of a payer's answers to a claim, or null before there is one. */
export function answerTo(
  context: ClaimsContext,
  db: ReadDb,
  record: Pick<ClaimRecord, 'id' | 'claim'>,
): Coordination | null {
  return coordinate(context.postedAnswers(db, record.id), record.claim.lines);
}

/** From the first payer to the one before this claim. */
function answersBefore(
  context: ClaimsContext,
  db: ReadDb,
  priorClaimId: ClaimId,
  claim: ProfessionalClaim,
): PriorAnswer[] {
  const found: PriorAnswer[] = [];
  for (let id: ClaimId | null = priorClaimId; id !== null;) {
    const prior: ClaimRecord | null = findClaim(db, id);
    if (!prior) break;
    const answer = coordinate(context.postedAnswers(db, id), claim.lines);
    if (answer) found.unshift({ rank: prior.coverageRank, answer });
    id = prior.priorClaimId;
  }
  return found;
}

function withoutAnswer(other: OtherCoverage): OtherCoverage {
  const {
    remainingPatientCents: _remaining,
    outpatientAdjudication: _moa,
    payerControlNumber: _number,
    nonCoveredCents: _nonCovered,
    ...rest
  } = other;
  return { ...rest, paidCents: null, adjustments: [], adjudicatedOn: null };
}
