import { listName } from '#shared/domain/patient.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { list, sql, type ReadDb } from '#electron/db/sql.ts';

/** A claim that may be meant. */
export type ClaimLike = {
  readonly claimId: ClaimId;
  readonly controlNumber: string;
  readonly patientName: string;
};

/** By which a claim is looked for; the search is a control number or the beginning of a last name. */
export type ClaimWanted =
  | { readonly claimId: ClaimId }
  | {
      readonly numbers: readonly string[];
      readonly payerControlNumber: string;
      readonly lastName: string;
      readonly serviceDate: IsoDate | null;
      readonly search: string;
    };

/** Claims that share a number with what is wanted, or last name and date of service. */
export function findClaimLikes(db: ReadDb, wanted: ClaimWanted): ClaimLike[] {
  const where =
    'claimId' in wanted
      ? sql`c.id = ${wanted.claimId}`
      : wanted.search !== ''
        ? sql`c.control_number = ${wanted.search} OR p.last_name LIKE ${`${wanted.search}%`}`
        : sql`c.control_number IN (${list(wanted.numbers)})
            OR (c.payer_control_number <> '' AND c.payer_control_number = ${wanted.payerControlNumber})
            OR (p.last_name = ${wanted.lastName} COLLATE NOCASE AND (${wanted.serviceDate} IS NULL OR c.service_on = ${wanted.serviceDate}))`;
  return db
    .all<{ id: ClaimId; control_number: string; last_name: string; first_name: string }>(
      sql`SELECT c.id, c.control_number, p.last_name, p.first_name FROM claim c JOIN patient p ON p.id = c.patient_id
          WHERE (${where}) AND c.status <> 'voided' ORDER BY c.service_on DESC LIMIT 60`,
    )
    .map((row) => ({
      claimId: row.id,
      controlNumber: row.control_number,
      patientName: listName({ lastName: row.last_name, firstName: row.first_name }),
    }));
}
