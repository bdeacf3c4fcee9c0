import type { CodeSystem } from '#shared/domain/code.ts';
import {
  effectOn,
  effectSentence,
  type CodeEffect,
  type CodeState,
} from '#shared/domain/codes/code-effects.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import { createEditLookups } from './edits.ts';
import { listReleases } from './queries.ts';
import { createLookup, releaseOn } from './store.ts';
import { successorsOn } from './successors.ts';

/** A code that the practice holds, and the day that counts for it; null for what is for no day of its own. */
export type WatchedCode = { readonly system: CodeSystem; readonly code: string; readonly on: IsoDate | null };

/** What a change of the releases does to one watched code. */
export type CodeChangeEffect = WatchedCode & {
  readonly effect: CodeEffect;
  readonly before: string;
  readonly after: string;
  readonly successors: readonly string[];
  readonly sentence: string;
};

/**
 * Compares how the watched codes stand before and after a change of the installed releases. What is for no day
 * of its own (favourites, templates, fees) is judged as it will be used next: today, or on the first day of a
 * release that is still to come.
 */
export function watchCodes(watched: readonly WatchedCode[], today: IsoDate) {
  let before: readonly CodeState[] = [];
  return {
    before: (db: ReadDb): void => {
      const state = stateReader(db);
      before = watched.map(({ system, code, on }) => state(system, code, on ?? today));
    },
    /** @param comes first day of the newest release that the change brings, by system. */
    after: (db: ReadDb, comes: ReadonlyMap<CodeSystem, IsoDate>): CodeChangeEffect[] => {
      const state = stateReader(db);
      const edits = createEditLookups(db);
      return watched.flatMap((one, i) => {
        const first = comes.get(one.system);
        const day = one.on ?? (first !== undefined && first > today ? first : today);
        const old = before[i];
        const now = state(one.system, one.code, day);
        const effect = old ? effectOn(old, now) : null;
        if (!old || effect === null) return [];
        const replaced = effect === 'gone' || effect === 'heading' || effect === 'not_found';
        const successors = replaced ? successorsOn(db, one.system, one.code, day, edits) : [];
        const sentence = effectSentence(effect, one.code, one.system, day, successors);
        return [{ ...one, effect, before: old.title, after: now.title, successors, sentence }];
      });
    },
  };
}

function stateReader(db: ReadDb): (system: CodeSystem, code: string, on: IsoDate) => CodeState {
  const lookup = createLookup(db);
  const stored = listReleases(db);
  return (system, code, on) => {
    const verdict = lookup(system, code, on);
    const starter = releaseOn(stored, system, on)?.starter ?? false;
    const entry = 'entry' in verdict ? verdict.entry : null;
    return { known: verdict.known, title: entry?.title ?? '', billable: entry?.billable ?? false, starter };
  };
}
