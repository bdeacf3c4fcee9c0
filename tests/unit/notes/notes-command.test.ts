import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { afterAll, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/result.ts';
import { registerNotesCommands } from '#electron/cli/notes-commands.ts';
import { createTools, UsageError } from '#electron/cli/tools.ts';

const folder = mkdtempSync(join(tmpdir(), 'notes-command-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<string[]> {
  const out: string[] = [];
  const program = new Command('claimwright').exitOverride();
  const io = {
    env: { CLAIMWRIGHT_HOME: folder },
    out: (text: string) => out.push(text),
    err: () => undefined,
  };
  registerNotesCommands(
    program,
    createTools(
      io,
      () => undefined,
      () => new Date(2026, 2, 31),
    ),
  );
  await program.parseAsync(['notes', 'suggest', ...args], { from: 'user' });
  return out;
}
const file = (name: string, text: string): string => {
  const path = join(folder, name);
  writeFileSync(path, text);
  return path;
};

it('suggests codes of the starter set for a note', async () => {
  const [out = ''] = await run(
    file('note.txt', 'Fever and cough. No chest pain.'),
    '--on',
    '2026-03-31',
    '--json',
  );
  const rows = JSON.parse(out) as { code: string; proposed: boolean }[];
  expect(rows.filter((row) => row.proposed).map((row) => row.code)).toEqual(
    expect.arrayContaining(['R50.9', 'R05.9']),
  );
});
it('answers a line for each line, with its id', async () => {
  const path = file('batch.jsonl', '{"id":"a","text":"Fever."}\n{"id":7,"text":""}\n');
  const out = (await run('--batch', path)).filter((line) => line.startsWith('{"id"'));
  expect(out.map((line) => JSON.parse(line) as unknown)).toEqual([
    { id: 'a', rows: [expect.objectContaining({ code: 'R50.9', proposed: true, assertion: 'affirmed' })] },
    { id: 7, rows: [] },
  ]);
});
it('refuses what is no text, no JSON, or no day, in one sentence', async () => {
  await expect(run(file('scan.txt', 'a\0b'))).rejects.toBeInstanceOf(Refusal);
  await expect(run('--batch', file('bad.jsonl', '{"id":1}\n'))).rejects.toThrow('Line 1 has no "text"');
  await expect(run('--batch', file('cut.jsonl', '{"id":1,"te'))).rejects.toThrow('Line 1 is not JSON');
  await expect(run(join(folder, 'absent.txt'))).rejects.toThrow('cannot be read');
  await expect(run(file('n.txt', 'x'), '--on', '31.3.2026')).rejects.toBeInstanceOf(UsageError);
  await expect(run()).rejects.toBeInstanceOf(UsageError);
});
