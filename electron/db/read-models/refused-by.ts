import type { RemittanceId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** Denials that a remittance has opened, or opened again, and that nobody has decided: how many, and what was refused. */
export function openDenialsOf(
  db: ReadDb,
  id: RemittanceId,
): { readonly count: number; readonly cents: number } {
  return (
    db.get<{ count: number; cents: number }>(sql`
      SELECT count(*) AS count, coalesce(sum(d.denied_cents), 0) AS cents FROM denial d
      WHERE d.state = 'open'
        AND EXISTS (SELECT 1 FROM denial_round r WHERE r.denial_id = d.id AND r.remittance_id = ${id})`) ?? {
      count: 0,
      cents: 0,
    }
  );
}

/** How many denials each remittance has opened, or opened again, that nobody has decided. */
export function countOpenDenials(
  db: ReadDb,
): { readonly remittanceId: RemittanceId; readonly count: number }[] {
  return db.all(sql`SELECT r.remittance_id AS remittanceId, count(DISTINCT d.id) AS count
    FROM denial d JOIN denial_round r ON r.denial_id = d.id WHERE d.state = 'open' GROUP BY r.remittance_id`);
}
