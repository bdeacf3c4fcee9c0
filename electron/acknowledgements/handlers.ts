import { statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { basename } from 'node:path';
import { MOST_ACK_BYTES, type acks, type AckTaken } from '#shared/contract/acknowledgements.ts';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { FolderService } from '#electron/background/folder/folder-service.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { GivenAnswer } from './context.ts';
import type { AcknowledgementService } from './service.ts';

const ANSWER_FILES = [
  {
    name: 'Answers (TA1, 999, 277, 271)',
    extensions: ['999', 'ta1', '277', '277ca', '271', '835', 'edi', 'x12', 'txt', 'dat', 'ack', 'rpt'],
  },
  { name: 'All files', extensions: ['*'] },
];

/** The `acks` feature of the contract. */
export function createAcknowledgementHandlers(
  service: AcknowledgementService,
  folder: FolderService,
  platform: Pick<Platform, 'dialogs' | 'takeHanded'>,
): FeatureHandlers<typeof acks, unknown> {
  return {
    list: ({ limit }) => service.list(limit),
    counts: () => ({ ...service.counts(), unread: folder.countRefused() }),
    get: ({ id }) => service.get(id),
    rejections: () => service.rejections(),
    ofClaim: ({ claimId }) => service.ofClaim(claimId),
    fileText: ({ id }) => {
      const { fileName, text } = service.file(id);
      return { fileName, text };
    },
    saveFile: async ({ id }) => {
      const { fileName, content } = service.file(id);
      const path = await platform.dialogs.saveFile(fileName, [{ name: 'All files', extensions: ['*'] }]);
      if (path === null) return null;
      // The system's dialog has asked before replacing a file of that name.
      writeFileAtomically(path, content, { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    choose: async () => {
      const paths = await platform.dialogs.openFiles(ANSWER_FILES);
      return paths.length === 0 ? null : takeAll(service, paths, 'dialog');
    },
    drop: ({ handle }) => {
      const paths = platform.takeHanded(handle);
      if (!paths)
        throw new Refusal('not_found', 'The dropped files are not known any more. Drop them again.');
      return takeAll(service, paths, 'dropped');
    },
    unmatched: () => service.unmatched(),
    candidates: ({ itemId, search }) => service.candidates(itemId, search),
    assign: ({ itemId, claimId, coverageId, confirmed }) =>
      service.assign(itemId, { claimId, coverageId }, confirmed),
    setAside: ({ itemIds, reason }) => ({ setAside: service.setAside(itemIds, reason) }),
    takeBack: ({ itemIds }) => ({ back: service.takeBack(itemIds) }),
    undo: ({ id, reason }) => service.undo(id, reason),
    folder: () => folder.state(),
    watchFolder: async () => {
      const path = await platform.dialogs.openFolder();
      return path === null ? null : folder.choose(path);
    },
    stopWatching: async () => {
      await folder.forget();
      return {};
    },
  };
}

/** Takes files in one after the other; one that cannot be read is told and hinders no other. */
export async function takeAll(
  service: Pick<AcknowledgementService, 'takeInAlive'>,
  paths: readonly string[],
  way: GivenAnswer['way'],
): Promise<AckTaken[]> {
  const taken: AckTaken[] = [];
  for (const path of paths) {
    const fileName = basename(path);
    const bytes = await readWhole(path);
    taken.push(
      typeof bytes === 'string'
        ? refused(fileName, bytes)
        : await service.takeInAlive({ fileName, bytes, way }),
    );
  }
  return taken;
}

async function readWhole(path: string): Promise<Uint8Array | string> {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (!stat?.isFile()) return 'The file is not there. Nothing was changed.';
  if (stat.size > MOST_ACK_BYTES)
    return 'The file is larger than 40 MB, which no file of answers is. Nothing was changed.';
  try {
    return new Uint8Array(await readFile(path));
  } catch {
    return 'The file could not be opened. Nothing was changed.';
  }
}

function refused(fileName: string, sentence: string): AckTaken {
  return { fileName, outcome: 'refused', sentence, fileId: null, rejected: 0, accepted: 0, unmatched: 0 };
}
