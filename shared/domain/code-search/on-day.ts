import { z } from 'zod';
import { CodeSystem, type CodeEntry } from '#shared/domain/code.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import type { CodeSearchEngine } from './engine.ts';

/** A release that an index was made of. */
export const SearchedRelease = z.object({
  system: CodeSystem,
  name: z.string(),
  effectiveTo: IsoDate.nullable(),
});
export type SearchedRelease = z.infer<typeof SearchedRelease>;

/** What is asked of the installed code sets. */
export type DayQuestion = {
  readonly query: string;
  readonly on: IsoDate;
  readonly systems: readonly CodeSystem[];
  readonly limit: number;
};

/** A hit without the practice's charge, which the caller adds. */
export type DayHit = CodeEntry & { readonly why: string; readonly validOn: boolean };

/**
 * Asks an index as of a day of service. A day after the end of its release is answered from that release, and each
 * hit says that none speaks for the day.
 * @param usage how often this practice has used each code
 */
export function searchOnDay(
  engine: CodeSearchEngine,
  releases: readonly SearchedRelease[],
  question: DayQuestion,
  usage: ReadonlyMap<string, number>,
): DayHit[] {
  const { on } = question;
  return engine.search({ ...question, usage }).map(({ entry, why, validOn }) => {
    const hit: DayHit = {
      system: entry.system,
      code: entry.code,
      title: entry.title,
      billable: entry.billable,
      // The days come from the code-set file, whose columns hold nothing else.
      validFrom: entry.validFrom as IsoDate,
      validTo: entry.validTo as IsoDate | null,
      why,
      validOn,
    };
    const release = releases.find((r) => r.system === entry.system);
    const ended = release?.effectiveTo != null && release.effectiveTo < on;
    return ended && validOn
      ? { ...hit, validOn: false, why: `${why}; no release installed for ${on}, from ${release.name}` }
      : hit;
  });
}
