import { EmDecision, type EmWorksheet } from '#shared/domain/em/worksheet.ts';
import type { EarlierVisit } from '#shared/domain/em/patient-kind.ts';
import type { Encounter } from '#shared/domain/encounter.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

/** A sheet as it stands in the file. */
export type StoredSheet = {
  readonly sheet: EmWorksheet;
  readonly version: number;
  readonly confirmed: { readonly by: string; readonly at: Instant } | null;
};

/** The sheet of an encounter, or null when nobody has made one. */
export function findSheet(db: ReadDb, id: EncounterId): StoredSheet | null {
  const row = db.get<{
    decisions: string;
    minutes: number | null;
    basis: EmWorksheet['basis'];
    patient: EmWorksheet['patient'];
    version: number;
    confirmed_by: string | null;
    confirmed_at: Instant | null;
  }>(sql`
    SELECT s.decisions, s.minutes, s.basis, s.patient, s.version, u.name AS confirmed_by, s.confirmed_at
    FROM encounter_em s LEFT JOIN user_account u ON u.id = s.confirmed_by WHERE s.encounter_id = ${id}`);
  if (!row) return null;
  const { minutes, basis, patient, version } = row;
  const confirmed =
    row.confirmed_by === null || row.confirmed_at === null
      ? null
      : { by: row.confirmed_by, at: row.confirmed_at };
  return { sheet: { decisions: readDecisions(row.decisions), minutes, basis, patient }, version, confirmed };
}

function readDecisions(json: string): EmDecision[] {
  const rows: unknown = JSON.parse(json);
  // An element that a later program knows is left out rather than counted wrongly.
  return (Array.isArray(rows) ? rows : []).flatMap((row) => {
    const decision = EmDecision.safeParse(row);
    return decision.success ? [decision.data] : [];
  });
}

/**
 * Writes a sheet when the stored one still has the version that the caller saw (0: none).
 * @returns false when somebody was faster.
 */
export function writeSheet(
  db: WriteDb,
  id: EncounterId,
  seen: number,
  sheet: EmWorksheet,
  saved: { readonly at: Instant; readonly confirmedBy: UserId | null },
): boolean {
  const decisions = JSON.stringify(sheet.decisions);
  const confirmedAt = saved.confirmedBy === null ? null : saved.at;
  const { changes } =
    seen === 0
      ? db.run(sql`INSERT INTO encounter_em
          (encounter_id, decisions, minutes, basis, patient, version, saved_at, confirmed_by, confirmed_at)
          VALUES (${id}, ${decisions}, ${sheet.minutes}, ${sheet.basis}, ${sheet.patient}, 1, ${saved.at},
            ${saved.confirmedBy}, ${confirmedAt}) ON CONFLICT (encounter_id) DO NOTHING`)
      : db.run(sql`UPDATE encounter_em SET decisions = ${decisions}, minutes = ${sheet.minutes},
          basis = ${sheet.basis}, patient = ${sheet.patient}, version = version + 1, saved_at = ${saved.at},
          confirmed_by = ${saved.confirmedBy}, confirmed_at = ${confirmedAt}
          WHERE encounter_id = ${id} AND version = ${seen}`);
  return changes === 1;
}

/** Encounters of the same patient before this one, within four years: who saw the patient, and what was coded. */
export function findEarlierVisits(db: ReadDb, encounter: Encounter): EarlierVisit[] {
  const from = `${Number(encounter.serviceDate.slice(0, 4)) - 4}-01-01`;
  return db
    .all<{ service_on: IsoDate; taxonomy: string; codes: string | null }>(sql`
      SELECT e.service_on, p.taxonomy,
        (SELECT json_group_array(l.code) FROM encounter_line l WHERE l.encounter_id = e.id) AS codes
      FROM encounter e JOIN provider p ON p.id = e.rendering_provider_id
      WHERE e.patient_id = ${encounter.patientId} AND e.id <> ${encounter.id}
        AND e.service_on < ${encounter.serviceDate} AND e.service_on >= ${from}
      ORDER BY e.service_on DESC LIMIT 200`)
    .map((row) => ({
      serviceDate: row.service_on,
      taxonomy: row.taxonomy,
      codes: JSON.parse(row.codes ?? '[]') as string[],
    }));
}
