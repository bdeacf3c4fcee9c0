import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
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
  const made = await cli('demo', '--out', join(folder, 'demo'), '--json');
  expect(made.code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  const text = out.join('\n');
  const json = (): Record<string, unknown> => JSON.parse(text) as Record<string, unknown>;
  return { code, json, text, err: err.join('\n') };
}

describe('demo', () => {
  it('leaves the six files and the figures', () => {
    const names = [
      'practice.claimwright',
      'claim.837',
      'cms1500.pdf',
      'era.835',
      'invoice.pdf',
      'summary.json',
    ];
    for (const name of names) expect(existsSync(join(folder, 'demo', name))).toBe(true);
    expect(JSON.parse(readFileSync(join(folder, 'demo', 'summary.json'), 'utf8'))).toEqual({
      charges_cents: 20_000,
      insurance_paid_cents: 8157,
      contractual_cents: 8001,
      patient_paid_cents: 2500,
      patient_balance_cents: 1342,
      journal_balanced: true,
    });
  });

  it('does not touch a practice file that is there', async () => {
    const before = readFileSync(practice);
    const again = await cli('demo', '--out', join(folder, 'demo'));
    expect(again.code).toBe(3);
    expect(again.err).toMatch(/exists already|under this name/);
    expect(readFileSync(practice).equals(before)).toBe(true);
  });

  it('is proved by practice verify', async () => {
    expect((await cli('practice', 'verify', practice, '--json')).code).toBe(0);
  });

  it('wants an output folder', async () => {
    expect((await cli('demo')).code).toBe(2);
  });
});

describe('ledger show', () => {
  it("prints a patient's ledger by account number", async () => {
    const shown = await cli('ledger', 'show', '--practice', practice, '--patient', '1000', '--json');
    expect(shown.code).toBe(0);
    expect(shown.json()).toMatchObject({
      patientName: 'Fictive, Dana',
      totals: { chargesCents: 20_000, insurancePaidCents: 8157, patientBalanceCents: 1342 },
    });
    const rows = shown.json()['rows'] as { patientBalanceCents: number }[];
    expect(rows.at(-1)?.patientBalanceCents).toBe(1342);
  });

  it('refuses a patient who is not there, with exit code 3', async () => {
    const shown = await cli('ledger', 'show', '--practice', practice, '--patient', 'nobody');
    expect([shown.code, shown.err]).toEqual([3, 'This patient is not in the practice file.']);
  });
});

describe('claims', () => {
  it('list shows them by status and refuses an unknown one', async () => {
    const listed = await cli('claims', 'list', '--practice', practice, '--status', 'ready', '--json');
    expect((listed.json() as unknown as { status: string }[]).every((row) => row.status === 'ready')).toBe(
      true,
    );
    expect((await cli('claims', 'list', '--practice', practice, '--status', 'gone')).code).toBe(2);
  });

  it('export writes what is ready once; the second time there is nothing', async () => {
    const out = join(folder, 'out');
    const first = await cli('claims', 'export', '--practice', practice, '--out', out, '--json');
    const { files } = first.json() as { files: { file: string; claims: number; made_before: boolean }[] };
    expect(first.code).toBe(0);
    expect(files).toMatchObject([{ claims: 5, made_before: false }]);
    expect(readFileSync(files[0]?.file ?? '', 'utf8')).toMatch(/^ISA\*/);
    const second = await cli('claims', 'export', '--practice', practice, '--out', out, '--json');
    expect([second.code, second.json()]).toEqual([0, { files: [] }]);
    const names = readdirSync(out);
    expect(names.filter((name) => name.endsWith('.837'))).toHaveLength(1);
    expect(names.filter((name) => !name.endsWith('.837'))).toEqual(['manifest.json']);
  });

  it('export of a claim that is not ready is refused', async () => {
    const refused = await cli('claims', 'export', '--practice', practice, '--out', folder, '--id', '10101');
    expect([refused.code, refused.err]).toEqual([3, 'Claim 10101 is paid, not ready. No file was written.']);
  });
});

describe('claims create', () => {
  const from = (name: string, content: unknown): string => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return path;
  };

  it('makes the claims of a file, or tells each fault and makes none', async () => {
    const list = await cli('claims', 'list', '--practice', practice, '--json');
    const [claim] = JSON.parse(list.text) as { controlNumber: string; serviceDate: string }[];
    const copy = { copy_of: claim?.controlNumber, service_date: claim?.serviceDate };
    const bad = from('bad.json', [copy, { copy_of: 'NONE', service_date: '2026-01-05' }, { copy_of: '1' }]);
    const refused = await cli('claims', 'create', '--practice', practice, '--from', bad, '--json');
    expect([refused.code, refused.err]).toEqual([
      3,
      expect.stringMatching(/wrong in the file. No claim was made/),
    ]);
    expect(refused.json()).toMatchObject({ claims: [], faults: [{ claim: 3, field: 'service_date' }] });
    const good = from('good.json', copy);
    const made = await cli('claims', 'create', '--practice', practice, '--from', good, '--json');
    expect(made.code).toBe(0);
    expect(made.json()).toMatchObject({ claims: [{ status: 'draft', service_date: claim?.serviceDate }] });
    const missing = await cli('claims', 'create', '--practice', practice, '--from', join(folder, 'no.json'));
    expect([missing.code, missing.err]).toEqual([3, expect.stringMatching(/is not there/)]);
  });
});

describe('remits', () => {
  it('post refuses the same remittance under another name', async () => {
    const copy = join(folder, 'copy.835');
    writeFileSync(copy, readFileSync(join(folder, 'demo', 'era.835')));
    const posted = await cli('remits', 'post', copy, '--practice', practice);
    expect(posted.code).toBe(3);
    expect(posted.err).toMatch(/posted before under the name era.835. Nothing was posted again/);
  });

  it('check proves a file without keeping it, and ends with 3 when it does not add up', async () => {
    const off = join(folder, 'off.835');
    const text = readFileSync(join(folder, 'demo', 'era.835'), 'utf8').replace('BPR*I*81.57', 'BPR*I*81.56');
    writeFileSync(off, text);
    const checked = await cli('remits', 'check', off, '--practice', practice, '--json');
    expect(checked.code).toBe(3);
    expect(checked.json()).toMatchObject({ balanced: false, postable: false });
    expect(checked.err).toMatch(/do not agree/);
  });

  it('post refuses what is no remittance, and a file that is not there', async () => {
    const wrong = join(folder, 'wrong.835');
    writeFileSync(wrong, 'hello');
    expect(await cli('remits', 'post', wrong, '--practice', practice)).toMatchObject({ code: 3 });
    expect(await cli('remits', 'post', join(folder, 'none.835'), '--practice', practice)).toMatchObject({
      code: 3,
    });
  });

  it('refuses a wrong password with one sentence', async () => {
    const err: string[] = [];
    const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: 'not the password' };
    const code = await runCli(['claims', 'list', '--practice', practice], {
      env,
      out: () => undefined,
      err: (t) => err.push(t),
    });
    expect([code, err]).toEqual([3, ['The user name or the password is not right.']]);
  });
});
