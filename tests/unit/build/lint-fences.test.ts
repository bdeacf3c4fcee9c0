import { spawnSync } from 'node:child_process';
import {
  mkdirSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';

const root = join(import.meta.dirname, '..', '..', '..');
const Diagnostics = z.object({ diagnostics: z.array(z.object({ code: z.string(), filename: z.string() })) });

/** Folders of electron/ that every feature may use or that are no feature. */
const NOT_FEATURES = ['audit', 'background', 'cli', 'compose', 'db', 'demo', 'export', 'ipc', 'runtime'];

type Case = readonly [what: string, path: string, source: string, rule: string];

const FORBIDDEN: readonly Case[] = [
  ['Node in shared', 'shared/domain/a.ts', "import 'node:fs';", 'no-restricted-imports'],
  ['electron in shared', 'shared/domain/b.ts', "import 'electron';", 'no-restricted-imports'],
  [
    'the main process in shared',
    'shared/domain/c.ts',
    "import '#electron/db/sql.ts';",
    'no-restricted-imports',
  ],
  [
    'the main process by a relative path in shared',
    'shared/domain/d.ts',
    "import '../../electron/db/sql.ts';",
    'no-restricted-imports',
  ],
  ['React in shared', 'shared/kernel/e.ts', "import 'react';", 'no-restricted-imports'],
  [
    'the main process in a page',
    'renderer/features/a/a.ts',
    "import '#electron/platform.ts';",
    'no-restricted-imports',
  ],
  [
    'the main process by a relative path in a page',
    'renderer/features/a/d.ts',
    "import '../../../electron/platform.ts';",
    'no-restricted-imports',
  ],
  ['Node in a page', 'renderer/features/a/b.ts', "import 'node:path';", 'no-restricted-imports'],
  [
    'electron in a page',
    'renderer/features/a/c.ts',
    "import { app } from 'electron'; app.quit();",
    'no-restricted-imports',
  ],
  [
    'a page in the main process',
    'electron/claims/a.ts',
    "import '#renderer/app/theme.ts';",
    'no-restricted-imports',
  ],
  [
    'electron in a service',
    'electron/claims/b.ts',
    "import { app } from 'electron'; app.quit();",
    'no-restricted-imports',
  ],
  [
    'electron in the database',
    'electron/db/c.ts',
    "import { app } from 'electron'; app.quit();",
    'no-restricted-imports',
  ],
  [
    'the database library in a service',
    'electron/claims/d.ts',
    "import 'better-sqlite3';",
    'no-restricted-imports',
  ],
  ['the database library in main', 'electron/main.ts', "import 'better-sqlite3';", 'no-restricted-imports'],
  [
    'one feature in another',
    'electron/claims/e.ts',
    "import '#electron/patients/service.ts';",
    'no-restricted-imports',
  ],
  [
    'one feature in another by a relative path',
    'electron/claims/f.ts',
    "import '../patients/service.ts';",
    'no-restricted-imports',
  ],
  [
    'one feature in another on a page',
    'renderer/features/a/f.ts',
    "import '#renderer/features/b/store.ts';",
    'no-restricted-imports',
  ],
  [
    'a test in the product',
    'electron/claims/g.ts',
    "import '#tests/support/samples.ts';",
    'no-restricted-imports',
  ],
  ['a default export', 'shared/kernel/h.ts', 'export default 1;', 'no-default-export'],
  ['any', 'shared/kernel/i.ts', 'export const x: any = 1;', 'no-explicit-any'],
  [
    'a promise that nobody awaits',
    'shared/kernel/j.ts',
    'export function f(): void { Promise.resolve(1); }',
    'no-floating-promises',
  ],
  [
    'a promise as a condition',
    'shared/kernel/k.ts',
    'export function f(p: Promise<boolean>): number { return p ? 1 : 2; }',
    'no-misused-promises',
  ],
  [
    'a switch that forgets a variant',
    'shared/kernel/l.ts',
    "export function f(x: 'a' | 'b'): void { switch (x) { case 'a': break; } }",
    'switch-exhaustiveness-check',
  ],
  [
    'a circle of imports',
    'shared/kernel/m.ts',
    "import { n } from './n.ts'; export const m = (): number => n();",
    'no-cycle',
  ],
];

const ALLOWED: readonly (readonly [string, string])[] = [
  [
    'shared/domain/ok.ts',
    "import { z } from 'zod'; import { cents } from '#shared/kernel/money.ts'; export const a = [z, cents];",
  ],
  [
    'electron/claims/ok.ts',
    "import { join } from 'node:path'; import '#electron/db/sql.ts'; import '#electron/claims/queries.ts'; import '#electron/platform.ts'; export const b = join('a');",
  ],
  ['renderer/features/a/seam.ts', "import '#renderer/features/coding/bare-editor.tsx';"],
  ['electron/window.ts', "import { app } from 'electron'; app.quit();"],
  ['electron/db/ok.ts', "import 'better-sqlite3';"],
  [
    'renderer/features/a/ok.tsx',
    "import { useState } from 'react'; import '#shared/kernel/money.ts'; export const c = useState;",
  ],
];

/** The configured linter over a small project of the same shape. */
let folder: string;
let found: z.infer<typeof Diagnostics>['diagnostics'];

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-lint-'));
  const put = (path: string, text: string): void => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };
  for (const [, path, source] of FORBIDDEN) put(path, `${source}\n`);
  for (const [path, source] of ALLOWED) put(path, `${source}\n`);
  put('shared/kernel/n.ts', "import { m } from './m.ts'; export const n = (): number => m();\n");
  put(
    'tsconfig.json',
    JSON.stringify({
      compilerOptions: {
        strict: true,
        noEmit: true,
        allowImportingTsExtensions: true,
        module: 'ESNext',
        moduleResolution: 'bundler',
      },
    }),
  );
  put('package.json', JSON.stringify({ type: 'module' }));
  put('build/oxlintrc.json', readFileSync(join(root, 'build', 'oxlintrc.json'), 'utf8'));
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction');
  const linter = join(root, 'node_modules', 'oxlint', 'bin', 'oxlint');
  const run = spawnSync(
    process.execPath,
    [linter, '-c', 'build/oxlintrc.json', '--type-aware', '-f', 'json', 'shared', 'electron', 'renderer'],
    { cwd: folder, encoding: 'utf8' },
  );
  found = Diagnostics.parse(JSON.parse(run.stdout)).diagnostics;
}, 60_000);

afterAll(() => rmSync(folder, { recursive: true, force: true }));

function findings(path: string): string[] {
  return found.filter((one) => one.filename.replaceAll('\\', '/').endsWith(path)).map((one) => one.code);
}

describe('the configured linter', () => {
  it.each(FORBIDDEN)('refuses %s', (_what, path, _source, rule) => {
    expect(findings(path).join(' ')).toContain(rule);
  });

  it.each(ALLOWED)('lets %s do what belongs there', (path) => {
    expect(findings(path)).toEqual([]);
  });

  it('has a fence around every feature of electron/', () => {
    const text = readFileSync(join(root, 'build', 'oxlintrc.json'), 'utf8');
    const features = readdirSync(join(root, 'electron'), { withFileTypes: true })
      .filter((entry) => entry.isDirectory() && !NOT_FEATURES.includes(entry.name))
      .map((entry) => entry.name);
    expect(features.filter((name) => !text.includes(`"**/electron/${name}/**"`))).toEqual([]);
  });
});
