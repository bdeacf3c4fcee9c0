import type { CodeEntry, CodeSetRelease, CodeSystem } from '#shared/domain/code.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';

type ReleaseRow = {
  id: number;
  system: CodeSystem;
  name: string;
  starter: number;
  effective_from: IsoDate;
  effective_to: IsoDate | null;
};
type CodeRow = {
  code: string;
  title: string;
  billable: number;
  valid_from: IsoDate;
  valid_to: IsoDate | null;
};

/** A stored release, with the id that its codes carry. */
export type StoredRelease = Omit<CodeSetRelease, 'codes'> & { readonly id: number };

/** All releases of codes, the preferred first: full ones before starters, newer before older. */
export function listReleases(db: ReadDb): StoredRelease[] {
  return db
    .all<ReleaseRow>(
      sql`SELECT id, system, name, starter, effective_from, effective_to FROM release
          WHERE kind = 'codes' ORDER BY starter, published DESC, effective_from DESC, id DESC`,
    )
    .map((r) => ({
      id: r.id,
      system: r.system,
      name: r.name,
      starter: r.starter === 1,
      effectiveFrom: r.effective_from,
      effectiveTo: r.effective_to,
    }));
}

/** Number of different codes of a release. */
export function countCodes(db: ReadDb, releaseId: number): number {
  return (
    db.get<{ n: number }>(sql`SELECT count(DISTINCT code) AS n FROM code WHERE release_id = ${releaseId}`)
      ?.n ?? 0
  );
}

/** Every stretch of days of one code in one release, oldest first. */
export function codeRows(db: ReadDb, release: StoredRelease, code: string): CodeEntry[] {
  return db
    .all<CodeRow>(
      sql`SELECT code, title, billable, valid_from, valid_to FROM code
          WHERE release_id = ${release.id} AND code = ${code} ORDER BY valid_from`,
    )
    .map((row) => entry(release.system, row));
}

/** Every stretch of days of every code that begins with `prefix` in one release, by code. */
export function codesWithPrefix(db: ReadDb, release: StoredRelease, prefix: string): CodeEntry[] {
  return db
    .all<CodeRow>(
      sql`SELECT code, title, billable, valid_from, valid_to FROM code
          WHERE release_id = ${release.id} AND code >= ${prefix} AND code < ${`${prefix}\u{10ffff}`}
          ORDER BY code, valid_from`,
    )
    .map((row) => entry(release.system, row));
}

/** Adds a release and returns its id. */
export function insertRelease(
  db: WriteDb,
  release: Omit<CodeSetRelease, 'codes' | 'effectiveFrom' | 'effectiveTo'> & {
    readonly effectiveFrom: string;
    readonly effectiveTo: string | null;
    /** When it came into force; the first day it speaks for when not given. */
    readonly published?: string;
  },
): number {
  return db.run(
    sql`INSERT INTO release (kind, system, name, starter, published, effective_from, effective_to)
        VALUES ('codes', ${release.system}, ${release.name}, ${release.starter},
                ${release.published ?? release.effectiveFrom}, ${release.effectiveFrom}, ${release.effectiveTo})`,
  ).rowId;
}

/** Adds one stretch of days of one code. */
export function insertCode(
  db: WriteDb,
  releaseId: number,
  code: {
    readonly code: string;
    readonly title: string;
    readonly billable: boolean;
    readonly validFrom: string;
    readonly validTo: string | null;
    readonly shortTitle?: string;
  },
): void {
  db.run(
    sql`INSERT INTO code (release_id, code, title, billable, valid_from, valid_to, short_title)
        VALUES (${releaseId}, ${code.code}, ${code.title}, ${code.billable}, ${code.validFrom}, ${code.validTo},
                ${code.shortTitle ?? ''})`,
  );
}

/** Takes a release away with its codes. */
export function deleteRelease(db: WriteDb, releaseId: number): void {
  db.run(sql`DELETE FROM release WHERE id = ${releaseId}`);
}

function entry(system: CodeSystem, row: CodeRow): CodeEntry {
  return {
    system,
    code: row.code,
    title: row.title,
    billable: row.billable === 1,
    validFrom: row.valid_from,
    validTo: row.valid_to,
  };
}
