import { createHash } from 'node:crypto';
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { readPages } from '#tests/support/paper.ts';

let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-statements-'));
  practice = join(folder, 'demo', 'practice.claimwright');
  expect((await cli('demo', '--out', join(folder, 'demo'), '--json')).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: 'a long enough password' };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, text: out.join('\n'), err: err.join('\n') };
}
const run = (...args: string[]) =>
  cli('statements', 'run', '--practice', practice, '--out', join(folder, 'out'), '--json', ...args);

type Answer = {
  readonly run: number | null;
  readonly file: string;
  readonly sha256: string;
  readonly pages: number;
  readonly statements: number;
  readonly amount_cents: number;
  readonly held_count: number;
  readonly held: readonly { readonly reasons: readonly { readonly reason: string }[] }[];
  readonly list: readonly { readonly number: string; readonly amount_cents: number }[];
};

describe('statements run', () => {
  it('tells first and issues nothing, when asked so', async () => {
    const answer = await run('--dry-run');
    expect(answer.code).toBe(0);
    const told = JSON.parse(answer.text) as Answer;
    expect(told.run).toBeNull();
    expect(told.statements).toBeGreaterThan(0);
  });

  it('writes one PDF and its summary, with the totals and who is held', async () => {
    const answer = await run();
    expect(answer.code).toBe(0);
    const told = JSON.parse(answer.text) as Answer;
    const pdf = readFileSync(told.file);
    expect(createHash('sha256').update(pdf).digest('hex')).toBe(told.sha256);
    expect(await readPages(new Uint8Array(pdf))).toHaveLength(told.pages);
    expect(told.list).toHaveLength(told.statements);
    expect(told.list.reduce((sum, s) => sum + s.amount_cents, 0)).toBe(told.amount_cents);
    expect(told.held).toHaveLength(told.held_count);
    expect(told.held.every((h) => h.reasons.length > 0)).toBe(true);
    expect(readdirSync(join(folder, 'out')).sort()).toEqual([
      'statements-run-1.json',
      'statements-run-1.pdf',
    ]);
    expect(JSON.parse(readFileSync(join(folder, 'out', 'statements-run-1.json'), 'utf8'))).toEqual(told);
  });

  it('answers with 3 when all are held, and writes nothing', async () => {
    const answer = await run();
    expect(answer.code).toBe(3);
    expect(answer.err).toMatch(/are held/);
    expect((JSON.parse(answer.text) as Answer).held.every((h) => h.reasons.length > 0)).toBe(true);
    expect(readdirSync(join(folder, 'out'))).toHaveLength(2);
  });

  it('tells a day of the past, refuses a day ahead and what is no day', async () => {
    const past = await run('--as-of', '2000-01-01');
    expect(past.code).toBe(0);
    expect((JSON.parse(past.text) as Answer).statements).toBe(0);
    expect((await run('--as-of', '2999-01-01')).code).toBe(3);
    expect((await run('--as-of', 'soon')).code).toBe(2);
  });
});
