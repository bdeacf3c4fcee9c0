import { mkdirSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Page } from 'playwright-core';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..');

/** What `npm start` and `npm test` write down about the machine. */
const Prepared = z.object({
  runtime: z.object({ kind: z.string(), executable: z.string(), version: z.string() }),
  sqliteBinding: z.string().nullable(),
});

export type LaunchOptions = {
  /** Folder of the program's data; a fresh one when left out. */
  readonly home?: string;
  readonly size?: { readonly width: number; readonly height: number };
  readonly env?: Readonly<Record<string, string>>;
  /** Another executable than the development one: a packaged program. */
  readonly executable?: string;
  /** Between the acts of Playwright, so that a person can follow. */
  readonly slowMs?: number;
};

export type Launched = {
  readonly app: ElectronApplication;
  readonly page: Page;
  readonly home: string;
  readonly close: () => Promise<void>;
};

/** Opens the built program in the real Electron and waits for its window. */
export async function launchApp(options: LaunchOptions = {}): Promise<Launched> {
  const prepared = readPrepared();
  const home = options.home ?? mkdtempSync(join(tmpdir(), 'claimwright-'));
  const app = await _electron.launch({
    executablePath: options.executable ?? prepared.runtime.executable,
    args: [...(options.executable ? [] : [root]), ...switches()],
    cwd: root,
    env: {
      ...environment(),
      ...(prepared.sqliteBinding ? { CLAIMWRIGHT_SQLITE_BINDING: prepared.sqliteBinding } : {}),
      ...(prepared.runtime.kind === 'fallback' ? { CLAIMWRIGHT_RUNTIME: 'fallback' } : {}),
      CLAIMWRIGHT_HOME: home,
      ...options.env,
    },
    ...(options.slowMs === undefined ? {} : { slowMo: options.slowMs }),
  });
  const page = await app.firstWindow();
  await page.waitForLoadState('domcontentloaded');
  if (options.size) await resize(app, options.size);
  return { app, page, home, close: () => app.close() };
}

/** Gives the window's content an exact size. */
export async function resize(
  app: ElectronApplication,
  size: { readonly width: number; readonly height: number },
): Promise<void> {
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    const [window] = BrowserWindow.getAllWindows();
    window?.unmaximize();
    window?.setContentSize(width, height);
  }, size);
}

/**
 * Takes a picture of the page into the folder of `CLAIMWRIGHT_SHOTS` (default `.cache/shots`).
 * @returns the file's path
 */
export async function shoot(page: Page, name: string): Promise<string> {
  const folder = process.env['CLAIMWRIGHT_SHOTS'] || join(root, '.cache', 'shots');
  mkdirSync(folder, { recursive: true });
  const path = join(folder, `${name}.png`);
  await page.screenshot({ path, animations: 'disabled' });
  return path;
}

/** Whether a window can be opened here at all. */
export function canLaunch(): boolean {
  return process.platform !== 'linux' || Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

function readPrepared(): z.infer<typeof Prepared> {
  const path = join(root, '.cache', 'runtime.json');
  try {
    return Prepared.parse(JSON.parse(readFileSync(path, 'utf8')));
  } catch {
    throw new Error('The runtime is not set up. Run `npm start` or `npm test` once.');
  }
}

function switches(): string[] {
  const rootUser = process.platform === 'linux' && process.getuid?.() === 0;
  return [
    ...(rootUser ? ['--no-sandbox'] : []),
    ...(process.env['CLAIMWRIGHT_VIRTUAL_SCREEN'] ? ['--disable-gpu'] : []),
  ];
}

function environment(): Record<string, string> {
  const present = Object.entries(process.env).filter(
    (entry): entry is [string, string] => entry[1] !== undefined && entry[0] !== 'ELECTRON_RUN_AS_NODE',
  );
  return { ...Object.fromEntries(present), ...ownScreen() };
}

/** Of several virtual screens the one of this worker, so that no journey takes the keyboard of another. */
function ownScreen(): Record<string, string> {
  const screens = (process.env['CLAIMWRIGHT_SCREENS'] ?? '').split(' ').filter((screen) => screen !== '');
  const screen = screens[(Number(process.env['VITEST_POOL_ID'] ?? '1') - 1) % screens.length];
  return screen === undefined ? {} : { DISPLAY: screen };
}
