import {
  chmodSync,
  existsSync,
  readFileSync,
  readdirSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { createPractice } from '#electron/db/open.ts';
import { openPlain } from '#electron/db/open-plain.ts';
import { sql } from '#electron/db/sql.ts';
import { killChild, startChild } from '#tests/support/child.ts';
import {
  TEST_KEY,
  addTestPatient,
  addTestUser,
  closeLater,
  newPracticeFile,
  refusalOf,
  reopen,
  tempFolder,
} from '#tests/support/practice-file.ts';
import { verifyPractice } from '#electron/practice/verify.ts';

const OTHER_KEY = Buffer.alloc(32, 8);

describe('practice file: encryption', () => {
  it('holds no plain text in any of its files, neither while open nor when closed', () => {
    const db = newPracticeFile();
    addTestPatient(db, { lastName: 'Invented-Plaintext', firstName: 'Xaviera' });
    const folder = dirname(db.path);
    const look = (): void => {
      for (const name of readdirSync(folder)) {
        const bytes = readFileSync(join(folder, name)).toString('latin1');
        for (const plain of [
          'Invented-Plaintext',
          'Xaviera',
          'Sampleton',
          'SQLite format 3',
          'CREATE TABLE',
          TEST_KEY.toString('hex'),
        ]) {
          expect(bytes.includes(plain), `${plain} in ${name}`).toBe(false);
        }
      }
    };
    expect(existsSync(`${db.path}-wal`)).toBe(true);
    look();
    db.close();
    expect(readdirSync(folder)).toEqual(['practice.claimwright']);
    look();
    expect(reopen(db.path).get(sql`SELECT first_name FROM patient`)).toEqual({ first_name: 'Xaviera' });
  });

  it.skipIf(process.platform === 'win32')('can be read by its owner only', () => {
    expect(statSync(newPracticeFile().path).mode & 0o077).toBe(0);
  });

  it('cannot seal, read or write after it was closed', () => {
    const db = newPracticeFile();
    db.close();
    db.close();
    expect(db.isOpen()).toBe(false);
    expect(() => db.all(sql`SELECT * FROM patient`)).toThrow();
  });
});

describe('practice file: what it refuses', () => {
  it('a wrong key, in one sentence, leaving the file as it is', async () => {
    const db = newPracticeFile();
    addTestUser(db);
    db.close();
    const before = readFileSync(db.path);
    const { message } = await refusalOf(() => reopen(db.path, OTHER_KEY));
    expect(message).toBe(
      'practice.claimwright cannot be read with its key: it is damaged or no practice file. Nothing was changed; restore the last backup.',
    );
    expect(readFileSync(db.path).equals(before)).toBe(true);
  });

  it('a file that is missing, empty, unencrypted or something else', async () => {
    const folder = tempFolder();
    const path = join(folder, 'x.claimwright');
    expect((await refusalOf(() => reopen(path))).message).toMatch(/^x.claimwright is not there/);
    writeFileSync(path, '');
    expect((await refusalOf(() => reopen(path))).message).toMatch(/is not a practice file/);
    writeFileSync(path, 'A letter to the payer. '.repeat(1000));
    expect((await refusalOf(() => reopen(path))).message).toMatch(/damaged or no practice file/);
    const plain = join(folder, 'plain.db');
    const other = openPlain(plain);
    transaction(other, (w) => w.run(sql`CREATE TABLE t (a TEXT) STRICT`));
    other.close();
    expect((await refusalOf(() => reopen(plain))).message).toMatch(/is not a practice file/);
  });

  it('a file whose pages were altered', async () => {
    const db = newPracticeFile();
    addTestUser(db);
    for (let i = 0; i < 300; i += 1) addTestPatient(db);
    db.close();
    const bytes = readFileSync(db.path);
    // Every page but the first: whichever the check reads, it must not be taken for good.
    for (let at = 4096 + 100; at < bytes.length; at += 4096) bytes[at] = (bytes[at] ?? 0) ^ 1;
    writeFileSync(db.path, bytes);
    let refused = '';
    try {
      const damaged = reopen(db.path);
      refused = verifyPractice(damaged)
        .filter((row) => !row.ok)
        .map((row) => row.check)
        .join();
    } catch {
      refused = (await refusalOf(() => reopen(db.path))).message;
    }
    expect(refused).toMatch(/SQLite integrity|is damaged/);
  });

  it('finds a single altered bit anywhere in the file', async () => {
    const db = newPracticeFile();
    addTestUser(db);
    for (let i = 0; i < 40; i += 1) addTestPatient(db);
    db.close();
    const good = readFileSync(db.path);
    for (let at = 40; at < good.length; at += 4096 * 9 + 511) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 0x10;
      writeFileSync(db.path, bytes);
      let found = false;
      try {
        const damaged = reopen(db.path);
        found = verifyPractice(damaged).some((row) => !row.ok);
        damaged.close();
      } catch (error) {
        found = (await refusalOf(() => Promise.reject(error))).code === 'invalid_input';
      }
      expect(found, `bit at byte ${at}`).toBe(true);
    }
  });

  it('a file that was cut off', async () => {
    const db = newPracticeFile();
    for (let i = 0; i < 100; i += 1) addTestPatient(db);
    db.close();
    for (const size of [statSync(db.path).size - 4096, 8192, 5000, 100]) {
      truncateSync(db.path, size);
      expect((await refusalOf(() => reopen(db.path))).message).toMatch(/damaged/);
    }
  });

  it('a file of a newer version, unchanged', async () => {
    const db = newPracticeFile();
    rawOf(db).pragma('user_version = 9990');
    db.close();
    const before = readFileSync(db.path);
    const { message, code } = await refusalOf(() => reopen(db.path));
    expect(code).toBe('conflict');
    expect(message).toMatch(/written by a newer version of Claimwright/);
    expect(readFileSync(db.path).equals(before)).toBe(true);
  });

  it('to make a file over another one', async () => {
    const db = newPracticeFile();
    db.close();
    expect((await refusalOf(() => createPractice(db.path, TEST_KEY))).message).toMatch(/exists already/);
  });

  it.skipIf(process.platform === 'win32' || process.getuid?.() === 0)(
    'a folder that cannot be written',
    async () => {
      const folder = tempFolder();
      chmodSync(folder, 0o500);
      const { code } = await refusalOf(() => createPractice(join(folder, 'x.claimwright'), TEST_KEY));
      expect(code).toBe('forbidden');
    },
  );
});

