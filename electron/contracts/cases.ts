import type {
  DisputeListId,
  DisputeStatus,
  Underpayment,
  UnderpaymentEvent,
  UnderpaymentId,
} from '#shared/domain/contracts/underpayment.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { every, list, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';
import type { LineKey } from './answers.ts';

type Row = Omit<Underpayment, 'modifiers' | 'reasons' | 'firstCut' | 'differenceCents'> & {
  readonly modifiers: string;
  readonly reasons: string;
  readonly firstCut: number;
};

const CASE = sql`SELECT u.id, u.difference, u.first_cut AS firstCut, u.status, u.payer_id AS payerId, y.name AS payerName,
    u.claim_id AS claimId, u.service_line_id AS serviceLineId, c.patient_id AS patientId,
    p.last_name || ', ' || p.first_name AS patientName, c.control_number AS controlNumber,
    c.payer_control_number AS payerControlNumber, u.service_on AS serviceDate, u.code, u.modifiers, u.units,
    u.charge_cents AS chargeCents, u.allowed_cents AS allowedCents, u.paid_cents AS paidCents, u.expected_cents AS expectedCents,
    u.recovered_cents AS recoveredCents, u.basis, u.reasons, u.remittance_id AS remittanceId, u.trace_number AS traceNumber,
    u.paid_on AS paidOn, u.disputed_on AS disputedOn, u.follow_up_on AS followUpOn, u.note
  FROM underpayment u JOIN claim c ON c.id = u.claim_id JOIN patient p ON p.id = c.patient_id JOIN payer y ON y.id = u.payer_id`;

function toCase(row: Row): Underpayment {
  return {
    ...row,
    firstCut: row.firstCut === 1,
    modifiers: JSON.parse(row.modifiers) as string[],
    reasons: JSON.parse(row.reasons) as string[],
    differenceCents: (row.allowedCents - row.expectedCents) as Underpayment['differenceCents'],
  };
}

export type CaseFilter = {
  readonly statuses: readonly DisputeStatus[];
  readonly differences: readonly Underpayment['difference'][];
  readonly payerId: PayerId | null;
};

/** Cases behind which an answer stands, the most money first. */
export function listCases(db: ReadDb, filter: CaseFilter): Underpayment[] {
  const wanted: Sql[] = [
    sql`u.standing = 1`,
    sql`u.status IN (${list(filter.statuses)})`,
    sql`u.difference IN (${list(filter.differences)})`,
  ];
  if (filter.payerId !== null) wanted.push(sql`u.payer_id = ${filter.payerId}`);
  return db
    .all<Row>(
      sql`${CASE} WHERE ${every(wanted)} ORDER BY abs(u.allowed_cents - u.expected_cents) DESC, u.service_on, u.id LIMIT 5000`,
    )
    .map(toCase);
}

/** Cases that were found in a remittance, the most money first. */
export function casesOf(db: ReadDb, id: RemittanceId): Underpayment[] {
  return db
    .all<Row>(
      sql`${CASE} WHERE u.remittance_id = ${id} AND u.standing = 1 ORDER BY abs(u.allowed_cents - u.expected_cents) DESC, u.id`,
    )
    .map(toCase);
}

export function findCase(db: ReadDb, id: UnderpaymentId): Underpayment | null {
  const row = db.get<Row>(sql`${CASE} WHERE u.id = ${id}`);
  return row && toCase(row);
}

/** The case of a line with what judging needs to know, or null. */
export type CaseState = {
  readonly id: UnderpaymentId;
  readonly status: DisputeStatus;
  readonly expectedCents: number;
  readonly firstAllowedCents: number;
  readonly allowedCents: number;
  readonly disputedOn: IsoDate | null;
  /** Whether a person has done anything about it. */
  readonly touched: boolean;
};

export function caseOfLine(db: ReadDb, { claimId, serviceLineId }: LineKey): CaseState | null {
  const row = db.get<Omit<CaseState, 'touched'> & { readonly touched: number }>(sql`SELECT id, status,
      expected_cents AS expectedCents, first_allowed_cents AS firstAllowedCents, allowed_cents AS allowedCents,
      disputed_on AS disputedOn,
      status <> 'open' OR EXISTS (SELECT 1 FROM underpayment_event e WHERE e.underpayment_id = underpayment.id) AS touched
    FROM underpayment WHERE claim_id = ${claimId} AND service_line_id = ${serviceLineId}`);
  return row && { ...row, touched: row.touched === 1 };
}

export type NewCase = Pick<
  Underpayment,
  | 'id'
  | 'claimId'
  | 'serviceLineId'
  | 'payerId'
  | 'difference'
  | 'firstCut'
  | 'remittanceId'
  | 'traceNumber'
  | 'paidOn'
  | 'code'
  | 'serviceDate'
  | 'basis'
> & {
  readonly modifiers: readonly string[];
  readonly reasons: readonly string[];
  readonly units: number;
  readonly chargeCents: number;
  readonly allowedCents: number;
  readonly paidCents: number;
  readonly expectedCents: number;
};

