import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { runCli } from '#electron/cli.ts';

const Answer = z.object({
  claims: z.int(),
  stopped: z.int(),
  milliseconds: z.int(),
  checked: z.array(
    z.object({
      control_number: z.string(),
      status: z.string(),
      stops: z.int(),
      warns: z.int(),
      held: z.boolean(),
      findings: z.array(z.object({ rule: z.string(), field: z.string(), source: z.string() })),
      rules: z.object({ builtIn: z.string(), own: z.array(z.unknown()) }),
      releases: z.array(z.string()).min(1),
    }),
  ),
});

let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-scrub-'));
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

describe('claims scrub', () => {
  it('checks every claim that has not been sent, by all rules, and changes nothing', async () => {
    const before = await cli('claims', 'list', '--practice', practice, '--json');
    const { code, text } = await cli('claims', 'scrub', '--practice', practice, '--all', '--json');
    const answer = Answer.parse(JSON.parse(text));
    expect(answer.claims).toBe(answer.checked.length);
    expect(answer.claims).toBeGreaterThan(0);
    expect(answer.stopped).toBe(answer.checked.filter((c) => c.stops > 0).length);
    expect(code).toBe(answer.stopped > 0 ? 3 : 0);
    expect(answer.checked.every((c) => ['draft', 'held', 'ready'].includes(c.status))).toBe(true);
    expect((await cli('claims', 'list', '--practice', practice, '--json')).text).toBe(before.text);
  });

  it('checks one claim by its number, sent or not', async () => {
    const list = JSON.parse((await cli('claims', 'list', '--practice', practice, '--json')).text) as {
      controlNumber: string;
    }[];
    const number = list[0]?.controlNumber ?? '';
    const { text } = await cli('claims', 'scrub', '--practice', practice, '--id', number, '--json');
    const answer = Answer.parse(JSON.parse(text));
    expect(answer.checked.map((c) => c.control_number)).toEqual([number]);
    expect(answer.checked[0]?.rules.builtIn).toMatch(/^claims .*, codes /);
  });

  it('wants to know which claims, and refuses one that is not there', async () => {
    expect((await cli('claims', 'scrub', '--practice', practice)).code).toBe(2);
    const gone = await cli('claims', 'scrub', '--practice', practice, '--id', 'NO-SUCH');
    expect(gone.code).toBe(3);
    expect(gone.err).toContain('no claim');
  });
});