describe('practice file: one program at a time', () => {
  it('is refused while this program has it open, without loosening the lock', async () => {
    const db = newPracticeFile();
    expect((await refusalOf(() => reopen(db.path))).message).toMatch(/is open already/);
    expect((await refusalOf(() => reopen(join(dirname(db.path), '.', 'practice.claimwright')))).code).toBe(
      'conflict',
    );
  });

  it('is refused while another process holds it, and free after that one was killed', async () => {
    const db = newPracticeFile();
    addTestUser(db);
    db.close();
    const child = await startChild('hold', db.path);
    const { message, code } = await refusalOf(() => reopen(db.path));
    expect(code).toBe('conflict');
    expect(message).toBe('practice.claimwright is in use by another program. Close it there and try again.');
    await killChild(child);
    expect(reopen(db.path).all(sql`SELECT name FROM user_account`)).toHaveLength(1);
  });

  it('keeps every journal whole when a process is killed in the middle of posting', async () => {
    const db = newPracticeFile();
    addTestUser(db);
    const patient = addTestPatient(db);
    db.close();
    for (let round = 0; round < 3; round += 1) {
      const child = await startChild('post', db.path, patient);
      await new Promise((done) => setTimeout(done, 30 + round * 40));
      await killChild(child);
      const after = reopen(db.path);
      expect(verifyPractice(after).filter((row) => !row.ok)).toEqual([]);
      expect(after.get<{ n: number }>(sql`SELECT count(*) AS n FROM journal`)?.n).toBeGreaterThanOrEqual(
        3 * (round + 1),
      );
      after.close();
    }
  });
});

describe('transactions', () => {
  it('take everything back when the work throws', () => {
    const db = newPracticeFile();
    expect(() =>
      transaction(db, (w) => {
        w.run(sql`INSERT INTO setting VALUES ('a', '1')`);
        throw new Error('stop');
      }),
    ).toThrow('stop');
    expect(db.all(sql`SELECT * FROM setting`)).toEqual([]);
  });

  it('take everything back when the disk is full', () => {
    const db = newPracticeFile();
    addTestUser(db);
    const raw = rawOf(db);
    raw.pragma(`max_page_count = ${Number(raw.pragma('page_count', { simple: true })) + 2}`);
    expect(() =>
      transaction(db, (w) => {
        for (let i = 0; i < 100; i += 1)
          w.run(sql`INSERT INTO setting VALUES (${`k${i}`}, ${JSON.stringify('x'.repeat(900))})`);
      }),
    ).toThrow(/full/);
    expect(db.all(sql`SELECT * FROM setting`)).toEqual([]);
    expect(verifyPractice(db).filter((row) => !row.ok)).toEqual([]);
  });

  it('are the only place where writing is possible', () => {
    const db = newPracticeFile();
    let kept: { run: (s: ReturnType<typeof sql>) => unknown } | null = null;
    transaction(db, (w) => {
      kept = w;
    });
    expect(() =>
      (kept as unknown as { run: (s: ReturnType<typeof sql>) => unknown }).run(sql`DELETE FROM setting`),
    ).toThrow(/outside of a transaction/);
    expect('run' in db).toBe(false);
  });

  it('treat text as text, whatever stands in it', () => {
    const db = newPracticeFile();
    const nasty = `'); DROP TABLE patient; --`;
    addTestPatient(db, { lastName: nasty });
    expect(db.get(sql`SELECT last_name FROM patient WHERE last_name = ${nasty}`)).toEqual({
      last_name: nasty,
    });
  });
});

describe('file of public data', () => {
  it('is made, reopened read-only, and refuses writing then', () => {
    const path = join(tempFolder(), 'codes.db');
    const db = openPlain(path);
    transaction(db, (w) => w.run(sql`CREATE TABLE code (code TEXT PRIMARY KEY) STRICT`));
    transaction(db, (w) => w.run(sql`INSERT INTO code VALUES ('I10')`));
    db.close();
    expect(readFileSync(path).subarray(0, 15).toString()).toBe('SQLite format 3');
    const again = closeLater(openPlain(path, { readOnly: true }));
    expect(again.all(sql`SELECT * FROM code`)).toEqual([{ code: 'I10' }]);
    expect(() => transaction(again, (w) => w.run(sql`DELETE FROM code`))).toThrow(/readonly/);
  });
});
