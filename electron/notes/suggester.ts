import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { DictionaryCode } from '#shared/domain/notes/code-family.ts';
import { indexLine, type IndexLine } from '#shared/domain/notes/index-terms.ts';
import { createSuggester, type Suggester } from '#shared/domain/notes/suggest.ts';
import type { IndexEntry } from '#shared/domain/code-files/index-entry.ts';

/** What the suggester reads of the installed code sets; composed in the CLI and in main. */
export type NotesSource = {
  /** Every ICD-10-CM code that stands on the day, headings among them. */
  readonly codesOn: (on: IsoDate) => readonly DictionaryCode[];
  /** The terms of the alphabetic index; empty when none is installed. */
  readonly index: () => readonly IndexEntry[];
  /** Days with the same edition have the same codes and share a dictionary; each day its own when left out. */
  readonly editionOn?: (on: IsoDate) => string;
};

/** How many editions' dictionaries are kept; each takes some tens of megabytes. */
const KEPT = 2;

/**
 * Suggesters by date of service, built at first use and kept in memory. Call `forget` after a release was installed.
 * @throws Refusal `not_found` when no ICD-10-CM code stands on the day
 */
export function createNotes(source: NotesSource): {
  readonly suggesterOn: (on: IsoDate) => Suggester;
  readonly forget: () => void;
} {
  const made = new Map<string, Suggester>();
  const editionOn = source.editionOn ?? ((on: IsoDate): string => on);
  return {
    suggesterOn: (on) => {
      const edition = editionOn(on);
      const known = made.get(edition);
      if (known) return known;
      const codes = source.codesOn(on);
      if (codes.length === 0) {
        throw new Refusal(
          'not_found',
          `No ICD-10-CM release is installed for ${on}. Install one, or give another date.`,
        );
      }
      const suggester = createSuggester({ codes, index: linesOf(source.index()) });
      const oldest = [...made.keys()][0];
      if (made.size >= KEPT && oldest !== undefined) made.delete(oldest);
      made.set(edition, suggester);
      return suggester;
    },
    forget: () => made.clear(),
  };
}

function linesOf(entries: readonly IndexEntry[]): IndexLine[] {
  return entries.map(indexLine);
}
