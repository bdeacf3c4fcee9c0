import type { AccountEntry, Visit } from '#shared/domain/statements/account.ts';
import type { Account, JournalKind } from '#shared/domain/journal.ts';
import type { NamedClaim } from '#shared/domain/statements/gate.ts';
import type { FilingIndicator } from '#shared/domain/practice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PatientId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

/** An account that owes something: the guarantor, with all patients whose bills the guarantor pays. */
export type AccountHead = { readonly guarantorId: PatientId; readonly balanceCents: number };

/**
 * Accounts with their balance as of a day, those that owe: what patients owe less money not applied, by guarantor. The
 * balance is the sum of the entries posted until then.
 */
export function listAccounts(db: ReadDb, asOf: IsoDate, only: PatientId | null): AccountHead[] {
  const members =
    only === null
      ? sql`1`
      : sql`e.patient_id IN (SELECT id FROM patient WHERE coalesce(guarantor_id, id) =
          (SELECT coalesce(guarantor_id, id) FROM patient WHERE id = ${only}))`;
  return db.all<AccountHead>(sql`
    SELECT coalesce(p.guarantor_id, p.id) AS guarantorId, sum(e.amount_cents) AS balanceCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id JOIN patient p ON p.id = e.patient_id
    WHERE e.account IN ('ar_patient', 'unapplied_payments') AND j.posted_on <= ${asOf} AND ${members}
    GROUP BY 1 HAVING sum(e.amount_cents) > 0`);
}

export type Member = {
  readonly id: PatientId;
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

/** The guarantor first, then the others by first name. */
export function readMembers(db: ReadDb, guarantorId: PatientId): Member[] {
  return db.all<Member>(sql`SELECT id, last_name AS lastName, first_name AS firstName, middle_name AS middleName
    FROM patient WHERE id = ${guarantorId} OR guarantor_id = ${guarantorId}
    ORDER BY id = ${guarantorId} DESC, first_name, id`);
}

type EntryRow = Omit<AccountEntry, 'reverses'> & {
  readonly reversesNumber: number | null;
  readonly reversesKind: JournalKind | null;
};

const TOLD: readonly Account[] = [
  'ar_patient',
  'unapplied_payments',
  'ar_insurer',
  'service_revenue',
  'contractual_adjustment',
  'write_off',
];

/** Entries of the account's patients posted until a day, in the order of writing. Claims of one visit are one visit. */
export function readEntries(db: ReadDb, members: readonly PatientId[], asOf: IsoDate): AccountEntry[] {
  const rows = members.flatMap((id) =>
    db.all<EntryRow & { readonly entryId: number }>(sql`
    SELECT e.id AS entryId, j.number AS journalNumber, j.kind, o.number AS reversesNumber, o.kind AS reversesKind,
      j.posted_on AS postedOn, coalesce(y.received_on, j.deposit_on) AS receivedOn, y.tender, e.patient_id AS patientId,
      c.encounter_id AS visitId, e.service_line_id AS serviceLineId, e.account, e.reason, e.amount_cents AS amountCents
    FROM journal_entry e JOIN journal j ON j.id = e.journal_id LEFT JOIN journal o ON o.id = j.reverses_journal_id
      LEFT JOIN claim c ON c.id = e.claim_id LEFT JOIN payment y ON y.journal_id = coalesce(o.id, j.id)
    WHERE e.patient_id = ${id} AND e.account IN (${list(TOLD)}) AND j.posted_on <= ${asOf}
    ORDER BY e.id`),
  );
  if (members.length > 1) rows.sort((a, b) => a.entryId - b.entryId);
  return rows.map(({ reversesNumber, reversesKind, ...row }) => ({
    ...row,
    reverses:
      reversesNumber === null || reversesKind === null
        ? null
        : { number: reversesNumber, kind: reversesKind },
  }));
}

/** Visits that entries name, with who was seen. */
export function readVisits(db: ReadDb, entries: readonly AccountEntry[]): Visit[] {
  const ids = [...new Set(entries.flatMap((e) => e.visitId ?? []))];
  return db.all<Visit>(sql`SELECT n.id, n.patient_id AS patientId, n.service_on AS serviceOn,
      trim(r.first_name || ' ' || r.last_name || CASE r.credentials WHEN '' THEN '' ELSE ', ' || r.credentials END) AS providerName
    FROM encounter n JOIN provider r ON r.id = n.rendering_provider_id WHERE n.id IN (${list(ids)})`);
}

/**
 * Control numbers of claims of these patients that are being appealed, of the visits named. An appeal counts from its
 * first draft until it is decided, whatever a payment has made of the claim's status meanwhile.
 */
export function readAppealed(
  db: ReadDb,
  members: readonly PatientId[],
  visits: readonly string[],
): readonly NamedClaim[] {
  return db.all<NamedClaim>(sql`SELECT id AS claimId, control_number AS controlNumber FROM claim c
      WHERE (c.status = 'appealed' OR EXISTS (SELECT 1 FROM denial d JOIN appeal a ON a.denial_id = d.id
        WHERE d.claim_id = c.id AND a.outcome IS NULL)) AND patient_id IN (${list(members)}) AND encounter_id IN (${list(visits)}) ORDER BY control_number`);
}

/**
 * Claims of visits on which insurers owe something as of a day, the oldest first. Read in this order of tables: by the
 * account all entries of all patients would be gone through for every one.
 */
export function readAtInsurer(db: ReadDb, visits: readonly string[], asOf: IsoDate): readonly ClaimId[] {
  return db
    .all<{ id: ClaimId }>(sql`SELECT c.id FROM claim c CROSS JOIN journal_entry e ON e.claim_id = c.id
      CROSS JOIN journal j ON j.id = e.journal_id
      WHERE c.encounter_id IN (${list(visits)}) AND e.account = 'ar_insurer' AND j.posted_on <= ${asOf}
      GROUP BY c.id HAVING sum(e.amount_cents) > 0 ORDER BY c.service_on, c.id`)
    .map((row) => row.id);
}

/** Claims of visits, for comparing with those that a plan covers. */
export function readClaimIds(db: ReadDb, visits: readonly string[]): readonly ClaimId[] {
  return db
    .all<{ id: ClaimId }>(sql`SELECT id FROM claim WHERE encounter_id IN (${list(visits)})`)
    .map((row) => row.id);
}

/** Filing indicator of who pays first for a patient on a day, or null. */
export function readFiling(db: ReadDb, patientId: PatientId, on: IsoDate): FilingIndicator | null {
  return (
    db.get<{ filing: FilingIndicator }>(sql`SELECT y.filing_indicator AS filing
      FROM coverage v JOIN payer y ON y.id = v.payer_id WHERE v.patient_id = ${patientId} AND v.active_from_on <= ${on}
        AND (v.active_to_on IS NULL OR v.active_to_on >= ${on}) ORDER BY v.rank LIMIT 1`)?.filing ?? null
  );
}
