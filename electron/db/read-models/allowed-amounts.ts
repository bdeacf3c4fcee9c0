import { cents, type Cents } from '#shared/kernel/money.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** How many of the last lines with a code are looked through for one that this payer has paid. */
const LOOKED_AT = 60;

type Row = {
  readonly claim_id: string;
  readonly service_line_id: string;
  readonly number: number;
  readonly charge_cents: number;
  readonly payer_id: string;
  readonly status: string;
};

/**
 * What a payer allowed for one unit of a service when it last paid one with the same modifiers: charge less
 * contractual adjustment, from the journal. Null when none of the last lines with this code tells.
 */
export function lastAllowed(
  db: ReadDb,
  payerId: PayerId,
  code: string,
  modifiers: readonly string[],
): Cents | null {
  const rows = db.all<Row>(
    sql`SELECT l.claim_id, l.service_line_id, l.number, l.charge_cents, c.payer_id, c.status FROM claim_line l
        JOIN claim c ON c.id = l.claim_id
        WHERE l.code = ${code} AND l.number IS NOT NULL ORDER BY l.rowid DESC LIMIT ${LOOKED_AT}`,
  );
  const wanted = [...modifiers].sort().join();
  for (const row of rows) {
    if (row.payer_id !== payerId || !PAID.has(row.status)) continue;
    const line = lineOf(db, row);
    if (!line || line.minutes || !(line.units > 0) || [...line.modifiers].sort().join() !== wanted) continue;
    const adjusted =
      db.get<{ cents: number }>(
        sql`SELECT coalesce(sum(amount_cents), 0) AS cents FROM journal_entry
            WHERE claim_id = ${row.claim_id} AND account = 'contractual_adjustment'
              AND service_line_id = ${row.service_line_id}`,
      )?.cents ?? 0;
    const allowed = row.charge_cents - adjusted;
    if (allowed > 0) return cents(Math.floor(allowed / line.units));
  }
  return null;
}

const PAID: ReadonlySet<string> = new Set(['paid', 'partly_paid', 'closed']);

function lineOf(
  db: ReadDb,
  { claim_id, number }: Row,
): { readonly units: number; readonly modifiers: readonly string[]; readonly minutes: boolean } | null {
  const path = `$.lines[${number - 1}]`;
  const row = db.get<{ line: string | null }>(
    sql`SELECT json_extract(frozen, ${path}) AS line FROM claim WHERE id = ${claim_id}`,
  );
  if (!row?.line) return null;
  const line = JSON.parse(row.line) as {
    units: number;
    modifiers: string[];
    detail?: { unit?: string };
  };
  return { units: line.units, modifiers: line.modifiers, minutes: line.detail?.unit === 'MJ' };
}
