import type { CodeSystem } from '#shared/domain/code.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createEditLookups, type EditLookups } from './edits.ts';
import { codesWithPrefix, listReleases } from './queries.ts';
import { createLookup, isValidOn, releaseOn, storedForm } from './store.ts';

/** A code may have been replaced several times; more steps than these would be a circle. */
const STEPS = 4;
/** A heading may have hundreds of codes below it: these are for choosing from, not for reading. */
const MOST = 30;

/**
 * Billable codes that take the place of one that cannot be used on a day: by the conversion table, followed from
 * year to year, else the billable codes below it. Empty when nothing tells.
 * @param edits look-ups of the same file, when the caller has them.
 */
export function successorsOn(
  db: ReadDb,
  system: CodeSystem,
  code: string,
  on: string,
  edits: Pick<EditLookups, 'successors'> = createEditLookups(db),
): string[] {
  const day = isoDate(on);
  const lookup = createLookup(db);
  const usable = (one: string): boolean => {
    const verdict = lookup(system, one, day);
    return verdict.known === 'valid' && verdict.entry.billable;
  };
  const form = storedForm(system, code);
  if (system === 'icd10cm') {
    const found = new Set<string>();
    const seen = new Set([form]);
    let open = [form];
    for (let step = 0; step < STEPS && open.length > 0; step += 1) {
      const next = open.flatMap((one) => {
        const answer = edits.successors(one, on);
        return answer.known === 'found' ? answer.value.map((s) => s.code) : [];
      });
      open = [...new Set(next)].filter((one) => !seen.has(one));
      for (const one of open) {
        seen.add(one);
        if (usable(one)) found.add(one);
      }
      // What is valid needs no successor of its own.
      open = open.filter((one) => !found.has(one));
    }
    if (found.size > 0) return [...found].sort().slice(0, MOST);
  }
  return billableBelow(db, system, form, day);
}

function billableBelow(
  db: ReadDb,
  system: CodeSystem,
  form: string,
  on: Parameters<typeof isValidOn>[1],
): string[] {
  const release = system === 'icd10cm' ? releaseOn(listReleases(db), system, on) : null;
  if (!release) return [];
  // E11.6 stands above E11.65, and E11 above E11.65: the dot does not count.
  const family = codesWithPrefix(db, release, form);
  return family
    .filter((entry) => entry.code !== form && entry.billable && isValidOn(entry, on))
    .slice(0, MOST)
    .map((entry) => entry.code);
}
