import { payerStandings } from '#shared/domain/posting/payer-account.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { listMovements, type KeptMovement } from './payer-queries.ts';

/** A payer of ours, or, for one that we have no record of, its name in the file. */
export type PayerKey = { readonly payerId: PayerId | null; readonly payerName: string };

export type PayerAccountRow = PayerKey & {
  /** Movements that are not closed. */
  readonly open: number;
  /** Sum of what is open: negative is the payer's money with us, positive what it kept. */
  readonly openCents: number;
  readonly interestCents: number;
};

/** Whose account a movement stands on: a payer of ours, or a name. */
function ofPayer(m: KeptMovement): string {
  return m.payerId ?? `name:${m.payerName}`;
}

/** Movements of each payer, in their order. */
export function movementsByPayer(movements: readonly KeptMovement[]): KeptMovement[][] {
  const byPayer = new Map<string, KeptMovement[]>();
  for (const movement of movements) {
    const known = byPayer.get(ofPayer(movement));
    if (known) known.push(movement);
    else byPayer.set(ofPayer(movement), [movement]);
  }
  return [...byPayer.values()];
}

/** Every payer on whose account something stands or stood, the largest open amount first. */
export function readPayerAccounts(db: ReadDb): PayerAccountRow[] {
  return movementsByPayer(listMovements(db))
    .flatMap((movements) => {
      const [first] = movements;
      if (!first) return [];
      const rows = payerStandings(movements);
      const interest = movements.filter((m) => m.account === 'payer_interest');
      return {
        payerId: first.payerId,
        payerName: first.payerName,
        open: rows.filter((r) => r.openCents !== 0).length,
        openCents: rows.reduce((sum, r) => sum + r.openCents, 0),
        interestCents: interest.reduce((sum, m) => sum - m.amountCents, 0),
      };
    })
    .sort((a, b) => b.open - a.open || Math.abs(b.openCents) - Math.abs(a.openCents));
}

/** One payer's account: each movement with what is open of it and what it stands against. */
export function readPayerAccount(db: ReadDb, { payerId, payerName }: PayerKey) {
  const key = payerId ?? `name:${payerName}`;
  const movements = listMovements(db).filter((m) => ofPayer(m) === key);
  return payerStandings(movements).map((row) => ({
    ...row.movement,
    openCents: row.openCents,
    against: row.with.map(({ movement, amountCents }) => ({
      remittanceId: movement.remittanceId,
      traceNumber: movement.traceNumber,
      on: movement.on,
      amountCents,
    })),
  }));
}
