import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { appendAudit, beginAuditRun, verifyAudit } from '#electron/audit/audit.ts';
import { longTransaction, transaction, untilFree } from '#electron/db/handle.ts';
import { createPractice, openPractice } from '#electron/db/open.ts';
import { sql, type PracticeDb, type WriteDb } from '#electron/db/sql.ts';

const KEY = randomBytes(32);
let folder: string;
let db: PracticeDb;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'claimwright-long-'));
  db = createPractice(join(folder, 'long.claimwright'), KEY);
});
afterEach(() => {
  db.close();
  rmSync(folder, { recursive: true, force: true });
});

const turn = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });
const put = (w: WriteDb, name: string) => w.run(sql`INSERT INTO counter (name, value) VALUES (${name}, 1)`);
const names = () =>
  db.all<{ name: string }>(sql`SELECT name FROM counter ORDER BY name`).map((row) => row.name);
const entry = (change: string) => ({
  at: '2026-11-23T10:00:00.000Z',
  userName: 'Test Owner',
  action: 'test',
  record: 'record',
  recordId: 'r',
  change,
});

describe('a transaction over many turns', () => {
  it('keeps everything at its end, refuses other writing meanwhile and lets it wait', async () => {
    const order: string[] = [];
    const long = longTransaction(db, 'Long work holds the file.', async (w) => {
      put(w, 'a');
      await turn();
      order.push('working');
      await turn();
      put(w, 'b');
    });
    expect(() => transaction(db, (w) => put(w, 'other'))).toThrow('Long work holds the file.');
    await expect(longTransaction(db, 'Second.', async () => undefined)).rejects.toThrow(
      'Long work holds the file.',
    );
    const waiting = untilFree(db).then(() => {
      order.push('free');
      transaction(db, (w) => put(w, 'other'));
    });
    await Promise.all([long, waiting]);
    expect(order).toEqual(['working', 'free']);
    expect(names()).toEqual(['a', 'b', 'other']);
  });

  it('takes everything back when it fails, and the file is free again', async () => {
    const failing = longTransaction(db, 'Held.', async (w) => {
      put(w, 'a');
      await turn();
      throw new Error('no further');
    });
    await expect(failing).rejects.toThrow('no further');
    expect(names()).toEqual([]);
    await untilFree(db);
    transaction(db, (w) => put(w, 'other'));
    expect(names()).toEqual(['other']);
  });

  it('takes everything back when the file is closed in the middle', async () => {
    const closed = longTransaction(db, 'Held.', async (w) => {
      put(w, 'a');
      db.close();
      await turn();
    });
    await expect(closed).rejects.toMatchObject({ code: 'locked' });
    db = openPractice(join(folder, 'long.claimwright'), KEY);
    expect(names()).toEqual([]);
  });

  it('appends many audit rows with one seal, and the trail is whole', async () => {
    transaction(db, (w) => void appendAudit(w, entry('before')));
    await longTransaction(db, 'Held.', async (w) => {
      const trail = beginAuditRun(w);
      for (let i = 0; i < 5; i += 1) appendAudit(w, entry(String(i)));
      trail.seal();
      expect(verifyAudit(db).every((check) => check.ok)).toBe(true);
      await turn();
      appendAudit(w, entry('last'));
      trail.seal();
      trail.end();
    });
    transaction(db, (w) => void appendAudit(w, entry('after')));
    expect(verifyAudit(db)).toContainEqual(
      expect.objectContaining({ check: 'audit chain', ok: true, detail: '8 rows' }),
    );
    expect(verifyAudit(db).every((check) => check.ok)).toBe(true);
  });
});
