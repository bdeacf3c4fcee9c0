import type { RemittanceOpen } from '#shared/contract/remits.ts';
import { payerStandings } from '#shared/domain/posting/payer-account.ts';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { RemittanceId } from '#shared/kernel/ids.ts';
import { countOpenDenials, openDenialsOf } from '#electron/db/read-models/refused-by.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { movementsByPayer } from './payer-account.ts';
import { listProviderMovements, type KeptMovement } from './payer-queries.ts';
import { countCorrections, listCorrections, listSetAside } from './settlement-queries.ts';

const NOTHING: RemittanceOpen = {
  claims: 0,
  claimsCents: 0,
  corrections: 0,
  denials: 0,
  deniedCents: 0,
  payer: 0,
  payerCents: 0,
};

/**
 * What a person still has to do about a remittance. Nothing is open of one that waits or was undone: of the first
 * nothing has happened yet, of the other everything was taken back.
 */
export function readOpenItems(
  db: ReadDb,
  { id, status }: Pick<RemittanceSummary, 'id' | 'status'>,
): RemittanceOpen {
  if (status !== 'posted') return NOTHING;
  const claims = listSetAside(db).filter((row) => row.remittanceId === id);
  const denials = openDenialsOf(db, id);
  const payer = openMovements(listProviderMovements(db)).filter((row) => row.remittanceId === id);
  return {
    claims: claims.length,
    claimsCents: claims.reduce((sum, row) => sum + row.paidCents, 0),
    corrections: listCorrections(db, id).filter((c) => c.state === 'open').length,
    denials: denials.count,
    deniedCents: denials.cents,
    payer: payer.length,
    payerCents: payer.reduce((sum, row) => sum + row.openCents, 0),
  };
}

/** How many such items each posted remittance has; those without any are left out. */
export function countOpenItems(db: ReadDb): { remittanceId: RemittanceId; open: number }[] {
  const counts = new Map<RemittanceId, number>();
  const add = (id: RemittanceId, n: number): void => {
    counts.set(id, (counts.get(id) ?? 0) + n);
  };
  for (const row of listSetAside(db)) if (row.status === 'posted') add(row.remittanceId, 1);
  for (const row of openMovements(listProviderMovements(db))) add(row.remittanceId, 1);
  for (const { remittanceId, count } of countOpenDenials(db)) add(remittanceId, count);
  for (const { remittanceId, count } of countCorrections(db)) add(remittanceId, count);
  return [...counts].map(([remittanceId, open]) => ({ remittanceId, open }));
}

/** Provider adjustments that are open, each judged among all of its payer. */
function openMovements(
  all: readonly KeptMovement[],
): { readonly remittanceId: RemittanceId; readonly openCents: number }[] {
  return movementsByPayer(all)
    .flatMap(payerStandings)
    .filter((row) => row.openCents !== 0)
    .map((row) => ({ remittanceId: row.movement.remittanceId, openCents: row.openCents }));
}
