import type { ClaimId, EncounterId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import type { JournalEntry } from '#shared/domain/journal.ts';
import { entry } from './entries.ts';
import type { PatientShare } from './plan-claim.ts';

/** Money that a patient paid before it was owed, as it stands in `unapplied_payments`. */
export type UnappliedMoney = {
  readonly patientId: PatientId;
  /** Claim of the visit at which it was taken; null when it was taken for no visit. */
  readonly forClaimId: ClaimId | null;
  /** Visit and claim that its entry in the journal carries: mirrored when it is used, so that sums agree. */
  readonly encounterId: EncounterId | null;
  readonly claimId: ClaimId | null;
  /** What is left of it, more than zero. */
  readonly amountCents: Cents;
};

/** What a claim newly lays upon its patient. */
export type NewlyOwed = {
  readonly patientId: PatientId;
  readonly claimId: ClaimId;
  readonly payerId: PayerId;
  readonly shares: readonly PatientShare[];
  /** What the patient owed on this claim before; a credit is negative. */
  readonly owedBeforeCents: number;
};

/** Copay first, so that money taken as copay settles the copay. */
const COPAY = 'PR-3';

/**
 * Uses a patient's unapplied money for what the patient newly owes: first the money taken at the visit for
 * its own claim, then money taken for no visit; money of another visit waits for that visit's claim. Never
 * more than is owed.
 * @returns entries in pairs: debit `unapplied_payments`, credit `ar_patient` of the line.
 */
export function applyUnapplied(
  owed: readonly NewlyOwed[],
  money: (patientId: PatientId) => readonly UnappliedMoney[],
): JournalEntry[] {
  const pools = new Map<PatientId, { source: UnappliedMoney; left: number }[]>();
  const poolOf = (patientId: PatientId) => {
    const known = pools.get(patientId);
    if (known) return known;
    const pool = money(patientId).map((source) => ({ source, left: Math.max(source.amountCents, 0) }));
    pools.set(patientId, pool);
    return pool;
  };
  const open = owed.map((o) => ({ owed: o, items: openItems(o) }));
  const entries: JournalEntry[] = [];
  for (const own of [true, false])
    for (const { owed: o, items } of open)
      for (const coin of poolOf(o.patientId)) {
        const meant = own ? coin.source.forClaimId === o.claimId : coin.source.forClaimId === null;
        if (meant) spend(coin, o, items, entries);
      }
  return entries;
}

type OpenShare = { readonly share: PatientShare; left: number };

/** Shares of a claim netted by line and reason, cut to what is owed in all. */
function openItems(o: NewlyOwed): OpenShare[] {
  const byKey = new Map<string, PatientShare>();
  for (const share of o.shares) {
    const key = `${share.serviceLineId ?? ''} ${share.reason}`;
    const before = byKey.get(key);
    byKey.set(key, { ...share, amountCents: share.amountCents + (before?.amountCents ?? 0) });
  }
  const net = [...byKey.values()];
  const fresh = net.reduce((sum, s) => sum + s.amountCents, 0);
  // What is owed in all caps what may be used; an old debt is not touched by this posting.
  let room = Math.max(0, Math.min(fresh, fresh + o.owedBeforeCents));
  const ordered = [...net.filter((s) => s.reason === COPAY), ...net.filter((s) => s.reason !== COPAY)];
  const items: OpenShare[] = [];
  for (const share of ordered) {
    const left = Math.min(room, Math.max(0, share.amountCents));
    room -= left;
    if (left > 0) items.push({ share, left });
  }
  return items;
}

function spend(
  coin: { source: UnappliedMoney; left: number },
  o: NewlyOwed,
  items: readonly OpenShare[],
  entries: JournalEntry[],
): void {
  const memo = 'Earlier payment applied';
  for (const item of items) {
    const part = Math.min(coin.left, item.left);
    if (part === 0) continue;
    coin.left -= part;
    item.left -= part;
    entries.push(
      entry('unapplied_payments', part, memo, {
        patientId: o.patientId,
        claimId: coin.source.claimId,
        encounterId: coin.source.encounterId,
      }),
      entry('ar_patient', -part, memo, {
        patientId: o.patientId,
        claimId: o.claimId,
        serviceLineId: item.share.serviceLineId,
        payerId: o.payerId,
        serviceOn: item.share.serviceOn,
      }),
    );
  }
}
