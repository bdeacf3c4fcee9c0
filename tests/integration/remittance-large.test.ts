import { execFileSync } from 'node:child_process';
import { closeSync, mkdtempSync, openSync, readdirSync, rmSync, statSync, writeSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { readRemittanceFile } from '#electron/remittance/handlers.ts';
import { payment, PAYER_ENVELOPE, scenarioAnswer } from '#tests/support/remits.ts';
import { makeWorkFile } from '#tests/support/work-file.ts';

const CHILD = join(import.meta.dirname, '..', 'support', 'large-835-child.ts');
const LARGE = 100 * 1024 * 1024;
const AT_ONCE = 2000;
let folder: string;
let path: string;
let claims = 0;

/** An 835 of 100 MB that adds up, written piece by piece: the same claims over and over. */
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-large-'));
  path = join(folder, 'large.835');
  const one = scenarioAnswer();
  const small = write835([payment(Array.from({ length: AT_ONCE }, () => one))], PAYER_ENVELOPE);
  const begin = small.indexOf('CLP*');
  const end = small.lastIndexOf('SE*');
  const body = small.slice(begin, end);
  const times = Math.ceil(LARGE / body.length);
  claims = AT_ONCE * times;
  const head = small.slice(0, begin).replace(/BPR\*I\*[\d.]+/, `BPR*I*${((claims * 8157) / 100).toFixed(2)}`);
  const inHead = head.slice(head.indexOf('ST*')).split('~').length - 1;
  const segments = inHead + (body.split('~').length - 1) * times + 1;
  const file = openSync(path, 'w');
  try {
    writeSync(file, head);
    const bytes = Buffer.from(body, 'latin1');
    for (let i = 0; i < times; i += 1) writeSync(file, bytes);
    writeSync(file, small.slice(end).replace(/^SE\*\d+/, `SE*${segments}`));
  } finally {
    closeSync(file);
  }
}, 30_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('an 835 of 100 MB', () => {
  it('is proved to the last claim with a heap that could not hold it', () => {
    expect(statSync(path).size).toBeGreaterThanOrEqual(LARGE);
    const args = ['--max-old-space-size=48', '--disable-warning=ExperimentalWarning', CHILD, path];
    const proof = JSON.parse(execFileSync(process.execPath, args, { encoding: 'utf8' })) as object;
    expect(proof).toMatchObject({
      balanced: true,
      claims,
      lines: claims * 3,
      payments: [{ claims, claimsPaidCents: claims * 8157, broken: [] }],
    });
  }, 60_000);

  it('is not kept: one sentence says what to do, and nothing is changed', () => {
    const file = makeWorkFile();
    try {
      const { remits } = file.services;
      const { fileName, bytes } = readRemittanceFile(path);
      expect(() => remits.receive(fileName, bytes)).toThrow(
        /^large\.835 is larger than 64 MB\. Ask the payer .* in several files; nothing was changed\.$/,
      );
      expect(remits.list()).toEqual([]);
      expect(readdirSync(file.folder).filter((name) => name.includes('large'))).toEqual([]);
    } finally {
      file.close();
    }
  }, 30_000);
});
