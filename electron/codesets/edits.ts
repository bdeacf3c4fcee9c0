import type { AddOnEdit, MueEdit } from '#shared/domain/code-files/ncci.ts';
import type { RvuRow } from '#shared/domain/code-files/fee-schedule.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { ReleaseKind } from './install/parcel.ts';
import { pairsOf } from './install/ptp-pack.ts';
import { installedReleases, releaseOfKind, type InstalledRelease } from './releases.ts';

/** "No data" is told apart from "nothing there": only a release that speaks for the day can pass a code. */
export type Answer<T> =
  | { readonly known: 'no_data' }
  | { readonly known: 'none'; readonly release: string }
  | { readonly known: 'found'; readonly release: string; readonly value: T };

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
};

/** Made anew after each change of the releases, whose days it keeps. */
export function createEditLookups(db: ReadDb): EditLookups {
  const releases = installedReleases(db);
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
  };
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
