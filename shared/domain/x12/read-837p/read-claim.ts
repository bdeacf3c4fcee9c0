import type { ClaimLine, ProfessionalClaim } from '#shared/domain/claim.ts';
import type { CarriedSegment } from '#shared/domain/claim-parts/parties.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Delimiters } from '../segments.ts';

/**
 * A segment of a file whose facts are in the fields of the claim, but which says them otherwise than we would
 * (a total that is not the sum, a relationship code that has no word here). It is written again as it stood.
 */
export type OddSegment = {
  readonly loop: string;
  /** Which one, when the loop repeats: 0 is the first. */
  readonly repeat: number;
  /** What kind of segment it stands for, as `segmentKey` names it. */
  readonly key: string;
  /** Empty: the file has no such segment where we would write one. */
  readonly segment: CarriedSegment['segment'];
};

/** A service line as it stands in a file: without our id and wording. */
export type ReadLine = Omit<ClaimLine, 'serviceLineId' | 'serviceDate' | 'description' | 'controlNumber'> & {
  /** Null when it is missing or no day of the calendar; the claim is then not readable. */
  readonly serviceDate: IsoDate | null;
  /** REF*6R, or empty. */
  readonly controlNumber: string;
  /** Of the loops from 2400 on. */
  readonly odd: readonly OddSegment[];
};

/** The facts of a professional claim of a file, with nothing that only our records know. */
export type ReadClaim = Omit<
  ProfessionalClaim,
  'claimId' | 'serviceDate' | 'payer' | 'coverage' | 'patient' | 'lines'
> & {
  /** First day of the lines; null when no line has a readable one. */
  readonly serviceDate: IsoDate | null;
  readonly payer: Omit<ProfessionalClaim['payer'], 'payerId' | 'timelyFilingDays'>;
  readonly coverage: Omit<ProfessionalClaim['coverage'], 'coverageId' | 'activeFrom' | 'activeTo'>;
  readonly patient: Omit<ProfessionalClaim['patient'], 'patientId' | 'accountNumber' | 'phone'>;
  readonly lines: readonly ReadLine[];
  /** Of the loops before 2400. */
  readonly odd: readonly OddSegment[];
};

/** Something in a file that is not as it should be. */
export type ReadProblem = {
  /** 1-based, counting from the first ISA. */
  readonly segment: number;
  /** Loop of the guide, e.g. `2010AA`; `ISA`, `GS`, `ST` for the envelopes. */
  readonly loop: string;
  /** E.g. `DTP03`; empty when a whole segment is meant. */
  readonly element: string;
  /** One sentence that names no person. */
  readonly message: string;
  /**
   * `kept`: every fact is in the claim and is written again. `unreadable`: kept as well, but the claim lacks
   * what a claim of ours must have. `lost`: it belongs to no claim and could not be kept.
   */
  readonly effect: 'kept' | 'unreadable' | 'lost';
};

/** Where a claim stands: segment numbers of what encloses it. Claims with the same number share the loop. */
export type ClaimPlace = {
  readonly transaction: number;
  readonly provider: number;
  readonly subscriber: number;
  /** Null when the patient is the subscriber. */
  readonly patient: number | null;
  /** Of CLM, and of the claim's last segment. */
  readonly claim: number;
  readonly last: number;
};

/** What interchange, group and transaction say of themselves. `isa`, `gs`, `st`, `bht`: elements, 01 is 1. */
export type ReadHeader = {
  readonly isa: readonly string[];
  readonly gs: readonly string[];
  readonly st: readonly string[];
  readonly bht: readonly string[];
  readonly delimiters: Delimiters;
  /** ISA13, GS06, ST02, BHT03, without blanks. */
  readonly interchangeControl: string;
  readonly groupControl: string;
  readonly transactionControl: string;
  readonly reference: string;
  /** ISA06 and ISA08, without blanks. */
  readonly senderId: string;
  readonly receiverId: string;
  /** ISA15: T test, P production. */
  readonly usage: string;
  /** GS08, e.g. `005010X222A1`. */
  readonly version: string;
  /** BHT04; null when it is missing or no day. */
  readonly createdOn: IsoDate | null;
  /** BHT06: CH claims to be paid, RP reports of encounters, 31 subrogation. */
  readonly purpose: string;
};

/** One claim with where it stands and what is wrong with it. */
export type ReadClaimEvent = {
  readonly kind: 'claim';
  readonly claim: ReadClaim;
  readonly at: ClaimPlace;
  readonly header: ReadHeader;
  /** Of this claim; what concerns several claims (a subscriber's birth date) stands at the first of them. */
  readonly problems: readonly ReadProblem[];
  /** False: `withIds` would refuse it. */
  readonly readable: boolean;
};

/** What reading a file gives, in the order of the file. */
export type Read837pEvent =
  | { readonly kind: 'transaction'; readonly header: ReadHeader; readonly segment: number }
  | ReadClaimEvent
  | { readonly kind: 'problem'; readonly problem: ReadProblem };
