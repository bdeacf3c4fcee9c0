import { sameWording } from '#shared/domain/codes/code-effects.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { InstalledRelease } from './releases.ts';

/** One code that differs between two releases. */
export type CodeChange = {
  readonly code: string;
  readonly title: string;
  readonly billable: boolean;
  /** How it stood before, for a revision. */
  readonly before?: { readonly title: string; readonly billable: boolean };
};

/** What a release changes against another; a code that becomes a heading is a revision. */
export type ReleaseDiff = {
  readonly added: readonly CodeChange[];
  readonly deleted: readonly CodeChange[];
  readonly revised: readonly CodeChange[];
};

type Row = { code: string; title: string; billable: number; ended: number };

/**
 * Added, deleted and revised codes from one release to another of the same system. A code whose own days had
 * ended before a release came into force does not count as one of it.
 * @throws Refusal `invalid_input` for releases of different kinds or without codes.
 */
export function diffReleases(db: ReadDb, from: InstalledRelease, to: InstalledRelease): ReleaseDiff {
  if (from.kind !== to.kind || from.system !== to.system)
    throw new Refusal('invalid_input', `${from.name} and ${to.name} are not of the same kind.`);
  const before = codesOf(db, from);
  const after = codesOf(db, to);
  const added: CodeChange[] = [];
  const revised: CodeChange[] = [];
  for (const [code, row] of after) {
    const old = before.get(code);
    if (!old) added.push({ code, ...row });
    else if (!sameWording(old.title, row.title) || old.billable !== row.billable)
      revised.push({ code, ...row, before: old });
  }
  const deleted = [...before].flatMap(([code, row]) => (after.has(code) ? [] : [{ code, ...row }]));
  return { added, deleted, revised };
}

type State = { readonly title: string; readonly billable: boolean };

function codesOf(db: ReadDb, release: InstalledRelease): Map<string, State> {
  const rows =
    release.kind === 'codes'
      ? db.all<Row>(
          sql`SELECT code, title, billable, valid_to IS NOT NULL AND valid_to < ${release.published} AS ended
              FROM code WHERE release_id = ${release.id} ORDER BY code, valid_from`,
        )
      : db.all<Row>(
          sql`SELECT code, title, current AS billable, 0 AS ended FROM list_code
              WHERE release_id = ${release.id} ORDER BY code`,
        );
  if (rows.length === 0)
    throw new Refusal('invalid_input', `${release.name} has no list of codes that could be compared.`);
  return new Map(
    rows
      .filter((row) => row.ended === 0)
      .map(({ code, title, billable }) => [code, { title, billable: billable === 1 }]),
  );
}
