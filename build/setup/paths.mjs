import { homedir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The project's folder. */
export const root = fileURLToPath(new URL('../..', import.meta.url));

/** What one start learned for the next: which runtime, which addon. */
export const runtimeFile = join(root, '.cache', 'runtime.json');

/** The folder of the user's account for things that can be made again. */
export function userCache() {
  const env = process.env;
  if (process.platform === 'win32') {
    return join(env['LOCALAPPDATA'] ?? join(homedir(), 'AppData', 'Local'), 'claimwright', 'cache');
  }
  if (process.platform === 'darwin') return join(homedir(), 'Library', 'Caches', 'claimwright');
  return join(env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'claimwright');
}
