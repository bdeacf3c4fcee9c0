import { create } from 'zustand';
import type {
  FileJob,
  InstallAnswer,
  OwnMapping,
  PreviewAnswer,
  ReleaseRow,
  TableSample,
} from '#shared/contract/codesets.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { Failure } from '#shared/kernel/result.ts';
import type { Api } from '#renderer/lib/api.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { callProcedure } from '#renderer/lib/use-call.ts';

export type Done = {
  readonly answer: InstallAnswer;
  /** What was installed, for the way back. */
  readonly releases: readonly ReleaseRow[];
};

/** How far the installing of some files is. It goes on while another page is shown. */
export type Installing = {
  readonly job: FileJob | null;
  readonly effective: IsoDate | null;
  readonly own: OwnMapping | null;
  readonly working: 'preview' | 'install' | null;
  /** When the work began, milliseconds. */
  readonly since: number;
  /** The files left something open, which the user says and may still change. */
  readonly asks: boolean;
  /** Columns of a table that the program does not know; null when there is none. */
  readonly samples: readonly TableSample[] | null;
  readonly failure: Failure | null;
  readonly preview: PreviewAnswer | null;
  readonly done: Done | null;
};

const NOTHING: Installing = {
  job: null,
  effective: null,
  own: null,
  working: null,
  since: 0,
  asks: false,
  samples: null,
  failure: null,
  preview: null,
  done: null,
};

export const useInstalling = create<Installing>()(() => NOTHING);
forgetOnLock(() => useInstalling.setState(NOTHING));

const set = useInstalling.setState;
const now = useInstalling.getState;

/** Whether an answer still belongs to what is shown: the files may have been put away, or the file locked. */
function stillOf(token: string): boolean {
  return now().job?.token === token;
}

/** Takes a new set of files and reads it at once. The set before it is put away. */
export async function takeFiles(api: Api, job: FileJob): Promise<void> {
  await putAway(api);
  set({ ...NOTHING, job });
  await readFiles(api);
}

/** Puts the files away; nothing of them was installed, or all of it. */
export async function putAway(api: Api): Promise<void> {
  const { job, done } = now();
  set(NOTHING);
  if (job !== null && done === null) await callProcedure(api, 'codesets', 'discard', { token: job.token });
}

/** What the user says about files that do not say it themselves. */
export function answerQuestions(answers: Partial<Pick<Installing, 'effective' | 'own'>>): void {
  set(answers);
}

/** A release that is gone again: the page of its installation offers no way back any more. */
export function forgetDone(releaseId: number): void {
  if (now().done?.releases.some((release) => release.id === releaseId) === true) set(NOTHING);
}

/** Back from the preview to what the user said about the files. */
export function changeAnswers(): void {
  set({ preview: null });
}

/** Reads and compares everything; nothing is changed. */
export async function readFiles(api: Api): Promise<void> {
  const { job, effective, own } = now();
  if (job === null) return;
  const { token } = job;
  set({ working: 'preview', since: Date.now(), failure: null, preview: null });
  const answer = await callProcedure(api, 'codesets', 'preview', { token, effective, own });
  if (!stillOf(token)) return;
  if (answer.ok) return set({ working: null, preview: answer.value });
  const dayAsked = answer.error.fields?.['effective'] !== undefined;
  set({ working: null, failure: answer.error, asks: now().asks || dayAsked });
  if (answer.error.code === 'invalid_input' && !dayAsked) await lookAtColumns(api, token);
}

/** A table that the program does not know may be the user's own: its columns are asked for. */
async function lookAtColumns(api: Api, token: string): Promise<void> {
  if (now().samples !== null) return;
  const answer = await callProcedure(api, 'codesets', 'inspect', { token });
  if (!stillOf(token) || !answer.ok) return;
  const [first] = answer.value.filter((sample) => sample.recognised === null);
  if (first === undefined) return;
  const { likelyCode, likelyTitle } = first;
  set({
    asks: true,
    samples: answer.value,
    own: { as: 'cpt', name: 'CPT', codeColumn: likelyCode ?? '', titleColumn: likelyTitle ?? '' },
  });
}

/**
 * Installs what was previewed, as it was previewed.
 * @returns what was installed, or null when it was refused or belongs to no page any more
 */
export async function installFiles(api: Api): Promise<Done | null> {
  const { job, preview, working } = now();
  if (job === null || preview === null || working !== null) return null;
  const { token } = job;
  set({ working: 'install', since: Date.now(), failure: null });
  const answer = await callProcedure(api, 'codesets', 'install', { token });
  if (!stillOf(token)) return null;
  if (!answer.ok) {
    set({ working: null, failure: answer.error });
    return null;
  }
  const done = { answer: answer.value, releases: await installedNow(api, answer.value) };
  if (!stillOf(token)) return null;
  set({ working: null, done });
  return done;
}

/** The rows of the list that an installation made: the reports tell what was read, not under which number. */
async function installedNow(api: Api, { reports }: InstallAnswer): Promise<readonly ReleaseRow[]> {
  const list = await callProcedure(api, 'codesets', 'releases', {});
  if (!list.ok) return [];
  return reports
    .filter((report) => !report.alreadyInstalled)
    .flatMap((report) =>
      list.value.releases
        .filter(
          (r) =>
            r.kind === report.kind &&
            r.system === report.system &&
            r.name === report.name &&
            r.effectiveFrom === report.effectiveFrom,
        )
        .slice(0, 1),
    );
}
