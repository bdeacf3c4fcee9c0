import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { oldFile, oldRemittance } from '#tests/support/history-files.ts';

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
      claims: { read: 3, new: 2, known: 0, left_out: 1, unreadable: 0 },
      charge_cents: 20_000,
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

describe('history import', () => {
  const both = join(folder, 'both');
  const run = (...args: string[]) => cli('history', 'import', both, ...args, '--practice', practice);

  it('brings claims and remittances in together, ends with 0 when all reconciles, and does nothing twice', async () => {
    mkdirSync(both);
    writeFileSync(
      join(both, 'claims.837'),
      oldFile([{ control: 'H1', last: 'BOTHFICTIVE', day: '20240501' }], { control: '000000104' }),
    );
    writeFileSync(
      join(both, 'paid.835'),
      oldRemittance([{ control: 'H1', last: 'BOTHFICTIVE', day: '20240501' }], {
        day: '20240601',
        trace: 'EFTH1',
      }),
    );
    const preview = await run('--preview', '--likely', 'new');
    expect(preview.json()).toMatchObject({
      remits: [{ file: 'paid.835', balanced: true, found: 1, claims: 1 }],
    });
    const first = await run('--likely', 'new');
    expect(first.json()).toMatchObject({
      claims: { brought: 1, left_out: 0 },
      charge_cents: 10_000,
      remits: [{ file: 'paid.835', outcome: 'posted', trace: 'EFTH1', amount_cents: 8000 }],
      posted_cents: 8000,
      held_cents: 0,
      unreconciled: [],
      unreconciled_total: 0,
    });
    expect(first.code).toBe(0);
    const second = await run();
    expect(second.code).toBe(0);
    expect(second.json()).toMatchObject({
      claims: { brought: 0 },
      remits: [{ outcome: 'known' }],
      posted_cents: 8000,
    });
    expect((await cli('practice', 'verify', practice)).code).toBe(0);
  });

  it('ends with 3 and lists what does not reconcile', async () => {
    writeFileSync(
      join(both, 'wrong.835'),
      oldRemittance([{ control: 'H1', last: 'BOTHFICTIVE', paid: 90 }], {
        control: '000000509',
        trace: 'EFTH2',
      }),
    );
    const wrong = await run();
    expect(wrong.code).toBe(3);
    expect(wrong.err).toContain('1 open items');
    expect(wrong.json()).toMatchObject({
      held_cents: 9000,
      unreconciled: [{ kind: 'file', file: 'wrong.835', trace: 'EFTH2', amount_cents: 9000 }],
    });
  });
});
