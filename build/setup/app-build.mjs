import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { SetupError, run, say } from './run.mjs';

const SOURCES = [
  'electron',
  'renderer',
  'shared',
  'build/plugins',
  'build/electron.vite.config.ts',
  'package.json',
  'package-lock.json',
];
const stamp = join(root, 'out', 'build-stamp');

/**
 * Builds the program when a source is newer than the last build.
 * @param {string} node
 */
export async function ensureBuild(node) {
  const now = fingerprint();
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === now) return;
  say('building the program');
  const { code, output } = await buildApp(node);
  if (code !== 0) throw new SetupError(`The program could not be built.\n${output.slice(-4000)}`);
  writeFileSync(stamp, now);
}

/** Builds in any case. @param {string} node */
export async function buildApp(node) {
  const tool = join(root, 'node_modules', 'electron-vite', 'bin', 'electron-vite.js');
  return run(node, [tool, 'build', '-c', join('build', 'electron.vite.config.ts'), '--logLevel', 'warn'], {
    cwd: root,
    quiet: true,
  });
}

/** Names, sizes and times of all sources. */
function fingerprint() {
  const hash = createHash('sha256');
  const visit = (/** @type {string} */ path) => {
    const stat = statSync(path, { throwIfNoEntry: false });
    if (!stat) return;
    if (stat.isDirectory()) {
      for (const name of readdirSync(path).sort()) visit(join(path, name));
    } else {
      hash.update(`${path}\0${stat.size}\0${stat.mtimeMs}\n`);
    }
  };
  for (const source of SOURCES) visit(join(root, source));
  return hash.digest('hex');
}
