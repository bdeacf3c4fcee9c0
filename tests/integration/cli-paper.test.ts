import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { readPages } from '#tests/support/paper.ts';

const PASSWORD = 'a long enough password';
let folder: string;
let practice: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-cli-paper-'));
  practice = join(folder, 'demo', 'practice.claimwright');
  expect((await cli('demo', '--out', join(folder, 'demo'), '--json')).code).toBe(0);
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

type Answer = {
  readonly files: readonly {
    readonly file: string;
    readonly sha256: string;
    readonly pages: number;
    readonly face: string;
    readonly claims: readonly {
      readonly control_number: string;
      readonly first_page: number;
      readonly pages: number;
    }[];
  }[];
};

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home'), CLAIMWRIGHT_PASSPHRASE: PASSWORD };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, text: out.join('\n'), err: err.join('\n') };
}
const forms = async (...args: string[]) => {
  const answer = await cli('claims', 'cms1500', '--practice', practice, '--json', ...args);
  return { ...answer, json: () => JSON.parse(answer.text) as Answer };
};

describe('claims cms1500', () => {
  it('writes the forms of all ready claims as one file', async () => {
    const out = join(folder, 'all');
    const answer = await forms('--out', out);
    expect(answer.code).toBe(0);
    const [file] = answer.json().files;
    expect(file).toMatchObject({ pages: 5, face: 'complete' });
    expect(file?.claims.map(({ first_page: first }) => first)).toEqual([1, 2, 3, 4, 5]);
    const pages = await readPages(new Uint8Array(readFileSync(file?.file ?? '')));
    expect(pages).toHaveLength(5);
    file?.claims.forEach(({ control_number: number }, i) =>
      expect(pages[i]?.some(({ text }) => text.startsWith(number))).toBe(true),
    );
  });

  it('writes the data alone of one claim, and a file for each when asked', async () => {
    const out = join(folder, 'each');
    const numbers = (await forms('--out', join(folder, 'more')))
      .json()
      .files[0]?.claims.map((c) => c.control_number);
    const [first = '', second = ''] = numbers ?? [];
    const answer = await forms('--out', out, '--id', first, second, '--face', 'data_only', '--each');
    expect(answer.code).toBe(0);
    expect(readdirSync(out).toSorted()).toEqual([`cms1500-${first}.pdf`, `cms1500-${second}.pdf`].toSorted());
    const [page = []] = await readPages(new Uint8Array(readFileSync(join(out, `cms1500-${first}.pdf`))));
    expect(page.map(({ text }) => text).join(' ')).not.toMatch(/[a-z]/);
  });

  it('gives the same bytes again, and never replaces a file', async () => {
    const [one, two] = [await forms('--out', join(folder, 'one')), await forms('--out', join(folder, 'two'))];
    expect(one.json().files[0]?.sha256).toBe(two.json().files[0]?.sha256);
    const again = await forms('--out', join(folder, 'one'));
    expect(again.code).toBe(3);
    expect(again.err).toMatch(/exists already and was not touched/);
  });

  it('refuses what it does not know', async () => {
    expect(await forms('--out', folder, '--face', 'red')).toMatchObject({ code: 2 });
    expect(await forms('--out', folder, '--face', 'data_only', '--printer', 'Old')).toMatchObject({
      code: 3,
      err: 'There is no printer "Old". Nothing was printed.',
    });
    expect(await forms('--out', folder, '--id', '99999')).toMatchObject({ code: 3 });
    expect((await cli('claims', 'cms1500', '--practice', practice)).code).toBe(2);
  });
});
