import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { cents, ZERO } from '#shared/kernel/money.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import type { PlannedAdjustment, PlannedClaim, RemitLine } from '#shared/domain/remittance.ts';
import type { MatchedClaim, MatchedLine } from './match.ts';
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
  let sum = 0;
  for (const s of settled) if (s.action === action) sum += s.amountCents;
  return cents(sum);
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

/** What the sheet shows of one claim; its place in the file is filled in by the planner. */
export function plannedClaim(
  match: MatchedClaim,
  settled: readonly Settled[],
  outcome: PlannedClaim['outcome'],
  sentence: string,
): PlannedClaim {
  const { remit, own } = match;
  const name = [remit.patientLastName, remit.patientFirstName].filter((n) => n !== '').join(', ');
  const byLine = new Map<MatchedLine | null, Settled[]>();
  for (const s of settled) {
    const known = byLine.get(s.line);
    if (known) known.push(s);
    else byLine.set(s.line, [s]);
  }
  return {
    position: 0,
    segment: remit.segment,
    matchedBy: own ? match.by : 'none',
    controlNumber: remit.controlNumber,
    payerControlNumber: remit.payerControlNumber,
    statusCode: remit.statusCode,
    claimId: own?.claimId ?? null,
    patientId: own?.patientId ?? null,
    patientName: name,
    serviceDate: serviceDay(match),
    chargeCents: remit.chargeCents,
    ...amounts(remit.paidCents, settled),
    appliedCents: cents(sumOf(settled, 'apply')),
    outcome,
    applied: true,
    sentence,
    adjustments: (byLine.get(null) ?? []).map(plannedAdjustment),
    remarks: [...remit.remarks],
    corrected: remit.corrected ?? null,
    interestCents: remit.interestCents ?? ZERO,
    lines: match.lines.map((line) => {
      const ofLine = byLine.get(line) ?? [];
      const shown = amounts(line.remit.paidCents, ofLine);
      return {
        serviceLineId: line.own?.serviceLineId ?? null,
        code: line.remit.code,
        modifiers: [...line.remit.modifiers],
        changed: changedWords(line.remit, line.own),
        chargeCents: line.remit.chargeCents,
        ...shown,
        allowedCents: line.remit.allowedCents ?? shown.allowedCents,
        reasons: ofLine.map((s) => s.code),
        adjustments: ofLine.map(plannedAdjustment),
        remarks: [...line.remit.remarks],
      };
    }),
  };
}

function plannedAdjustment(s: Settled): PlannedAdjustment {
  const { code, action, ruleId, why } = s;
  return { code, amountCents: cents(s.amountCents), action, ruleId, why };
}

/** What was billed where the payer answers otherwise: another code, fewer modifiers, other units. */
function changedWords(remit: RemitLine, own: MatchedLine['own']): string {
  const billed = own?.code ?? (remit.submittedCode === '' ? remit.code : remit.submittedCode);
  const words: string[] = [];
  if (billed !== remit.code) words.push(`billed as ${billed}`);
  if (own === null) return words.join(', ');
  const dropped = own.modifiers.filter((m) => !remit.modifiers.includes(m));
  if (dropped.length > 0) words.push(`without modifier ${dropped.join(', ')}`);
  if (remit.units !== null && remit.units !== own.units) words.push(`${remit.units} of ${own.units} units`);
  return words.join(', ');
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
    contractualCents: cents(sumOf(settled, 'write_off')),
    patientCents: cents(patient),
    otherCents: cents(sumOf(settled, 'deny') + sumOf(settled, 'hold') + sumOf(settled, 'track')),
  };
}
