import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { ensureDependencies, ensureNode24 } from './dependencies.mjs';
import { ensureElectron } from './electron-runtime.mjs';
import { ensureNativeAddon } from './native-addon.mjs';
import { runtimeFile } from './paths.mjs';
import { say } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/**
 * @typedef {object} Prepared
 * @property {string} node the Node 24 for tools, tests and the command line
 * @property {import('./electron-runtime.mjs').Runtime} runtime
 * @property {string | null} sqliteBinding
 */

/**
 * Everything that a window needs on this machine, once; later starts only look. What was found is
 * also written down for the tests' launch helper.
 * @returns {Promise<Prepared>}
 */
export async function prepare() {
  await ensureDependencies();
  const node = await ensureNode24();
  const runtime = await ensureElectron(node);
  await ensureSystemPackages({ executable: runtime.executable });
  const sqliteBinding = await ensureNativeAddon(runtime);
  const prepared = { node, runtime, sqliteBinding };
  const text = `${JSON.stringify(prepared, null, 2)}\n`;
  if (!existsSync(runtimeFile) || readFileSync(runtimeFile, 'utf8') !== text) {
    mkdirSync(dirname(runtimeFile), { recursive: true });
    writeFileSync(runtimeFile, text);
    say(`runtime: Electron ${runtime.version}${runtime.kind === 'fallback' ? ' (for tests only)' : ''}`);
  }
  return prepared;
}

/**
 * The variables that the program is started with.
 * @param {Prepared} prepared
 * @returns {NodeJS.ProcessEnv}
 */
export function appEnvironment({ runtime, sqliteBinding }) {
  const env = { ...process.env };
  // Left over from a terminal inside an editor, it would turn Electron into a plain Node.
  delete env['ELECTRON_RUN_AS_NODE'];
  if (sqliteBinding) env['CLAIMWRIGHT_SQLITE_BINDING'] = sqliteBinding;
  if (runtime.kind === 'fallback') env['CLAIMWRIGHT_RUNTIME'] = 'fallback';
  return env;
}

/** Chromium's own switches for this machine. @param {boolean} virtualScreen */
export function chromiumSwitches(virtualScreen) {
  const switches = [];
  if (process.platform === 'linux' && process.getuid?.() === 0) switches.push('--no-sandbox');
  if (virtualScreen) switches.push('--disable-gpu');
  return switches;
}
