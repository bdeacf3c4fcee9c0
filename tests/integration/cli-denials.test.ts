import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { isoDate } from '#shared/kernel/dates.ts';
import { runCli } from '#electron/cli.ts';
import { unlockPracticeFile } from '#electron/session/practice-file.ts';
import { answerClaimFile } from '#tests/support/payer.ts';
import { servicesOver, testClock } from '#tests/support/work-file.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;
let control: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-denials-'));
  practice = join(folder, 'demo', 'practice.claimwright');
  expect((await cli('demo', '--out', join(folder, 'demo'), '--json')).code).toBe(0);
  await cli('claims', 'export', '--practice', practice, '--out', join(folder, 'out'));
  const name = readdirSync(join(folder, 'out')).find((one) => one.endsWith('.837'));
  const sent = readFileSync(join(folder, 'out', name ?? ''), 'utf8');
  control = /CLM\*([^*]+)\*/.exec(sent)?.[1] ?? '';
  // No decision at all: the payer refuses every line (CO-16).
  writeFileSync(join(folder, 'deny.835'), answerClaimFile(sent, {}, isoDate('2026-11-20'), 'DENY1'));
  expect((await on('remits', 'post', join(folder, 'deny.835'))).code).toBe(0);
}, 120_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, text: out.join('\n'), json: () => JSON.parse(out.join('\n')) as never, err: err.join('\n') };
}
const on = (...args: string[]) => cli(...args, '--practice', practice);

describe('denials in the terminal', () => {
  it('lists what was refused, for people and for programs', async () => {
    const list = await on('denials', 'list', '--json');
    expect(list.code).toBe(0);
    const rows: unknown = list.json();
    expect(rows).toContainEqual(
      expect.objectContaining({ controlNumber: control, kind: 'missing_information', state: 'open' }),
    );
    expect((await on('denials', 'list')).text).toContain(`${control}  CO-16`);
    expect((await on('denials', 'list', '--view', 'nowhere')).code).toBe(2);
  });

  it('counts root causes by each side', async () => {
    for (const by of ['payer', 'code', 'provider', 'user', 'reason', 'month']) {
      const causes = await on('denials', 'causes', '--by', by, '--json');
      expect(causes.code).toBe(0);
      expect((causes.json() as unknown[]).length).toBeGreaterThan(0);
    }
    expect((await on('denials', 'causes', '--by', 'weather')).code).toBe(2);
  });

  it('writes the packet of an appeal, and the kept bytes again', async () => {
    const none = await on('denials', 'packet', control, '--out', join(folder, 'none.pdf'));
    expect(none.code).toBe(3);
    expect(none.err).toContain('no appeal yet');
    expect(existsSync(join(folder, 'none.pdf'))).toBe(false);
    const open = await unlockPracticeFile(practice, null, PASSWORD);
    if (!open) throw new Error('The practice file did not open.');
    const { denials } = servicesOver(() => open.db, testClock(), undefined, open.user);
    const id = denials.find(control);
    denials.beginAppeal(id, denials.draftLetter(id, null).text, []);
    open.db.close();
    const made = await on('denials', 'packet', control, '--out', join(folder, 'a.pdf'), '--json');
    expect(made).toMatchObject({ code: 0 });
    expect((await on('denials', 'packet', control, '--out', join(folder, 'b.pdf'))).code).toBe(0);
    const [a, b] = [readFileSync(join(folder, 'a.pdf')), readFileSync(join(folder, 'b.pdf'))];
    expect(a.subarray(0, 5).toString()).toBe('%PDF-');
    expect(a.equals(b)).toBe(true);
    expect((await on('denials', 'packet', control, '--out', join(folder, 'a.pdf'))).code).toBe(3);
  }, 60_000);
});
