import { ensureDependencies, ensureNode24 } from './setup/dependencies.mjs';
import { join } from 'node:path';
import { root } from './setup/paths.mjs';
import { fail, run } from './setup/run.mjs';

/**
 * Runs a TypeScript file of the project under Node 24 with the arguments of this process, and ends
 * as it ends.
 * @param {readonly string[]} file its path in parts, from the project's folder
 */
export function runTypeScript(...file) {
  ensureDependencies()
    .then(ensureNode24)
    .then((node) =>
      run(node, ['--disable-warning=ExperimentalWarning', join(root, ...file), ...process.argv.slice(2)]),
    )
    .then(({ code }) => process.exit(code), fail);
}
