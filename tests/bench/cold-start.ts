import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron } from 'playwright-core';
import { canLaunch, launchApp } from '#tests/support/electron.ts';
import { milliseconds, quantile, type Row } from './measure.ts';

const ROOT = join(import.meta.dirname, '..', '..');
const RUNS = 3;

/**
 * From starting the process to the first control that takes input, beside a bare window of the same Electron
 * with one button. Null when there is no Electron, no build or no display here.
 */
export async function benchColdStart(): Promise<Row | string> {
  const prepared = join(ROOT, '.cache', 'runtime.json');
  if (!existsSync(prepared)) return 'no Electron is set up here; run `npm start` or `npm test` once';
  if (!existsSync(join(ROOT, 'out', 'main', 'main.cjs')))
    return 'the program is not built; run `npm run build`';
  if (!canLaunch()) return 'there is no display';
  const ours: number[] = [];
  const bare: number[] = [];
  const { executablePath, kind } = runtime(prepared);
  for (let i = 0; i <= RUNS; i += 1) {
    const [own, other] = [await startOurs(), await startBare(executablePath)];
    // The first of each only warms the disk's cache.
    if (i > 0) {
      ours.push(own);
      bare.push(other);
    }
  }
  const median = (values: number[]): number =>
    quantile(
      values.sort((a, b) => a - b),
      0.5,
    );
  return {
    what: 'cold start to the first usable control, p50',
    ours: milliseconds(median(ours)),
    beside: milliseconds(median(bare)),
    note: `a bare window with one button, same Electron${kind === 'fallback' ? ' (an older one, for tests)' : ''}`,
  };
}

async function startOurs(): Promise<number> {
  const began = performance.now();
  const launched = await launchApp();
  await launched.page.locator('button:enabled').first().waitFor();
  const ms = performance.now() - began;
  await launched.close();
  rmSync(launched.home, { recursive: true, force: true });
  return ms;
}

async function startBare(executablePath: string): Promise<number> {
  const folder = mkdtempSync(join(tmpdir(), 'claimwright-bare-'));
  writeFileSync(join(folder, 'package.json'), '{"name":"bare","version":"1.0.0","main":"main.cjs"}');
  writeFileSync(
    join(folder, 'main.cjs'),
    `const { app, BrowserWindow } = require('electron');
     app.whenReady().then(() => new BrowserWindow().loadURL('data:text/html,<button>Ready</button>'));`,
  );
  const rootUser = process.platform === 'linux' && process.getuid?.() === 0;
  const began = performance.now();
  const app = await _electron.launch({
    executablePath,
    args: [...(rootUser ? ['--no-sandbox'] : []), folder],
  });
  const page = await app.firstWindow();
  await page.locator('button:enabled').first().waitFor();
  const ms = performance.now() - began;
  await app.close();
  rmSync(folder, { recursive: true, force: true });
  return ms;
}

function runtime(path: string): { executablePath: string; kind: string } {
  const { runtime: found } = JSON.parse(readFileSync(path, 'utf8')) as {
    runtime: { executable: string; kind: string };
  };
  return { executablePath: found.executable, kind: found.kind };
}
