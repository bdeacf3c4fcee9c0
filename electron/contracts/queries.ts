import { ContractSettings } from '#shared/contract/contracts.ts';
import type { ContractRate } from '#shared/domain/contracts/rates.ts';
import { USUAL_TOLERANCE } from '#shared/domain/contracts/judge.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const KEY = 'contracts';
const USUAL: ContractSettings = {
  toleranceCents: USUAL_TOLERANCE.cents,
  tolerancePercent: USUAL_TOLERANCE.percent,
  locality: '',
};

export function readSettings(db: ReadDb): ContractSettings {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${KEY}`);
  return row ? ContractSettings.parse(JSON.parse(row.value)) : USUAL;
}

export function writeSettings(db: WriteDb, settings: ContractSettings): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${KEY}, ${JSON.stringify(settings)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

const RATE = sql`SELECT payer_id AS payerId, code, modifier, place_of_service AS placeOfService, from_on AS "from", to_on AS "to",
  basis, amount_cents AS amountCents, percent FROM contract_rate`;

/** Rates of a payer by code, the newest first; of one code also those for every other code. */
export function listRates(db: ReadDb, payerId: PayerId, code: string | null = null): ContractRate[] {
  const only = code === null ? [] : [sql`code IN (${code}, '*')`];
  return db.all<ContractRate>(
    sql`${RATE} WHERE ${every([sql`payer_id = ${payerId}`, ...only])} ORDER BY code, modifier, place_of_service, from_on DESC`,
  );
}

export type RateKey = Pick<ContractRate, 'payerId' | 'code' | 'modifier' | 'placeOfService' | 'from'>;

export function putRate(
  db: WriteDb,
  rate: ContractRate,
  by: { readonly source: string; readonly at: Instant; readonly userId: string },
): void {
  db.run(sql`INSERT INTO contract_rate (payer_id, code, modifier, place_of_service, from_on, to_on, basis, amount_cents, percent,
      source, changed_at, changed_by)
    VALUES (${rate.payerId}, ${rate.code}, ${rate.modifier}, ${rate.placeOfService}, ${rate.from}, ${rate.to}, ${rate.basis},
      ${rate.amountCents}, ${rate.percent}, ${by.source}, ${by.at}, ${by.userId})
    ON CONFLICT DO UPDATE SET to_on = excluded.to_on, basis = excluded.basis, amount_cents = excluded.amount_cents,
      percent = excluded.percent, source = excluded.source, changed_at = excluded.changed_at, changed_by = excluded.changed_by`);
}

/** The rate that was in force before ends the day before the next of the same service begins. */
export function endEarlierRates(db: WriteDb, rate: ContractRate, lastDay: IsoDate): void {
  db.run(sql`UPDATE contract_rate SET to_on = ${lastDay} WHERE payer_id = ${rate.payerId} AND code = ${rate.code}
    AND modifier = ${rate.modifier} AND place_of_service = ${rate.placeOfService} AND from_on < ${rate.from}
    AND (to_on IS NULL OR to_on >= ${rate.from})`);
}

export function deleteRate(db: WriteDb, key: RateKey): boolean {
  return (
    db.run(sql`DELETE FROM contract_rate WHERE payer_id = ${key.payerId} AND code = ${key.code} AND modifier = ${key.modifier}
      AND place_of_service = ${key.placeOfService} AND from_on = ${key.from}`).changes === 1
  );
}

export function listModifierPercents(db: ReadDb, payerId: PayerId): Record<string, number> {
  const rows = db.all<{ modifier: string; percent: number }>(
    sql`SELECT modifier, percent FROM contract_modifier WHERE payer_id = ${payerId} ORDER BY modifier`,
  );
  return Object.fromEntries(rows.map((row) => [row.modifier, row.percent]));
}

export function putModifierPercent(
  db: WriteDb,
  payerId: PayerId,
  modifier: string,
  percent: number | null,
): void {
  db.run(sql`DELETE FROM contract_modifier WHERE payer_id = ${payerId} AND modifier = ${modifier}`);
  if (percent !== null)
    db.run(
      sql`INSERT INTO contract_modifier (payer_id, modifier, percent) VALUES (${payerId}, ${modifier}, ${percent})`,
    );
}

/** How many rates each payer has, and the first day of the newest. */
export function countRates(
  db: ReadDb,
): { payerId: PayerId; rates: number; newest: IsoDate; changedAt: Instant }[] {
  return db.all(sql`SELECT payer_id AS payerId, COUNT(*) AS rates, MAX(from_on) AS newest, MAX(changed_at) AS changedAt
    FROM contract_rate GROUP BY payer_id`);
}
