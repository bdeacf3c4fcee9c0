import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { SetupError, npm, run, say } from './run.mjs';

const stamp = join(root, 'node_modules', '.claimwright-lock');

/** Installs the packages when they are missing or the lockfile has changed since. */
export async function ensureDependencies() {
  const lock = createHash('sha256')
    .update(readFileSync(join(root, 'package-lock.json')))
    .digest('hex');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === lock) return;
  if (alreadyInstalled()) {
    writeFileSync(stamp, lock);
    return;
  }
  say('installing packages (npm ci)');
  const { code } = await npm(['ci', '--no-audit', '--no-fund'], { cwd: root });
  if (code !== 0) throw new SetupError('The packages could not be installed. The lines above say why.');
  mkdirSync(join(root, 'node_modules'), { recursive: true });
  writeFileSync(stamp, lock);
}

/** Somebody may have run npm by hand: its own record says whether the folder fits the lockfile. */
function alreadyInstalled() {
  const hidden = join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(hidden)) return false;
  const wanted = packagesOf(join(root, 'package-lock.json'));
  const present = packagesOf(hidden);
  return Object.entries(wanted).every(
    ([name, entry]) => name === '' || entry.optional || present[name]?.version === entry.version,
  );
}

/**
 * @param {string} path
 * @returns {Record<string, { version?: string, optional?: boolean }>}
 */
function packagesOf(path) {
  return JSON.parse(readFileSync(path, 'utf8')).packages ?? {};
}

/**
 * The Node that runs TypeScript files and the tests: 24, from the npm package, because the
 * machine's own may be older.
 * @returns {Promise<string>} its executable
 */
export async function ensureNode24() {
  const path = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (await works(path)) return path;
  if (Number(process.versions.node.split('.')[0]) >= 24) return process.execPath;
  say('fetching Node 24 from its npm package');
  await npm(['rebuild', 'node', '--foreground-scripts'], { cwd: root });
  if (await works(path)) return path;
  throw new SetupError('Node 24 is needed and could not be installed. Install it and start again.');
}

/** @param {string} path */
async function works(path) {
  if (!existsSync(path)) return false;
  const { code, output } = await run(path, ['--version'], { quiet: true });
  return code === 0 && Number(/^v(\d+)/.exec(output)?.[1]) >= 24;
}
