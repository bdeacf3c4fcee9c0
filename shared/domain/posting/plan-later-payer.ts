import { sumCents } from '#shared/kernel/money.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import { entry, transfer } from './entries.ts';
import type { EntryFacts } from './entries.ts';
import type { MatchedClaim, MatchedLine, OwnClaim, Remainder } from './match.ts';
import { serviceDay } from './planned-claim.ts';
import type { PatientShare } from './planned-claim.ts';
import type { Settled } from './settle.ts';

/** What one answer of a later payer does to one line, or to the claim as a whole. */
export type LaterShare = {
  readonly line: MatchedLine | null;
  readonly paidCents: number;
  readonly patient: readonly Settled[];
  /** Written off: never more than the earlier payers left and this one neither paid nor laid upon the patient. */
  readonly contractualCents: number;
  /** Group and reason under which it is written off. */
  readonly reason: string;
  /** Stays with this payer afterwards. */
  readonly leftCents: number;
};

/** OA-23: what earlier payers decided, repeated by this one. It moves no money of its own. */
const PRIOR_PAYER = 'OA-23';

/** The remainders after further entries of the same file, those of this claim alone. */
export function remaindersAfter(start: readonly Remainder[], entries: readonly JournalEntry[]): Remainder[] {
  const found = new Map(start.map((r) => [r.serviceLineId, r]));
  for (const e of entries) {
    const open = e.account === 'ar_insurer' ? e.amountCents : 0;
    const contractual = e.account === 'contractual_adjustment' ? e.amountCents : 0;
    if (open === 0 && contractual === 0) continue;
    const before = found.get(e.serviceLineId) ?? {
      serviceLineId: e.serviceLineId,
      openCents: 0,
      contractualCents: 0,
    };
    found.set(e.serviceLineId, {
      ...before,
      openCents: before.openCents + open,
      contractualCents: before.contractualCents + contractual,
    });
  }
  return [...found.values()];
}

/**
 * Shares of an answer among the lines of a claim to a later payer. Its charge is the whole charge, but only what
 * the payer before left is open: the payment and the patient's part come out of that, and what then remains is
 * written off as far as the answer says so by a contractual reason or by OA-23 beyond what earlier payers settled.
 * A refused part stays.
 * @returns null when payment and patient's part are more than is open: a person decides.
 */
export function laterShares(
  match: MatchedClaim,
  settled: readonly Settled[],
  remainders: readonly Remainder[],
): LaterShare[] | null {
  const shares = buckets(match, settled, remainders).map(
    ({ line, charge, paid, own, open }): LaterShare | null => {
      const patient = own.filter((s) => s.action === 'patient');
      const taken = paid + sumCents(patient.map((s) => s.amountCents));
      if (taken > open || paid < 0 || taken < paid) return null;
      const agreed = own.filter((s) => s.action === 'write_off' || s.code === PRIOR_PAYER);
      // What the earlier payers settled of the charge is in these adjustments once more.
      const beyond = sumCents(agreed.map((s) => s.amountCents)) - (charge - open);
      const contractualCents = Math.max(0, Math.min(open - taken, beyond));
      return {
        line,
        paidCents: paid,
        patient,
        contractualCents,
        reason: (agreed.find((s) => s.action === 'write_off') ?? agreed[0])?.code ?? '',
        leftCents: open - taken - contractualCents,
      };
    },
  );
  return shares.some((s) => s === null) ? null : shares.flatMap((s) => s ?? []);
}

/**
 * Shares of an answer that is taken back: payment and patient's part with their minus signs, and all that was
 * written off comes back.
 */
export function laterTakeBack(
  match: MatchedClaim,
  settled: readonly Settled[],
  remainders: readonly Remainder[],
): LaterShare[] {
  const back = buckets(match, settled, remainders).map(
    ({ line, paid, own, open, contractual }): LaterShare => ({
      line,
      paidCents: paid,
      patient: own.filter((s) => s.action === 'patient'),
      contractualCents: -contractual,
      reason: 'CO-45',
      leftCents: open,
    }),
  );
  return back;
}

type Bucket = {
  readonly line: MatchedLine | null;
  readonly charge: number;
  readonly paid: number;
  readonly own: readonly Settled[];
  readonly open: number;
  readonly contractual: number;
};

/** By line where every line is told apart and nothing stands at the claim or on it as a whole; otherwise one. */
function buckets(
  match: MatchedClaim,
  settled: readonly Settled[],
  remainders: readonly Remainder[],
): Bucket[] {
  const { remit, lines } = match;
  const ids = lines.map((l) => l.own?.serviceLineId ?? null);
  const apart =
    lines.length > 0 &&
    new Set(ids).size === ids.length &&
    !ids.includes(null) &&
    settled.every((s) => s.line !== null) &&
    sumCents(lines.map((l) => l.remit.paidCents)) === remit.paidCents &&
    remainders.every((r) => r.serviceLineId !== null || (r.openCents === 0 && r.contractualCents === 0));
  if (!apart)
    return [
      {
        line: null,
        charge: Math.abs(remit.chargeCents),
        paid: remit.paidCents,
        own: settled,
        open: sumCents(remainders.map((r) => r.openCents)),
        contractual: sumCents(remainders.map((r) => r.contractualCents)),
      },
    ];
  return lines.map((line) => {
    const standing = remainders.find((r) => r.serviceLineId === line.own?.serviceLineId);
    return {
      line,
      charge: Math.abs(line.remit.chargeCents),
      paid: line.remit.paidCents,
      own: settled.filter((s) => s.line === line),
      open: standing?.openCents ?? 0,
      contractual: standing?.contractualCents ?? 0,
    };
  });
}

/** The shares as entries. */
export function laterEntries(
  match: MatchedClaim,
  own: OwnClaim,
  shares: readonly LaterShare[],
): { entries: JournalEntry[]; shares: PatientShare[] } {
  const entries: JournalEntry[] = [];
  const laid: PatientShare[] = [];
  for (const share of shares) {
    const facts: EntryFacts = {
      patientId: own.patientId,
      claimId: own.claimId,
      serviceLineId: share.line?.own?.serviceLineId ?? null,
      payerId: own.payerId,
      serviceOn: share.line?.own?.serviceDate ?? serviceDay(match),
    };
    if (share.paidCents !== 0)
      entries.push(entry('ar_insurer', -share.paidCents, 'Paid by the insurer', facts));
    for (const s of share.patient) {
      entries.push(
        ...transfer('ar_patient', 'ar_insurer', s.amountCents, s.memo, { ...facts, reason: s.code }),
      );
      laid.push({
        serviceLineId: facts.serviceLineId ?? null,
        serviceOn: facts.serviceOn ?? null,
        reason: s.code,
        amountCents: s.amountCents,
      });
    }
    const memo = 'Left by the earlier payer and not paid by this one';
    entries.push(
      ...transfer('contractual_adjustment', 'ar_insurer', share.contractualCents, memo, {
        ...facts,
        reason: share.reason,
      }),
    );
  }
  return { entries, shares: laid.filter((s) => s.amountCents !== 0) };
}
