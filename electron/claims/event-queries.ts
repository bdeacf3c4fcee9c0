import type { ClaimEvent } from '#shared/domain/claim.ts';
import type { ClaimCause, FileRef } from '#shared/domain/claim-status.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

export type NewClaimEvent = Pick<ClaimEvent, 'kind' | 'from' | 'to' | 'detail' | 'versionNumber'> & {
  readonly file?: FileRef | null;
};

export function insertEvent(
  db: WriteDb,
  id: ClaimId,
  event: NewClaimEvent,
  at: Instant,
  userId: string,
): void {
  const of = (kind: FileRef['kind']): string | null => (event.file?.kind === kind ? event.file.id : null);
  db.run(sql`INSERT INTO claim_event (claim_id, at, kind, from_status, to_status, detail, user_id, claim_file_id,
      remittance_id, version_number, file_kind, file_id)
    VALUES (${id}, ${at}, ${event.kind}, ${event.from}, ${event.to}, ${event.detail}, ${userId}, ${of('claim_file')},
      ${of('remittance')}, ${event.versionNumber}, ${event.file?.kind ?? null}, ${event.file?.id ?? null})`);
}

type Row = Omit<ClaimEvent, 'file'> & {
  readonly fileKind: FileRef['kind'] | null;
  readonly fileId: string | null;
};

/** The life of a claim, oldest first. */
export function findEvents(db: ReadDb, id: ClaimId): ClaimEvent[] {
  return db
    .all<Row>(
      sql`SELECT e.id, e.at, e.kind, e.from_status AS "from", e.to_status AS "to", e.detail,
      u.name AS userName, e.claim_file_id AS claimFileId, e.remittance_id AS remittanceId,
      e.version_number AS versionNumber, e.file_kind AS fileKind, e.file_id AS fileId
    FROM claim_event e JOIN user_account u ON u.id = e.user_id WHERE e.claim_id = ${id} ORDER BY e.id`,
    )
    .map(({ fileKind, fileId, ...event }) => ({ ...event, file: fileOf(event, fileKind, fileId) }));
}

function fileOf(
  event: { readonly claimFileId: ClaimFileId | null; readonly remittanceId: string | null },
  kind: FileRef['kind'] | null,
  id: string | null,
): FileRef | null {
  if (kind !== null && id !== null) return { kind, id };
  if (event.claimFileId !== null) return { kind: 'claim_file', id: event.claimFileId };
  return event.remittanceId === null ? null : { kind: 'remittance', id: event.remittanceId };
}

/** The last step of a claim by one of these causes, or null. */
export function findLastStep(
  db: ReadDb,
  id: ClaimId,
  causes: readonly ClaimCause[],
): Pick<ClaimEvent, 'from' | 'to' | 'at'> | null {
  return db.get(sql`SELECT from_status AS "from", to_status AS "to", at FROM claim_event
    WHERE claim_id = ${id} AND kind IN (SELECT value FROM json_each(${JSON.stringify(causes)}))
    ORDER BY id DESC LIMIT 1`);
}
