// npm start: sets up what is missing, builds what changed, opens the program.
import { playDemo } from './demo.mjs';
import { ensureBuild } from './setup/app-build.mjs';
import { hasDisplay } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { appEnvironment, chromiumSwitches, prepare } from './setup/prepare.mjs';
import { fail, run, say } from './setup/run.mjs';

async function start() {
  const args = process.argv.slice(2);
  const prepared = await prepare();
  await ensureBuild(prepared.node);
  if (args.includes('--demo')) return playDemo(prepared, { visible: hasDisplay() });
  if (!hasDisplay()) {
    say(
      'this machine has no screen (DISPLAY is not set); playing the demonstration on a virtual one instead',
    );
    return playDemo(prepared, { visible: false });
  }
  const { code } = await run(prepared.runtime.executable, [root, ...chromiumSwitches(false), ...args], {
    env: appEnvironment(prepared),
  });
  return code;
}

start().then((code) => process.exit(code), fail);
