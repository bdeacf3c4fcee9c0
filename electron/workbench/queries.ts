import type { CodeRef, CodingTemplate, SavedView } from '#shared/contract/workbench.ts';
import { WorklistFilter } from '#shared/domain/worklist.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { EncounterStatus } from '#shared/domain/encounter.ts';
import { procedureSystem } from '#shared/domain/code.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { CodingTemplateId, EncounterId, PatientId, SavedViewId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** A user's favourites in their order. */
export function listFavourites(db: ReadDb, userId: UserId): CodeRef[] {
  return db.all<{ system: CodeSystem; code: string }>(
    sql`SELECT system, code FROM favourite WHERE user_id = ${userId} ORDER BY position, added_at, code`,
  );
}

/** Puts this order of favourites in place of the one before; `at` is when new ones were added. */
export function replaceFavourites(
  db: WriteDb,
  userId: UserId,
  favourites: readonly CodeRef[],
  at: Instant,
): void {
  const added = new Map(
    db
      .all<{ system: string; code: string; added_at: string }>(
        sql`SELECT system, code, added_at FROM favourite WHERE user_id = ${userId}`,
      )
      .map((row) => [`${row.system} ${row.code}`, row.added_at]),
  );
  db.run(sql`DELETE FROM favourite WHERE user_id = ${userId}`);
  favourites.forEach(({ system, code }, i) => {
    db.run(sql`INSERT INTO favourite (user_id, system, code, position, added_at)
      VALUES (${userId}, ${system}, ${code}, ${i + 1}, ${added.get(`${system} ${code}`) ?? at})`);
  });
}

type TemplateRecord = {
  readonly id: CodingTemplateId;
  readonly name: string;
  readonly visit_type: string;
  readonly description: string;
  readonly owner_id: UserId | null;
};

/** The shared templates and a user's own, by visit type and name. */
export function listTemplates(db: ReadDb, userId: UserId): CodingTemplate[] {
  return db
    .all<TemplateRecord>(sql`SELECT id, name, visit_type, description, owner_id FROM coding_template
      WHERE owner_id IS NULL OR owner_id = ${userId}
      ORDER BY visit_type COLLATE NOCASE, name COLLATE NOCASE, id`)
    .map((row) => toTemplate(db, row));
}

/** One template that a user may see, or null. */
export function findTemplate(db: ReadDb, id: CodingTemplateId, userId: UserId): CodingTemplate | null {
  const row =
    db.get<TemplateRecord>(sql`SELECT id, name, visit_type, description, owner_id FROM coding_template
    WHERE id = ${id} AND (owner_id IS NULL OR owner_id = ${userId})`);
  return row && toTemplate(db, row);
}

function toTemplate(db: ReadDb, row: TemplateRecord): CodingTemplate {
  const codes = db.all<{
    system: CodeSystem;
    code: string;
    modifiers: string;
    pointers: string;
    units: number;
  }>(sql`SELECT system, code, modifiers, pointers, units FROM coding_template_code
    WHERE template_id = ${row.id} ORDER BY position`);
  return {
    id: row.id,
    name: row.name,
    visitType: row.visit_type,
    description: row.description,
    shared: row.owner_id === null,
    diagnoses: codes.filter((c) => c.system === 'icd10cm').map((c) => c.code),
    lines: codes
      .filter((c) => c.system !== 'icd10cm')
      .map((c) => ({
        code: c.code,
        modifiers: JSON.parse(c.modifiers) as string[],
        pointers: JSON.parse(c.pointers) as number[],
        units: c.units,
      })),
  };
}

