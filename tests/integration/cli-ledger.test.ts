import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-'));
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

const ledger = (...args: string[]) => cli('ledger', ...args, '--practice', practice);

describe('ledger verify', () => {
  it('proves the demonstration, check by check', async () => {
    const { code, text } = await ledger('verify', '--json');
    const proof = JSON.parse(text) as { ok: boolean; checks: { check: string; ok: boolean }[] };
    expect(proof.checks.filter((check) => !check.ok)).toEqual([]);
    expect([code, proof.ok]).toEqual([0, true]);
    expect(proof.checks.map((check) => check.check)).toEqual(
      expect.arrayContaining([
        'every journal sums to zero',
        'subledgers equal their accounts',
        'each deposit ties',
        'audit chain',
      ]),
    );
  }, 30_000);
});

describe('ledger balance', () => {
  it('gives the accounts, which come to zero, and what is owed by age', async () => {
    const accounts = JSON.parse((await ledger('balance', '--json')).text) as {
      accounts: { balanceCents: number }[];
    };
    expect(accounts.accounts.reduce((sum, row) => sum + row.balanceCents, 0)).toBe(0);
    const aged = JSON.parse((await ledger('balance', '--by', 'patient', '--json')).text) as {
      totalCents: number;
      unappliedCents: number;
      rows: { buckets: number[]; totalCents: number }[];
    };
    expect(aged.totalCents).toBe(aged.rows.reduce((sum, row) => sum + row.totalCents, 0));
    for (const row of aged.rows) expect(row.buckets.reduce((a, b) => a + b, 0)).toBe(row.totalCents);
    const before = JSON.parse((await ledger('balance', '--as-of', '2001-01-01', '--json')).text) as {
      accounts: { balanceCents: number }[];
    };
    expect(before.accounts.every((row) => row.balanceCents === 0)).toBe(true);
    expect((await ledger('balance', '--by', 'moon')).code).toBe(2);
    expect((await ledger('balance', '--as-of', 'yesterday')).err).toMatch(/YYYY-MM-DD/);
  }, 60_000);
});

describe('ledger export', () => {
  it('prints or writes a file that sums to zero and names nobody', async () => {
    const { text } = await ledger('export', '--format', 'csv');
    const rows = text.split('\n').slice(1);
    expect(rows.reduce((sum, row) => sum + Math.round(Number(row.split(',').at(-1)) * 100), 0)).toBe(0);
    expect(text).not.toMatch(/Fictive|Madeup|Sample/);
    const file = join(folder, 'ledger.journal');
    expect((await ledger('export', '--format', 'hledger', '--per', 'day', '--out', file)).code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^\d{4}-\d{2}-\d{2} \* All postings of the day$/m);
    expect((await ledger('export', '--format', 'excel')).code).toBe(2);
  }, 60_000);
});
