import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { oldFile } from '#tests/support/history-files.ts';

const PASSWORD = 'a long enough password';
const folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-history-'));
const practice = join(folder, 'practice.claimwright');
const years = join(folder, 'years');

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, json: () => JSON.parse(out.join('\n')) as never, err: err.join('\n') };
}
const bring = (...args: string[]) => cli('claims', 'import', ...args, '--practice', practice);

beforeAll(async () => {
  expect((await cli('practice', 'create', practice)).code).toBe(0);
  mkdirSync(join(years, 'later'), { recursive: true });
  writeFileSync(join(years, 'a.837'), oldFile([{ control: 'A1' }, { control: 'A2', day: '20240302' }]));
  writeFileSync(
    join(years, 'later', 'b.837'),
    oldFile([{ control: 'B1', first: 'BERTE', charges: [40] }], { control: '000000102', day: '20240401' }),
  );
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('claims import', () => {
  it('tells what would come in and changes nothing with --preview', async () => {
    const run = await bring(years, '--preview');
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({
      claims: { read: 3, new: 3, known: 0, unreadable: 0 },
      charge_cents: 24_000,
      undecided: [{ kind: 'patient', claims: 1 }],
    });
    expect((await cli('claims', 'list', '--practice', practice)).json()).toEqual([]);
  });

  it('leaves claims of likely patients out, brings them in when told how, and does nothing twice', async () => {
    const first = await bring(years);
    expect(first.code).toBe(0);
    expect(first.json()).toMatchObject({
      claims: { read: 3, brought: 2, left_out: 1 },
      notes: [{ file: 'b.837', claim: 'B1', kind: 'left_out' }],
    });
    const second = await bring(years, '--likely', 'accept', '--json');
    expect(second.json()).toMatchObject({
      claims: { brought: 1, left_out: 0 },
      files: [{ outcome: 'known' }, { outcome: 'brought' }],
      parties: [{ kind: 'patient', new: 0 }, {}, {}, {}],
    });
    expect((await bring(years)).json()).toMatchObject({ claims: { brought: 0, read: 0 } });
    expect((await cli('practice', 'verify', practice)).code).toBe(0);
  });

  it('brings settled claims in closed', async () => {
    const path = join(folder, 's.837');
    writeFileSync(path, oldFile([{ control: 'S1', day: '20230101' }], { control: '000000103' }));
    expect((await bring(path, '--settled')).json()).toMatchObject({ settled: true, claims: { brought: 1 } });
    expect((await cli('claims', 'list', '--status', 'closed', '--practice', practice)).json()).toMatchObject([
      { controlNumber: 'S1', insurerBalanceCents: 0 },
    ]);
  });

  it('ends with 3 and one sentence when a file is refused, with 2 for a wrong answer', async () => {
    const path = join(folder, 'cut.837');
    writeFileSync(path, oldFile([{ control: 'X1' }]).slice(0, 700));
    const run = await bring(path);
    expect(run.code).toBe(3);
    expect(run.err).toMatch(/^cut\.837: .*Nothing was changed\.$/);
    expect((await bring(path, '--likely', 'perhaps')).code).toBe(2);
    expect((await bring(join(folder, 'absent.837'))).code).toBe(3);
  });
});
