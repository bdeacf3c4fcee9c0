import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { cents } from '#shared/kernel/money.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { runCli } from '#electron/cli.ts';
import { DEMO_PRACTICE } from '#electron/demo/records.ts';
import { payment, PAYER_ENVELOPE, scenarioAnswer } from '#tests/support/remits.ts';

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

type Detail = { readonly summary: { readonly id: string; readonly status: string } };

/** Balances of all accounts by name. */
async function balance(): Promise<unknown> {
  const { code, text } = await cli('ledger', 'balance', '--practice', practice, '--json');
  expect(code).toBe(0);
  const { accounts } = JSON.parse(text) as { accounts: { account: string; balanceCents: number }[] };
  return accounts.filter((a) => a.balanceCents !== 0).map((a) => [a.account, a.balanceCents]);
}

/** Two payments for claims of nobody here; the second is a cent off when asked. */
function fileOf(name: string, offCents: number): string {
  const whole = (trace: string, controlNumber: string): RemitPayment =>
    payment([{ ...scenarioAnswer(), controlNumber }], { traceNumber: trace, payeeNpi: DEMO_PRACTICE.npi });
  const second = whole(`${name}-2`, `${name}2`);
  const off = { ...second, amountCents: cents(second.amountCents + offCents) };
  const path = join(folder, `${name}.835`);
  writeFileSync(path, write835([whole(`${name}-1`, `${name}1`), off], PAYER_ENVELOPE));
  return path;
}

describe('remits post --auto', () => {
  it('posts what balances and names what does not; without it nothing is posted', async () => {
    const start = await balance();
    const path = fileOf('HALF', 1);
    const asked = await cli('remits', 'post', path, '--practice', practice, '--json');
    expect(asked.code).toBe(3);
    expect(asked.err).toMatch(/^1 of 2 payments would be left out: .* Nothing was posted; with --auto/);
    expect(await balance()).toEqual(start);
    const posted = await cli('remits', 'post', path, '--auto', '--practice', practice, '--json');
    expect(posted.code).toBe(0);
    expect(posted.err + posted.text).toMatch(/1 payments? (was|were) left out/);
    expect(await balance()).not.toEqual(start);
    const again = await cli('remits', 'post', path, '--auto', '--practice', practice);
    expect([again.code, again.err]).toEqual([3, expect.stringMatching(/posted before/)]);
  });
});

describe('remits undo', () => {
  it('takes a file back as a whole, once, and it can be posted again', async () => {
    const start = await balance();
    const path = fileOf('WHOLE', 0);
    const posted = await cli('remits', 'post', path, '--practice', practice, '--json');
    expect(posted.code).toBe(0);
    const { id } = (JSON.parse(posted.text) as Detail).summary;
    const after = await balance();
    expect(after).not.toEqual(start);
    const undo = ['remits', 'undo', id, '--practice', practice, '--reason', 'Wrong day', '--json'];
    const undone = await cli(...undo);
    expect(undone.code).toBe(0);
    expect((JSON.parse(undone.text) as Detail).summary).toMatchObject({ id, status: 'undone' });
    expect(await balance()).toEqual(start);
    const twice = await cli(...undo);
    expect([twice.code, twice.err]).toEqual([3, expect.stringMatching(/nothing to undo/)]);
    expect((await cli('remits', 'post', path, '--practice', practice)).code).toBe(0);
    expect(await balance()).toEqual(after);
    expect((await cli('ledger', 'verify', '--practice', practice)).code).toBe(0);
  });

  it('refuses what is no id, and an id that is not there', async () => {
    const wrong = await cli('remits', 'undo', 'era.835', '--practice', practice);
    expect([wrong.code, wrong.err]).toEqual([2, expect.stringMatching(/is no id of a remittance/)]);
    const none = '00000000-0000-4000-8000-000000000000';
    const missing = await cli('remits', 'undo', none, '--practice', practice);
    expect([missing.code, missing.err]).toEqual([3, expect.stringMatching(/not in the practice file/)]);
  });
});
