import { existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { SetupError, run, say } from './run.mjs';

/** What the window needs on Debian and Ubuntu; each brings the libraries that it needs itself. */
const WINDOW_PACKAGES = ['libgtk-3-0', 'libnss3', 'libasound2', 'libgbm1'];

/** @param {string} program */
export function onPath(program) {
  return (process.env['PATH'] ?? '').split(delimiter).some((folder) => existsSync(join(folder, program)));
}

/** Whether a program's shared libraries are all there. @param {string} executable */
async function librariesMissing(executable) {
  const { code, output } = await run('ldd', [executable], { quiet: true });
  return code === 0 && output.includes('not found');
}

/**
 * Installs what Linux lacks for a window, and for a virtual screen where there is no real one.
 * @param {{ executable?: string, screen?: boolean, compiler?: boolean }} needs
 */
export async function ensureSystemPackages(needs) {
  if (process.platform !== 'linux') return;
  const packages = [];
  if (needs.executable && (await librariesMissing(needs.executable))) packages.push(...WINDOW_PACKAGES);
  if (needs.screen && !onPath('Xvfb')) packages.push('xvfb');
  if (needs.compiler && !(onPath('g++') && onPath('gcc'))) packages.push('g++');
  if (packages.length === 0) return;
  await install(packages);
}

/** @param {readonly string[]} packages */
async function install(packages) {
  const root = process.getuid?.() === 0;
  if (!onPath('apt-get') || !root) {
    const command = onPath('apt-get')
      ? `sudo apt-get install -y ${packages.join(' ')}`
      : `install these with your system's package manager: ${packages.join(' ')}`;
    throw new SetupError(
      `This machine lacks some system packages. Run once, then start again:\n\n  ${command}\n`,
    );
  }
  say(`installing system packages: ${packages.join(' ')}`);
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const update = await run('apt-get', ['update', '-qq'], { quiet: true, env });
  if (update.code !== 0) say('apt-get update failed; trying with the lists that are there');
  const names = await Promise.all(packages.map(currentName));
  const { code, output } = await run(
    'apt-get',
    ['install', '-y', '-qq', '--no-install-recommends', ...names],
    {
      quiet: true,
      env,
    },
  );
  if (code !== 0) {
    throw new SetupError(
      `The system packages could not be installed:\n${output.split('\n').slice(-12).join('\n')}`,
    );
  }
}

/** Debian 13 and Ubuntu 24.04 renamed some libraries for 64-bit time. @param {string} name */
async function currentName(name) {
  if (!name.startsWith('lib')) return name;
  const { code, output } = await run('apt-cache', ['show', '--no-all-versions', `${name}t64`], {
    quiet: true,
  });
  return code === 0 && output.includes('Package:') ? `${name}t64` : name;
}
