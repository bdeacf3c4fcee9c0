import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-contracts-'));
  practice = join(folder, 'demo', 'practice.claimwright');
  expect((await cli('demo', '--out', join(folder, 'demo'), '--json')).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, text: out.join('\n'), err: err.join('\n') };
}
const on = (...args: string[]) => cli(...args, '--practice', practice, '--json');
const PAYER = ['--payer', 'sample mutual'];

describe('contracts', () => {
  it('learnt from the past until a table is imported, then as agreed', async () => {
    const before = await on('contracts', 'expect', ...PAYER, '--code', '99213');
    expect(JSON.parse(before.text)).toMatchObject({ known: 'learnt' });
    const path = join(folder, 'prices.csv');
    writeFileSync(path, 'Code,Modifier,Allowed\n99213,,140.00\n99214,,190.00\n');
    const taken = await on('contracts', 'import', path, ...PAYER, '--from', '2025-01-01');
    expect(taken.code).toBe(0);
    expect(JSON.parse(taken.text)).toMatchObject({ rates: 2, added: 2, problems: [] });
    const after = await on('contracts', 'expect', ...PAYER, '--code', '99213', '--units', '2');
    expect(JSON.parse(after.text)).toMatchObject({ known: 'contract', amountCents: 28000 });
    const modified = await on('contracts', 'expect', ...PAYER, '--code', '99213', '--modifier', '22');
    expect(JSON.parse(modified.text)).toMatchObject({ known: 'none' });
  });

  it('lists what is underpaid, the most money first, without a patient', async () => {
    const listed = await on('remits', 'underpaid');
    expect(listed.code).toBe(0);
    const rows = JSON.parse(listed.text) as { difference_cents: number; code: string; basis: string }[];
    expect(rows.length).toBeGreaterThan(3);
    const sizes = rows.map((row) => -row.difference_cents);
    expect(sizes).toEqual(sizes.toSorted((a, b) => b - a));
    expect(Math.min(...sizes)).toBeGreaterThan(0);
    expect(Object.keys(rows[0] ?? {}).join()).not.toContain('patient');
    const words = await cli('remits', 'underpaid', '--practice', practice);
    expect(words.text.split('\n').at(-1)).toMatch(/ in \d+ lines\.$/);
  });

  it('refuses a table that cannot be read, an unknown payer, a wrong day', async () => {
    const path = join(folder, 'wrong.csv');
    writeFileSync(path, 'Code,Allowed\n99213,many\n');
    expect(await on('contracts', 'import', path, ...PAYER)).toMatchObject({
      code: 3,
      err: 'Line 2 of wrong.csv: "many" is no price. Nothing was taken.',
    });
    expect((await on('contracts', 'expect', '--payer', 'nobody', '--code', '99213')).code).toBe(3);
    expect((await on('contracts', 'expect', ...PAYER, '--code', '99213', '--on', '2026-02-30')).code).toBe(2);
    expect((await on('contracts', 'import', join(folder, 'absent.csv'), ...PAYER)).code).toBe(3);
  });
});
