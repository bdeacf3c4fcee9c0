import { createHash } from 'node:crypto';
import { readFileSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { CodeSystem } from '#shared/domain/code.ts';
import { isoDate, type IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { watchCodes, type CodeChangeEffect, type WatchedCode } from '#electron/codesets/effects.ts';
import { diffReleases, type ReleaseDiff } from '#electron/codesets/diff.ts';
import { findRelease, rollbackRelease, type InstalledRelease } from '#electron/codesets/releases.ts';
import { transaction } from '#electron/db/handle.ts';
import { fileRefusal } from '#electron/db/open.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import type { OpenDb } from '#electron/db/sql.ts';
import { diskRefusal } from '#electron/export/atomic-file.ts';
import { installFiles, type InstallReport, type InstallStep, type RowsStep } from './install.ts';
import type { OwnTable } from './reading.ts';

/** What the thread is told. Everything is plain data. */
export type InstallOrder = {
  /** The code-set file. */
  readonly codeSets: string;
  readonly paths: readonly string[];
  readonly preview: boolean;
  /** First day of files that do not tell theirs. */
  readonly effective: IsoDate | null;
  readonly own: OwnTable | null;
  readonly today: IsoDate;
  readonly now: string;
  /** What the files were at the preview; null at the preview itself. */
  readonly hashes: readonly string[] | null;
  readonly watched: readonly WatchedCode[];
};

export type InstallOutcome = {
  readonly reports: readonly InstallReport[];
  readonly passedOver: readonly string[];
  readonly effects: readonly CodeChangeEffect[];
  readonly hashes: readonly string[];
  /** What the code-set file itself refused: a refusal with fields does not cross threads otherwise. */
  readonly refused: RefusedOutcome | null;
};
export type RefusedOutcome = {
  readonly code: Refusal['code'];
  readonly message: string;
  readonly fields: Readonly<Record<string, string>> | null;
};

export type RollbackOrder = {
  readonly codeSets: string;
  readonly releaseId: number;
  readonly preview: boolean;
  readonly today: IsoDate;
  readonly watched: readonly WatchedCode[];
};
export type DiffOrder = { readonly codeSets: string; readonly from: number; readonly to: number };

export type RollbackOutcome = {
  readonly release: InstalledRelease;
  readonly effects: readonly CodeChangeEffect[];
};

/** The part of a background job that is used here. */
type Job = {
  readonly progress: (step: {
    readonly done: number;
    readonly total: number;
    readonly doing: string;
  }) => void;
  readonly cancelled: () => boolean;
};

/** Milliseconds between two tellings: a window cannot show more. */
const TELL_EVERY = 80;
const FILE_NAME = 'The code-set file';

/** Installs, or previews, in a thread with a connection of its own: all or nothing, whenever it ends. */
export function installTask(order: InstallOrder, job: Job): InstallOutcome {
  return withFile(order.codeSets, (db) => runInstall(db, order, job));
}

/** Compares two installed releases, each with some hundred thousand rows. @throws Refusal as `diffReleases`. */
export function diffTask(order: DiffOrder): ReleaseDiff {
  return withFile(order.codeSets, (db) =>
    diffReleases(db, findRelease(db, order.from), findRelease(db, order.to)),
  );
}

/** Takes a release away, or previews that. @throws Refusal as `rollbackRelease`. */
export function rollbackTask(order: RollbackOrder, job: Job): RollbackOutcome {
  return withFile(order.codeSets, (db) => runRollback(db, order, job));
}

/** As `installTask`, over an open file. */
export function runInstall(db: OpenDb, order: InstallOrder, job: Job): InstallOutcome {
  const passedOver: string[] = [];
  let effects: readonly CodeChangeEffect[] = [];
  const watch = watchCodes(order.watched, order.today);
  const outcome = { passedOver, refused: null };
  try {
    const hashes = order.paths.map(hashOfFile);
    requireSame(order, hashes);
    const reports = installFiles(db, order.paths, {
      preview: order.preview,
      effective: order.effective,
      effectiveForUndated: true,
      own: order.own,
      today: order.today,
      installedAt: order.now,
      onPassedOver: (file) => passedOver.push(file),
      onProgress: telling(job),
      cancelled: job.cancelled,
      observe: (seen, when, made) => {
        if (when === 'before') watch.before(seen);
        else effects = watch.after(seen, firstDays(made));
      },
    });
    return { ...outcome, reports, effects, hashes };
  } catch (error) {
    const refusal = refusalOf(error);
    if (refusal === null) throw error;
    const { code, message, fields = null } = refusal;
    return { ...outcome, reports: [], effects: [], hashes: [], refused: { code, message, fields } };
  }
}

export function runRollback(db: OpenDb, order: RollbackOrder, job: Job): RollbackOutcome {
  const watch = watchCodes(order.watched, order.today);
  let outcome: RollbackOutcome | null = null;
  class Preview extends Error {}
  try {
    transaction(db, (w) => {
      watch.before(w);
      job.progress({ done: 0, total: 1, doing: 'Taking the release away' });
      const release = rollbackRelease(db, order.releaseId);
      outcome = { release, effects: watch.after(w, new Map()) };
      if (job.cancelled()) throw new Refusal('cancelled', 'This was stopped. Nothing was changed.');
      if (order.preview) throw new Preview();
    });
  } catch (error) {
    if (!(error instanceof Preview)) throw refusalOf(error) ?? error;
  }
  if (outcome === null) throw new Error('The rollback ended without an outcome.');
  return outcome;
}

/** First day of what was read, the latest of each system. */
function firstDays(reports: readonly InstallReport[]): Map<CodeSystem, IsoDate> {
  const days = new Map<CodeSystem, IsoDate>();
  for (const { system, effectiveFrom } of reports) {
    if (system === null) continue;
    const known = days.get(system);
    if (known === undefined || known < effectiveFrom) days.set(system, isoDate(effectiveFrom));
  }
  return days;
}

function hashOfFile(path: string): string {
  // Missing, empty and too large files get their sentence where they are read.
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile() || stat.size > 1_000_000_000) return '';
  return createHash('sha256').update(readFileSync(path)).digest('hex');
}

function requireSame(order: InstallOrder, hashes: readonly string[]): void {
  order.hashes?.forEach((hash, i) => {
    if (hash !== hashes[i])
      throw new Refusal(
        'conflict',
        `${basename(order.paths[i] ?? '')} has changed since the preview. Preview it again. Nothing was installed.`,
      );
  });
}

/** Progress in thousandths of each file, never backwards, and not more often than a window can show. */
function telling(job: Job): (step: InstallStep) => void {
  let told = 0;
  let furthest = 0;
  return ({ file, done, of, rows }) => {
    furthest = Math.max(furthest, Math.round(done * 1000));
    const now = Date.now();
    if (now - told < TELL_EVERY && done < of) return;
    told = now;
    const doing = file === '' ? 'Finishing' : rows === null ? `Reading ${file}` : rowsWords(file, rows);
    job.progress({ done: furthest, total: of * 1000, doing });
  };
}

function rowsWords(file: string, { stage, done, of }: RowsStep): string {
  const count = (n: number): string => n.toLocaleString('en-US');
  return stage === 'read'
    ? `Reading ${file}: ${count(done)} rows`
    : `${file}: ${count(done)} of ${count(of)} rows`;
}

function withFile<T>(path: string, work: (db: OpenDb) => T): T {
  let db: OpenDb | null = null;
  try {
    db = openPlain(path);
    return work(db);
  } catch (error) {
    throw refusalOf(error) ?? error;
  } finally {
    db?.close();
  }
}

/** A sentence for what the disk or another program does; null for a fault of our own. */
function refusalOf(error: unknown): Refusal | null {
  if (error instanceof Refusal) return error;
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  if (/^(SQLITE_FULL|ENOSPC|EDQUOT)/.test(code) || code === 'SQLITE_IOERR_WRITE')
    return new Refusal('conflict', 'The disk is full. Nothing was installed. Free some space and try again.');
  const refusal = fileRefusal(error, FILE_NAME) ?? diskRefusal(error, FILE_NAME);
  if (refusal === null) return null;
  return new Refusal(refusal.code, `${refusal.message} Nothing was installed.`);
}
