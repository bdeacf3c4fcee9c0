import type { CodeEntry, CodeLookup, CodeSetRelease, CodeSystem, CodeVerdict } from '#shared/domain/code.ts';
import { withDot } from '#shared/domain/encounter.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { transaction } from '#electron/db/handle.ts';
import type { OpenDb, ReadDb } from '#electron/db/sql.ts';
import {
  codeRows,
  codesWithPrefix,
  countCodes,
  deleteRelease,
  insertCode,
  insertRelease,
  listReleases,
  type StoredRelease,
} from './queries.ts';
import { prepareCodeSetFile } from './schema.ts';
import { starterReleases, type StarterCode } from './starter/starter-set.ts';

/**
 * Makes the tables when they are missing and puts the starter set in, in one transaction. A starter set of
 * an earlier version of the program is replaced; full releases are never touched. Safe to call at each start.
 */
export function installStarter(db: OpenDb): void {
  prepareCodeSetFile(db);
  const wanted = starterReleases();
  const present = listReleases(db).filter((r) => r.starter);
  const stale = present.filter((r) => {
    const same = wanted.find((w) => w.system === r.system && w.name === r.name);
    return !same || !holds(db, r, same.codes);
  });
  const missing = wanted.filter(
    (w) => !present.some((r) => r.system === w.system && r.name === w.name && !stale.includes(r)),
  );
  if (stale.length === 0 && missing.length === 0) return;
  transaction(db, (write) => {
    for (const release of stale) deleteRelease(write, release.id);
    for (const release of missing) {
      const { system, name, effectiveFrom, codes } = release;
      const id = insertRelease(write, { system, name, starter: true, effectiveFrom, effectiveTo: null });
      for (const code of codes) insertCode(write, id, code);
    }
  });
}

/** Whether a stored release has these rows and no others. */
function holds(db: ReadDb, release: StoredRelease, codes: readonly StarterCode[]): boolean {
  const text = (c: StarterCode): string =>
    `${c.code}|${c.validFrom}|${c.validTo ?? ''}|${c.billable}|${c.title}`;
  const stored = new Set(codesWithPrefix(db, release, '').map(text));
  return stored.size === codes.length && codes.every((c) => stored.has(text(c)));
}

/** The releases that count, with their number of codes, for the settings and the encounter. */
export function releases(db: ReadDb): CodeSetRelease[] {
  const stored = listReleases(db);
  const counting = stored.filter((r) => countingReleases(stored, r.system).includes(r));
  return counting.map((r) => ({
    system: r.system,
    name: r.name,
    starter: r.starter,
    codes: countCodes(db, r.id),
    effectiveFrom: r.effectiveFrom,
    effectiveTo: r.effectiveTo,
  }));
}

/**
 * The release that speaks for a day, the newest of several. Null when none does. Once a system has a full
 * release its starter set steps aside for every day: a day without a full release is a day without data.
 */
export function releaseOn(
  stored: readonly StoredRelease[],
  system: CodeSystem,
  on: IsoDate,
): StoredRelease | null {
  return (
    countingReleases(stored, system).find(
      (r) => r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo),
    ) ?? null
  );
}

/**
 * The release to read and search in when none speaks for the day: the last before it, else the first after
 * it. For looking only; a check uses `releaseOn`, and none there is "no data".
 */
export function nearestRelease(
  stored: readonly StoredRelease[],
  system: CodeSystem,
  on: IsoDate,
): StoredRelease | null {
  const counting = countingReleases(stored, system);
  return (
    releaseOn(stored, system, on) ?? counting.find((r) => r.effectiveFrom <= on) ?? counting.at(-1) ?? null
  );
}

/** The full releases of a system, newest first; its starter set when it has none. */
export function countingReleases(stored: readonly StoredRelease[], system: CodeSystem): StoredRelease[] {
  const ours = stored.filter((r) => r.system === system);
  const full = ours.filter((r) => !r.starter);
  return full.length > 0 ? full : ours;
}

