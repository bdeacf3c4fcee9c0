import { rmSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { FileJob, OwnMapping } from '#shared/contract/codesets.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { IdMaker } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { InstallOutcome } from './install/install-task.ts';

/** How a job was last previewed. */
export type Plan = {
  readonly effective: IsoDate | null;
  readonly own: OwnMapping | null;
  readonly outcome: InstallOutcome;
};

/** Some files of the user's, between choosing and installing. Paths stay here and never reach a page. */
export type Job = {
  readonly token: string;
  readonly paths: readonly string[];
  /** Fetched by the program, which deletes it afterwards. */
  readonly downloaded: boolean;
  plan: Plan | null;
};

/** Sets of files that nobody works on any more are forgotten, the oldest first. */
const MOST_JOBS = 20;

export function createFileJobs(newId: IdMaker) {
  const jobs = new Map<string, Job>();
  const discard = (token: string): void => {
    const job = jobs.get(token);
    jobs.delete(token);
    if (job?.downloaded) for (const path of job.paths) rmSync(path, { force: true });
  };
  return {
    /** @throws Refusal when a file is gone or none. */
    add: (paths: readonly string[], downloaded = false): FileJob => {
      const files = paths.map((path) => {
        const stat = statSync(path, { throwIfNoEntry: false });
        if (!stat?.isFile())
          throw new Refusal('not_found', `${basename(path)} is not there any more. Nothing was installed.`);
        return { name: basename(path), bytes: stat.size };
      });
      const token = newId();
      jobs.set(token, { token, paths: [...paths], downloaded, plan: null });
      const [oldest] = jobs.keys();
      if (jobs.size > MOST_JOBS && oldest !== undefined) discard(oldest);
      return { token, files };
    },
    /** @throws Refusal `not_found` */
    get: (token: string): Job => {
      const job = jobs.get(token);
      if (!job)
        throw new Refusal(
          'not_found',
          'These files are not chosen any more. Choose them again. Nothing was installed.',
        );
      return job;
    },
    discard,
    discardAll: (): void => {
      for (const token of jobs.keys()) discard(token);
    },
  };
}

export type FileJobs = ReturnType<typeof createFileJobs>;
