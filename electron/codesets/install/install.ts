import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { OpenDb, ReadDb, WriteDb } from '#electron/db/sql.ts';
import { diffReleases, type ReleaseDiff } from '#electron/codesets/diff.ts';
import { installedReleases, releaseBefore } from '#electron/codesets/releases.ts';
import { deriveIcd10Days } from './derive-days.ts';
import type { CodeSystem } from '#shared/domain/code.ts';
import type { ReleaseKind } from '#shared/domain/codes/release-kinds.ts';
import { rowsOf, type Parcel } from './parcel.ts';
import type { Known } from './period.ts';
import { kindOf, readRelease } from './read-release.ts';
import type { ReadOptions } from './reading.ts';
import { LIMITS, readSources, refusal, type Source, type SourceLimits } from './sources.ts';
import { writeRelease, type Writing } from './write-release.ts';

/** One release as it was, or would be, installed. */
export type InstallReport = {
  readonly file: string;
  readonly kind: ReleaseKind;
  readonly system: CodeSystem | null;
  readonly name: string;
  readonly effectiveFrom: string;
  readonly effectiveTo: string | null;
  /** How these days are known. */
  readonly daysKnown: Known;
  readonly rows: number;
  readonly billable: number | null;
  /** The same content was installed before: nothing is to do. */
  readonly alreadyInstalled: boolean;
  /** Against the release of the same system before it; null when there is none or it has no codes. */
  readonly changes: (ReleaseDiff & { readonly against: string }) | null;
};

export type InstallOptions = Omit<ReadOptions, 'onRows'> & {
  /** True reads, proves and compares everything and leaves the file as it was. */
  readonly preview: boolean;
  /** Told each file of an archive that is none of the kinds known. */
  readonly onPassedOver?: (file: string) => void;
  readonly onProgress?: (step: InstallStep) => void;
  readonly cancelled?: () => boolean;
  readonly limits?: SourceLimits;
  /** Instant, kept with the release. */
  readonly installedAt?: string;
  /**
   * Looks at the releases as they stand before anything is read, and as they would stand afterwards, also in a
   * preview, which takes them back.
   */
  readonly observe?: (db: ReadDb, when: 'before' | 'after', reports: readonly InstallReport[]) => void;
};

/** How far installing is. */
export type InstallStep = {
  readonly file: string;
  /** Paths done of all; the fraction is how far the one at hand is. */
  readonly done: number;
  readonly of: number;
  /** Rows of the release at hand, once they are counted. */
  readonly rows: RowsStep | null;
};
export type RowsStep = {
  readonly stage: 'read' | 'stored';
  readonly done: number;
  /** Lines of the file while it is read: a few more than its rows. */
  readonly of: number;
};

/** Rows stored between two looks at whether the user stopped it. */
const TICK = 2000;
/** How much of the work on a file that is told while it is read is the reading. */
const READING = 0.8;

function share(done: number, of: number): number {
  return of > 0 ? Math.min(1, done / of) : 0;
}

/** Takes the preview's changes back. */
class PreviewDone extends Error {}

/**
 * Installs the releases in some files, all of them or none: one transaction, so a fault in the last file or
 * the user's stop leaves everything as it was.
 * @throws Refusal `invalid_input` with file, line and reason; `conflict` when another content is installed
 * under the same name; `cancelled`.
 */
export function installFiles(db: OpenDb, paths: readonly string[], options: InstallOptions): InstallReport[] {
  const cancelled = options.cancelled ?? (() => false);
  const reports: InstallReport[] = [];
  try {
    transaction(db, (w) => {
      options.observe?.(w, 'before', []);
      const pairs = new Map<string, Read>();
      const step = (file: string, done: number, rows: RowsStep | null = null): void => {
        if (cancelled()) throw new Refusal('cancelled', 'Installing was stopped. Nothing was installed.');
        options.onProgress?.({ file: basename(file), done, of: paths.length, rows });
      };
      /** @param from paths done when it begins; `span` how much of a path it is */
      const store = (read: Read, from: number, span: number): void => {
        const of = rowsOf(read.parcel.content);
        let stored = 0;
        let told = 0;
        const tick = (rows: number): void => {
          stored += rows;
          if (stored - told < TICK) return;
          told = stored;
          step(read.file, from + span * share(stored, of), { stage: 'stored', done: stored, of });
        };
        reports.push(installParcel(w, read, { installedAt: options.installedAt ?? '', tick }));
      };
      for (const [i, path] of paths.entries()) {
        step(path, i);
        const sources = sourcesOf(path, options);
        for (const [k, source] of sources.entries()) {
          const from = i + k / sources.length;
          step(path, from);
          const onRows = (done: number, of: number): void =>
            step(source.name, from + (share(done, of) * READING) / sources.length, {
              stage: 'read',
              done,
              of,
            });
          for (const read of readSource(w, source, { ...options, onRows }))
            if (read.parcel.kind === 'ptp') addPart(pairs, read);
            else store(read, from, 1 / sources.length);
        }
      }
      for (const read of pairs.values()) store(read, paths.length - 1 + READING, 1 - READING);
      options.observe?.(w, 'after', reports);
      step('', paths.length);
      if (options.preview) throw new PreviewDone();
    });
  } catch (error) {
    if (!(error instanceof PreviewDone)) throw error;
  }
  return reports;
}

