import type { IncomingPatient } from '#shared/domain/incoming.ts';
import { swapDayAndMonth } from '#shared/domain/matching/birth-dates.ts';
import type { EncounterFacts } from '#shared/domain/matching/match-encounter.ts';
import { plainPhone } from '#shared/domain/matching/prefill.ts';
import { senderNumbers } from '#shared/domain/matching/sender-number.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { EncounterId, IncomingItemId, PatientId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb, type Sql, type WriteDb } from '#electron/db/sql.ts';

const MOST_COMPARED = 300;

/**
 * Patients of ours worth comparing with a person of a file: those who share a number, the birth date (also with
 * day and month exchanged), the last name or a part of it, or the telephone.
 */
export function findPool(db: ReadDb, incoming: IncomingPatient): PatientId[] {
  const linked = [...findLinked(db, incoming).values()];
  const births = incoming.birthDate ? [incoming.birthDate, swapDayAndMonth(incoming.birthDate) ?? ''] : [];
  const names = [incoming.lastName, incoming.firstName, ...incoming.lastName.split(/[\s-]+/)].filter(
    (name) => name.trim().length >= 2,
  );
  const phone = plainPhone(incoming.phone);
  const accounts = incoming.identifiers.map((id) => id.value.trim().toUpperCase());
  return db
    .all<{ id: PatientId }>(
      sql`SELECT id FROM patient WHERE id IN (${list(linked)})
        UNION SELECT id FROM patient WHERE account_number IN (${list(accounts)})
        UNION SELECT id FROM (SELECT id FROM patient WHERE birth_on IN (${list(births)}) LIMIT ${MOST_COMPARED})
        UNION SELECT id FROM (SELECT id FROM patient
          WHERE last_name COLLATE NOCASE IN (${list(names.map((name) => name.trim()))}) LIMIT ${MOST_COMPARED})
        UNION SELECT id FROM patient WHERE phone <> '' AND phone = ${phone}`,
    )
    .map((row) => row.id);
}

/** Those of ours who were born on the same day: whoever is exactly the person is among them. */
export function findBornWith(db: ReadDb, incoming: IncomingPatient): PatientId[] {
  if (incoming.birthDate === null) return [];
  return db
    .all<{ id: PatientId }>(sql`SELECT id FROM patient WHERE birth_on = ${incoming.birthDate}`)
    .map((row) => row.id);
}

/** To whom the numbers of a file were linked by earlier decisions: number (as JSON) → patient. */
export function findLinked(db: ReadDb, incoming: IncomingPatient): Map<string, PatientId> {
  const linked = new Map<string, PatientId>();
  for (const { assigner, value } of senderNumbers(incoming)) {
    const row = db.get<{ patient_id: PatientId }>(
      sql`SELECT patient_id FROM patient_identifier WHERE assigner = ${assigner} AND value = ${value}`,
    );
    if (row) linked.set(JSON.stringify([assigner, value]), row.patient_id);
  }
  return linked;
}

/** Links the numbers of a file with a patient; a number that is linked already stays where it is. */
export function linkNumbers(
  db: WriteDb,
  incoming: IncomingPatient,
  link: { readonly patientId: PatientId; readonly itemId: IncomingItemId; readonly at: Instant },
): void {
  for (const { assigner, value } of senderNumbers(incoming))
    db.run(sql`INSERT INTO patient_identifier (assigner, value, patient_id, item_id, linked_at)
      VALUES (${assigner}, ${value}, ${link.patientId}, ${link.itemId}, ${link.at})
      ON CONFLICT (assigner, value) DO NOTHING`);
}

/** Links the sender's number of a visit with an encounter of ours. */
export function linkVisit(
  db: WriteDb,
  value: string,
  encounterId: EncounterId,
  itemId: IncomingItemId,
): void {
  if (value === '') return;
  db.run(sql`INSERT INTO encounter_identifier (encounter_id, value, item_id) VALUES (${encounterId}, ${value}, ${itemId})
    ON CONFLICT (encounter_id, value) DO NOTHING`);
}

/** Takes back what a decision linked. */
export function unlink(db: WriteDb, itemId: IncomingItemId): void {
  db.run(sql`DELETE FROM patient_identifier WHERE item_id = ${itemId}`);
  db.run(sql`DELETE FROM encounter_identifier WHERE item_id = ${itemId}`);
}

type Visit = EncounterFacts & { readonly patientId: PatientId };
const MOST_VISITS = 400;

/** The visits of a patient as they are compared, newest first. */
export function encountersOf(db: ReadDb, patientId: PatientId, visitNumber: string): Visit[] {
  return visits(db, sql`n.patient_id = ${patientId}`, visitNumber);
}

/** One encounter as it is compared, or null. */
export function encounterFacts(db: ReadDb, id: EncounterId, visitNumber: string): Visit | null {
  return visits(db, sql`n.id = ${id}`, visitNumber)[0] ?? null;
}

function visits(db: ReadDb, which: Sql, visitNumber: string): Visit[] {
  return db
    .all<Omit<Visit, 'linked'> & { readonly linked: number }>(
      sql`SELECT n.id, n.patient_id AS patientId, n.service_on AS serviceDate, n.reason, n.status,
        d.first_name || ' ' || d.last_name AS providerName, d.npi AS providerNpi,
        EXISTS (SELECT 1 FROM encounter_identifier e
          WHERE e.encounter_id = n.id AND e.value = ${visitNumber} AND e.value <> '') AS linked
      FROM encounter n JOIN provider d ON d.id = n.rendering_provider_id
      WHERE ${which} ORDER BY n.service_on DESC, n.created_at DESC LIMIT ${MOST_VISITS}`,
    )
    .map((row) => ({ ...row, linked: row.linked === 1 }));
}
