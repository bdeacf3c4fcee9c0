import { basename } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import { HISTORY_TASK, type history } from '#shared/contract/history.ts';
import type { HistoryReport } from '#shared/domain/history/report.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { Platform } from '#electron/platform.ts';
import type { HistoryService } from './service.ts';

const CLAIM_FILES = [
  {
    name: 'Claim files (837P) and remittances (835)',
    extensions: ['837', '837p', '835', 'era', 'edi', 'x12', 'txt', 'dat', 'clm', 'rmt'],
  },
  { name: 'All files', extensions: ['*'] },
];

/** Progress events are shown, so a few in a second are enough. */
const EVERY_MS = 80;

/** The `history` feature of the contract. */
export function createHistoryHandlers(
  service: HistoryService,
  platform: Pick<Platform, 'dialogs' | 'takeHanded' | 'emit' | 'print' | 'now'>,
  draw: (report: HistoryReport) => Promise<Uint8Array>,
): FeatureHandlers<typeof history, unknown> {
  const progress = (): ((done: number, total: number, doing: string) => void) => {
    let last = 0;
    return (done, total, doing) => {
      const now = platform.now().getTime();
      if (now - last < EVERY_MS && done < total) return;
      last = now;
      platform.emit({ type: 'progress', task: HISTORY_TASK, done, total, doing });
    };
  };
  return {
    choose: async ({ of }) => {
      if (of === 'folder') {
        const folder = await platform.dialogs.openFolder();
        return folder === null ? null : service.plan([folder], progress());
      }
      const paths = await platform.dialogs.openFiles(CLAIM_FILES);
      return paths.length === 0 ? null : service.plan(paths, progress());
    },
    drop: ({ handle }) => {
      const paths = platform.takeHanded(handle);
      if (!paths)
        throw new Refusal('not_found', 'The dropped files are not known any more. Drop them again.');
      return service.plan(paths, progress());
    },
    plan: ({ id }) => service.get(id),
    weigh: ({ id, decisions }) => service.weigh(id, decisions),
    discard: ({ id }) => {
      service.discard(id);
      return {};
    },
    cancel: () => ({ stopped: service.cancel() }),
    bringIn: ({ id, decisions, settled }) => service.bringIn(id, decisions, settled, progress()),
    reports: () => service.reports(),
    report: ({ id }) => service.report(id),
    printReport: async ({ id }) => ({
      outcome: await platform.print(await draw(service.report(id)), 'History brought in'),
    }),
    saveReport: async ({ id }) => {
      const report = service.report(id);
      const path = await platform.dialogs.saveFile(`history-${report.at.slice(0, 10)}.json`, [
        { name: 'JSON', extensions: ['json'] },
      ]);
      if (path === null) return null;
      // The system's dialog has asked before replacing a file of that name.
      const text = `${JSON.stringify(report, null, 2)}\n`;
      writeFileAtomically(path, Buffer.from(text, 'utf8'), { overwrite: true, ownerOnly: true });
      return { fileName: basename(path) };
    },
    file: ({ sha256 }) => service.file(sha256),
  };
}
