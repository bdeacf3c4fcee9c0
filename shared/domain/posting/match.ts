import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId, PayerId, ServiceLineId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim.ts';
import type { RemitClaim, RemitLine } from '#shared/domain/remittance.ts';
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
  /** Posted answers that were not taken back; left out, one when `answered`. */
  readonly standing?: number;
  /** The version that was sent last. */
  readonly versionNumber?: number;
  /** What the insurer still owes on each line (null: on the claim as a whole); left out, nothing is checked by it. */
  readonly open?: readonly OpenLine[];
  /** For a claim to a later payer: what the payers before it left. */
  readonly remainders?: readonly Remainder[];
};

/** Balance of `ar_insurer` of one line. */
export type OpenLine = { readonly serviceLineId: ServiceLineId | null; readonly openCents: number };

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
  /** How it was found; only looked at when it was. */
  readonly by: 'control_number' | 'chosen';
  /** Why it is not ours, one sentence; empty when matched. */
  readonly reason: string;
};

/**
 * Matches a claim of a remittance with one of ours by the control number that we gave it (CLP01 = CLM01,
 * 005010X221A1 2100). Another practice may use the same number, so the charge must agree too, or a line
 * must carry a line control number of ours, or (a claim that the payer split) every line must be one of ours with
 * its code, charge and day. Nothing is matched by guess.
 */
export function matchClaim(remit: RemitClaim, find: FindClaim, payerId: PayerId | null = null): MatchedClaim {
  const own = find(remit.controlNumber, { statusCode: remit.statusCode, payerId });
  if (!own) return unmatched(remit, 'No claim of this practice has this control number.');
  const lines = matchLines(remit.lines, own.lines);
  // A reversal repeats the charge with a minus sign (CLP02 22).
  const sameCharge = Math.abs(remit.chargeCents) === own.chargeCents;
  if (!sameCharge && !lines.some((l) => l.by === 'line_control') && !isPartOf(remit, lines))
    return unmatched(remit, 'The control number is ours, but charge and lines are those of another claim.');
  return { remit, own, lines, by: 'control_number', reason: '' };
}

/** A claim that a person has matched with one of ours. */
export function matchChosen(remit: RemitClaim, own: OwnClaim): MatchedClaim {
  return { remit, own, lines: matchLines(remit.lines, own.lines), by: 'chosen', reason: '' };
}

/** A claim that is none of ours, with the reason in one sentence. */
export function unmatched(remit: RemitClaim, reason: string): MatchedClaim {
  const lines = remit.lines.map((line) => ({ remit: line, own: null, by: null }));
  return { remit, own: null, lines, by: 'control_number', reason };
}

function isPartOf(remit: RemitClaim, lines: readonly MatchedLine[]): boolean {
  const charge = lines.reduce((sum, l) => sum + l.remit.chargeCents, 0);
  return (
    lines.length > 0 &&
    charge === remit.chargeCents &&
    lines.every(
      ({ remit, own, by }) => own && by === 'code_and_charge' && remit.serviceDate === own.serviceDate,
    )
  );
}

/**
 * Lines by REF*6R first, which a payer may repeat when it splits a line; the rest by code, modifiers and
 * charge where exactly one of our lines is left that fits, then by code and charge for dropped modifiers.
 * SVC06 tells the submitted code when the payer changed it.
 */
export function matchLines(remits: readonly RemitLine[], own: readonly OwnLine[]): MatchedLine[] {
  const byControl = new Map(own.map((line) => [lineControl(line.serviceLineId), line]));
  const matched = remits.map((remit): MatchedLine => {
    const found =
      remit.lineControl === ''
        ? null
        : (byControl.get(remit.lineControl.replaceAll('-', '').toUpperCase()) ?? null);
    return { remit, own: found, by: found ? 'line_control' : null };
  });
  if (matched.every((m) => m.own)) return matched;
  const left = new Set(own);
  for (const line of matched) if (line.own) left.delete(line.own);
  for (const { fits, rival } of PASSES)
    for (const [i, line] of matched.entries()) {
      if (line.own) continue;
      const candidates = [...left].filter((o) => fits(line.remit, o));
      const rivals = matched.filter((m) => !m.own && rival(m.remit, line.remit));
      const only = candidates[0];
      if (!only || candidates.length > 1 || rivals.length > 1) continue;
      matched[i] = { remit: line.remit, own: only, by: 'code_and_charge' };
      left.delete(only);
    }
  return matched;
}

/** From the surest to the least sure; each time exactly one line on either side must fit. */
const PASSES: readonly {
  readonly fits: (remit: RemitLine, own: OwnLine) => boolean;
  /** Two lines of the remittance that could claim the same line of ours. */
  readonly rival: (a: RemitLine, b: RemitLine) => boolean;
}[] = [
  {
    fits: (r, o) => sameService(r, o) && r.serviceDate === o.serviceDate,
    rival: (a, b) => sameRemit(a, b) && a.serviceDate === b.serviceDate,
  },
  { fits: sameService, rival: sameRemit },
  {
    fits: sameCodeAndCharge,
    rival: (a, b) => submittedCode(a) === submittedCode(b) && sameCharge(a, b),
  },
];

function sameCharge(a: RemitLine, b: RemitLine): boolean {
  return Math.abs(a.chargeCents) === Math.abs(b.chargeCents);
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
