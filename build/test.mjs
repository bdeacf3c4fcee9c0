// npm test: sets up what is missing, then every check and test, then one line of numbers.
import { mkdirSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { buildApp } from './setup/app-build.mjs';
import { hasDisplay, startVirtualScreen } from './setup/display.mjs';
import { root } from './setup/paths.mjs';
import { appEnvironment, prepare } from './setup/prepare.mjs';
import { fail, run, say } from './setup/run.mjs';
import { add, closingLine, countVitest, sampleFolder } from './setup/test-count.mjs';

const tool = (/** @type {string[]} */ ...parts) => join(root, 'node_modules', ...parts);

/** @param {import('./setup/prepare.mjs').Prepared} prepared */
function steps(prepared) {
  const check = (/** @type {string} */ name, /** @type {string[]} */ args) => ({
    name,
    go: async () => {
      const { code, output } = await run(prepared.node, args, { cwd: root, quiet: true });
      if (code !== 0) console.log(output);
      return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
    },
  });
  return [
    check('types', [tool('typescript', 'bin', 'tsc'), '-b']),
    check('lint', [tool('oxlint', 'bin', 'oxlint'), '-c', 'build/oxlintrc.json', '--type-aware', '.']),
    check('format', [
      tool('oxfmt', 'bin', 'oxfmt'),
      '-c',
      'build/oxfmtrc.json',
      '--ignore-path',
      '.gitignore',
      '--ignore-path',
      'build/oxfmtignore',
      '--check',
      '.',
    ]),
    { name: 'unit, property, golden, integration, component', go: () => vitest(prepared, 'unit', {}) },
    {
      name: 'build',
      go: async () => {
        const { code, output } = await buildApp(prepared.node);
        if (code !== 0) console.log(output);
        return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
      },
    },
    { name: 'journeys in the program', go: () => journeys(prepared) },
  ];
}

/**
 * Most of a journey is waiting for the window, so two run side by side, each on a virtual screen of its own:
 * on one screen they would take the keyboard from one another.
 * @param {import('./setup/prepare.mjs').Prepared} prepared
 */
async function journeys(prepared) {
  if (hasDisplay()) return vitest(prepared, 'e2e', {});
  const screens = [await startVirtualScreen()];
  try {
    if (cpus().length > 1) screens.push(await startVirtualScreen());
    const displays = screens.map(({ display }) => display);
    return await vitest(prepared, 'e2e', {
      DISPLAY: displays[0],
      CLAIMWRIGHT_VIRTUAL_SCREEN: '1',
      CLAIMWRIGHT_SCREENS: displays.join(' '),
    });
  } finally {
    for (const screen of screens) screen.stop();
  }
}

/**
 * @param {import('./setup/prepare.mjs').Prepared} prepared
 * @param {'unit' | 'e2e'} kind
 * @param {NodeJS.ProcessEnv} extra
 */
async function vitest(prepared, kind, extra) {
  const config = kind === 'unit' ? 'build/vitest.config.ts' : 'build/vitest.e2e.config.ts';
  const report = join(root, '.cache', `${kind}-results.json`);
  mkdirSync(join(root, '.cache'), { recursive: true });
  const { code } = await run(
    prepared.node,
    [
      '--disable-warning=ExperimentalWarning',
      tool('vitest', 'vitest.mjs'),
      'run',
      '-c',
      config,
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${report}`,
    ],
    { cwd: root, env: { ...appEnvironment(prepared), ...extra } },
  );
  return countVitest(report, code);
}

async function main() {
  const started = Date.now();
  const prepared = await prepare();
  let total = { passed: 0, failed: 0, skipped: 0 };
  /** @type {string[]} */
  const summary = [];
  for (const step of steps(prepared)) {
    const from = Date.now();
    say(`${step.name} …`);
    const count = await step.go();
    total = add(total, count);
    summary.push(
      `  ${count.failed === 0 ? 'ok    ' : 'FAILED'}  ${step.name}: ${closingLine(count)} (${Math.round((Date.now() - from) / 1000)} s)`,
    );
  }
  console.log(`\n${summary.join('\n')}`);
  console.log(`  in ${Math.round((Date.now() - started) / 1000)} s, Electron ${prepared.runtime.version}`);
  if (sampleFolder() === null) {
    console.log('\n  WARNING: the sample data is absent, so every test that reads it was skipped.');
    console.log('  It belongs beside the project in ../shared; CLAIMWRIGHT_SAMPLES can name another folder.');
  }
  console.log(`\n${closingLine(total)}`);
  return total.failed === 0 && total.passed > 0 ? 0 : 1;
}

main().then((code) => process.exit(code), fail);
