import type { ChangeRow, ChangesOf, ChangesPage } from '#shared/contract/codesets.ts';
import { releaseTitle } from '#shared/domain/codes/release-kinds.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { CodeUseRow } from '#electron/db/read-models/code-uses.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ReleaseDiff } from './diff.ts';
import type { Job } from './file-jobs.ts';
import { findRelease, installedReleases, releaseBefore } from './releases.ts';
import { changeRows } from './what-changed.ts';

/** A whole comparison; pages and filters are cut from it. */
export type Comparison = Pick<ChangesPage, 'from' | 'to' | 'title' | 'system' | 'counts'> & {
  readonly rows: readonly ChangeRow[];
};

/**
 * Comparisons for "What changed", computed in a thread (`compare`, by the ids of releases). The differences of two installed releases are kept while the reader turns pages,
 * what the practice holds is asked anew.
 */
export function createComparisons(
  codeSets: { readonly db: () => ReadDb; readonly onForget: (listener: () => void) => () => void },
  uses: () => readonly CodeUseRow[],
  compare: (from: number, to: number) => Promise<ReleaseDiff>,
) {
  let kept: { readonly key: string; readonly diff: ReleaseDiff } | null = null;
  const forget = (): void => {
    kept = null;
  };
  const end = codeSets.onForget(forget);
  return {
    forget,
    end,
    /** @throws Refusal when a release is gone, has none before it, or has no codes. */
    ofInstalled: async (of: Exclude<ChangesOf, { token: string }>): Promise<Comparison> => {
      const db = codeSets.db();
      const to = findRelease(db, 'release' in of ? of.release : of.to);
      const from = 'release' in of ? releaseBefore(installedReleases(db), to) : findRelease(db, of.from);
      if (!from)
        throw new Refusal(
          'rule_violated',
          `There is no earlier release that ${to.name} can be compared with.`,
        );
      const key = `${from.id} ${to.id}`;
      const diff = kept?.key === key ? kept.diff : await compare(from.id, to.id);
      kept = { key, diff };
      const title = releaseTitle(to.kind, to.system);
      const names = { from: from.name, to: to.name, title, system: to.system };
      return comparison(names, changeRows(db, diff, to.system, uses()));
    },
    /** What a preview found, before anything is installed. @throws Refusal */
    ofPreview: (job: Job, position: number): Comparison => {
      const report = job.plan?.outcome.reports[position];
      if (!report?.changes)
        throw new Refusal('rule_violated', 'There is no earlier release that this one can be compared with.');
      const title = releaseTitle(report.kind, report.system);
      const rows = changeRows(codeSets.db(), report.changes, report.system, uses());
      const { system } = report;
      return comparison({ from: report.changes.against, to: report.name, title, system }, rows);
    },
  };
}

function comparison(
  names: Pick<Comparison, 'from' | 'to' | 'title' | 'system'>,
  rows: readonly ChangeRow[],
): Comparison {
  const count = (kind: ChangeRow['change']): number => rows.filter((row) => row.change === kind).length;
  const used = rows.filter((row) => row.used !== null).length;
  const counts = { added: count('added'), deleted: count('deleted'), revised: count('revised'), used };
  return { ...names, counts, rows };
}