/** What is to be read of a path; of an archive what the program knows, the rest is reported as passed over. */
function sourcesOf(path: string, options: InstallOptions): Source[] {
  const sources = readSources(path, options.limits ?? LIMITS);
  if (sources.length < 2 || options.own !== null) return sources;
  const kinds = new Map(sources.map((source) => [source, kindOf(source)]));
  const order = [...kinds.values()].includes('icd10cm-order');
  // The changes come along with the list that they lead to.
  const family = (kind: string | null | undefined): string => (kind ?? '').replace(/^(hcpcs)-.*$/, '$1');
  const texts = new Set(sources.filter((source) => !source.sheet).map((source) => family(kinds.get(source))));
  const wanted = sources.filter((source) => {
    const kind = kinds.get(source) ?? null;
    if (kind === null || (order && kind === 'icd10cm-addenda')) return false;
    // The same table stands there as text.
    return !(source.sheet && texts.has(family(kind)));
  });
  if (wanted.length === 0)
    throw refusal(basename(path), 'Nothing in the archive is a code-set file that the program knows.');
  for (const source of sources) if (!wanted.includes(source)) options.onPassedOver?.(source.name);
  return wanted;
}

/** One release as read, with where it came from. */
type Read = { readonly parcel: Parcel; readonly file: string; readonly sha256: string };

function readSource(w: WriteDb, source: Source, options: ReadOptions): Read[] {
  const sha256 = hashOf(source.bytes);
  return readRelease(w, source, options).map((parcel) => ({ parcel, file: source.name, sha256 }));
}

function hashOf(content: Uint8Array | string): string {
  return createHash('sha256').update(content).digest('hex');
}

/** The pairs are published in several parts, which are one release. */
function addPart(parts: Map<string, Read>, read: Read): void {
  const first = parts.get(read.parcel.name);
  const [all, more] = [first?.parcel.content, read.parcel.content];
  if (!first || all?.of !== 'ptp' || more.of !== 'ptp') {
    parts.set(read.parcel.name, read);
    return;
  }
  all.pairs.absorb(more.pairs);
  const content = { ...all, count: all.count + more.count };
  parts.set(read.parcel.name, {
    parcel: { ...first.parcel, content },
    file: `${first.file}, ${read.file}`,
    sha256: hashOf(first.sha256 + read.sha256),
  });
}

function installParcel(
  w: WriteDb,
  { parcel, file, sha256 }: Read,
  how: Pick<Writing, 'installedAt' | 'tick'>,
): InstallReport {
  const { kind, name, period, content } = parcel;
  const system = content.of === 'codes' ? content.system : null;
  const installed = installedReleases(w);
  const same = installed.find((r) => r.kind === kind && r.system === system && r.name === name && !r.starter);
  if (same && same.sha256 !== sha256)
    throw new Refusal(
      'conflict',
      `${file}: ${name} is installed from another file (${same.source}). Roll that release back first. Nothing was installed.`,
    );
  const report = {
    file,
    kind,
    system,
    name,
    effectiveFrom: period.from,
    effectiveTo: period.to,
    daysKnown: period.known,
    rows: rowsOf(content),
    billable: content.of === 'codes' ? content.codes.filter((c) => c.billable).length : null,
  };
  if (same) return { ...report, alreadyInstalled: true, changes: null };
  const id = writeRelease(w, parcel, { source: file, sha256, ...how });
  if (system === 'icd10cm') deriveIcd10Days(w);
  const now = installedReleases(w);
  const made = now.find((r) => r.id === id);
  const before = made ? releaseBefore(now, made) : null;
  const changes = made && before ? { against: before.name, ...diffReleases(w, before, made) } : null;
  return { ...report, alreadyInstalled: false, changes };
}