/** Writes a template with its codes: diagnoses first, then lines; pointers count within its diagnoses. */
export function putTemplate(
  db: WriteDb,
  template: CodingTemplate,
  by: { readonly ownerId: UserId | null; readonly at: Instant },
): void {
  db.run(sql`INSERT INTO coding_template (id, name, visit_type, description, owner_id, created_at, changed_at)
    VALUES (${template.id}, ${template.name}, ${template.visitType}, ${template.description}, ${by.ownerId}, ${by.at}, ${by.at})
    ON CONFLICT (id) DO UPDATE SET name = excluded.name, visit_type = excluded.visit_type,
      description = excluded.description, owner_id = excluded.owner_id, changed_at = excluded.changed_at`);
  db.run(sql`DELETE FROM coding_template_code WHERE template_id = ${template.id}`);
  const codes = [
    ...template.diagnoses.map((code) => ({ system: 'icd10cm', code, modifiers: [], pointers: [], units: 1 })),
    ...template.lines.map((line) => ({ system: procedureSystem(line.code), ...line })),
  ];
  codes.forEach((c, i) => {
    db.run(sql`INSERT INTO coding_template_code (template_id, position, system, code, modifiers, pointers, units)
      VALUES (${template.id}, ${i + 1}, ${c.system}, ${c.code}, ${JSON.stringify(c.modifiers)}, ${JSON.stringify(c.pointers)}, ${c.units})`);
  });
}

export function dropTemplate(db: WriteDb, id: CodingTemplateId): void {
  db.run(sql`DELETE FROM coding_template_code WHERE template_id = ${id}`);
  db.run(sql`DELETE FROM coding_template WHERE id = ${id}`);
}

export type EarlierRecord = {
  readonly id: EncounterId;
  readonly service_on: IsoDate;
  readonly reason: string;
  readonly status: EncounterStatus;
  readonly provider_last: string;
  readonly provider_first: string;
};

/** Other encounters of a patient that have codes, the newest first. */
export function listEarlier(
  db: ReadDb,
  patientId: PatientId,
  not: EncounterId,
  limit: number,
): EarlierRecord[] {
  return db.all<EarlierRecord>(sql`
    SELECT e.id, e.service_on, e.reason, e.status, r.last_name AS provider_last, r.first_name AS provider_first
    FROM encounter e JOIN provider r ON r.id = e.rendering_provider_id
    WHERE e.patient_id = ${patientId} AND e.id <> ${not}
      AND (EXISTS (SELECT 1 FROM encounter_diagnosis d WHERE d.encounter_id = e.id)
        OR EXISTS (SELECT 1 FROM encounter_line l WHERE l.encounter_id = e.id))
    ORDER BY e.service_on DESC, e.id LIMIT ${limit}`);
}

/** A user's own views in their order. */
export function listViews(db: ReadDb, userId: UserId): SavedView[] {
  return db
    .all<{ id: SavedViewId; name: string; filter: string }>(
      sql`SELECT id, name, filter FROM saved_view WHERE user_id = ${userId} ORDER BY position, name`,
    )
    .flatMap((row) => {
      // A filter that a later program wrote may ask for what this one does not know: it is not shown, and kept.
      const filter = WorklistFilter.safeParse(JSON.parse(row.filter));
      return filter.success ? [{ id: row.id, name: row.name, filter: filter.data }] : [];
    });
}

/** Adds a view at the end, or replaces the filter of the one with this name. @returns the view's id. */
export function putView(db: WriteDb, userId: UserId, view: SavedView): SavedViewId {
  const filter = JSON.stringify(view.filter);
  db.run(sql`INSERT INTO saved_view (id, user_id, name, filter, position)
    VALUES (${view.id}, ${userId}, ${view.name}, ${filter},
      (SELECT COALESCE(MAX(position), 0) + 1 FROM saved_view WHERE user_id = ${userId}))
    ON CONFLICT (user_id, name) DO UPDATE SET filter = excluded.filter, name = excluded.name`);
  return (
    db.get<{ id: SavedViewId }>(
      sql`SELECT id FROM saved_view WHERE user_id = ${userId} AND name = ${view.name}`,
    )?.id ?? view.id
  );
}

/** @returns false when the user has no such view. */
export function dropView(db: WriteDb, userId: UserId, id: SavedViewId): boolean {
  return db.run(sql`DELETE FROM saved_view WHERE id = ${id} AND user_id = ${userId}`).changes === 1;
}
