import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { fetchPackage } from './fetch-package.mjs';
import { root, userCache } from './paths.mjs';
import { SetupError, run, say } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

// The C headers of Node-API alone: nothing of them depends on a Node version.
const HEADERS = {
  name: 'node-api-headers@1.9.0',
  integrity: '2oNILP4jXwRB4ywnYKjVk1YyJ96n2D4EOVJO6S3oYZ5PtbJrw3Yt9TpAuX3nBLMuzn74rnfGQrv13pS9vC+YiA==',
};

const CXX_DEFINES = [
  'NDEBUG',
  'NAPI_VERSION=8',
  'BUILDING_NODE_EXTENSION',
  'NODE_GYP_MODULE_NAME=better_sqlite3',
  'NAPI_DISABLE_CPP_EXCEPTIONS',
  'NODE_API_SWALLOW_UNTHROWABLE_EXCEPTIONS',
];

/**
 * The stand-in runtime knows Node-API 8; the addon as shipped wants 10. Builds it from the sources
 * of its own package with `build/native/node-api-8.h` in front, once for each version of both.
 * @param {import('./electron-runtime.mjs').Runtime} runtime
 * @returns {Promise<string | null>} the addon's file, or null when the shipped one serves
 */
export async function ensureNativeAddon(runtime) {
  if (runtime.kind !== 'fallback') return null;
  const source = join(root, 'node_modules', 'better-sqlite3');
  const patch = join(root, 'build', 'native', 'node-api-8.h');
  const { version } = JSON.parse(readFileSync(join(source, 'package.json'), 'utf8'));
  const hash = createHash('sha256').update(readFileSync(patch)).update(CXX_DEFINES.join()).digest('hex');
  const target = join(
    userCache(),
    `sqlite-${version}-${process.arch}-${hash.slice(0, 12)}`,
    'better_sqlite3.node',
  );
  if (existsSync(target)) return target;
  await ensureSystemPackages({ compiler: true });
  say('building the database addon for this runtime (about a minute, once)');
  const headers = await fetchPackage(HEADERS.name, HEADERS.integrity);
  const work = mkdtempSync(join(userCache(), 'addon-'));
  try {
    const built = await compile(source, patch, join(headers, 'package', 'include'), work);
    mkdirSync(join(target, '..'), { recursive: true });
    renameSync(built, target);
  } finally {
    rmSync(work, { recursive: true, force: true });
    rmSync(headers, { recursive: true, force: true });
  }
  return target;
}

/**
 * The package's gyp files in three compiler calls: gyp itself would want Python and the headers of
 * a whole Node.
 * @param {string} source @param {string} patch @param {string} headers @param {string} work
 */
async function compile(source, patch, headers, work) {
  const sqlite = join(source, 'deps', 'sqlite3');
  const common = ['-c', '-O2', '-fPIC', '-w'];
  const addonApi = join(root, 'node_modules', 'node-addon-api');
  const database = run(
    'gcc',
    [
      ...common,
      '-std=c99',
      '-DNDEBUG',
      ...sqliteDefines(source),
      `-I${sqlite}`,
      join(sqlite, 'sqlite3.c'),
      '-o',
      join(work, 'sqlite3.o'),
    ],
    { quiet: true },
  );
  const addon = run(
    'g++',
    [
      ...common,
      '-std=c++20',
      '-fvisibility=hidden',
      ...CXX_DEFINES.map((name) => `-D${name}`),
      ...[headers, addonApi, sqlite].map((folder) => `-I${folder}`),
      '-include',
      patch,
      join(source, 'src', 'better_sqlite3.cpp'),
      '-o',
      join(work, 'addon.o'),
    ],
    { quiet: true },
  );
  for (const { code, output } of await Promise.all([database, addon])) check(code, output);
  const file = join(work, 'better_sqlite3.node');
  const link = ['-shared', '-o', file, join(work, 'addon.o'), join(work, 'sqlite3.o')];
  const flags = ['-Wl,-Bsymbolic', '-Wl,--exclude-libs,ALL', '-lpthread', '-ldl', '-lm'];
  const { code, output } = await run('g++', [...link, ...flags], { quiet: true });
  check(code, output);
  return file;
}

/** The defines of the package's own build description. @param {string} source */
export function sqliteDefines(source) {
  const text = readFileSync(join(source, 'deps', 'defines.gypi'), 'utf8');
  const names = [...text.matchAll(/'([A-Z][A-Z0-9_]*(?:=[^']*)?)',/g)].map((match) => `-D${match[1]}`);
  if (names.length < 20) throw new SetupError('The database package changed how it describes its build.');
  return names;
}

/** @param {number} code @param {string} output */
function check(code, output) {
  if (code !== 0) throw new SetupError(`The database addon could not be built.\n${output.slice(-2000)}`);
}
