import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedClaim } from '#shared/domain/remittance.ts';
import type { MatchedClaim } from './match.ts';
import type { Settled } from './settle.ts';

/** A share that this claim newly lays upon the patient (negative when it takes one back). */
export type PatientShare = {
  readonly serviceLineId: ServiceLineId | null;
  readonly serviceOn: IsoDate | null;
  readonly reason: string;
  readonly amountCents: number;
};

/** What one claim of a remittance does. */
export type ClaimPlan = {
  readonly planned: PlannedClaim;
  readonly entries: readonly JournalEntry[];
  readonly shares: readonly PatientShare[];
  /** Status that our claim takes; null when it keeps its own. */
  readonly status: ClaimStatus | null;
};

/** What of the adjustments takes one way. */
export function sumOf(settled: readonly Settled[], action: Settled['action']): number {
  return sumCents(settled.filter((s) => s.action === action).map((s) => s.amountCents));
}

/** Day of the service: ours, or the first that the answer names. */
export function serviceDay(match: MatchedClaim): IsoDate | null {
  return (
    match.own?.serviceDate ??
    match.remit.serviceFrom ??
    match.remit.lines.find((l) => l.serviceDate !== null)?.serviceDate ??
    null
  );
}

/** What the sheet shows of one claim. */
export function plannedClaim(
  match: MatchedClaim,
  settled: readonly Settled[],
  outcome: PlannedClaim['outcome'],
  sentence: string,
): PlannedClaim {
  const { remit, own } = match;
  const name = [remit.patientLastName, remit.patientFirstName].filter((n) => n !== '').join(', ');
  return {
    controlNumber: remit.controlNumber,
    payerControlNumber: remit.payerControlNumber,
    statusCode: remit.statusCode,
    claimId: own?.claimId ?? null,
    patientId: own?.patientId ?? null,
    patientName: name,
    serviceDate: serviceDay(match),
    chargeCents: remit.chargeCents,
    ...amounts(remit.paidCents, settled),
    outcome,
    applied: true,
    sentence,
    lines: match.lines.map((line) => {
      const ofLine = settled.filter((s) => s.line === line);
      const shown = amounts(line.remit.paidCents, ofLine);
      return {
        serviceLineId: line.own?.serviceLineId ?? null,
        code: line.remit.code,
        modifiers: [...line.remit.modifiers],
        chargeCents: line.remit.chargeCents,
        ...shown,
        allowedCents: line.remit.allowedCents ?? shown.allowedCents,
        reasons: ofLine.map((s) => s.code),
        remarks: [...line.remit.remarks],
      };
    }),
  };
}

/** Allowed is what is paid and what is left to the patient (AMT*B6 by its definition in 2110). */
function amounts(
  paid: number,
  settled: readonly Settled[],
): Pick<PlannedClaim, 'allowedCents' | 'paidCents' | 'contractualCents' | 'patientCents' | 'otherCents'> {
  const patient = sumOf(settled, 'patient');
  return {
    allowedCents: cents(paid + patient),
    paidCents: cents(paid),
    contractualCents: cents(sumOf(settled, 'contractual')),
    patientCents: cents(patient),
    otherCents: cents(sumOf(settled, 'denial') + sumOf(settled, 'hold')),
  };
}
