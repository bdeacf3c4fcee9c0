import type { FileJob, OfficialRelease } from '#shared/contract/codesets.ts';
import type { AppEvent } from '#shared/contract/define.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { AuditNote } from '#electron/service-context.ts';
import { download, partialBytes, type DownloadOptions } from './download.ts';
import { OFFICIAL_RELEASES, type OfficialAddress } from './official-releases.ts';
import { installedReleases } from './releases.ts';
import type { WorkSlots } from './work-slots.ts';

export type DownloadParts = {
  readonly db: () => ReadDb;
  /** Where downloads lie until they are installed. */
  readonly folder: string;
  readonly emit: (event: AppEvent) => void;
  /** Writes a row of the audit trail first. @throws Refusal `locked` */
  readonly recordFirst: (note: AuditNote) => void;
  readonly slots: WorkSlots;
  readonly take: (path: string) => FileJob;
  /** For tests against a server of this machine. */
  readonly official?: readonly OfficialAddress[] | undefined;
  readonly options?: Pick<DownloadOptions, 'allowPlain' | 'silentMs' | 'limitBytes'> | undefined;
};

/** Milliseconds between two tellings of progress. */
const TELL_EVERY = 100;

/** Official releases, fetched when a person asks for one by name; the program uses the network for nothing else. */
export function createReleaseDownloads(parts: DownloadParts) {
  const official = parts.official ?? OFFICIAL_RELEASES;
  return {
    official: (): OfficialRelease[] => {
      const installed = installedReleases(parts.db()).filter((r) => !r.starter);
      return official.map(({ key, system, kind, published, name, publisher, url }) => ({
        key,
        system,
        name,
        publisher,
        address: url,
        installed: installed.some(
          (r) => r.kind === kind && (r.system ?? system) === system && r.published === published,
        ),
        partial: partialBytes(parts.folder, key, url),
      }));
    },
    /** @throws Refusal as `download` does, and `not_found` for a name that is not in the list. */
    download: async (key: string): Promise<FileJob> => {
      const wanted = official.find((one) => one.key === key);
      if (!wanted) throw new Refusal('not_found', 'There is no such release to fetch. Nothing was changed.');
      const { name, url } = wanted;
      const task = `download:${key}`;
      return parts.slots.stoppable(task, async (signal) => {
        parts.recordFirst({ action: 'download', record: 'code set', recordId: name, change: `from ${url}` });
        let told = 0;
        const path = await download(key, url, {
          ...parts.options,
          folder: parts.folder,
          signal,
          onProgress: (done, all) => {
            const now = Date.now();
            if (now - told < TELL_EVERY && done !== all) return;
            told = now;
            parts.emit({ type: 'progress', task, done, total: all ?? 0, doing: `Fetching ${name}` });
          },
        });
        return parts.take(path);
      });
    },
  };
}
