import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim.ts';
import type { RemitClaim, RemitLine, RemitPayment } from '#shared/domain/remittance.ts';
import { lineControl } from '#shared/domain/x12/line-control.ts';

/** One of our claims as far as a remittance needs to know it. */
export type OwnClaim = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientId: PatientId;
  readonly payerId: PayerId;
  readonly chargeCents: Cents;
  readonly status: ClaimStatus;
  readonly serviceDate: IsoDate;
  readonly lines: readonly OwnLine[];
  /** Where the version stood that was sent last, while a later one is in work. */
  readonly statusBefore?: ClaimStatus;
  /** A posted answer stands, whatever the status: a corrected claim is sent while the first answer is posted. */
  readonly answered?: boolean;
  /** For a claim to a later payer: what the payers before it left. */
  readonly remainders?: readonly Remainder[];
};

/** What a payer after the first still owes on a line (null: on the claim as a whole), and what was written off there. */
export type Remainder = {
  readonly serviceLineId: ServiceLineId | null;
  /** Balance of `ar_insurer`: what the payer before left, less what has been settled since. */
  readonly openCents: number;
  /** Posted to `contractual_adjustment` so far. */
  readonly contractualCents: number;
};

export type OwnLine = {
  readonly serviceLineId: ServiceLineId;
  readonly code: string;
  readonly modifiers: readonly string[];
  readonly chargeCents: Cents;
  readonly units: number;
  readonly serviceDate: IsoDate;
};

/** What tells apart the claims that may answer to one control number (a claim that the payer forwarded). */
export type AnsweredBy = { readonly statusCode: string; readonly payerId: PayerId | null };

/** Finds our claim by CLM01; the answer holds for one moment. */
export type FindClaim = (controlNumber: string, by: AnsweredBy) => OwnClaim | null | undefined;

export type MatchedLine = {
  readonly remit: RemitLine;
  /** Null when the line is not to be told apart; its money then belongs to the claim as a whole. */
  readonly own: OwnLine | null;
  readonly by: 'line_control' | 'code_and_charge' | null;
};

export type MatchedClaim = {
  readonly remit: RemitClaim;
  readonly own: OwnClaim | null;
  readonly lines: readonly MatchedLine[];
  /** Why it is not ours, one sentence; empty when matched. */
  readonly reason: string;
};

/** Matches every claim of a payment, in the order of the file. */
export function matchPayment(
  payment: RemitPayment,
  find: FindClaim,
  payerId: PayerId | null = null,
): MatchedClaim[] {
  return payment.claims.map((claim) => matchClaim(claim, find, payerId));
}

/**
 * Matches a claim of a remittance with one of ours by the control number that we gave it (CLP01 = CLM01,
 * 005010X221A1 2100). Another practice may use the same number, so the charge must agree too, or a line
 * must carry a line control number of ours. Nothing is matched by guess.
 */
export function matchClaim(remit: RemitClaim, find: FindClaim, payerId: PayerId | null = null): MatchedClaim {
  const unmatched = (reason: string): MatchedClaim => ({
    remit,
    own: null,
    lines: remit.lines.map((line) => ({ remit: line, own: null, by: null })),
    reason,
  });
  const own = find(remit.controlNumber, { statusCode: remit.statusCode, payerId });
  if (!own) return unmatched('No claim of this practice has this control number.');
  const lines = matchLines(remit.lines, own.lines);
  // A reversal repeats the charge with a minus sign (CLP02 22).
  const sameCharge = Math.abs(remit.chargeCents) === own.chargeCents;
  if (!sameCharge && !lines.some((l) => l.by === 'line_control'))
    return unmatched('The control number is ours, but charge and lines are those of another claim.');
  return { remit, own, lines, reason: '' };
}

/**
 * Lines by REF*6R first, which a payer may repeat when it splits a line; the rest by code, modifiers and
 * charge where exactly one of our lines is left that fits, then by code and charge for dropped modifiers.
 * SVC06 tells the submitted code when the payer changed it.
 */
export function matchLines(remits: readonly RemitLine[], own: readonly OwnLine[]): MatchedLine[] {
  const byControl = new Map(own.map((line) => [lineControl(line.serviceLineId), line]));
  const matched = remits.map((remit): MatchedLine => {
    const found = byControl.get(remit.lineControl.replaceAll('-', '').toUpperCase()) ?? null;
    return { remit, own: found, by: found ? 'line_control' : null };
  });
  const left = new Set(own);
  for (const line of matched) if (line.own) left.delete(line.own);
  const passes = [sameService, sameCodeAndCharge];
  for (const fits of passes) {
    for (const [i, line] of matched.entries()) {
      if (line.own) continue;
      const candidates = [...left].filter((o) => fits(line.remit, o));
      const rivals = matched.filter((m) => !m.own && sameRemit(m.remit, line.remit));
      const only = candidates[0];
      if (!only || candidates.length > 1 || rivals.length > 1) continue;
      matched[i] = { remit: line.remit, own: only, by: 'code_and_charge' };
      left.delete(only);
    }
  }
  return matched;
}

function submittedCode(remit: RemitLine): string {
  return remit.submittedCode === '' ? remit.code : remit.submittedCode;
}

function sameCodeAndCharge(remit: RemitLine, own: OwnLine): boolean {
  return submittedCode(remit) === own.code && Math.abs(remit.chargeCents) === own.chargeCents;
}

function sameService(remit: RemitLine, own: OwnLine): boolean {
  return sameCodeAndCharge(remit, own) && modifierKey(remit.modifiers) === modifierKey(own.modifiers);
}

/** Two lines of the remittance that could claim the same line of ours. */
function sameRemit(a: RemitLine, b: RemitLine): boolean {
  return (
    submittedCode(a) === submittedCode(b) &&
    a.chargeCents === b.chargeCents &&
    modifierKey(a.modifiers) === modifierKey(b.modifiers)
  );
}

function modifierKey(modifiers: readonly string[]): string {
  return [...modifiers].sort().join('-');
}