/** Keeps a case, or what it says now; status, dates and what was allowed first stay. */
export function putCase(db: WriteDb, c: NewCase, at: Instant): void {
  db.run(sql`INSERT INTO underpayment (id, claim_id, service_line_id, payer_id, difference, first_cut, status, standing, remittance_id,
      trace_number, paid_on, code, modifiers, service_on, units, charge_cents, first_allowed_cents, allowed_cents, paid_cents,
      expected_cents, basis, reasons, found_at)
    VALUES (${c.id}, ${c.claimId}, ${c.serviceLineId}, ${c.payerId}, ${c.difference}, ${c.firstCut}, 'open', 1, ${c.remittanceId},
      ${c.traceNumber}, ${c.paidOn}, ${c.code}, ${JSON.stringify(c.modifiers)}, ${c.serviceDate}, ${c.units}, ${c.chargeCents},
      ${c.allowedCents}, ${c.allowedCents}, ${c.paidCents}, ${c.expectedCents}, ${c.basis}, ${JSON.stringify(c.reasons)}, ${at})
    ON CONFLICT (claim_id, service_line_id) DO UPDATE SET difference = excluded.difference, first_cut = excluded.first_cut,
      standing = 1, allowed_cents = excluded.allowed_cents, paid_cents = excluded.paid_cents,
      expected_cents = excluded.expected_cents, basis = excluded.basis, reasons = excluded.reasons`);
}

/** What stands now of a case that a person works on; its expectation stays as it was disputed. */
export function setAllowed(
  db: WriteDb,
  id: UnderpaymentId,
  now: {
    readonly allowedCents: number;
    readonly paidCents: number;
    readonly standing: boolean;
    readonly status: DisputeStatus;
    readonly recoveredCents: number;
  },
): void {
  db.run(sql`UPDATE underpayment SET allowed_cents = ${now.allowedCents}, paid_cents = ${now.paidCents},
    standing = ${now.standing}, status = ${now.status}, recovered_cents = ${now.recoveredCents} WHERE id = ${id}`);
}

export function deleteCase(db: WriteDb, id: UnderpaymentId): void {
  db.run(sql`DELETE FROM underpayment WHERE id = ${id}`);
}

export type CaseMove = {
  readonly status: DisputeStatus;
  readonly disputedOn: IsoDate | null;
  readonly followUpOn: IsoDate | null;
  readonly note: string;
  readonly recoveredCents: number;
};

export function moveCase(db: WriteDb, id: UnderpaymentId, move: CaseMove): void {
  db.run(sql`UPDATE underpayment SET status = ${move.status}, disputed_on = ${move.disputedOn}, follow_up_on = ${move.followUpOn},
    note = ${move.note}, recovered_cents = ${move.recoveredCents} WHERE id = ${id}`);
}

export function addEvent(
  db: WriteDb,
  id: UnderpaymentId,
  event: { readonly at: Instant; readonly userId: string; readonly sentence: string },
): void {
  db.run(
    sql`INSERT INTO underpayment_event (underpayment_id, at, user_id, sentence) VALUES (${id}, ${event.at}, ${event.userId}, ${event.sentence})`,
  );
}

/** What happened to a case, newest first. */
export function listEvents(db: ReadDb, id: UnderpaymentId): UnderpaymentEvent[] {
  return db.all<UnderpaymentEvent>(sql`SELECT e.at, u.name AS userName, e.sentence FROM underpayment_event e
    JOIN user_account u ON u.id = e.user_id WHERE e.underpayment_id = ${id} ORDER BY e.id DESC`);
}

export type DisputeListRow = {
  readonly id: DisputeListId;
  readonly payerName: string;
  readonly madeOn: IsoDate;
  readonly userName: string;
  readonly lines: number;
  readonly differenceCents: number;
};

export function insertDisputeList(
  db: WriteDb,
  made: {
    readonly id: DisputeListId;
    readonly payerId: PayerId;
    readonly madeOn: IsoDate;
    readonly at: Instant;
    readonly userId: string;
    readonly lines: number;
    readonly differenceCents: number;
    readonly pdf: Uint8Array;
    readonly sha256: string;
  },
): void {
  db.run(sql`INSERT INTO dispute_list (id, payer_id, made_on, made_at, made_by, line_count, difference_cents, pdf, sha256)
    VALUES (${made.id}, ${made.payerId}, ${made.madeOn}, ${made.at}, ${made.userId}, ${made.lines}, ${made.differenceCents},
      ${made.pdf}, ${made.sha256})`);
}

/** Lists that were made, newest first. */
export function listDisputeLists(db: ReadDb): DisputeListRow[] {
  return db.all<DisputeListRow>(sql`SELECT d.id, y.name AS payerName, d.made_on AS madeOn, u.name AS userName,
      d.line_count AS lines, d.difference_cents AS differenceCents
    FROM dispute_list d JOIN payer y ON y.id = d.payer_id JOIN user_account u ON u.id = d.made_by ORDER BY d.made_at DESC`);
}

export function findDisputeList(
  db: ReadDb,
  id: DisputeListId,
): { readonly payerName: string; readonly madeOn: IsoDate; readonly pdf: Uint8Array } | null {
  return db.get(sql`SELECT y.name AS payerName, d.made_on AS madeOn, d.pdf FROM dispute_list d
    JOIN payer y ON y.id = d.payer_id WHERE d.id = ${id}`);
}
