import type { ClaimFile } from '#shared/contract/claims.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import type { ClaimFileId, ClaimId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

const targetKey = (id: ClaimFileId): string => `claim-file-folder/${id}`;

type FileRow = {
  readonly id: ClaimFileId;
  readonly kind: '837P';
  readonly file_name: string;
  readonly sha256: string;
  readonly interchange_control: number;
  readonly receiver_name: string;
  readonly charge_cents: number;
  readonly created_at: Instant;
  readonly placed_at: Instant | null;
  readonly claims: number;
};

const FILE_COLUMNS = sql`f.id, f.kind, f.file_name, f.sha256, f.interchange_control, f.receiver_name, f.charge_cents,
  f.created_at, f.placed_at, (SELECT COUNT(*) FROM claim_file_claim c WHERE c.claim_file_id = f.id) AS claims`;

/** Every claim file, newest first. */
export function listFiles(db: ReadDb): ClaimFile[] {
  return db
    .all<FileRow>(sql`SELECT ${FILE_COLUMNS} FROM claim_file f ORDER BY f.interchange_control DESC`)
    .map(toFile);
}

/** Files whose bytes are not known to stand in a folder, oldest first. */
export function listUnplaced(db: ReadDb): ClaimFile[] {
  return db
    .all<FileRow>(
      sql`SELECT ${FILE_COLUMNS} FROM claim_file f WHERE f.placed_at IS NULL ORDER BY f.interchange_control`,
    )
    .map(toFile);
}

/** One claim file with its bytes, or null. */
export function findFile(db: ReadDb, id: ClaimFileId): { file: ClaimFile; content: Uint8Array } | null {
  const row = db.get<FileRow & { content: Uint8Array }>(
    sql`SELECT ${FILE_COLUMNS}, f.content FROM claim_file f WHERE f.id = ${id}`,
  );
  return row ? { file: toFile(row), content: row.content } : null;
}

function toFile(row: FileRow): ClaimFile {
  return {
    id: row.id,
    kind: row.kind,
    fileName: row.file_name,
    sha256: row.sha256,
    interchangeControl: String(row.interchange_control).padStart(9, '0'),
    receiverName: row.receiver_name,
    createdAt: row.created_at,
    placedAt: row.placed_at,
    claims: row.claims,
    chargeCents: row.charge_cents as ClaimFile['chargeCents'],
  };
}

export type NewClaimFile = {
  readonly id: ClaimFileId;
  readonly fileName: string;
  readonly sha256: string;
  readonly interchangeControl: number;
  readonly receiverId: string;
  readonly receiverName: string;
  readonly content: Uint8Array;
  readonly chargeCents: number;
  /** With the number of the version that goes into it. */
  readonly claims: readonly { readonly id: ClaimId; readonly version: number }[];
};

/** Keeps a claim file's bytes; whether they stand in a folder is not known yet. */
export function insertFile(db: WriteDb, file: NewClaimFile, at: Instant): void {
  db.run(sql`INSERT INTO claim_file (id, kind, file_name, sha256, interchange_control, receiver_id, receiver_name, content,
      charge_cents, created_at, placed_at)
    VALUES (${file.id}, '837P', ${file.fileName}, ${file.sha256}, ${file.interchangeControl}, ${file.receiverId},
      ${file.receiverName}, ${file.content}, ${file.chargeCents}, ${at}, NULL)`);
  for (const claim of file.claims)
    db.run(sql`INSERT INTO claim_file_claim (claim_file_id, claim_id, version)
      VALUES (${file.id}, ${claim.id}, ${claim.version})`);
}

/** A folder of one computer. */
export type Place = { readonly machine: string; readonly path: string };

/** The files that were put into a folder, oldest first. */
export function listPlacedIn(db: ReadDb, place: Place): ClaimFile[] {
  return db
    .all<FileRow>(
      sql`SELECT ${FILE_COLUMNS} FROM claim_file f JOIN claim_file_place p ON p.claim_file_id = f.id
        WHERE p.machine = ${place.machine} AND p.path = ${place.path} ORDER BY f.interchange_control`,
    )
    .map(toFile);
}

/** Notes that the bytes stand in a folder. */
export function setPlaced(db: WriteDb, id: ClaimFileId, at: Instant, place: Place): void {
  db.run(sql`INSERT INTO claim_file_place (claim_file_id, machine, path)
    SELECT ${id}, ${place.machine}, ${place.path} FROM claim_file WHERE id = ${id} AND placed_at IS NULL
    ON CONFLICT (claim_file_id) DO NOTHING`);
  db.run(sql`UPDATE claim_file SET placed_at = ${at} WHERE id = ${id} AND placed_at IS NULL`);
  db.run(sql`DELETE FROM setting WHERE key = ${targetKey(id)}`);
}

/** Remembers into which folder a claim file goes, so that a crash while writing can be settled. */
export function keepTargetFolder(db: WriteDb, id: ClaimFileId, folder: string): void {
  db.run(sql`INSERT INTO setting (key, value) VALUES (${targetKey(id)}, ${JSON.stringify(folder)})
    ON CONFLICT (key) DO UPDATE SET value = excluded.value`);
}

export function findTargetFolder(db: ReadDb, id: ClaimFileId): string | null {
  const row = db.get<{ value: string }>(sql`SELECT value FROM setting WHERE key = ${targetKey(id)}`);
  return row ? (JSON.parse(row.value) as string) : null;
}
