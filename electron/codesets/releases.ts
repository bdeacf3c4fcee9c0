import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { sql, type OpenDb, type ReadDb } from '#electron/db/sql.ts';
import { deriveIcd10Days } from './install/derive-days.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import {
  COMPARED_KINDS,
  releaseRank,
  type DaysKnown,
  type ReleaseKind,
} from '#shared/domain/codes/release-kinds.ts';

/** One installed release of any kind. */
export type InstalledRelease = {
  readonly id: number;
  readonly kind: ReleaseKind;
  /** The coding system of `codes`; null for tables that go with codes. */
  readonly system: CodeSystem | null;
  readonly name: string;
  readonly starter: boolean;
  readonly published: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** The file it was read from; empty for the starter set. */
  readonly source: string;
  readonly sha256: string;
  /** Null for the starter set, and for releases that were installed before this was kept. */
  readonly daysKnown: DaysKnown | null;
  readonly installedAt: string | null;
};

type Row = {
  id: number;
  kind: ReleaseKind;
  system: CodeSystem | '';
  name: string;
  starter: number;
  published: string;
  effective_from: string;
  effective_to: string | null;
  source: string;
  sha256: string;
  days_known: DaysKnown | '';
  installed_at: string;
};

/** Every installed release, in the order of `releaseRank`, newest first within each; a starter set stands last. */
export function installedReleases(db: ReadDb): InstalledRelease[] {
  return db
    .all<Row>(
      sql`SELECT id, kind, system, name, starter, published, effective_from, effective_to, source, sha256,
                 days_known, installed_at
          FROM release ORDER BY starter, published DESC, id DESC`,
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
      daysKnown: r.days_known || null,
      installedAt: r.installed_at || null,
    }))
    .sort((a, b) => releaseRank(a.kind, a.system) - releaseRank(b.kind, b.system));
}

/** A release by its id or name. @throws Refusal `not_found`. */
export function findRelease(db: ReadDb, wanted: string | number): InstalledRelease {
  const all = installedReleases(db);
  if (typeof wanted === 'number') {
    const byId = all.find((r) => r.id === wanted);
    if (byId) return byId;
    throw new Refusal('not_found', 'This release is not installed any more. Nothing was changed.');
  }
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
export function rollbackRelease(db: OpenDb, wanted: string | number): InstalledRelease {
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

/** The full release of the same kind and system before one; null when there is none or its kind has no codes. */
export function releaseBefore(
  all: readonly InstalledRelease[],
  made: InstalledRelease,
): InstalledRelease | null {
  if (!COMPARED_KINDS.has(made.kind)) return null;
  return (
    all
      .filter(
        (r) => r.kind === made.kind && r.system === made.system && !r.starter && r.published < made.published,
      )
      .sort((a, b) => (a.published < b.published ? 1 : -1))[0] ?? null
  );
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
