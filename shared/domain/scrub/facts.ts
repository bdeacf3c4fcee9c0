import type { ClaimLine, ProfessionalClaim } from '../claim.ts';
import type { CodeLookup } from '../code.ts';
import type { CodingFacts, LineFacts } from '../coding/facts.ts';
import { NO_EDITS, type CodingEdits } from '../coding/edits.ts';
import type { Hit } from '../coding/rule.ts';
import type { ClaimProvider } from '../claim-parts/parties.ts';
import type { Situation } from '../claim-parts/situation.ts';
import type { ServiceDetail } from '../claim-parts/service-detail.ts';
import type { Answer } from '../coding/edits.ts';
import type { OwnRule } from '../own-rules/own-rule.ts';
import type { PayerRequirement } from '../own-rules/payer-requirement.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';

/** A service on another claim of the same patient that is not voided. */
export type OtherService = {
  readonly controlNumber: string;
  /** To whom it was billed; left out: to the payer of the claim that is checked. */
  readonly payerId?: PayerId;
  readonly serviceDate: IsoDate;
  readonly code: string;
  readonly modifiers: readonly string[];
};

/** What the scrubber must know beside the claim itself. */
export type ScrubContext = {
  /** Asked by several rules about the same codes: one that remembers its answers makes checks fast. */
  readonly lookup: CodeLookup;
  readonly today: IsoDate;
  /** Services of this patient's other claims, voided ones left out. */
  readonly otherClaims: readonly OtherService[];
  /** The payer's own number of the claim that this one replaces or voids, when the claim does not say it itself. */
  readonly payerControlNumber?: string;
  /** What this payer asks beyond the guide, as the practice keeps it. */
  readonly requirement?: PayerRequirement;
  /** What the payer allows for one unit, as far as it is known; left out or null: charges are not compared. */
  readonly allowed?: (code: string, modifiers: readonly string[]) => Cents | null;
  /** The installed list of taxonomy codes; left out, it counts as not installed. */
  readonly taxonomy?: (code: string, on: IsoDate) => Answer<unknown>;
  /** The practice's own rules; those that are switched off are not run. */
  readonly ownRules?: readonly OwnRule[];
  /** The practice's charge for one unit on the date of service; left out: charges are not compared. */
  readonly fee?: (code: string) => Cents | null;
  /** The installed edit tables; left out, each kind of them is told as not installed. */
  readonly edits?: CodingEdits;
};

export type ScrubInput = { readonly claim: ProfessionalClaim; readonly context: ScrubContext };

/** The claim in the form that the coding rules look at; field paths stay the same. */
export function codingFacts({ claim, context }: ScrubInput): CodingFacts {
  const timed = claim.lines.some((line) => line.detail?.unit === 'MJ');
  return {
    diagnoses: claim.diagnoses,
    lines: timed ? claim.lines.map(asOneService) : claim.lines,
    serviceDate: claim.serviceDate,
    patient: claim.patient,
    payerFilingIndicator: claim.payer.filingIndicator,
    clia: claim.clia,
    lookup: context.lookup,
    fee: context.fee ?? (() => null),
    edits: context.edits ?? NO_EDITS,
    documented: [],
  };
}

/** Minutes of anaesthesia are one service: edits that count units do not speak of them. */
function asOneService(line: ClaimLine): LineFacts {
  if (line.detail?.unit !== 'MJ') return line;
  const sound = Number.isInteger(line.units) && line.units > 0;
  return { ...line, timed: true, ...(sound ? { units: 1 } : {}) };
}

/** A hit whose fix is to go to the field. */
export function at(field: string, message: string): Hit {
  return { field, message, fix: { kind: 'open_field', field }, fixLabel: 'Open the field' };
}

/**
 * A hit that one key mends, because the rule leaves one value only.
 * @param value null takes the member away. @param label what the key does, beginning in small letters.
 */
export function certain(
  field: string,
  message: string,
  value: string | boolean | null,
  label: string,
  of: string = field,
): Hit {
  return { field, message, fix: { kind: 'set_value', field: of, value }, fixLabel: label };
}

/** True when the insured person is somebody else. */
export function isDependent(claim: ProfessionalClaim): boolean {
  return claim.coverage.relationship !== '18';
}

const NOTHING_SAID: Situation = {};
const NO_DETAIL: ServiceDetail = {};

/** What the claim says of its circumstances; empty when it says nothing. */
export function situationOf(claim: ProfessionalClaim): Situation {
  return claim.situation ?? NOTHING_SAID;
}

/** What a line says beyond code, charge and units; empty when it says nothing. */
export function detailOf(line: ClaimLine): ServiceDetail {
  return line.detail ?? NO_DETAIL;
}

/** Last day of a line's service. */
export function lineEnd(line: ClaimLine): IsoDate {
  return line.detail?.serviceDateTo ?? line.serviceDate;
}

/** First and last day of service of the whole claim. */
export function serviceDays(claim: ProfessionalClaim): { readonly first: IsoDate; readonly last: IsoDate } {
  let [first, last] = [claim.serviceDate, claim.serviceDate];
  for (const line of claim.lines) {
    const end = lineEnd(line);
    if (line.serviceDate < first) first = line.serviceDate;
    if (end > last) last = end;
  }
  return { first, last };
}

/** Providers of a role on the claim, or on one of its lines. */
export function inRole(
  providers: readonly ClaimProvider[] | undefined,
  ...roles: readonly ClaimProvider['role'][]
): ClaimProvider[] {
  return (providers ?? []).filter((provider) => roles.includes(provider.role));
}

/** Asks a part of the facts once per claim, though several rules look at it. */
export function oncePerClaim<T>(read: (claim: ProfessionalClaim) => T): (claim: ProfessionalClaim) => T {
  const known = new WeakMap<ProfessionalClaim, { readonly value: T }>();
  return (claim) => {
    const seen = known.get(claim);
    if (seen) return seen.value;
    const value = read(claim);
    known.set(claim, { value });
    return value;
  };
}
