import { dialog, type BrowserWindow } from 'electron';
import { readFileSync, writeFileSync } from 'node:fs';
import { z } from 'zod';
import type { Dialogs, FileFilter } from '#electron/platform.ts';

const Answer = z.union([z.string(), z.array(z.string()), z.null()]);
const Answers = z.array(Answer);
type Answer = z.infer<typeof Answer>;

/**
 * The system's dialogs over a window, or, when a test names a queue, the answers from that file: a
 * JSON list of paths (null for cancelled, a list where several files are asked for) from which each dialog takes
 * the first.
 */
export function createDialogs(window: () => BrowserWindow, queue: string | undefined): Dialogs {
  if (queue !== undefined) {
    const next = async (): Promise<string | null> => pathsOf(takeAnswer(queue))[0] ?? null;
    const several = async (): Promise<readonly string[]> => pathsOf(takeAnswer(queue));
    return { openFile: next, openFiles: several, saveFile: next, openFolder: next };
  }
  return {
    openFile: async (filters) => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile'],
        filters: plain(filters),
      });
      return filePaths[0] ?? null;
    },
    openFiles: async (filters) => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openFile', 'multiSelections'],
        filters: plain(filters),
      });
      return filePaths;
    },
    saveFile: async (defaultName, filters) => {
      const { canceled, filePath } = await dialog.showSaveDialog(window(), {
        defaultPath: defaultName,
        filters: plain(filters),
        properties: ['createDirectory', 'showOverwriteConfirmation'],
      });
      return canceled || !filePath ? null : filePath;
    },
    openFolder: async () => {
      const { filePaths } = await dialog.showOpenDialog(window(), {
        properties: ['openDirectory', 'createDirectory'],
      });
      return filePaths[0] ?? null;
    },
  };
}

function plain(filters: readonly FileFilter[]): { name: string; extensions: string[] }[] {
  return filters.map(({ name, extensions }) => ({ name, extensions: [...extensions] }));
}

function pathsOf(answer: Answer): readonly string[] {
  if (answer === null) return [];
  return typeof answer === 'string' ? [answer] : answer;
}

function takeAnswer(queue: string): Answer {
  const [first = null, ...rest] = Answers.parse(JSON.parse(readFileSync(queue, 'utf8')));
  writeFileSync(queue, JSON.stringify(rest));
  return first;
}
