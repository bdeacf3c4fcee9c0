import type { ClaimRecurrence } from '#shared/domain/claim-work.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimRecurrenceId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type KeptRecurrence = Omit<ClaimRecurrence, 'due'> & {
  /** From which day, and after how many, the next one is counted. */
  readonly firstOn: IsoDate;
  readonly made: number;
};

type Row = Omit<KeptRecurrence, 'patientName'> & {
  readonly lastName: string;
  readonly firstName: string;
  readonly middleName: string;
};

/** Every recurrence, the soonest first. */
export function listRecurrences(db: ReadDb): KeptRecurrence[] {
  return db
    .all<Row>(
      sql`SELECT r.id, r.patient_id AS patientId, p.last_name AS lastName, p.first_name AS firstName,
        p.middle_name AS middleName, r.template_id AS templateId, r.claim_id AS claimId,
        coalesce(t.name, 'Claim ' || c.control_number) AS sourceName, r.rendering_provider_id AS renderingProviderId,
        r.facility_id AS facilityId, r.every, r.unit, r.first_on AS firstOn, r.made, r.next_on AS nextOn,
        r.until_on AS "until"
      FROM claim_recurrence r JOIN patient p ON p.id = r.patient_id LEFT JOIN claim_template t ON t.id = r.template_id
        LEFT JOIN claim c ON c.id = r.claim_id ORDER BY r.next_on, r.created_at`,
    )
    .map(({ lastName, firstName, middleName, ...row }) => ({
      ...row,
      patientName: listName({ lastName, firstName, middleName }),
    }));
}

export type NewRecurrence = Omit<KeptRecurrence, 'patientName' | 'sourceName'>;

export function putRecurrence(db: WriteDb, r: NewRecurrence, at: Instant, userId: UserId): void {
  db.run(sql`INSERT INTO claim_recurrence (id, patient_id, template_id, claim_id, rendering_provider_id, facility_id,
      every, unit, first_on, made, next_on, until_on, created_at, created_by)
    VALUES (${r.id}, ${r.patientId}, ${r.templateId}, ${r.claimId}, ${r.renderingProviderId}, ${r.facilityId},
      ${r.every}, ${r.unit}, ${r.firstOn}, ${r.made}, ${r.nextOn}, ${r.until}, ${at}, ${userId})
    ON CONFLICT (id) DO UPDATE SET template_id = excluded.template_id, claim_id = excluded.claim_id,
      rendering_provider_id = excluded.rendering_provider_id, facility_id = excluded.facility_id, every = excluded.every,
      unit = excluded.unit, first_on = excluded.first_on, made = excluded.made, next_on = excluded.next_on,
      until_on = excluded.until_on`);
}

export function deleteRecurrence(db: WriteDb, id: ClaimRecurrenceId): boolean {
  return db.run(sql`DELETE FROM claim_recurrence WHERE id = ${id}`).changes === 1;
}

export function countRecurringDue(db: ReadDb, today: IsoDate): number {
  const row = db.get<{ n: number }>(sql`SELECT count(*) AS n FROM claim_recurrence
    WHERE next_on <= ${today} AND (until_on IS NULL OR next_on <= until_on)`);
  return row?.n ?? 0;
}
