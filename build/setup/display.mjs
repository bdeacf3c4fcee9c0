import { spawn } from 'node:child_process';
import { SetupError } from './run.mjs';
import { ensureSystemPackages } from './system-packages.mjs';

/** Whether a window could be seen. */
export function hasDisplay() {
  if (process.platform !== 'linux') return true;
  return Boolean(process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY']);
}

/**
 * Starts a virtual screen on a free number.
 * @returns {Promise<{ display: string, stop: () => void }>}
 */
export async function startVirtualScreen() {
  await ensureSystemPackages({ screen: true });
  const child = spawn(
    'Xvfb',
    ['-displayfd', '3', '-screen', '0', '1920x1200x24', '-nolisten', 'tcp', '-noreset'],
    { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] },
  );
  const stop = () => void child.kill();
  process.once('exit', stop);
  const number = await new Promise((resolve, reject) => {
    let text = '';
    child.stdio[3]?.on('data', (/** @type {Buffer} */ chunk) => {
      text += chunk.toString();
      if (text.includes('\n')) resolve(text.trim());
    });
    child.once('error', reject);
    child.once('exit', () => reject(new SetupError('The virtual screen (Xvfb) did not start.')));
  });
  return { display: `:${number}`, stop };
}
