import type { PatientDetail, PatientRow } from '#shared/contract/patients.ts';
import type { Coverage, Patient, Relationship, Sex } from '#shared/domain/patient.ts';
import type { EncounterStatus } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { CoverageId, EncounterId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { every, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { searchConditions } from '#electron/patients/search.ts';

type Row = {
  readonly id: PatientId;
  readonly account_number: string;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly birth_on: IsoDate | null;
  readonly sex: Sex;
  readonly address: string;
  readonly phone: string;
  readonly deceased_on: IsoDate | null;
};

export function readPatient(db: ReadDb, id: PatientId): Patient | null {
  const row = db.get<Row>(sql`SELECT * FROM patient WHERE id = ${id}`);
  return row && toPatient(row);
}

/** Whether another patient has this account number. */
export function accountTaken(db: ReadDb, accountNumber: string, except: PatientId | null): boolean {
  return (
    db.get(sql`SELECT 1 FROM patient WHERE account_number = ${accountNumber} AND id IS NOT ${except}`) !==
    null
  );
}

export function putPatient(db: WriteDb, p: Patient): void {
  db.run(sql`INSERT INTO patient (id, account_number, last_name, first_name, middle_name, birth_on, sex, address,
      phone, deceased_on)
    VALUES (${p.id}, ${p.accountNumber}, ${p.lastName}, ${p.firstName}, ${p.middleName}, ${p.birthDate}, ${p.sex},
      ${JSON.stringify(p.address)}, ${p.phone}, ${p.deceasedOn})
    ON CONFLICT (id) DO UPDATE SET account_number = excluded.account_number, last_name = excluded.last_name,
      first_name = excluded.first_name, middle_name = excluded.middle_name, birth_on = excluded.birth_on,
      sex = excluded.sex, address = excluded.address, phone = excluded.phone, deceased_on = excluded.deceased_on`);
}

function toPatient(row: Row): Patient {
  return {
    id: row.id,
    accountNumber: row.account_number,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    birthDate: row.birth_on,
    sex: row.sex,
    address: JSON.parse(row.address) as Patient['address'],
    phone: row.phone,
    deceasedOn: row.deceased_on,
  };
}

type CoverageRow = {
  readonly id: CoverageId;
  readonly patient_id: PatientId;
  readonly payer_id: PayerId;
  readonly payer_name: string;
  readonly rank: number;
  readonly member_id: string;
  readonly group_number: string;
  readonly plan_name: string;
  readonly relationship: Relationship;
  readonly subscriber: string | null;
  readonly active_from_on: IsoDate;
  readonly active_to_on: IsoDate | null;
  readonly copay_cents: Cents | null;
  readonly insurance_type: NonNullable<Coverage['insuranceType']>;
};

const COVERAGES = sql`SELECT v.*, y.name AS payer_name FROM coverage v JOIN payer y ON y.id = v.payer_id`;

/** In the order in which they pay; ended ones of the same rank last. */
export function listCoverages(db: ReadDb, patientId: PatientId): PatientDetail['coverages'] {
  return db
    .all<CoverageRow>(
      sql`${COVERAGES} WHERE v.patient_id = ${patientId} ORDER BY v.rank, v.active_to_on IS NOT NULL, v.active_from_on DESC`,
    )
    .map((row) => ({ ...toCoverage(row), payerName: row.payer_name }));
}

export function readCoverage(db: ReadDb, id: CoverageId): Coverage | null {
  const row = db.get<CoverageRow>(sql`${COVERAGES} WHERE v.id = ${id}`);
  return row && toCoverage(row);
}

/** The coverage that pays first on a day, or null. */
export function coverageOn(db: ReadDb, patientId: PatientId, on: IsoDate): Coverage | null {
  const row = db.get<CoverageRow>(sql`${COVERAGES} WHERE v.patient_id = ${patientId}
    AND v.active_from_on <= ${on} AND (v.active_to_on IS NULL OR v.active_to_on >= ${on})
    ORDER BY v.rank, v.active_from_on DESC LIMIT 1`);
  return row && toCoverage(row);
}

/** Every coverage that is active on a day, in the order in which they pay. */
export function coveragesOn(db: ReadDb, patientId: PatientId, on: IsoDate): Coverage[] {
  return db
    .all<CoverageRow>(
      sql`${COVERAGES} WHERE v.patient_id = ${patientId}
    AND v.active_from_on <= ${on} AND (v.active_to_on IS NULL OR v.active_to_on >= ${on})
    ORDER BY v.rank, v.active_from_on DESC`,
    )
    .map(toCoverage);
}

export function putCoverage(db: WriteDb, c: Coverage): void {
  const subscriber = c.subscriber && JSON.stringify(c.subscriber);
  db.run(sql`INSERT INTO coverage (id, patient_id, payer_id, rank, member_id, group_number, plan_name, relationship,
      subscriber, active_from_on, active_to_on, copay_cents, insurance_type)
    VALUES (${c.id}, ${c.patientId}, ${c.payerId}, ${c.rank}, ${c.memberId}, ${c.groupNumber}, ${c.planName},
      ${c.relationship}, ${subscriber}, ${c.activeFrom}, ${c.activeTo}, ${c.copayCents}, ${c.insuranceType ?? ''})
    ON CONFLICT (id) DO UPDATE SET payer_id = excluded.payer_id, rank = excluded.rank,
      member_id = excluded.member_id, group_number = excluded.group_number, plan_name = excluded.plan_name,
      relationship = excluded.relationship, subscriber = excluded.subscriber,
      active_from_on = excluded.active_from_on, active_to_on = excluded.active_to_on,
      copay_cents = excluded.copay_cents, insurance_type = excluded.insurance_type`);
}

function toCoverage(row: CoverageRow): Coverage {
  return {
    id: row.id,
    patientId: row.patient_id,
    payerId: row.payer_id,
    rank: row.rank,
    memberId: row.member_id,
    groupNumber: row.group_number,
    planName: row.plan_name,
    relationship: row.relationship,
    subscriber: row.subscriber === null ? null : (JSON.parse(row.subscriber) as Coverage['subscriber']),
    activeFrom: row.active_from_on,
    activeTo: row.active_to_on,
    copayCents: row.copay_cents,
    ...(row.insurance_type === '' ? {} : { insuranceType: row.insurance_type }),
  };
}

export type Balances = {
  readonly insurerBalanceCents: Cents;
  readonly patientBalanceCents: Cents;
  readonly unappliedCents: Cents;
};

/** What insurers and the patient owe, and money not yet applied (positive), summed from the journal. */
export function balancesOf(db: ReadDb, patientId: PatientId): Balances {
  const sums = db.get<{ insurer: Cents; patient: Cents; unapplied: Cents }>(sql`SELECT
      coalesce(sum(amount_cents) FILTER (WHERE account = 'ar_insurer'), 0) AS insurer,
      coalesce(sum(amount_cents) FILTER (WHERE account IN ('ar_patient', 'unapplied_payments')), 0) AS patient,
      coalesce(-sum(amount_cents) FILTER (WHERE account = 'unapplied_payments'), 0) AS unapplied
    FROM journal_entry WHERE patient_id = ${patientId}
      AND account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')`);
  if (!sums) throw new Error('A sum gave no row.');
  return {
    insurerBalanceCents: sums.insurer,
    patientBalanceCents: sums.patient,
    unappliedCents: sums.unapplied,
  };
}

type ListRow = Row & {
  readonly payer_name: string | null;
  readonly last_seen_on: IsoDate | null;
  readonly insurer_cents: Cents;
  readonly patient_cents: Cents;
};

/** A page of patients by name with their balances; what the patient owes is less money not yet applied. */
export function searchPatients(
  db: ReadDb,
  page: { readonly search: string; readonly limit: number; readonly offset: number; readonly today: IsoDate },
): { rows: PatientRow[]; total: number } {
  const where = every(searchConditions(page.search));
  const { today } = page;
  const rows = db.all<ListRow>(sql`SELECT p.*,
      (SELECT y.name FROM coverage v JOIN payer y ON y.id = v.payer_id
        WHERE v.patient_id = p.id AND v.active_from_on <= ${today} AND (v.active_to_on IS NULL OR v.active_to_on >= ${today})
        ORDER BY v.rank, v.active_from_on DESC LIMIT 1) AS payer_name,
      (SELECT max(service_on) FROM encounter n WHERE n.patient_id = p.id) AS last_seen_on,
      (SELECT coalesce(sum(amount_cents), 0) FROM journal_entry e
        WHERE e.patient_id = p.id AND e.account = 'ar_insurer') AS insurer_cents,
      (SELECT coalesce(sum(amount_cents), 0) FROM journal_entry e
        WHERE e.patient_id = p.id AND e.account IN ('ar_patient', 'unapplied_payments')) AS patient_cents
    FROM (SELECT * FROM patient p WHERE ${where}
      ORDER BY last_name COLLATE NOCASE, first_name COLLATE NOCASE, account_number
      LIMIT ${page.limit} OFFSET ${page.offset}) p
    ORDER BY last_name COLLATE NOCASE, first_name COLLATE NOCASE, account_number`);
  const known = page.offset === 0 && rows.length < page.limit;
  const total = known
    ? rows.length
    : (db.get<{ n: number }>(sql`SELECT count(*) AS n FROM patient p WHERE ${where}`)?.n ?? 0);
  return { rows: rows.map(toListRow), total };
}

function toListRow(row: ListRow): PatientRow {
  return {
    id: row.id,
    accountNumber: row.account_number,
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
    birthDate: row.birth_on,
    sex: row.sex,
    phone: row.phone,
    payerName: row.payer_name ?? '',
    lastSeenOn: row.last_seen_on,
    insurerBalanceCents: row.insurer_cents,
    patientBalanceCents: row.patient_cents,
  };
}

/** The patient's visits, newest first, with what was charged by the coder. */
export function listEncounters(db: ReadDb, patientId: PatientId): PatientDetail['encounters'] {
  return db
    .all<{
      id: EncounterId;
      service_on: IsoDate;
      reason: string;
      status: EncounterStatus;
      last_name: string;
      first_name: string;
      charge_cents: Cents;
    }>(
      sql`SELECT n.id, n.service_on, n.reason, n.status, d.last_name, d.first_name,
        (SELECT coalesce(sum(charge_cents), 0) FROM encounter_line l WHERE l.encounter_id = n.id) AS charge_cents
      FROM encounter n JOIN provider d ON d.id = n.rendering_provider_id
      WHERE n.patient_id = ${patientId} ORDER BY n.service_on DESC, n.created_at DESC`,
    )
    .map((row) => ({
      id: row.id,
      serviceDate: row.service_on,
      reason: row.reason,
      status: row.status,
      providerName: listName({ lastName: row.last_name, firstName: row.first_name }),
      chargeCents: row.charge_cents,
    }));
}
