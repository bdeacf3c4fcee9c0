// npm run package: installers for this platform into release/. Arguments go to electron-builder.
import { cpSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ensureBuild } from './setup/app-build.mjs';
import { root } from './setup/paths.mjs';
import { prepare } from './setup/prepare.mjs';
import { fail, run, say } from './setup/run.mjs';

async function makePackage() {
  const prepared = await prepare();
  await ensureBuild(prepared.node);
  const env = { ...process.env };
  let copy = '';
  const args = process.argv.slice(2);
  if (prepared.runtime.kind === 'fallback') {
    say(
      'packaging with the older runtime, to test the packaged form only: its switches (fuses) stay as they are',
    );
    copy = mkdtempSync(join(tmpdir(), 'claimwright-dist-'));
    cpSync(prepared.runtime.dist, copy, { recursive: true });
    // The starter of the development runtime would stand in the way of the packaged program.
    rmSync(join(copy, 'resources', 'app'), { recursive: true, force: true });
    env['CLAIMWRIGHT_PACKAGE_DIST'] = copy;
    if (prepared.sqliteBinding) env['CLAIMWRIGHT_PACKAGE_BINDING'] = prepared.sqliteBinding;
    args.push('--linux', 'dir', `-c.electronVersion=${prepared.runtime.version}`);
  }
  const { bin } = JSON.parse(
    readFileSync(join(root, 'node_modules', 'electron-builder', 'package.json'), 'utf8'),
  );
  const tool = join(root, 'node_modules', 'electron-builder', bin['electron-builder']);
  try {
    const config = join('build', 'electron-builder.config.cjs');
    const { code } = await run(prepared.node, [tool, '--config', config, '--publish', 'never', ...args], {
      cwd: root,
      env,
    });
    if (code === 0) say('the result is in release/');
    return code;
  } finally {
    if (copy) rmSync(copy, { recursive: true, force: true });
  }
}

makePackage().then((code) => process.exit(code), fail);
