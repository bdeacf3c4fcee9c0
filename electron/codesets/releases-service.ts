import type {
  ChangesFilter,
  ChangesOf,
  ChangesPage,
  FileJob,
  ReleasesAnswer,
  TableSample,
  UsesAnswer,
} from '#shared/contract/codesets.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import type { Clock } from '#shared/kernel/dates.ts';
import type { IdMaker } from '#shared/kernel/ids.ts';
import type { CodeUseRow } from '#electron/db/read-models/code-uses.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { AuditNote } from '#electron/service-context.ts';
import { createComparisons } from './comparisons.ts';
import type { ReleaseDiff } from './diff.ts';
import { createFileJobs } from './file-jobs.ts';
import { createInstalling, type RunTask } from './installing.ts';
import { createOwedNotes } from './owed-notes.ts';
import { createReleaseDownloads, type DownloadParts } from './release-downloads.ts';
import { releaseList, type OpenDays } from './release-list.ts';
import { filterRows, usesOf } from './what-changed.ts';
import { createWorkSlots } from './work-slots.ts';

export type ReleasesParts = {
  readonly codeSets: {
    readonly path: string;
    readonly db: () => ReadDb;
    readonly forget: () => void;
    readonly onForget: (listener: () => void) => () => void;
  };
  readonly clock: Clock;
  readonly newId: IdMaker;
  /** What of the open practice file holds a code; days of its open encounters. */
  readonly uses: () => readonly CodeUseRow[];
  readonly openDays: () => OpenDays;
  /** Writes a row of the audit trail. @throws Refusal `locked` when no practice file is open. */
  readonly record: (note: AuditNote) => void;
  readonly runTask: RunTask;
  readonly emit: (event: AppEvent) => void;
  /** Where downloads lie until they are installed. */
  readonly downloads: string;
  /** For tests against a server of this machine. */
  readonly official?: DownloadParts['official'];
  readonly downloadOptions?: DownloadParts['options'];
};

export type ReleasesService = ReturnType<typeof createReleasesService>;

/** Releases through the window: choosing, previewing, installing, taking away, comparing, fetching. */
export function createReleasesService(parts: ReleasesParts) {
  const { codeSets, clock, emit } = parts;
  const jobs = createFileJobs(parts.newId);
  const slots = createWorkSlots();
  const notes = createOwedNotes(parts.record);
  const installing = createInstalling({ ...parts, jobs, slots, notes });
  const comparisons = createComparisons(codeSets, parts.uses, (from, to) =>
    slots.stoppable(`diff:${parts.newId()}`, (signal) =>
      installing.inThread<ReleaseDiff>(
        'codesets.diff',
        'diff',
        { codeSets: codeSets.path, from, to },
        signal,
      ),
    ),
  );
  const downloads = createReleaseDownloads({
    db: codeSets.db,
    folder: parts.downloads,
    emit,
    recordFirst: notes.recordFirst,
    slots,
    take: (path) => jobs.add([path], true),
    official: parts.official,
    options: parts.downloadOptions,
  });
  return {
    /** Writes what is owed to the audit trail, once a practice file is open. */
    settle: notes.settle,
    releases: (): ReleasesAnswer => releaseList(codeSets.db(), clock.today(), parts.openDays()),
    /** Files that a person chose or dropped. @throws Refusal when one is gone. */
    take: (paths: readonly string[]): FileJob => jobs.add(paths),
    discard: jobs.discard,
    /** Columns and first rows of the job's tables. */
    inspect: (token: string): Promise<TableSample[]> => {
      const { paths } = jobs.get(token);
      return slots.stoppable(`inspect:${token}`, (signal) =>
        installing.inThread<TableSample[]>('codesets.inspect', token, { paths }, signal),
      );
    },
    preview: installing.preview,
    install: installing.install,
    previewRollback: installing.previewRollback,
    rollback: installing.rollback,
    cancel: slots.cancel,
    /** One page of a comparison; `limit` null gives all rows from `offset` on. */
    changes: async (
      of: ChangesOf,
      filter: ChangesFilter,
      offset: number,
      limit: number | null,
    ): Promise<ChangesPage> => {
      const whole =
        'token' in of
          ? comparisons.ofPreview(jobs.get(of.token), of.report)
          : await comparisons.ofInstalled(of);
      const rows = filterRows(whole.rows, filter);
      const page = rows.slice(offset, limit === null ? undefined : offset + limit);
      return { ...whole, total: rows.length, rows: page };
    },
    /** Where the open practice file holds a code. @throws Refusal `locked` when none is open. */
    usesOf: (wanted: Parameters<typeof usesOf>[2]): UsesAnswer => usesOf(codeSets.db(), parts.uses(), wanted),
    official: downloads.official,
    download: downloads.download,
    /** Stops everything and waits until it has ended; what was begun is undone. */
    stop: async (): Promise<void> => {
      await slots.stopAll();
      jobs.discardAll();
      comparisons.end();
    },
  };
}
