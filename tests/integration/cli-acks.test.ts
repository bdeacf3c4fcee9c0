import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { answer270, answer276 } from '#tests/support/answered-questions.ts';
import { answer277ca, answer999 } from '#tests/support/clearinghouse.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;
let sent: string;
let control: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-acks-'));
  practice = join(folder, 'demo', 'practice.claimwright');
  expect((await cli('demo', '--out', join(folder, 'demo'), '--json')).code).toBe(0);
  await cli('claims', 'export', '--practice', practice, '--out', join(folder, 'out'));
  const name = readdirSync(join(folder, 'out')).find((one) => one.endsWith('.837'));
  sent = readFileSync(join(folder, 'out', name ?? ''), 'utf8');
  control = /CLM\*([^*]+)\*/.exec(sent)?.[1] ?? '';
}, 90_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, json: () => JSON.parse(out.join('\n')) as never, err: err.join('\n') };
}
const on = (...args: string[]) => cli(...args, '--practice', practice);

describe('acks import', () => {
  it('reads a folder of answers and tells the rejections with their fields', async () => {
    const inbox = join(folder, 'inbox');
    mkdirSync(inbox);
    writeFileSync(join(inbox, '1.999'), answer999(sent));
    writeFileSync(join(inbox, '2.277'), answer277ca(sent, { [control]: { status: 'A7:164:IL' } }));
    const run = await on('acks', 'import', inbox);
    expect(run.code).toBe(0);
    expect(run.json()).toMatchObject({
      files: [
        { file: '1.999', outcome: 'read', accepted: 1, unmatched: 0 },
        { file: '2.277', outcome: 'read', rejected: 1, unmatched: 0 },
      ],
      rejections: [
        { claim: control, status: 'rejected', reasons: [{ code: 'A7:164:IL', field: 'coverage.memberId' }] },
      ],
    });
    const rejected = (await on('claims', 'list', '--status', 'rejected')).json() as {
      controlNumber: string;
    }[];
    expect(rejected.map((c) => c.controlNumber)).toEqual([control]);
  });

  it('of a file that is no answer ends with 3 and one sentence; the others are read all the same', async () => {
    const wrong = join(folder, 'wrong.837');
    writeFileSync(wrong, sent);
    const run = await on('acks', 'import', wrong, join(folder, 'inbox', '1.999'));
    expect(run.code).toBe(3);
    expect(run.err).toContain('wrong.837: This file holds claims (837)');
    expect(run.json()).toMatchObject({ files: [{ outcome: 'refused' }, { outcome: 'known' }] });
    expect((await on('acks', 'import', join(folder, 'nothing.txt'))).err).toContain('is not there');
  });
});

describe('eligibility and status', () => {
  it('asks and reads the answers', async () => {
    const out = join(folder, 'questions');
    const patients = (await on('ledger', 'show', '--patient', '1001')).code === 0 ? '1001' : '';
    const asked = await on('eligibility', 'request', '--patient', patients, '--out', out);
    expect(asked.err).toBe('');
    const [question] = readdirSync(out);
    const text = readFileSync(join(out, question ?? ''), 'utf8');
    const answer = join(folder, 'answer.271');
    writeFileSync(
      answer,
      answer270(text, () => [['EB', '1', '', '30', '', 'INVENTED CHOICE']]),
    );
    expect((await on('eligibility', 'import', answer)).code).toBe(0);
    const shown = (await on('eligibility', 'show', '--patient', patients)).json() as {
      answers: { summary: { state: string } }[];
    }[];
    expect(shown[0]?.answers[0]?.summary.state).toBe('active');
    expect(
      (await on('eligibility', 'request', '--patient', patients, '--service-type', 'zzz', '--out', out)).code,
    ).toBe(2);
  });

  it('asks what became of a claim', async () => {
    const out = join(folder, 'status');
    expect((await on('status', 'request', '--id', control, '--out', out)).code).toBe(0);
    const [question] = readdirSync(out);
    const answer = join(folder, 'answer.277');
    writeFileSync(answer, answer276(readFileSync(join(out, question ?? ''), 'utf8'), { [control]: 'P1:20' }));
    expect((await on('acks', 'import', answer)).json()).toMatchObject({
      files: [{ outcome: 'read', unmatched: 0 }],
    });
    expect((await on('status', 'request', '--id', '999999', '--out', out)).code).toBe(3);
  });
});
