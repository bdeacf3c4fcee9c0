import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { runCli } from '#electron/cli.ts';
import { x12TextPieces } from '#electron/x12-text.ts';
import { TEST_ENVELOPE, claimWith, scenarioClaim } from '#tests/support/claims.ts';
import { fullClaim } from '#tests/support/full-claim.ts';

const folder = mkdtempSync(join(tmpdir(), 'claimwright-roundtrip-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const FILE = write837p({ claims: [scenarioClaim(), fullClaim()], envelope: TEST_ENVELOPE });

async function roundtrip(bytes: Uint8Array | string, name = 'claims.837') {
  const from = join(folder, name);
  const to = join(folder, `again-${name}`);
  writeFileSync(from, bytes);
  const out: string[] = [];
  const err: string[] = [];
  const io = { env: {}, out: (t: string) => out.push(t), err: (t: string) => err.push(t) };
  const code = await runCli(['x12', 'roundtrip', from, '--out', to, '--json'], io);
  return { code, out: out.join('\n'), err: err.join('\n'), from, to };
}

describe('x12 roundtrip', () => {
  it('writes the same bytes again and says how much it was', async () => {
    const { code, out, to } = await roundtrip(FILE);
    expect(code).toBe(0);
    expect(readFileSync(to, 'utf8')).toBe(FILE);
    expect(JSON.parse(out)).toMatchObject({
      file: to,
      claims: 2,
      transactions: 1,
      problems: { kept: 0, unreadable: 0, lost: 0 },
      rows: [],
    });
  });

  it.each(['latin1', 'utf8'] as const)('keeps names in %s byte for byte', async (encoding) => {
    const text = FILE.replace('Fictive*Ana', 'Fictivé à*Añá');
    const bytes = Buffer.from(text, encoding);
    const { code, to } = await roundtrip(bytes);
    expect(code).toBe(0);
    expect(readFileSync(to).equals(bytes)).toBe(true);
  });

  it('names what is wrong and writes the rest', async () => {
    const { code, out } = await roundtrip(FILE.replace('DMG*D8*19680517', 'DMG*D8*19681350'));
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({ claims: 2, problems: { kept: 2, unreadable: 0 } });
  });

  it('refuses what is no 837P with one sentence, and writes nothing', async () => {
    const { code, err, out, to } = await roundtrip(FILE.replace('ST*837*', 'ST*835*'), 'remit.835');
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toBe(
      'This file holds a remittance (835) and not professional claims (837P), see segment 3. Nothing was changed.',
    );
    expect(existsSync(to)).toBe(false);
  });

  it('refuses a file that is cut off, and keeps what stood under the new name', async () => {
    const whole = await roundtrip(FILE);
    const cut = await roundtrip(FILE.slice(0, 2000));
    expect(cut.code).toBe(3);
    expect(cut.err).toMatch(/^The file is cut off after segment \d+/);
    expect(readFileSync(whole.to, 'utf8')).toBe(FILE);
  });

  it('never writes over the file that it reads', async () => {
    const path = join(folder, 'same.837');
    writeFileSync(path, FILE);
    const err: string[] = [];
    const io = { env: {}, out: () => undefined, err: (t: string) => err.push(t) };
    expect(await runCli(['x12', 'roundtrip', path, '--out', path], io)).toBe(2);
    expect(err.join('')).toBe('The new file has to be another than the one that is read.');
  });
});

describe('the text of an X12 file', () => {
  const lastName = 'Fictivé à 東';
  const text = write837p({
    claims: [claimWith({ subscriber: { ...scenarioClaim().subscriber, lastName } })],
    envelope: TEST_ENVELOPE,
  }).replace('*Fictive a ?*', `*${lastName}*`);

  it.each(['utf8', 'latin1'] as const)('has its names right in %s', (encoding) => {
    const path = join(folder, `${encoding}.837`);
    const plain = encoding === 'latin1' ? text.replace(' 東', '') : text;
    writeFileSync(path, Buffer.from(plain, encoding));
    const names = [...read837p(x12TextPieces(path))].flatMap((e) =>
      e.kind === 'claim' ? [e.claim.subscriber.lastName] : [],
    );
    expect(names).toEqual([encoding === 'latin1' ? 'Fictivé à' : lastName]);
  });

  it('is whole when a letter stands across two pieces', () => {
    const path = join(folder, 'long.837');
    const long = `x${'é'.repeat(1_100_000)}`;
    writeFileSync(path, long);
    expect([...x12TextPieces(path)].join('')).toBe(long);
  });
});
