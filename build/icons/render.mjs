// Draws the icon's PNG files anew after a change of icon.svg: node build/icons/render.mjs
import { join } from 'node:path';
import { hasDisplay, startVirtualScreen } from '../setup/display.mjs';
import { root } from '../setup/paths.mjs';
import { appEnvironment, chromiumSwitches, prepare } from '../setup/prepare.mjs';
import { fail, run } from '../setup/run.mjs';

async function render() {
  const prepared = await prepare();
  const screen = hasDisplay() ? null : await startVirtualScreen();
  const { code, output } = await run(
    prepared.runtime.executable,
    [join(root, 'build', 'icons', 'draw'), ...chromiumSwitches(screen !== null)],
    {
      env: { ...appEnvironment(prepared), ...(screen ? { DISPLAY: screen.display } : {}) },
      quiet: true,
      timeoutMs: 60_000,
    },
  );
  if (code !== 0) console.error(output);
  screen?.stop();
  return code;
}

render().then((code) => process.exit(code), fail);
