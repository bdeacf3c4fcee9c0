import { basename } from 'node:path';
import type { InstallAnswer, OwnMapping, PreviewAnswer, RollbackAnswer } from '#shared/contract/codesets.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import { releaseTitle } from '#shared/domain/codes/release-kinds.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { CodeUseRow } from '#electron/db/read-models/code-uses.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { FileJobs, Job } from './file-jobs.ts';
import type { InstallOrder, InstallOutcome, RollbackOrder, RollbackOutcome } from './install/install-task.ts';
import { installedNote, reportOf, touchedOf, watchedOf } from './install-answers.ts';
import type { OwedNotes } from './owed-notes.ts';
import { findRelease } from './releases.ts';
import type { WorkSlots } from './work-slots.ts';

/** Runs a task of the background by its name (`electron/background/run-task.ts`). */
export type RunTask = <O>(
  task: string,
  input: unknown,
  options: {
    readonly signal: AbortSignal;
    readonly onProgress: (step: {
      readonly done: number;
      readonly total: number;
      readonly doing: string;
    }) => void;
    readonly limitMb: number;
    readonly limitSentence: string;
  },
) => Promise<O>;

export type InstallingParts = {
  readonly codeSets: { readonly path: string; readonly db: () => ReadDb; readonly forget: () => void };
  readonly clock: Clock;
  /** What of the open practice file holds a code. */
  readonly uses: () => readonly CodeUseRow[];
  readonly runTask: RunTask;
  readonly emit: (event: AppEvent) => void;
  readonly jobs: FileJobs;
  readonly slots: WorkSlots;
  readonly notes: OwedNotes;
};

/** Memory of the thread: the largest release needs about a third of it. */
const LIMIT_MB = 3000;
const TOO_MUCH = 'The files need more memory than there is. Install fewer at once. Nothing was installed.';
/** What is shown anew: verdicts on open work are made as of the releases installed now. */
const CHANGED = ['codesets', 'encounters', 'claims', 'fees', 'audit'];

/**
 * Previewing, installing and taking away of releases in a thread with a connection of its own. Everything that
 * stops it (the user, a fault, the end of the program) leaves the code-set file as it was.
 */
export function createInstalling(parts: InstallingParts) {
  const { codeSets, clock, jobs, slots, notes } = parts;

  const inThread = <O>(name: string, task: string, input: unknown, signal: AbortSignal): Promise<O> => {
    // The file and its starter set must stand before another connection opens it.
    codeSets.db();
    return parts.runTask<O>(name, input, {
      signal,
      onProgress: (step) => parts.emit({ type: 'progress', task, ...step }),
      limitMb: LIMIT_MB,
      limitSentence: TOO_MUCH,
    });
  };

  const run = async (
    job: Job,
    how: Pick<InstallOrder, 'preview' | 'hashes' | 'effective'> & { readonly own: OwnMapping | null },
    uses: readonly CodeUseRow[],
    signal: AbortSignal,
  ): Promise<InstallOutcome> => {
    const { own, ...rest } = how;
    const order: InstallOrder = {
      ...rest,
      codeSets: codeSets.path,
      paths: job.paths,
      own: own && { as: own.as, name: own.name, columns: { code: own.codeColumn, title: own.titleColumn } },
      today: clock.today(),
      now: clock.now(),
      watched: watchedOf(uses),
    };
    const outcome = await inThread<InstallOutcome>('codesets.install', job.token, order, signal);
    const { refused } = outcome;
    if (refused) throw new Refusal(refused.code, refused.message, refused.fields ?? undefined);
    return outcome;
  };

  const previewOf = async (
    token: string,
    effective: IsoDate | null,
    own: OwnMapping | null,
    signal: AbortSignal,
  ): Promise<PreviewAnswer> => {
    const job = jobs.get(token);
    job.plan = null;
    const uses = parts.uses();
    const outcome = await run(job, { preview: true, hashes: null, effective, own }, uses, signal);
    job.plan = { effective, own, outcome };
    return {
      token,
      reports: outcome.reports.map(reportOf),
      passedOver: [...outcome.passedOver],
      nothingToDo: outcome.reports.every((r) => r.alreadyInstalled),
      touched: touchedOf(outcome.effects, uses),
    };
  };

  const install = async (token: string, signal: AbortSignal): Promise<InstallAnswer> => {
    const job = jobs.get(token);
    const { plan } = job;
    if (!plan)
      throw new Refusal('conflict', 'Preview the files before installing them. Nothing was installed.');
    const names = job.paths.map((path) => basename(path)).join(', ');
    const noted = { action: 'install', record: 'code set', recordId: names.slice(0, 200) };
    // The two files cannot change in one step: the attempt is on record before, the outcome after.
    notes.recordFirst({ ...noted, change: 'begun' });
    const uses = parts.uses();
    try {
      const { effective, own } = plan;
      const { hashes } = plan.outcome;
      const outcome = await run(job, { preview: false, hashes, effective, own }, uses, signal);
      codeSets.forget();
      for (const report of outcome.reports) if (!report.alreadyInstalled) notes.record(installedNote(report));
      jobs.discard(token);
      parts.emit({ type: 'changed', tags: CHANGED });
      return {
        reports: outcome.reports.map(reportOf),
        passedOver: [...outcome.passedOver],
        touched: touchedOf(outcome.effects, uses),
      };
    } catch (error) {
      notes.record({ ...noted, change: 'ended without installing anything' });
      throw error;
    }
  };

  const takeAway = async (
    releaseId: number,
    preview: boolean,
    signal: AbortSignal,
  ): Promise<RollbackAnswer> => {
    const uses = parts.uses();
    const order: RollbackOrder = {
      codeSets: codeSets.path,
      releaseId,
      preview,
      today: clock.today(),
      watched: watchedOf(uses),
    };
    const task = rollbackName(releaseId);
    const { release, effects } = await inThread<RollbackOutcome>('codesets.rollback', task, order, signal);
    if (!preview) {
      codeSets.forget();
      const change = `read from ${release.source}`;
      notes.record({ action: 'remove', record: 'code set', recordId: release.name, change });
      parts.emit({ type: 'changed', tags: CHANGED });
    }
    const title = releaseTitle(release.kind, release.system);
    return { release: { id: release.id, name: release.name, title }, touched: touchedOf(effects, uses) };
  };

  return {
    inThread,
    /** Reads, proves and compares everything and changes nothing; kept with the job for `install`. */
    preview: (token: string, effective: IsoDate | null, own: OwnMapping | null): Promise<PreviewAnswer> =>
      slots.alone(token, (signal) => previewOf(token, effective, own, signal)),
    /** Installs what was last previewed. @throws Refusal also when a file has changed since. */
    install: (token: string): Promise<InstallAnswer> =>
      slots.alone(token, (signal) => install(token, signal)),
    previewRollback: (releaseId: number): Promise<RollbackAnswer> =>
      slots.alone(rollbackName(releaseId), (signal) => takeAway(releaseId, true, signal)),
    rollback: (releaseId: number): Promise<RollbackAnswer> =>
      slots.alone(rollbackName(releaseId), (signal) => {
        const { name } = findRelease(codeSets.db(), releaseId);
        notes.recordFirst({ action: 'remove', record: 'code set', recordId: name, change: 'begun' });
        return takeAway(releaseId, false, signal);
      }),
  };
}

function rollbackName(releaseId: number): string {
  return `rollback:${releaseId}`;
}
