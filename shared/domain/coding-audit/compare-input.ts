import type { Coding, ServiceLine } from '#shared/domain/encounter.ts';
import type { Difference, FamilyAgreement, PairedRow } from './comparison.ts';

/** Two codings of one encounter and what is needed to weigh their differences; all as of the date of service. */
export type CompareInput = {
  readonly original: Coding;
  /** The auditor's: the reference. */
  readonly recode: Coding;
  /** The practice's fee for one unit; codes that are absent are priced by the lines themselves. */
  readonly fees: Readonly<Record<string, number>>;
  /** What the payer last allowed for one unit. */
  readonly allowed: Readonly<Record<string, number>>;
  /** Diagnoses whose title says "unspecified". */
  readonly unspecified: readonly string[];
};

/** What each half of a comparison gives. */
export type ComparedPart = {
  readonly differences: readonly Difference[];
  readonly families: readonly FamilyAgreement[];
  readonly codes: FamilyAgreement;
  readonly rows: readonly PairedRow[];
  readonly possiblePoints: number;
};

/** A line that both have, with what differs in it. */
export type LinePair = {
  readonly original: ServiceLine;
  readonly recode: ServiceLine;
  readonly differences: readonly Difference[];
};
