import type { AuditRow } from '#shared/contract/practice.ts';
import {
  DEFAULT_FOLLOW_UP_DAYS,
  Practice,
  type Facility,
  type FeeScheduleRow,
  type Payer,
  type Provider,
} from '#shared/domain/practice.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { FacilityId, PayerId, ProviderId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

const PRACTICE = 'practice';

/** The practice's own data, or null until it has been filled in. */
export function readPractice(db: ReadDb): Practice | null {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${PRACTICE}`);
  return row && Practice.parse(JSON.parse(row.value));
}

export function writePractice(db: WriteDb, practice: Practice): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${PRACTICE}, ${JSON.stringify(practice)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

type ProviderRow = {
  readonly id: ProviderId;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly credentials: string;
  readonly npi: string;
  readonly taxonomy: string;
  readonly active: number;
};

/** By name, those who work here now first. */
export function listProviders(db: ReadDb): Provider[] {
  return db
    .all<ProviderRow>(
      sql`SELECT * FROM provider ORDER BY active DESC, last_name COLLATE NOCASE, first_name COLLATE NOCASE`,
    )
    .map(toProvider);
}

export function readProvider(db: ReadDb, id: ProviderId): Provider | null {
  const row = db.get<ProviderRow>(sql`SELECT * FROM provider WHERE id = ${id}`);
  return row && toProvider(row);
}

export function putProvider(db: WriteDb, p: Provider): void {
  db.run(sql`INSERT INTO provider (id, last_name, first_name, middle_name, credentials, npi, taxonomy, active)
    VALUES (${p.id}, ${p.lastName}, ${p.firstName}, ${p.middleName}, ${p.credentials}, ${p.npi}, ${p.taxonomy}, ${p.active})
    ON CONFLICT (id) DO UPDATE SET last_name = excluded.last_name, first_name = excluded.first_name,
      middle_name = excluded.middle_name, credentials = excluded.credentials, npi = excluded.npi,
      taxonomy = excluded.taxonomy, active = excluded.active`);
}

function toProvider(row: ProviderRow): Provider {
  return {
    id: row.id,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    credentials: row.credentials,
    npi: row.npi,
    taxonomy: row.taxonomy,
    active: row.active === 1,
  };
}

type FacilityRow = {
  readonly id: FacilityId;
  readonly name: string;
  readonly npi: string;
  readonly place_of_service: string;
  readonly address: string;
  readonly clia: string;
  readonly active: number;
};

export function listFacilities(db: ReadDb): Facility[] {
  return db
    .all<FacilityRow>(sql`SELECT * FROM facility ORDER BY active DESC, name COLLATE NOCASE`)
    .map(toFacility);
}

export function readFacility(db: ReadDb, id: FacilityId): Facility | null {
  const row = db.get<FacilityRow>(sql`SELECT * FROM facility WHERE id = ${id}`);
  return row && toFacility(row);
}

export function putFacility(db: WriteDb, f: Facility): void {
  db.run(sql`INSERT INTO facility (id, name, npi, place_of_service, address, clia, active)
    VALUES (${f.id}, ${f.name}, ${f.npi}, ${f.placeOfService}, ${JSON.stringify(f.address)}, ${f.clia}, ${f.active})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, npi = excluded.npi,
      place_of_service = excluded.place_of_service, address = excluded.address, clia = excluded.clia,
      active = excluded.active`);
}

function toFacility(row: FacilityRow): Facility {
  return {
    id: row.id,
    name: row.name,
    npi: row.npi,
    placeOfService: row.place_of_service,
    address: JSON.parse(row.address) as Facility['address'],
    clia: row.clia,
    active: row.active === 1,
  };
}

type PayerRow = {
  readonly id: PayerId;
  readonly name: string;
  readonly payer_identifier: string;
  readonly filing_indicator: Payer['filingIndicator'];
  readonly receiver_id: string;
  readonly receiver_name: string;
  readonly address: string;
  readonly phone: string;
  readonly timely_filing_days: number;
  readonly follow_up_days: number;
  readonly active: number;
};

export function listPayers(db: ReadDb): Payer[] {
  return db.all<PayerRow>(sql`SELECT * FROM payer ORDER BY active DESC, name COLLATE NOCASE`).map(toPayer);
}

export function readPayer(db: ReadDb, id: PayerId): Payer | null {
  const row = db.get<PayerRow>(sql`SELECT * FROM payer WHERE id = ${id}`);
  return row && toPayer(row);
}

export function putPayer(db: WriteDb, p: Payer): void {
  db.run(sql`INSERT INTO payer (id, name, payer_identifier, filing_indicator, receiver_id, receiver_name, address,
      phone, timely_filing_days, follow_up_days, active)
    VALUES (${p.id}, ${p.name}, ${p.payerIdentifier}, ${p.filingIndicator}, ${p.receiverId}, ${p.receiverName},
      ${JSON.stringify(p.address)}, ${p.phone}, ${p.timelyFilingDays}, ${p.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS}, ${p.active})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, payer_identifier = excluded.payer_identifier,
      filing_indicator = excluded.filing_indicator, receiver_id = excluded.receiver_id,
      receiver_name = excluded.receiver_name, address = excluded.address, phone = excluded.phone,
      timely_filing_days = excluded.timely_filing_days,
      follow_up_days = excluded.follow_up_days, active = excluded.active`);
}

function toPayer(row: PayerRow): Payer {
  return {
    id: row.id,
    name: row.name,
    payerIdentifier: row.payer_identifier,
    filingIndicator: row.filing_indicator,
    receiverId: row.receiver_id,
    receiverName: row.receiver_name,
    address: JSON.parse(row.address) as Payer['address'],
    phone: row.phone,
    timelyFilingDays: row.timely_filing_days,
    followUpDays: row.follow_up_days,
    active: row.active === 1,
  };
}

type FeeRow = {
  readonly code: string;
  readonly description: string;
  readonly charge_cents: Cents;
  readonly effective_on: IsoDate;
};

/** By code, the newest first. */
export function listFees(db: ReadDb): FeeScheduleRow[] {
  return db.all<FeeRow>(sql`SELECT * FROM fee_schedule ORDER BY code, effective_on DESC`).map(toFee);
}

/** The fee schedule's row for a code as it stood on a day, or null when the practice had no fee for it then. */
export function feeOn(db: ReadDb, code: string, on: IsoDate): FeeScheduleRow | null {
  const row = db.get<FeeRow>(sql`SELECT * FROM fee_schedule WHERE code = ${code} AND effective_on <= ${on}
    ORDER BY effective_on DESC LIMIT 1`);
  return row && toFee(row);
}

/** The practice's own list of services as it stood on a day: the row in force of each code. */
export function proceduresOn(db: ReadDb, on: IsoDate): FeeScheduleRow[] {
  return db
    .all<FeeRow>(
      sql`SELECT * FROM fee_schedule f WHERE effective_on = (SELECT max(effective_on) FROM fee_schedule
            WHERE code = f.code AND effective_on <= ${on}) ORDER BY code`,
    )
    .map(toFee);
}

/** What the practice charged for one unit of a service on a day, in cents, or null. */
export function feeFor(db: ReadDb, code: string, on: IsoDate): Cents | null {
  return feeOn(db, code, on)?.chargeCents ?? null;
}

export function readFee(db: ReadDb, code: string, effectiveOn: IsoDate): FeeScheduleRow | null {
  const row = db.get<FeeRow>(
    sql`SELECT * FROM fee_schedule WHERE code = ${code} AND effective_on = ${effectiveOn}`,
  );
  return row && toFee(row);
}

export function putFee(db: WriteDb, fee: FeeScheduleRow): void {
  db.run(sql`INSERT INTO fee_schedule (code, description, charge_cents, effective_on)
    VALUES (${fee.code}, ${fee.description}, ${fee.chargeCents}, ${fee.effectiveOn})
    ON CONFLICT (code, effective_on) DO UPDATE SET description = excluded.description,
      charge_cents = excluded.charge_cents`);
}

export function deleteFee(db: WriteDb, code: string, effectiveOn: IsoDate): void {
  db.run(sql`DELETE FROM fee_schedule WHERE code = ${code} AND effective_on = ${effectiveOn}`);
}

function toFee(row: FeeRow): FeeScheduleRow {
  return {
    code: row.code,
    description: row.description,
    chargeCents: row.charge_cents,
    effectiveOn: row.effective_on,
  };
}

/** A page of the audit trail, newest first. */
export function listAudit(
  db: ReadDb,
  page: { readonly before: number | null; readonly limit: number; readonly search: string },
): AuditRow[] {
  const words = page.search.split(/\s+/).filter(Boolean);
  const where: Sql[] = words.map((word) => {
    const pattern = `%${word.replace(/[\\%_]/g, '\\$&')}%`;
    return sql`user_name || ' ' || action || ' ' || record || ' ' || record_id || ' ' || change || ' ' || at LIKE ${pattern} ESCAPE '\\'`;
  });
  if (page.before !== null) where.push(sql`seq < ${page.before}`);
  return db.all<{
    seq: number;
    at: Instant;
    userName: string;
    action: string;
    record: string;
    recordId: string;
    change: string;
  }>(sql`SELECT seq, at, user_name AS userName, action, record, record_id AS recordId, change
    FROM audit_event WHERE ${every(where)} ORDER BY seq DESC LIMIT ${page.limit}`);
}
