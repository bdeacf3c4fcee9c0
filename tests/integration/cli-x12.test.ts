import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '#electron/cli.ts';
import { RIGHT_SEGMENTS, fileText, withPlanted } from '#tests/support/x12-right-file.ts';

let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-x12-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function cli(...args: string[]) {
  const out: string[] = [];
  const err: string[] = [];
  const env = { CLAIMWRIGHT_HOME: join(folder, 'home') };
  const code = await runCli(args, { env, out: (text) => out.push(text), err: (text) => err.push(text) });
  return { code, text: out.join('\n'), out, err: err.join('\n') };
}

type Row = Readonly<Record<'segment' | 'loop' | 'element' | 'severity' | 'message', string>>;

function file(name: string, content: string | Buffer): string {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
}

describe('x12 check', () => {
  it('prints no error for a right file and ends with 0', async () => {
    const { code, text, err } = await cli('x12', 'check', file('right.837', fileText(RIGHT_SEGMENTS)));
    const rows = JSON.parse(text) as Row[];
    expect(code).toBe(0);
    // Whatever the starter code sets do not hold is said to be unchecked, never wrong.
    expect(rows.filter((row) => row.severity !== 'info')).toEqual([]);
    expect(err).toContain('0 errors');
  });

  it('prints a row for each error and ends with 3', async () => {
    const wrong = withPlanted([
      { at: 'NM1*85*2', to: 'NM1*85*2*Fictive Family Practice*****XX*1234567890' },
      { at: 'N4*Columbus', to: 'N4*Columbus*ZZ*43215' },
    ]);
    const path = file('wrong.837', fileText(wrong));
    const { code, text } = await cli('x12', 'check', path, '--no-codes', '--json');
    const rows = JSON.parse(text) as Row[];
    expect(code).toBe(3);
    expect(rows).toHaveLength(2);
    expect(Object.keys(rows[0] ?? {}).slice(0, 5)).toEqual([
      'segment',
      'loop',
      'element',
      'severity',
      'message',
    ]);
    expect(rows[0]).toMatchObject({ segment: 10, segmentId: 'NM1', loop: '2010AA', element: 'NM109' });
    expect(rows[1]).toMatchObject({ segmentId: 'N4', loop: '2010BB', element: 'N402', severity: 'error' });
    expect((await cli('x12', 'check', path, '--no-codes', '--limit', '1')).err).toContain('1 further row');
  });

  it('finds a name in Latin-1 as well as in UTF-8', async () => {
    const accent = fileText(withPlanted([{ at: 'NM1*QC', to: 'NM1*QC*1*Inv\u00e9nted*Tim*K' }]));
    for (const encoding of ['latin1', 'utf8'] as const) {
      const path = file(`${encoding}.837`, Buffer.from(accent, encoding));
      const { code, text } = await cli('x12', 'check', path, '--no-codes');
      expect(code).toBe(3);
      expect((JSON.parse(text) as Row[]).map((row) => row.element)).toEqual(['NM103']);
    }
  });

  it('answers a file that is no X12, a cut one and none at all', async () => {
    const text = await cli('x12', 'check', file('note.txt', 'Dear colleague'), '--no-codes');
    expect(text.code).toBe(3);
    expect(JSON.parse(text.text)).toMatchObject([{ loop: 'ISA', severity: 'error' }]);
    const cut = file('cut.837', fileText(RIGHT_SEGMENTS.slice(0, 60)));
    const half = await cli('x12', 'check', cut, '--no-codes');
    expect(half.code).toBe(3);
    expect(half.text).toContain('cut off after segment 60');
    const none = await cli('x12', 'check', join(folder, 'absent.837'), '--no-codes');
    expect(none).toMatchObject({ code: 3, text: '' });
    expect(none.err).toBe('absent.837 cannot be read. Check the name; nothing was changed.');
    expect((await cli('x12', 'check', cut, '--limit', 'many')).code).toBe(2);
  });

  it('says that it knows the envelope only of another transaction', async () => {
    const other = 'ST*835*0001~BPR*I*0*C*NON************20260304~SE*3*0001~GE*1*41~IEA*1*000000041~';
    const head = fileText(RIGHT_SEGMENTS.slice(0, 2))
      .replace('GS*HC', 'GS*HP')
      .replace('005010X222A1', '005010X221A1');
    const { code, text } = await cli('x12', 'check', file('era.835', head + other), '--no-codes');
    expect(code).toBe(0);
    expect(JSON.parse(text)).toMatchObject([{ loop: 'ST', severity: 'info' }]);
    expect(text).toContain('envelope and syntax only');
  });
});

describe('x12 show', () => {
  it('annotates every segment and element', async () => {
    const path = file('show.837', fileText(RIGHT_SEGMENTS));
    const { code, out } = await cli('x12', 'show', path);
    expect(code).toBe(0);
    expect(out.some((l) => /^ +10 {2}2010AA {2}NM1\*85\*2.*\(billing provider\)$/.test(l))).toBe(true);
    expect(out).toContain('                NM108     XX  (kind of id: NPI)');
    expect(out).toContain('                CLM05-3   7  (frequency: replaces an earlier claim)');
    // Every element that is filled has words of its own.
    expect(out.filter((l) => /^ {16}/.test(l) && !l.endsWith(')'))).toEqual([]);
    const json = await cli('x12', 'show', path, '--json');
    const rows = json.out.map((line) => JSON.parse(line) as { number: number; loop: string });
    expect(rows).toHaveLength(RIGHT_SEGMENTS.length);
    expect(rows[9]).toMatchObject({ number: 10, loop: '2010AA', words: 'billing provider' });
  });

  it('refuses what is no X12', async () => {
    const { code, err } = await cli('x12', 'show', file('plain.txt', 'Dear colleague'));
    expect(code).toBe(3);
    expect(err).toContain('does not begin with ISA');
  });
});
