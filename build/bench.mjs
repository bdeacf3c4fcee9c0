// npm run bench: runs the benchmarks under Node 24; with a window where the start of the program is measured.
import { join } from 'node:path';
import { buildApp } from './setup/app-build.mjs';
import { hasDisplay, startVirtualScreen } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { appEnvironment, prepare } from './setup/prepare.mjs';
import { fail, run } from './setup/run.mjs';

async function main() {
  const wanted = process.argv.slice(2);
  const prepared = await prepare();
  const env = appEnvironment(prepared);
  let screen = null;
  // These open the window.
  if (wanted.length === 0 || wanted.includes('start') || wanted.includes('typing')) {
    const built = await buildApp(prepared.node);
    if (built.code !== 0) {
      console.log(built.output);
      return built.code;
    }
    if (!hasDisplay()) {
      screen = await startVirtualScreen();
      env['DISPLAY'] = screen.display;
      env['CLAIMWRIGHT_VIRTUAL_SCREEN'] = '1';
    }
  }
  const bench = join(root, 'tests', 'bench', 'main.ts');
  const { code } = await run(prepared.node, ['--disable-warning=ExperimentalWarning', bench, ...wanted], {
    cwd: root,
    env,
  });
  screen?.stop();
  return code;
}

main().then((code) => process.exit(code), fail);
