import { basename } from 'node:path';
import type { ChangesFilter, ChangesOf, ChangesPage, codesets } from '#shared/contract/codesets.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { ReleasesService } from './releases-service.ts';

/** Code-set files as their publishers name them. Anything can be chosen: what is in a file decides. */
const RELEASES = [
  { name: 'Code-set files', extensions: ['zip', 'txt', 'csv', 'xml', 'xlsx', 'gz', 'json', 'tsv'] },
  { name: 'All files', extensions: ['*'] },
];
const PDF = [{ name: 'PDF document', extensions: ['pdf'] }];
const DONE = {};

/** Draws "What changed" as PDF bytes. */
export type DrawChanges = (page: ChangesPage) => Promise<Uint8Array>;

/** The `codesets` feature of the contract. */
export function createReleasesHandlers(
  service: ReleasesService,
  platform: Pick<Platform, 'dialogs' | 'print' | 'takeHanded'>,
  draw: DrawChanges,
): FeatureHandlers<typeof codesets, unknown> {
  const whole = async (of: ChangesOf, filter: ChangesFilter): Promise<ChangesPage> => {
    const page = await service.changes(of, filter, 0, null);
    if (page.total === 0)
      throw new Refusal('rule_violated', 'There is no change to put on paper. Choose another filter.');
    return page;
  };
  return {
    releases: () => service.releases(),
    chooseFiles: async () => {
      const paths = await platform.dialogs.openFiles(RELEASES);
      return paths.length === 0 ? null : service.take(paths);
    },
    takeDropped: ({ handle }) => {
      const paths = platform.takeHanded(handle);
      if (!paths)
        throw new Refusal('not_found', 'The dropped files are not known any more. Drop them again.');
      return service.take(paths);
    },
    inspect: ({ token }) => service.inspect(token),
    preview: ({ token, effective, own }) => service.preview(token, effective, own),
    install: ({ token }) => service.install(token),
    cancel: ({ task }) => ({ stopped: service.cancel(task) }),
    discard: ({ token }) => {
      service.discard(token);
      return DONE;
    },
    previewRollback: ({ releaseId }) => service.previewRollback(releaseId),
    rollback: ({ releaseId }) => service.rollback(releaseId),
    changes: ({ of, filter, offset, limit }) => service.changes(of, filter, offset, limit),
    usesOf: (wanted) => service.usesOf(wanted),
    printChanges: async ({ of, filter }) => {
      const page = await whole(of, filter);
      return { outcome: await platform.print(await draw(page), `What changed in ${page.to}`) };
    },
    saveChanges: async ({ of, filter }) => {
      const page = await whole(of, filter);
      const name = `what-changed-${page.to.toLowerCase().replace(/[^a-z0-9]+/g, '-')}.pdf`;
      const path = await platform.dialogs.saveFile(name, PDF);
      if (path === null) return null;
      // The dialog has asked whether an existing file may be replaced.
      writeFileAtomically(path, await draw(page), { overwrite: true });
      return { fileName: basename(path) };
    },
    official: () => service.official(),
    download: ({ key }) => service.download(key),
  };
}