/** As codes are stored: ICD-10-CM with its dot, all in capitals. */
export function storedForm(system: CodeSystem, code: string): string {
  return system === 'icd10cm' ? withDot(code) : code.trim().toUpperCase();
}

/**
 * The look-up that the checks ask, always by date of service.
 * - `valid`: in the release of that day, within its days.
 * - `not_on_date`: known, but on other days, or in another release only.
 * - `unknown`: a release speaks for that day and does not have it, nor has any other.
 * - `no_data`: no release of that system speaks for that day.
 * @param only the releases to ask; all that are installed at each look when not given.
 */
export function createLookup(db: ReadDb, only?: readonly StoredRelease[]): CodeLookup {
  return (system, code, on): CodeVerdict => {
    const stored = only ?? listReleases(db);
    const release = releaseOn(stored, system, on);
    if (!release) return { known: 'no_data' };
    const form = storedForm(system, code);
    const here = codeRows(db, release, form);
    const valid = here.find((e) => isValidOn(e, on));
    if (valid) return { known: 'valid', entry: valid };
    const elsewhere =
      here.length > 0
        ? here
        : countingReleases(stored, system)
            .filter((r) => r !== release)
            .flatMap((r) => codeRows(db, r, form));
    const nearest = nearestTo(elsewhere, on);
    return nearest ? { known: 'not_on_date', entry: nearest } : { known: 'unknown' };
  };
}

/** Whether a day lies within an entry's days. */
export function isValidOn(entry: Pick<CodeEntry, 'validFrom' | 'validTo'>, on: IsoDate): boolean {
  return entry.validFrom <= on && (entry.validTo === null || on <= entry.validTo);
}

/** Of several stretches of days the one that covers the day, else the last before it, else the first. */
export function nearestTo(entries: readonly CodeEntry[], on: IsoDate): CodeEntry | null {
  const sorted = [...entries].sort((a, b) => (a.validFrom < b.validFrom ? -1 : 1));
  return (
    sorted.find((e) => isValidOn(e, on)) ??
    sorted.filter((e) => e.validFrom <= on).at(-1) ??
    sorted[0] ??
    null
  );
}

/** A code as of a day, with the headings above it (widest first) and what stands directly below it. */
export function codeWithFamily(
  db: ReadDb,
  system: CodeSystem,
  code: string,
  on: IsoDate,
): { readonly entry: CodeEntry | null; readonly parents: CodeEntry[]; readonly children: CodeEntry[] } {
  const release = releaseOn(listReleases(db), system, on);
  if (!release) return { entry: null, parents: [], children: [] };
  const form = storedForm(system, code);
  const entry = nearestTo(codeRows(db, release, form), on);
  if (system !== 'icd10cm') return { entry, parents: [], children: [] };
  const plain = form.replace('.', '');
  const parents: CodeEntry[] = [];
  for (let length = 3; length < plain.length; length += 1) {
    const above = nearestTo(codeRows(db, release, withDot(plain.slice(0, length))), on);
    if (above) parents.push(above);
  }
  return { entry, parents, children: directlyBelow(codesWithPrefix(db, release, form), form, on) };
}

/** Those of a family that have no other member between them and the head; as of the day. */
function directlyBelow(family: readonly CodeEntry[], head: string, on: IsoDate): CodeEntry[] {
  const codes = new Set(family.map((e) => e.code));
  const children = [...codes].filter((code) => {
    if (code === head) return false;
    const plain = code.replace('.', '');
    for (let length = plain.length - 1; length > head.replace('.', '').length; length -= 1)
      if (codes.has(withDot(plain.slice(0, length)))) return false;
    return true;
  });
  return children.flatMap((code) => {
    const nearest = nearestTo(
      family.filter((e) => e.code === code),
      on,
    );
    return nearest ? [nearest] : [];
  });
}
