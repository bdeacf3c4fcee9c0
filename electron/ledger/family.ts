import type { IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import type { Cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { list, sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import { readControlNumbers, readFamily, readFamilyItems } from './money-queries.ts';

export type FamilyMember = {
  readonly patientId: PatientId;
  readonly name: string;
  readonly accountNumber: string;
  readonly guarantor: boolean;
  readonly insurerCents: Cents;
  readonly patientCents: Cents;
  readonly unappliedCents: Cents;
};

export type CreditRow = {
  readonly of: 'patient' | 'payer';
  readonly id: string;
  readonly name: string;
  /** The patient whose account it stands on; for a payer, the patient of the claim. */
  readonly patientId: PatientId;
  readonly controlNumber: string | null;
  readonly creditCents: Cents;
  /** Day of the newest posting to it: since then it lies still. */
  readonly since: IsoDate;
  readonly note: string;
};

/** Families by their guarantor, and credits that belong to somebody else. */
export function createFamily(context: ServiceContext) {
  return {
    family: (patientId: PatientId) => readMembers(context.db(), patientId),
    /** What every member owes, line by line, oldest first: what a payment can be laid on. */
    openItems: (patientId: PatientId, family: boolean) => {
      const people = family ? readFamily(context.db(), patientId) : [patientId];
      const items = readFamilyItems(context.db(), people);
      const numbers = readControlNumbers(
        context.db(),
        items.flatMap(({ claimId }) => claimId ?? []),
      );
      const names = new Map(readMembers(context.db(), patientId).map((m) => [m.patientId, m.name]));
      return items.map((item) => ({
        ...item,
        name: names.get(item.patientId) ?? '',
        controlNumber: item.claimId === null ? null : (numbers.get(item.claimId) ?? null),
      }));
    },
    /** @param guarantorId null for oneself. @throws Refusal when it would make a chain. */
    setGuarantor: (patientId: PatientId, guarantorId: PatientId | null) =>
      transaction(context.db(), (db) => setGuarantor(context, db, patientId, guarantorId)),
    credits: () => readCredits(context.db()),
    /** What was done about a credit: letters, searches, handing it to the state. */
    noteCredit: (of: 'patient' | 'payer', id: string, text: string) =>
      transaction(context.db(), (db) => {
        db.run(sql`INSERT INTO credit_note (patient_id, payer_id, at, user_id, text)
          VALUES (${of === 'patient' ? id : null}, ${of === 'payer' ? id : null}, ${context.clock.now()},
            ${context.user().id}, ${text})`);
        context.audit(db, { action: 'note', record: `credit of ${of}`, recordId: id, change: text });
        return { id };
      }),
  };
}

function readMembers(db: ReadDb, patientId: PatientId): FamilyMember[] {
  const people = readFamily(db, patientId);
  return db
    .all<Omit<FamilyMember, 'guarantor'> & { guarantor: number }>(
      sql`
    SELECT p.id AS patientId, p.last_name || ', ' || p.first_name AS name, p.account_number AS accountNumber,
      p.guarantor_id IS NULL AS guarantor, coalesce(SUM(o.amount_cents) FILTER (WHERE o.account = 'ar_insurer'), 0) AS insurerCents,
      coalesce(SUM(o.amount_cents) FILTER (WHERE o.account = 'ar_patient'), 0) AS patientCents,
      -coalesce(SUM(o.amount_cents) FILTER (WHERE o.account = 'unapplied_payments'), 0) AS unappliedCents
    FROM (${list(people)}) w CROSS JOIN patient p ON p.id = w.value
      LEFT JOIN open_balance o ON o.patient_id = p.id AND o.account IN ('ar_insurer', 'ar_patient', 'unapplied_payments')
    GROUP BY p.id ORDER BY p.guarantor_id IS NOT NULL, p.birth_on, p.id`,
    )
    .map((row) => ({ ...row, guarantor: row.guarantor === 1 }));
}

function setGuarantor(
  context: ServiceContext,
  db: WriteDb,
  patientId: PatientId,
  guarantorId: PatientId | null,
): readonly FamilyMember[] {
  const patient = db.get(sql`SELECT 1 FROM patient WHERE id = ${patientId}`);
  if (!patient) throw new Refusal('not_found', 'This patient is not in the practice file.');
  if (guarantorId !== null) {
    const head = db.get<{ guarantor: string | null }>(
      sql`SELECT guarantor_id AS guarantor FROM patient WHERE id = ${guarantorId}`,
    );
    if (!head) throw new Refusal('not_found', 'The guarantor is not in the practice file.');
    if (guarantorId === patientId)
      throw new Refusal('invalid_input', 'A patient without a guarantor answers for oneself already.');
    if (head.guarantor !== null)
      throw new Refusal('rule_violated', 'This person depends on another guarantor; choose that one.');
    if (db.get(sql`SELECT 1 FROM patient WHERE guarantor_id = ${patientId} LIMIT 1`))
      throw new Refusal('rule_violated', 'Others depend on this patient; give them a guarantor first.');
  }
  db.run(sql`UPDATE patient SET guarantor_id = ${guarantorId} WHERE id = ${patientId}`);
  context.audit(db, {
    action: 'change',
    record: 'patient',
    recordId: patientId,
    change: `guarantor: ${guarantorId ?? 'oneself'}`,
  });
  return readMembers(db, patientId);
}

/** Credits by patient (unapplied money and overpaid claims), and by payer and claim; the largest first. */
function readCredits(db: ReadDb): CreditRow[] {
  type Raw = Omit<CreditRow, 'since' | 'note'> & { readonly claimId: string };
  const patients = db.all<Raw>(sql`
    SELECT 'patient' AS "of", p.id, p.last_name || ', ' || p.first_name AS name, p.id AS patientId, NULL AS controlNumber,
      '' AS claimId, -SUM(min(o.amount_cents, 0)) AS creditCents
    FROM open_balance o JOIN patient p ON p.id = o.patient_id WHERE o.account IN ('ar_patient', 'unapplied_payments')
    GROUP BY p.id HAVING SUM(min(o.amount_cents, 0)) < 0`);
  const payers = db.all<Raw>(sql`
    SELECT 'payer' AS "of", y.id, y.name, o.patient_id AS patientId, c.control_number AS controlNumber, o.claim_id AS claimId,
      -SUM(o.amount_cents) AS creditCents
    FROM open_balance o JOIN payer y ON y.id = o.payer_id LEFT JOIN claim c ON c.id = o.claim_id
    WHERE o.account = 'ar_insurer' GROUP BY y.id, o.patient_id, o.claim_id HAVING SUM(o.amount_cents) < 0`);
  return [...patients, ...payers]
    .map(({ claimId, ...row }) => ({
      ...row,
      since: lastMoved(db, row.of, row.patientId, claimId),
      note: lastNote(db, row.of, row.id),
    }))
    .sort((a, b) => b.creditCents - a.creditCents);
}

function lastMoved(db: ReadDb, of: CreditRow['of'], patientId: PatientId, claimId: string): IsoDate {
  const where =
    of === 'patient'
      ? sql`account IN ('ar_patient', 'unapplied_payments')`
      : sql`account = 'ar_insurer' AND coalesce(claim_id, '') = ${claimId}`;
  const row = db.get<{
    day: IsoDate;
  }>(sql`SELECT j.posted_on AS day FROM journal j WHERE j.id = (SELECT e.journal_id
    FROM journal_entry e WHERE e.patient_id = ${patientId} AND ${where} ORDER BY e.id DESC LIMIT 1)`);
  if (!row) throw new Error('A credit stands without an entry.');
  return row.day;
}

function lastNote(db: ReadDb, of: CreditRow['of'], id: string): string {
  const where = of === 'patient' ? sql`patient_id = ${id}` : sql`payer_id = ${id}`;
  return (
    db.get<{ text: string }>(
      sql`SELECT substr(at, 1, 10) || ': ' || text AS text FROM credit_note WHERE ${where} ORDER BY id DESC LIMIT 1`,
    )?.text ?? ''
  );
}
