import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type OpenDb, type ReadDb } from '#electron/db/sql.ts';
import { deriveIcd10Days } from './install/derive-days.ts';
import type { ReleaseKind } from './install/parcel.ts';

/** One installed release of any kind. */
export type InstalledRelease = {
  readonly id: number;
  readonly kind: ReleaseKind;
  /** The coding system of `codes`; null for tables that go with codes. */
  readonly system: string | null;
  readonly name: string;
  readonly starter: boolean;
  readonly published: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** The file it was read from; empty for the starter set. */
  readonly source: string;
  readonly sha256: string;
};

type Row = {
  id: number;
  kind: ReleaseKind;
  system: string;
  name: string;
  starter: number;
  published: string;
  effective_from: string;
  effective_to: string | null;
  source: string;
  sha256: string;
};

/** Every installed release, by kind and system, newest first. */
export function installedReleases(db: ReadDb): InstalledRelease[] {
  return db
    .all<Row>(
      sql`SELECT id, kind, system, name, starter, published, effective_from, effective_to, source, sha256
          FROM release ORDER BY kind <> 'codes', kind, system, starter, published DESC, id DESC`,
    )
    .map((r) => ({
      id: r.id,
      kind: r.kind,
      system: r.system || null,
      name: r.name,
      starter: r.starter === 1,
      published: r.published,
      effectiveFrom: r.effective_from,
      effectiveTo: r.effective_to,
      source: r.source,
      sha256: r.sha256,
    }));
}

/** A release by its id or name. @throws Refusal `not_found`. */
export function findRelease(db: ReadDb, wanted: string): InstalledRelease {
  const all = installedReleases(db);
  const plain = wanted.trim().toLowerCase();
  const found =
    all.find((r) => String(r.id) === plain) ??
    all.find((r) => r.name.toLowerCase() === plain && !r.starter) ??
    all.find((r) => r.name.toLowerCase() === plain);
  if (!found) throw new Refusal('not_found', `No release "${wanted}" is installed. Nothing was changed.`);
  return found;
}

/**
 * Takes a release away again; what was valid by the others is derived anew, and the starter set speaks again
 * for a system that has no full release left.
 * @throws Refusal `not_found`, or `rule_violated` for the starter set.
 */
export function rollbackRelease(db: OpenDb, wanted: string): InstalledRelease {
  const release = findRelease(db, wanted);
  if (release.starter)
    throw new Refusal(
      'rule_violated',
      'The starter set belongs to the program and stays. Nothing was changed.',
    );
  transaction(db, (w) => {
    w.run(sql`DELETE FROM release WHERE id = ${release.id}`);
    if (release.system === 'icd10cm') deriveIcd10Days(w);
  });
  return release;
}

/** The release of a kind that speaks for a day: the newest of several, null when there is none. */
export function releaseOfKind(
  releases: readonly InstalledRelease[],
  kind: ReleaseKind,
  on: string,
): InstalledRelease | null {
  return (
    releases
      .filter(
        (r) => r.kind === kind && r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo),
      )
      .sort((a, b) => (a.published < b.published ? 1 : -1))[0] ?? null
  );
}
