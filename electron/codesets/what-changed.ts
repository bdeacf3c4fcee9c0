import type { ChangeRow, ChangesFilter, UseCounts, UsesAnswer } from '#shared/contract/codesets.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import { sql, type ReadDb } from '#electron/db/sql.ts';
import type { CodeUseRow } from '#electron/db/read-models/code-uses.ts';
import type { ReleaseDiff } from './diff.ts';
import { installedReleases } from './releases.ts';

export const NO_USES: UseCounts = { encounter: 0, claim: 0, template: 0, favourite: 0, fee: 0 };

/** How many places hold each code of a system. */
export function countUses(uses: readonly CodeUseRow[], system: CodeSystem): Map<string, UseCounts> {
  const counts = new Map<string, UseCounts>();
  for (const { system: of, code, place } of uses) {
    if (of !== system) continue;
    const so = counts.get(code) ?? NO_USES;
    counts.set(code, { ...so, [place]: so[place] + 1 });
  }
  return counts;
}

/**
 * The rows of "What changed": every added, deleted and revised code with what it was or is now by the installed
 * conversion table. Codes that the practice holds come first, then by code. An added code counts as held when the
 * practice holds the code that it refines: the heading above it, or what it was before.
 */
export function changeRows(
  db: ReadDb,
  diff: ReleaseDiff,
  system: CodeSystem | null,
  uses: readonly CodeUseRow[],
): ChangeRow[] {
  const held = system === null ? new Map<string, UseCounts>() : countUses(uses, system);
  const { successors, predecessors } = system === 'icd10cm' ? conversions(db) : NO_CONVERSIONS;
  const usedAdded = (code: string): UseCounts | null => {
    return sum([...refinedBy(code, predecessors)].flatMap((one) => held.get(one) ?? []));
  };
  const rows = [
    ...diff.added.map((c): ChangeRow => ({
      ...bare(c, 'added'),
      predecessors: predecessors(c.code),
      used: usedAdded(c.code),
    })),
    ...diff.deleted.map((c): ChangeRow => ({
      ...bare(c, 'deleted'),
      successors: successors(c.code),
      used: held.get(c.code) ?? null,
    })),
    ...diff.revised.map((c): ChangeRow => ({
      ...bare(c, 'revised'),
      before: c.before ?? null,
      successors: c.before?.billable === true && !c.billable ? successors(c.code) : [],
      used: held.get(c.code) ?? null,
    })),
  ];
  return rows.sort((a, b) => Number(b.used !== null) - Number(a.used !== null) || compare(a.code, b.code));
}

/** An added code with those that it refines. */
function refinedBy(code: string, predecessors: Conversions['predecessors']): ReadonlySet<string> {
  return new Set([code, ...headingsOf(code), ...predecessors(code)]);
}

const MOST_USES = 500;

/**
 * Where the practice holds a code of a system.
 * @param refines true: as well where it holds what an added code refines, as its row counts them.
 */
export function usesOf(
  db: ReadDb,
  uses: readonly CodeUseRow[],
  wanted: { readonly system: CodeSystem; readonly code: string; readonly refines: boolean },
): UsesAnswer {
  const { system, code, refines } = wanted;
  const { predecessors } = system === 'icd10cm' && refines ? conversions(db) : NO_CONVERSIONS;
  const codes = refines ? refinedBy(code, predecessors) : new Set([code]);
  const found = uses.filter((use) => use.system === system && codes.has(use.code));
  return {
    uses: found
      .slice(0, MOST_USES)
      .map(({ code: held, place, id, label, on }) => ({ code: held, place, id, label, on })),
    total: found.length,
  };
}

function bare(
  { code, title, billable }: ReleaseDiff['added'][number],
  change: ChangeRow['change'],
): ChangeRow {
  return { change, code, title, billable, before: null, successors: [], predecessors: [], used: null };
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function sum(all: readonly UseCounts[]): UseCounts | null {
  if (all.length === 0) return null;
  return all.reduce((so, one) => ({
    encounter: so.encounter + one.encounter,
    claim: so.claim + one.claim,
    template: so.template + one.template,
    favourite: so.favourite + one.favourite,
    fee: so.fee + one.fee,
  }));
}

/** The ICD-10-CM codes above one: `E11.65` → `E11.6`, `E11`. */
function headingsOf(code: string): string[] {
  const found: string[] = [];
  for (let length = code.length - 1; length >= 3; length -= 1)
    if (code[length - 1] !== '.') found.push(code.slice(0, length));
  return found;
}

type Conversions = {
  readonly successors: (code: string) => string[];
  readonly predecessors: (code: string) => string[];
};
const NO_CONVERSIONS: Conversions = { successors: () => [], predecessors: () => [] };

/** Whole spans are left out here: they tell where a code may come from, not what it was. */
function conversions(db: ReadDb): Conversions {
  const [table] = installedReleases(db).filter((r) => r.kind === 'conversions');
  if (!table) return NO_CONVERSIONS;
  const after = new Map<string, Set<string>>();
  const before = new Map<string, Set<string>>();
  const add = (map: Map<string, Set<string>>, key: string, value: string): void => {
    const known = map.get(key);
    if (known) known.add(value);
    else map.set(key, new Set([value]));
  };
  for (const { code, previous } of db.all<{ code: string; previous: string }>(
    sql`SELECT code, previous_first AS previous FROM conversion
        WHERE release_id = ${table.id} AND previous_first = previous_last AND previous_first <> code`,
  )) {
    add(after, previous, code);
    add(before, code, previous);
  }
  const listed = (codes: ReadonlySet<string> | undefined): string[] => [...(codes ?? [])].sort().slice(0, 30);
  return { successors: (code) => listed(after.get(code)), predecessors: (code) => listed(before.get(code)) };
}

/** The rows that a filter leaves: kinds (none means all), words of the title or the beginning of the code. */
export function filterRows(rows: readonly ChangeRow[], filter: ChangesFilter): readonly ChangeRow[] {
  const words = filter.search
    .trim()
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== '');
  return rows.filter((row) => {
    if (filter.kinds.length > 0 && !filter.kinds.includes(row.change)) return false;
    if (filter.usedOnly && row.used === null) return false;
    const code = row.code.toLowerCase();
    const text = `${row.title} ${row.before?.title ?? ''}`.toLowerCase();
    return words.every(
      (word) => code.startsWith(word) || code.replace('.', '').startsWith(word) || text.includes(word),
    );
  });
}
