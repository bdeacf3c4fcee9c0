import type { IsoDate } from '#shared/kernel/dates.ts';
import type { RemittanceId } from '#shared/kernel/ids.ts';

/** One movement on a payer's account: a provider adjustment, or a claim's money that was set aside. */
export type PayerMovement = {
  readonly remittanceId: RemittanceId;
  readonly part: 'plb' | 'claim';
  readonly position: number;
  readonly traceNumber: string;
  readonly on: IsoDate | null;
  readonly account: 'payer_recoupment' | 'payer_suspense' | 'payer_interest';
  /** PLB03-1, or empty for a claim. */
  readonly reason: string;
  readonly reference: string;
  /** As in the journal: positive was kept by the payer, negative is the payer's money with us. */
  readonly amountCents: number;
  /** Settled by a person; what was only marked stays open. */
  readonly settled: boolean;
};

export type PayerStanding<M extends PayerMovement> = {
  readonly movement: M;
  readonly openCents: number;
  /** Movements that recovered it, or that it recovered, with the part of each. */
  readonly with: readonly { readonly movement: M; readonly amountCents: number }[];
};

/** What stands against each other without a number that agrees. */
const BY_REASON_ALONE = new Set(['FB', 'AP']);

/**
 * What is open on a payer's account. A takeback or forwarded balance is closed by the next movement with the other
 * sign: first one with the same reference, then for balances carried forward and advances the oldest of the same
 * reason, otherwise the oldest of the same reason and amount. Interest is settled as it comes.
 * @param movements in the order of posting. @returns the same order; open amounts sum to the account's balance.
 */
export function payerStandings<M extends PayerMovement>(movements: readonly M[]): PayerStanding<M>[] {
  const rows = movements.map((movement) => ({
    movement,
    openCents: movement.settled || movement.account === 'payer_interest' ? 0 : movement.amountCents,
    with: [] as { movement: M; amountCents: number }[],
  }));
  type Row = (typeof rows)[number];
  const passes: ((a: Row, b: Row) => boolean)[] = [
    (a, b) => key(a.movement) !== '' && key(a.movement) === key(b.movement),
    (a, b) => a.movement.reason === b.movement.reason && BY_REASON_ALONE.has(a.movement.reason),
    (a, b) => a.movement.reason === b.movement.reason && a.openCents === -b.openCents,
  ];
  const recouped = rows.filter((r) => r.movement.account === 'payer_recoupment');
  for (const fits of passes)
    for (const [i, later] of recouped.entries())
      for (const earlier of recouped.slice(0, i)) {
        if (later.openCents === 0) break;
        if (Math.sign(earlier.openCents) !== -Math.sign(later.openCents) || !fits(earlier, later)) continue;
        const part = Math.min(Math.abs(earlier.openCents), Math.abs(later.openCents));
        const sign = Math.sign(later.openCents);
        earlier.openCents += sign * part;
        later.openCents -= sign * part;
        earlier.with.push({ movement: later.movement, amountCents: part });
        later.with.push({ movement: earlier.movement, amountCents: part });
      }
  return rows;
}

function key(m: PayerMovement): string {
  return m.reference.replaceAll(/[^A-Za-z0-9]/g, '').toUpperCase();
}
