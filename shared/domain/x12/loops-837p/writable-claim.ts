import type { ClaimLine } from '#shared/domain/claim.ts';
import type { OddSegment, ReadClaim } from '../read-837p/read-claim.ts';

/** A service line as the writer takes it: ours has an id, one of another system its own control number. */
export type WritableLine = Omit<ClaimLine, 'serviceLineId' | 'serviceDate' | 'description'> & {
  readonly serviceLineId?: string;
  readonly serviceDate: ClaimLine['serviceDate'] | null;
  readonly odd?: readonly OddSegment[];
};

/** What the writer needs of a claim: a `ProfessionalClaim` of ours, or a `ReadClaim` of a file. */
export type WritableClaim = Omit<ReadClaim, 'lines' | 'odd' | 'serviceDate'> & {
  readonly claimId?: string;
  readonly lines: readonly WritableLine[];
  readonly odd?: readonly OddSegment[];
};
