import { procedureSystem, type CodeSystem } from '#shared/domain/code.ts';
import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';

/** A place where the practice holds a code. */
export type CodeUseRow = {
  readonly system: CodeSystem;
  readonly code: string;
  readonly place: 'encounter' | 'claim' | 'template' | 'favourite' | 'fee';
  /** Of the encounter, claim or template; empty for favourites and fees. */
  readonly id: string;
  /** The patient, the template, the user, or what the fee schedule calls it. */
  readonly label: string;
  /** Date of service; null for what is for no day of its own. */
  readonly on: IsoDate | null;
};

/**
 * Every place where work that is not finished holds a code, and the lists that new work is made from: encounters
 * not billed yet, claims not sent yet, templates, favourites, the fee schedule of today. Sent claims are finished.
 */
export function codeUses(db: ReadDb): CodeUseRow[] {
  return [...encounterUses(db), ...claimUses(db), ...templateUses(db), ...favouriteUses(db), ...feeUses(db)];
}

type Person = { last_name: string; first_name: string; middle_name: string };
type PersonCode = Person & { id: string; code: string; kind: 'diagnosis' | 'procedure'; on: IsoDate };

function encounterUses(db: ReadDb): CodeUseRow[] {
  return db
    .all<PersonCode>(
      sql`SELECT DISTINCT e.id, c.code, c.kind, e.service_on AS "on", p.last_name, p.first_name, p.middle_name
          FROM (SELECT encounter_id, code, 'diagnosis' AS kind FROM encounter_diagnosis
                UNION ALL SELECT encounter_id, code, 'procedure' FROM encounter_line) c
          JOIN encounter e ON e.id = c.encounter_id JOIN patient p ON p.id = e.patient_id
          WHERE e.status IN ('open', 'coding', 'held', 'coded') ORDER BY e.service_on, e.id, c.code`,
    )
    .map((row) => ofPerson('encounter', row));
}

function claimUses(db: ReadDb): CodeUseRow[] {
  return db
    .all<PersonCode>(
      sql`SELECT DISTINCT c.id, x.code, x.kind, c.service_on AS "on", p.last_name, p.first_name, p.middle_name
          FROM claim c JOIN patient p ON p.id = c.patient_id
          JOIN (SELECT k.id AS claim_id, d.value AS code, 'diagnosis' AS kind
                  FROM claim k, json_each(k.frozen, '$.diagnoses') d WHERE k.status IN ('draft', 'ready')
                UNION ALL SELECT claim_id, code, 'procedure' FROM claim_line) x ON x.claim_id = c.id
          WHERE c.status IN ('draft', 'ready') ORDER BY c.service_on, c.id, x.code`,
    )
    .map((row) => ofPerson('claim', row));
}

function ofPerson(place: 'encounter' | 'claim', row: PersonCode): CodeUseRow {
  const label = listName({
    lastName: row.last_name,
    firstName: row.first_name,
    middleName: row.middle_name,
  });
  const system = row.kind === 'diagnosis' ? 'icd10cm' : procedureSystem(row.code);
  return { system, code: row.code, place, id: row.id, label, on: row.on };
}

function templateUses(db: ReadDb): CodeUseRow[] {
  return db
    .all<{ system: CodeSystem; code: string; id: string; name: string }>(
      sql`SELECT DISTINCT c.system, c.code, t.id, t.name FROM coding_template_code c
          JOIN coding_template t ON t.id = c.template_id ORDER BY t.name, c.code`,
    )
    .map(({ system, code, id, name }) => ({ system, code, place: 'template', id, label: name, on: null }));
}

function favouriteUses(db: ReadDb): CodeUseRow[] {
  return db
    .all<{ system: CodeSystem; code: string; name: string }>(
      sql`SELECT f.system, f.code, u.name FROM favourite f JOIN user_account u ON u.id = f.user_id
          WHERE u.disabled = 0 ORDER BY u.name, f.position`,
    )
    .map(({ system, code, name }) => ({ system, code, place: 'favourite', id: '', label: name, on: null }));
}

function feeUses(db: ReadDb): CodeUseRow[] {
  return db
    .all<{ code: string; description: string }>(
      sql`SELECT code, description FROM fee_schedule f
          WHERE effective_on = (SELECT max(effective_on) FROM fee_schedule WHERE code = f.code) ORDER BY code`,
    )
    .map(({ code, description }) => ({
      system: procedureSystem(code),
      code,
      place: 'fee',
      id: '',
      label: description,
      on: null,
    }));
}

/** Dates of service of encounters that are not billed yet, with their number, oldest first. */
export function openEncounterDays(db: ReadDb): { readonly on: IsoDate; readonly encounters: number }[] {
  return db.all<{ on: IsoDate; encounters: number }>(
    sql`SELECT service_on AS "on", count(*) AS encounters FROM encounter
        WHERE status IN ('open', 'coding', 'held', 'coded') GROUP BY service_on ORDER BY service_on`,
  );
}
