import { existsSync, mkdirSync } from 'node:fs';
import { join, relative } from 'node:path';
import { startVirtualScreen } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { appEnvironment } from './setup/prepare.mjs';
import { run, say } from './setup/run.mjs';

const outDir = join(root, 'demo-out');

/**
 * Plays the demonstration in the real program and says where its files are.
 * @param {import('./setup/prepare.mjs').Prepared} prepared
 * @param {{ visible: boolean }} options
 * @returns {Promise<number>} the exit code
 */
export async function playDemo(prepared, { visible }) {
  const script = join(root, 'tests', 'e2e', 'run-demo.ts');
  if (!existsSync(script)) {
    say('the demonstration is not part of this copy of the project');
    return 1;
  }
  mkdirSync(outDir, { recursive: true });
  const screen = visible ? null : await startVirtualScreen();
  const env = appEnvironment(prepared);
  if (screen) {
    env['DISPLAY'] = screen.display;
    env['CLAIMWRIGHT_VIRTUAL_SCREEN'] = '1';
  }
  const { code } = await run(
    prepared.node,
    ['--disable-warning=ExperimentalWarning', script, '--out', outDir, ...(visible ? ['--visible'] : [])],
    { cwd: root, env },
  );
  screen?.stop();
  if (code === 0) {
    const place = relative(process.cwd(), outDir) || '.';
    say(`the demonstration's files and screenshots are in ${place}`);
  } else {
    say('the demonstration did not finish; the lines above say where it stopped');
  }
  return code;
}
