import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { readPages } from '#tests/support/paper.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-money-'));
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
const order = (content: unknown): string => {
  const path = join(folder, 'order.json');
  writeFileSync(path, typeof content === 'string' ? content : JSON.stringify(content));
  return path;
};

describe('estimates make', () => {
  it('issues an estimate from codes alone and writes its paper, once', async () => {
    const listed = await cli('collections', 'list', '--practice', practice, '--json');
    const { candidates } = JSON.parse(listed.text) as { candidates: { accountNumber: string }[] };
    const patient = candidates[0]?.accountNumber ?? '';
    const out = join(folder, 'estimate.pdf');
    const from = order({
      patient,
      about: 'Diabetes visit',
      services: [{ code: '99213' }, { code: '83036' }],
    });
    const made = await cli(
      'estimates',
      'make',
      '--practice',
      practice,
      '--from',
      from,
      '--out',
      out,
      '--json',
    );
    expect(made.code).toBe(0);
    expect(JSON.parse(made.text)).toMatchObject({ number: '1', version: 1, totalCents: 18_500 });
    const words = (await readPages(new Uint8Array(readFileSync(out))))
      .flat()
      .map(({ text }) => text)
      .join(' ');
    for (const needed of [
      '99213',
      '185.00',
      'www.cms.gov/nosurprises',
      '$400.00',
      'not a contract',
      '120 calendar days',
    ])
      expect(words).toContain(needed);
    const again = await cli('estimates', 'make', '--practice', practice, '--from', from, '--out', out);
    expect(again).toMatchObject({ code: 3, err: expect.stringContaining('exists already') });
  });

  it.each([
    ['{', 'The file is no JSON'],
    [{ about: 'x', services: [{ code: '99213' }] }, 'does not say an estimate'],
    [{ patient: 'nobody', about: 'x', services: [{ code: '99213' }] }, 'not in the practice file'],
  ])('refuses %j with one sentence', async (content, sentence) => {
    const answer = await cli(
      'estimates',
      'make',
      '--practice',
      practice,
      '--from',
      order(content),
      '--out',
      join(folder, 'x.pdf'),
    );
    expect(answer.code).toBe(3);
    expect(answer.err).toContain(sentence);
  });
});

describe('plans due and collections list', () => {
  it('answer as JSON, on any day', async () => {
    const due = await cli('plans', 'due', '--practice', practice, '--on', '2027-01-01', '--json');
    expect(due).toMatchObject({ code: 0, text: '[]' });
    const listed = await cli(
      'collections',
      'list',
      '--practice',
      practice,
      '--as-of',
      '2030-01-01',
      '--json',
    );
    expect(listed.code).toBe(0);
    const { candidates, cases } = JSON.parse(listed.text) as {
      candidates: { held: string[] }[];
      cases: unknown[];
    };
    expect(candidates.length).toBeGreaterThan(0);
    expect(candidates[0]?.held.join()).not.toContain('days old');
    expect(cases).toEqual([]);
    expect((await cli('plans', 'due', '--practice', practice, '--on', 'soon')).code).toBe(2);
  });
});
