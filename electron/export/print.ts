import { BrowserWindow } from 'electron';
import { randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { z } from 'zod';
import { ORIGIN } from '#electron/runtime/page-files.ts';
import { lockNavigation, memoryFiles } from '#electron/window.ts';

/** What the print page answers once every page of the document stands on it as a picture. */
const Rendered = z.object({
  pages: z.int().positive(),
  width: z.number().positive(),
  height: z.number().positive(),
});

const POINTS_PER_INCH = 72;
const MICRONS_PER_INCH = 25_400;

/**
 * Prints a PDF through the system's dialog. The bytes go from memory to a hidden page of our own and
 * from there to the printer: a document about a patient is never left behind as a temporary file.
 * @param toFile for tests: print into this PDF file instead of asking.
 */
export async function printPdf(
  pdf: Uint8Array,
  title: string,
  parent: BrowserWindow,
  toFile: string | undefined,
): Promise<'printed' | 'cancelled'> {
  const path = `/print-job/${randomUUID()}.pdf`;
  memoryFiles.set(path, { status: 200, type: 'application/pdf', body: new Uint8Array(pdf) });
  const window = new BrowserWindow({
    show: false,
    parent,
    title,
    webPreferences: {
      sandbox: true,
      contextIsolation: true,
      nodeIntegration: false,
      webviewTag: false,
      spellcheck: false,
      backgroundThrottling: false,
    },
  });
  try {
    lockNavigation(window.webContents);
    await window.loadURL(`${ORIGIN}/print.html`);
    const answer: unknown = await window.webContents.executeJavaScript(
      `globalThis.renderPrintJob(${JSON.stringify(path)}, ${JSON.stringify(title)})`,
    );
    const { width, height } = Rendered.parse(answer);
    if (toFile !== undefined) {
      await writeFile(
        toFile,
        await window.webContents.printToPDF({ preferCSSPageSize: true, printBackground: true }),
      );
      return 'printed';
    }
    return await askAndPrint(window, width, height);
  } finally {
    memoryFiles.delete(path);
    if (!window.isDestroyed()) window.destroy();
  }
}

/** Opens the system's dialog. Measures are in points, as PDF has them. */
function askAndPrint(window: BrowserWindow, width: number, height: number): Promise<'printed' | 'cancelled'> {
  const microns = (points: number): number => Math.round((points / POINTS_PER_INCH) * MICRONS_PER_INCH);
  return new Promise((resolve, reject) => {
    window.webContents.print(
      {
        silent: false,
        printBackground: true,
        margins: { marginType: 'none' },
        dpi: { horizontal: 300, vertical: 300 },
        pageSize: { width: microns(width), height: microns(height) },
      },
      (success, reason) => {
        if (success) resolve('printed');
        else if (/cancel/i.test(reason)) resolve('cancelled');
        else reject(new Error('The printer did not take the document.'));
      },
    );
  });
}
