import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';
import type { NoteKind } from '#shared/domain/code-files/tabular-xml.ts';
import { withDot } from '#shared/domain/encounter.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import { installedReleases, type InstalledRelease } from './releases.ts';

/** One note that holds for a code, with the place where it is printed. */
export type CodeNote = { readonly scope: string; readonly kind: NoteKind; readonly text: string };

/** What the tabular list says of a code, from its chapter down to itself. */
export type CodeNotes = {
  readonly release: string;
  /** False when the list is of another year than the day asked for. */
  readonly ofThatDay: boolean;
  readonly scopes: readonly { readonly id: string; readonly title: string }[];
  readonly notes: readonly CodeNote[];
  /** Values of the seventh character, where the code has one. */
  readonly seventh: readonly { readonly char: string; readonly text: string }[];
};

type Scope = { id: string; parent: string | null; title: string };

/**
 * The notes of an ICD-10-CM code as of a day: from the list in force, else from the nearest installed one
 * that has the code (said by `ofThatDay`). Null when none has it.
 * @param releases those to ask; all that are installed when not given.
 */
export function notesOf(
  db: ReadDb,
  code: string,
  on: string,
  releases = installedReleases(db),
): CodeNotes | null {
  for (const release of tabularByNearness(releases, on)) {
    const scopes = scopesOf(db, release.id, withDot(code));
    if (scopes.length === 0) continue;
    const notes = scopes.flatMap(({ id }) =>
      db.all<CodeNote>(
        sql`SELECT scope, kind, text FROM tabular_note WHERE release_id = ${release.id} AND scope = ${id} ORDER BY position`,
      ),
    );
    const seventh = scopes
      .toReversed()
      .map(({ id }) =>
        db.all<{ char: string; text: string }>(
          sql`SELECT char, text FROM seventh_character WHERE release_id = ${release.id} AND scope = ${id} ORDER BY char`,
        ),
      )
      .find((values) => values.length > 0);
    return {
      release: release.name,
      ofThatDay: speaksFor(release, on),
      scopes: scopes.map(({ id, title }) => ({ id, title })),
      notes,
      seventh: seventh ?? [],
    };
  }
  return null;
}

/** Every term of the installed indexes, newest release of each kind; for building the search. */
export function indexEntries(db: ReadDb): {
  readonly kind: 'alphabetic' | 'external' | 'drugs' | 'neoplasms';
  readonly release: string;
  readonly entries: IndexEntry[];
}[] {
  const all = installedReleases(db);
  return (['alphabetic', 'external', 'drugs', 'neoplasms'] as const).flatMap((kind) => {
    const newest = all.filter((r) => r.kind === kind).sort((a, b) => (a.published < b.published ? 1 : -1))[0];
    if (!newest) return [];
    const entries = db
      .all<{ entry: string }>(
        sql`SELECT entry FROM index_entry WHERE release_id = ${newest.id} ORDER BY position`,
      )
      .map(({ entry }) => JSON.parse(entry) as IndexEntry);
    return [{ kind, release: newest.name, entries }];
  });
}

/**
 * What the tabular list prints under its codes as other names of them, for the search: from the list in force on
 * the day, else the nearest installed one.
 */
export function inclusionTerms(
  db: ReadDb,
  on: string,
): { readonly text: string; /** A code, or a heading for all below it. */ readonly code: string }[] {
  const [list] = tabularByNearness(installedReleases(db), on);
  if (!list) return [];
  return db.all(
    sql`SELECT text, scope AS code FROM tabular_note
        WHERE release_id = ${list.id} AND kind = 'inclusionTerm' AND scope GLOB '[A-Z][0-9]*' ORDER BY scope, position`,
  );
}

function speaksFor(release: InstalledRelease, on: string): boolean {
  return release.effectiveFrom <= on && (release.effectiveTo === null || on <= release.effectiveTo);
}

/** Installed tabular lists, the one in force on the day first, then the nearest. */
export function tabularByNearness(releases: readonly InstalledRelease[], on: string): InstalledRelease[] {
  const distance = (r: InstalledRelease): number =>
    speaksFor(r, on) ? -1 : Math.abs(Date.parse(r.published) - Date.parse(on));
  return releases.filter((r) => r.kind === 'tabular').sort((a, b) => distance(a) - distance(b));
}

/**
 * From the chapter down to the code. Codes with a seventh character are not printed themselves: the longest
 * printed beginning stands for them, which for S52.501A is S52.501.
 */
function scopesOf(db: ReadDb, releaseId: number, code: string): Scope[] {
  const plain = code.replace('.', '');
  const read = (id: string): Scope | null =>
    db.get<Scope>(
      sql`SELECT id, parent, title FROM tabular_scope WHERE release_id = ${releaseId} AND id = ${id}`,
    );
  let at: Scope | null = null;
  for (let length = plain.length; at === null && length >= 3; length -= 1)
    at = read(withDot(plain.slice(0, length).replace(/X+$/, '')));
  const chain: Scope[] = [];
  while (at !== null) {
    chain.unshift(at);
    at = at.parent === null ? null : read(at.parent);
  }
  return chain;
}
