import type { Coding } from '#shared/domain/encounter.ts';
import { listName } from '#shared/domain/patient.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, PayerId, ProviderId, UserId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { AuditCandidate } from './records.ts';

type Row = {
  readonly id: EncounterId;
  readonly version: number;
  readonly service_on: IsoDate;
  readonly provider_id: ProviderId;
  readonly payer_id: PayerId | null;
  readonly coder_id: UserId | null;
  readonly coder_name: string | null;
  readonly coded_at: Instant | null;
  readonly nth: number;
  readonly last_name: string;
  readonly first_name: string;
  readonly middle_name: string;
  readonly diagnoses: string;
  readonly lines: string;
};

type LineRow = Omit<Coding['lines'][number], 'chargeCents'> & { readonly charge: number };

/** Every encounter that is coded or billed, with its coding as it stands. */
export function listCandidates(db: ReadDb): AuditCandidate[] {
  return db
    .all<Row>(sql`
      SELECT e.id, e.version, e.service_on, e.rendering_provider_id AS provider_id, e.coded_by AS coder_id, e.coded_at,
        u.name AS coder_name, p.last_name, p.first_name, p.middle_name,
        row_number() OVER (PARTITION BY e.coded_by ORDER BY e.coded_at, e.id) AS nth,
        (SELECT c.payer_id FROM coverage c WHERE c.patient_id = e.patient_id AND c.active_from_on <= e.service_on
          AND (c.active_to_on IS NULL OR c.active_to_on >= e.service_on) ORDER BY c.rank, c.active_from_on DESC LIMIT 1) AS payer_id,
        (SELECT json_group_array(code) FROM (SELECT code FROM encounter_diagnosis d
          WHERE d.encounter_id = e.id ORDER BY d.position)) AS diagnoses,
        (SELECT json_group_array(json_object('id', id, 'code', code, 'modifiers', json(modifiers), 'pointers', json(pointers),
            'units', units, 'charge', charge_cents)) FROM (SELECT * FROM encounter_line l
          WHERE l.encounter_id = e.id ORDER BY l.position)) AS lines
      FROM encounter e JOIN patient p ON p.id = e.patient_id LEFT JOIN user_account u ON u.id = e.coded_by
      WHERE e.status IN ('coded', 'billed')`)
    .map((row) => {
      const lines = JSON.parse(row.lines) as LineRow[];
      return {
        encounterId: row.id,
        version: row.version,
        serviceDate: row.service_on,
        coderId: row.coder_id,
        coderName: row.coder_name ?? '',
        codedAt: row.coded_at,
        providerId: row.provider_id,
        payerId: row.payer_id,
        patientName: listName({
          lastName: row.last_name,
          firstName: row.first_name,
          middleName: row.middle_name,
        }),
        coding: {
          diagnoses: JSON.parse(row.diagnoses) as string[],
          lines: lines.map(({ charge, ...line }) => ({ ...line, chargeCents: charge })) as Coding['lines'],
        },
        chargeCents: lines.reduce((sum, l) => sum + l.charge, 0),
        nthOfCoder: row.coder_id === null ? null : row.nth,
      };
    });
}

/** SHA-256 of the texts of an encounter's documents. */
export function documentHashes(db: ReadDb, id: EncounterId): string[] {
  return db
    .all<{ sha256: string }>(sql`SELECT sha256 FROM clinical_document WHERE encounter_id = ${id}`)
    .map((row) => row.sha256);
}

/**
 * What a payer last allowed for one unit of a code, in cents: the charge less the contractual adjustment of the
 * newest line that was posted with one. Null: none was.
 */
export function lastAllowed(db: ReadDb, payerId: PayerId, code: string): number | null {
  const row = db.get<{ charge: number; off: number; units: number }>(sql`
    SELECT l.charge_cents AS charge, SUM(e.amount_cents) AS off,
      (SELECT f.value ->> '$.units' FROM json_each(c.frozen, '$.lines') f
        WHERE f.value ->> '$.serviceLineId' = l.service_line_id) AS units
    FROM claim c JOIN claim_line l ON l.claim_id = c.id
      JOIN journal_entry e ON e.claim_id = c.id AND e.service_line_id = l.service_line_id AND e.account = 'contractual_adjustment'
    WHERE c.payer_id = ${payerId} AND l.code = ${code} AND c.status <> 'voided'
    GROUP BY l.id HAVING SUM(e.amount_cents) > 0 ORDER BY c.service_on DESC, c.control_number DESC LIMIT 1`);
  return row && row.units > 0 ? Math.floor((row.charge - row.off) / row.units) : null;
}
