import type { EditorList } from '#shared/domain/code-files/code-editor.ts';
import type { AddOnEdit, MueEdit } from '#shared/domain/code-files/ncci.ts';
import type { RvuRow } from '#shared/domain/code-files/fee-schedule.ts';
import { withDot } from '#shared/domain/encounter.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { AgeLimit, Answer, Successor } from '#shared/domain/coding/edits.ts';
import type { ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import { pairsOf } from './install/ptp-pack.ts';
import { installedReleases, releaseOfKind, type InstalledRelease } from './releases.ts';

export type { Answer };

/** A pair that is in force on the day. */
export type PtpAnswer = {
  readonly column1: string;
  readonly column2: string;
  readonly modifier: 0 | 1 | 9;
  readonly rationale: string;
};

export type RvuAnswer = RvuRow & {
  /** Dollars for one RVU, in ten-thousandths. */ readonly conversionFactor: number;
};

/** Look-ups in the installed edit tables, each as of a day of service. */
export type EditLookups = {
  /** The pair in either order; `column1` of the answer is the code that is paid. */
  readonly ptp: (one: string, other: string, on: string) => Answer<PtpAnswer>;
  readonly mue: (code: string, on: string) => Answer<MueEdit>;
  /** All primaries of an add-on code that hold on the day. */
  readonly addOn: (code: string, on: string) => Answer<readonly AddOnEdit[]>;
  readonly relativeValue: (code: string, modifier: string, on: string) => Answer<RvuAnswer>;
  /** Ages at which the Medicare code editor expects a diagnosis, in completed years, both ends included. */
  readonly ageLimits: (code: string, on: string) => Answer<readonly AgeLimit[]>;
  /**
   * The sex for which the code editor expects a diagnosis. "No data" as well when the installed lists have no
   * sexes: that edit was deactivated on 2024-10-01 and later lists leave it out.
   */
  readonly sexLimit: (code: string, on: string) => Answer<'F' | 'M'>;
  /** Whether the code editor lists the diagnosis as a manifestation, which never stands first. */
  readonly manifestation: (code: string, on: string) => Answer<true>;
  /**
   * The codes that the newest installed conversion table names for one that ended, those that began by the day,
   * newest first. It helps to correct and passes nothing, so a table of another year is used as well.
   */
  readonly successors: (code: string, on: string) => Answer<readonly Successor[]>;
};

/**
 * Made anew after each change of the releases, whose days it keeps.
 * @param releases those to ask; all that are installed when not given.
 */
export function createEditLookups(db: ReadDb, releases = installedReleases(db)): EditLookups {
  const rationales = new Map<number, readonly string[]>();
  const ask = <T>(
    kind: ReleaseKind,
    on: string,
    read: (release: InstalledRelease) => T | null,
  ): Answer<T> => {
    const release = releaseOfKind(releases, kind, on);
    if (!release) return { known: 'no_data' };
    const value = read(release);
    return value === null
      ? { known: 'none', release: release.name }
      : { known: 'found', release: release.name, value };
  };
  const words = (id: number): readonly string[] => {
    let known = rationales.get(id);
    if (!known) {
      known = db
        .all<{ text: string }>(sql`SELECT text FROM ptp_rationale WHERE release_id = ${id} ORDER BY position`)
        .map(({ text }) => text);
      rationales.set(id, known);
    }
    return known;
  };
  const directed = (id: number, column1: string, column2: string, on: string): PtpAnswer | null => {
    const row = db.get<{ pairs: Buffer }>(
      sql`SELECT pairs FROM ptp WHERE release_id = ${id} AND column1 = ${column1}`,
    );
    const day = Number(on.replaceAll('-', ''));
    const pair = row
      ? pairsOf(row.pairs, column2).find((p) => p.effective <= day && (p.deletion === 0 || day <= p.deletion))
      : undefined;
    if (!pair) return null;
    return { column1, column2, modifier: pair.modifier, rationale: words(id)[pair.rationale] ?? '' };
  };
  return {
    ptp: (one, other, on) =>
      ask('ptp', on, ({ id }) => directed(id, one, other, on) ?? directed(id, other, one, on)),
    mue: (code, on) =>
      ask('mue', on, ({ id }) =>
        db.get<MueEdit>(
          sql`SELECT code, units, adjudication, rationale FROM mue WHERE release_id = ${id} AND code = ${code}`,
        ),
      ),
    addOn: (code, on) => ask('add-on', on, ({ id }) => addOns(db, id, code, on)),
    relativeValue: (code, modifier, on) =>
      ask('relative-values', on, ({ id }) => {
        const found = db.get<{ row: string; conversion_factor: number }>(
          sql`SELECT row, conversion_factor FROM relative_value
              WHERE release_id = ${id} AND code = ${code} AND modifier = ${modifier}`,
        );
        return found
          ? { ...(JSON.parse(found.row) as RvuRow), conversionFactor: found.conversion_factor }
          : null;
      }),
    ageLimits: (code, on) => ask('code-editor', on, ({ id }) => ageLimitsOf(db, id, code)),
    sexLimit: (code, on) => {
      const lists = releaseOfKind(releases, 'code-editor', on);
      if (lists && !SEX_LISTS.some((list) => hasList(db, lists.id, list))) return { known: 'no_data' };
      return ask('code-editor', on, ({ id }) => {
        const [list] = SEX_LISTS.filter((one) => isListed(db, id, one, code));
        return list === undefined ? null : list === 'female' ? 'F' : 'M';
      });
    },
    manifestation: (code, on) =>
      ask('code-editor', on, ({ id }) => (isListed(db, id, 'manifestation', code) ? true : null)),
    successors: (code, on) => {
      const [table] = releases.filter((r) => r.kind === 'conversions');
      if (!table) return { known: 'no_data' };
      const value = successorsOf(db, table.id, code, on);
      const release = table.name;
      return value.length === 0 ? { known: 'none', release } : { known: 'found', release, value };
    },
  };
}

const SEX_LISTS = ['female', 'male'] as const;

function hasList(db: ReadDb, id: number, list: EditorList): boolean {
  return db.get(sql`SELECT 1 FROM editor_code WHERE release_id = ${id} AND list = ${list} LIMIT 1`) !== null;
}

function isListed(db: ReadDb, id: number, list: EditorList, code: string): boolean {
  return (
    db.get(
      sql`SELECT 1 FROM editor_code WHERE release_id = ${id} AND list = ${list} AND code = ${withDot(code)}`,
    ) !== null
  );
}

function ageLimitsOf(db: ReadDb, id: number, code: string): readonly AgeLimit[] | null {
  const limits = db.all<AgeLimit>(
    sql`SELECT a.list, a.min_years AS minYears, a.max_years AS maxYears FROM editor_age a
        JOIN editor_code c ON c.release_id = a.release_id AND c.list = a.list
        WHERE a.release_id = ${id} AND c.code = ${withDot(code)} ORDER BY a.list`,
  );
  return limits.length === 0 ? null : limits;
}

function successorsOf(db: ReadDb, id: number, code: string, on: string): readonly Successor[] {
  const form = withDot(code);
  // The planner would take the order of the answer for more important than the code asked for.
  return db.all<Successor>(
    sql`SELECT code, max(since_on) AS since FROM (
          SELECT code, since_on FROM conversion INDEXED BY conversion_by_previous
            WHERE release_id = ${id} AND previous_first = ${form} AND previous_last = ${form}
          UNION ALL SELECT code, since_on FROM conversion INDEXED BY conversion_spans
            WHERE release_id = ${id} AND previous_first <> previous_last
              AND previous_first <= ${form} AND ${form} <= previous_last)
        WHERE since_on <= ${on} AND code <> ${form} GROUP BY code ORDER BY since DESC, code`,
  );
}

function addOns(db: ReadDb, id: number, code: string, on: string): readonly AddOnEdit[] | null {
  const rows = db.all<{
    add_on: string;
    primary_code: string | null;
    type: 1 | 2 | 3;
    effective_on: string;
    deleted_on: string | null;
  }>(
    sql`SELECT add_on, primary_code, type, effective_on, deleted_on FROM add_on
        WHERE release_id = ${id} AND add_on = ${code} AND effective_on <= ${on}
          AND (deleted_on IS NULL OR ${on} <= deleted_on) ORDER BY position`,
  );
  if (rows.length === 0) return null;
  return rows.map((row) => ({
    addOn: row.add_on,
    primary: row.primary_code,
    type: row.type,
    effectiveOn: row.effective_on,
    deletedOn: row.deleted_on,
  }));
}
