import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { rawOf } from '#electron/db/handle.ts';
import { unlockPracticeFile } from '#electron/session/practice-file.ts';
import { tempFolder } from '#tests/support/practice-file.ts';
import { killChild, startChild } from '#tests/support/child.ts';
import { createPractice } from '#electron/db/open.ts';
import { TEST_KEY } from '#tests/support/practice-file.ts';

const PASSWORD = 'correct horse battery';
let folder: string;
let file: string;

beforeEach(() => {
  folder = tempFolder();
  file = join(folder, 'practice.claimwright');
});

type Ended = {
  readonly code: number;
  readonly out: string;
  readonly err: string;
  readonly json: () => unknown;
};

async function cli(args: readonly string[], password: string | undefined = PASSWORD): Promise<Ended> {
  const out: string[] = [];
  const err: string[] = [];
  const code = await runCli(args, {
    env: { CLAIMWRIGHT_HOME: folder, CLAIMWRIGHT_PASSPHRASE: password },
    out: (text) => out.push(text),
    err: (text) => err.push(text),
  });
  return {
    code,
    out: out.join('\n'),
    err: err.join('\n'),
    json: () => JSON.parse(out.join('\n')) as unknown,
  };
}

const create = (...more: readonly string[]) => cli(['practice', 'create', file, '--json', ...more]);

describe('practice commands', () => {
  it('make, prove, back up and restore a practice', async () => {
    const made = await create('--practice-name', 'Sample Clinic', '--user', 'Ana Fictive');
    expect(made).toMatchObject({ code: 0, err: '' });
    expect(made.out.split('\n')).toHaveLength(1);
    expect(made.json()).toMatchObject({
      file,
      user: 'Ana Fictive',
      recoveryCode: expect.stringMatching(/^(\w{4}-){8}.$/),
    });

    const proved = await cli(['practice', 'verify', file, '--json']);
    expect(proved.code).toBe(0);
    const rows = proved.json() as { check: string; ok: boolean; detail: string }[];
    expect(rows.every((row) => row.ok)).toBe(true);
    expect(rows.map((row) => row.check)).toEqual(
      expect.arrayContaining([
        'SQLite integrity',
        'foreign keys',
        'schema',
        'journals balance',
        'audit chain',
        'audit head',
      ]),
    );

    const backup = join(folder, 'b.claimwright-backup');
    expect(await cli(['practice', 'backup', file, '--to', backup])).toMatchObject({ code: 0 });
    const restored = join(folder, 'r.claimwright');
    expect((await cli(['practice', 'restore', backup, '--to', restored])).json()).toMatchObject({
      verified: true,
    });
    expect((await cli(['practice', 'users', restored])).json()).toMatchObject([
      { name: 'Ana Fictive', role: 'owner' },
    ]);
  });

  it('write readable JSON also without --json', async () => {
    await create();
    const rows = await cli(['practice', 'verify', file]);
    expect(rows.out.split('\n').length).toBeGreaterThan(5);
    expect(rows.json()).toBeInstanceOf(Array);
  });

  it('refuse input with 3 and one sentence, leaving everything as it was', async () => {
    await create();
    const before = readFileSync(file);
    for (const [args, sentence] of [
      [['practice', 'create', file], /exists already and was not touched/],
      [['practice', 'verify', join(folder, 'none.claimwright')], /none.claimwright.keys is missing/],
      [['practice', 'restore', file, '--to', join(folder, 'x')], /is no backup of Claimwright/],
      [['practice', 'backup', file, '--to', file], /exists already/],
      [['practice', 'backup', file, '--to', join(folder, 'none', 'b')], /The folder for b is not there/],
      [['practice', 'create', join(folder, 'none', 'p')], /The folder for p is not there/],
    ] as const) {
      const ended = await cli(args);
      expect(ended, args.join(' ')).toMatchObject({ code: 3, out: '' });
      expect(ended.err).toMatch(sentence);
      expect(ended.err.split('\n')).toHaveLength(1);
    }
    const wrong = await cli(['practice', 'verify', file], 'wrong password');
    expect(wrong).toMatchObject({ code: 3, err: 'The user name or the password is not right.' });
    expect(readFileSync(file).equals(before)).toBe(true);
  });

  it('tell wrong use with 2', async () => {
    expect(await cli(['practice', 'frobnicate'])).toMatchObject({ code: 2 });
    expect((await cli(['practice', 'backup', file])).err).toMatch(/--to/);
    expect(await cli(['practice', 'verify', file], '')).toMatchObject({
      code: 2,
      err: expect.stringMatching(/CLAIMWRIGHT_PASSPHRASE/),
    });
    expect(await cli(['practice', 'create', file], 'short')).toMatchObject({
      code: 2,
      err: 'A password has at least ten characters.',
    });
    expect(await cli(['practice', '--help'])).toMatchObject({
      code: 0,
      out: expect.stringMatching(/restore/),
    });
    expect(existsSync(file)).toBe(false);
  });

  it('report a file with a fault by 3, with its rows', async () => {
    await create();
    const open = await unlockPracticeFile(file, null, PASSWORD);
    if (!open) throw new Error('The password fits.');
    rawOf(open.db).exec("DROP TRIGGER audit_no_update; UPDATE audit_event SET user_name = 'Else'");
    open.db.close();
    const ended = await cli(['practice', 'verify', file, '--json']);
    expect(ended.code).toBe(3);
    expect(
      (ended.json() as { check: string; ok: boolean }[]).filter((row) => !row.ok).map((row) => row.check),
    ).toEqual(['schema', 'audit chain']);
    expect(ended.err).toMatch(/2 of \d+ checks failed/);
  });

  it('report a file that is damaged, cut off, or has no keys', async () => {
    await create();
    const bytes = readFileSync(file);
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    writeFileSync(file, bytes);
    const damaged = await cli(['practice', 'verify', file, '--json']);
    expect(damaged.code).toBe(3);
    expect((damaged.json() as { ok: boolean }[]).some((row) => !row.ok)).toBe(true);
    truncateSync(file, 8192);
    const cut = await cli(['practice', 'verify', file, '--json']);
    expect(cut.code).toBe(3);
    expect(cut.json()).toMatchObject([{ check: 'opens', ok: false }]);
    writeFileSync(`${file}.keys`, 'x');
    expect(await cli(['practice', 'users', file])).toMatchObject({
      code: 3,
      err: expect.stringMatching(/keys is damaged/),
    });
  });

  it('tell when the file is in use by another program', async () => {
    await create();
    const open = await unlockPracticeFile(file, null, PASSWORD);
    open?.db.close();
    // A file under the key that the second process knows, with the keys of ours beside it.
    const held = join(folder, 'held.claimwright');
    createPractice(held, TEST_KEY).close();
    writeFileSync(`${held}.keys`, readFileSync(`${file}.keys`));
    const child = await startChild('hold', held);
    const ended = await cli(['practice', 'verify', held]);
    await killChild(child);
    expect(ended).toMatchObject({ code: 3, out: '' });
    expect(ended.err).toBe('held.claimwright is in use by another program. Close it there and try again.');
  });

  it('run as a program under Node itself', () => {
    const script = join(import.meta.dirname, '../../electron/cli.ts');
    const run = spawnSync(process.execPath, [script, 'practice', 'create', file, '--json'], {
      env: { ...process.env, CLAIMWRIGHT_HOME: folder, CLAIMWRIGHT_PASSPHRASE: PASSWORD },
      encoding: 'utf8',
    });
    expect(run.stderr).toBe('');
    expect(run.status).toBe(0);
    expect(JSON.parse(run.stdout)).toMatchObject({ user: 'Owner' });
  });
});
