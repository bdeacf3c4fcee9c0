import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { verifyAudit } from '#electron/audit/audit.ts';
import { sql } from '#electron/db/sql.ts';
import { oldFile } from '#tests/support/history-files.ts';
import { makeWorkFile, type WorkFile } from '#tests/support/work-file.ts';

const SCRIPT = join(import.meta.dirname, '..', 'support', 'history-child.ts');
const FILES = 4;
const CLAIMS = 60;

/** Brings the folder in, in a second process that is killed (SIGKILL) some milliseconds after it began. */
async function run(file: WorkFile, folder: string, killAfterMs: number | null): Promise<void> {
  // One program at a time holds a practice file.
  file.db().close();
  const child = spawn(process.execPath, [
    '--disable-warning=ExperimentalWarning',
    SCRIPT,
    file.path,
    file.dataKey.toString('hex'),
    folder,
  ]);
  let complaint = '';
  child.stderr.on('data', (chunk: Buffer) => (complaint += chunk.toString()));
  const ended = once(child, 'exit');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (killAfterMs !== null) setTimeout(() => child.kill('SIGKILL'), killAfterMs);
  const [code] = (await ended) as [number | null];
  if (killAfterMs === null) expect(code, complaint).toBe(0);
}

describe('killed while a history comes in', () => {
  let file: WorkFile;
  let folder: string;
  beforeAll(() => {
    file = makeWorkFile();
    folder = join(file.folder, 'years');
    mkdirSync(folder);
    for (let f = 0; f < FILES; f += 1) {
      const claims = Array.from({ length: CLAIMS }, (_, i) => ({
        control: `F${f}C${i}`,
        day: `2024${String(f + 1).padStart(2, '0')}${String((i % 28) + 1).padStart(2, '0')}`,
        charges: [i + 1],
      }));
      const text = oldFile(claims, { control: `00000010${f}`, day: `2024120${f + 1}` });
      writeFileSync(join(folder, `${f}.837`), text);
    }
  });
  afterAll(() => file.close());

  it('each file is in as a whole or not at all, and the next try brings the rest once', async () => {
    const filesIn = () => file.db().all<{ sha256: string }>(sql`SELECT sha256 FROM history_file`).length;
    const claims = () => file.db().get<{ n: number }>(sql`SELECT count(*) AS n FROM claim`)?.n;
    for (const after of [150, 300, 450, 600]) {
      await run(file, folder, after);
      file.reopen();
      expect(claims()).toBe(filesIn() * CLAIMS);
      expect(verifyAudit(file.db()).filter((check) => !check.ok)).toEqual([]);
    }
    await run(file, folder, null);
    file.reopen();
    expect([filesIn(), claims()]).toEqual([FILES, FILES * CLAIMS]);
    expect(
      file.db().get(sql`SELECT sum(amount_cents) AS owed FROM journal_entry WHERE account = 'ar_insurer'`),
    ).toEqual({ owed: (FILES * CLAIMS * (CLAIMS + 1) * 100) / 2 });
  }, 90_000);
});
