import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeEach, describe, expect, it } from 'vitest';
import { unlockWithPassword, type Keyring } from '#electron/db/keyring.ts';
import { sql } from '#electron/db/sql.ts';
import { rawOf } from '#electron/db/handle.ts';
import { checkBackup, restoreBackup, writeBackup } from '#electron/practice/backup.ts';
import {
  createPracticeFile,
  unlockPracticeFile,
  type OpenPractice,
} from '#electron/session/practice-file.ts';
import {
  addTestPatient,
  closeLater,
  fixedClock,
  refusalOf,
  tempFolder,
} from '#tests/support/practice-file.ts';

const PASSWORD = 'correct horse battery';
let folder: string;
let open: OpenPractice;
let backup: string;

beforeEach(async () => {
  folder = tempFolder();
  open = await createPracticeFile({
    path: join(folder, 'practice.claimwright'),
    practiceName: 'Sample Clinic',
    userName: 'Ana Fictive',
    password: PASSWORD,
    demonstration: false,
    clock: fixedClock(),
    newId: randomUUID,
  });
  closeLater(open.db);
  addTestPatient(open.db, { lastName: 'Invented-Plaintext' });
  backup = join(folder, 'one.claimwright-backup');
});

const key = (keyring: Keyring, password = PASSWORD) => unlockWithPassword(keyring, 'Ana Fictive', password);

describe('backup', () => {
  it('is one encrypted file from which an equal practice file comes back', async () => {
    const written = writeBackup(open.db, open.dataKey, backup);
    expect(written).toMatchObject({ fileName: 'one.claimwright-backup', bytes: readFileSync(backup).length });
    const bytes = readFileSync(backup).toString('latin1');
    expect(bytes.startsWith('CLAIMWRIGHT-BACKUP 1\n')).toBe(true);
    for (const plain of ['Invented-Plaintext', 'SQLite format 3', open.dataKey.toString('hex')]) {
      expect(bytes.includes(plain)).toBe(false);
    }
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
    const to = join(folder, 'restored.claimwright');
    const rows = await restoreBackup(backup, to, (ring) => key(ring));
    expect(rows.every((row) => row.ok)).toBe(true);
    const restored = await unlockPracticeFile(to, 'ana fictive', PASSWORD);
    if (!restored) throw new Error('The password fits.');
    closeLater(restored.db);
    expect(restored.db.all(sql`SELECT * FROM patient`)).toEqual(open.db.all(sql`SELECT * FROM patient`));
    expect(restored.db.all(sql`SELECT * FROM audit_event`)).toEqual(
      open.db.all(sql`SELECT * FROM audit_event`),
    );
  });

  it('does not replace a file, neither as backup nor when restoring', async () => {
    writeBackup(open.db, open.dataKey, backup);
    const before = readFileSync(backup);
    expect((await refusalOf(() => writeBackup(open.db, open.dataKey, backup))).code).toBe('conflict');
    expect(readFileSync(backup).equals(before)).toBe(true);
    const practice = join(folder, 'practice.claimwright');
    expect((await refusalOf(() => restoreBackup(backup, practice, key))).message).toMatch(/exists already/);
    writeFileSync(join(folder, 'other.claimwright.keys'), '{}');
    expect((await refusalOf(() => restoreBackup(backup, join(folder, 'other.claimwright'), key))).code).toBe(
      'conflict',
    );
  });

  it('is never written over the open practice file or what belongs to it, even when asked to replace', async () => {
    for (const end of ['', '-wal', '.keys', '.keys.copy']) {
      const { message } = await refusalOf(() =>
        writeBackup(open.db, open.dataKey, open.db.path + end, { overwrite: true }),
      );
      expect(message).toMatch(/belongs to the open practice file/);
    }
    expect(open.db.all(sql`SELECT last_name FROM patient`)).toHaveLength(1);
    open.db.close();
    expect(
      await unlockPracticeFile(open.db.path, null, PASSWORD).then((again) => again && closeLater(again.db)),
    ).not.toBeNull();
  });

  it('is refused when cut off or altered anywhere, and nothing is left', async () => {
    writeBackup(open.db, open.dataKey, backup);
    const good = readFileSync(backup);
    const to = join(folder, 'restored.claimwright');
    const bad = join(folder, 'bad.claimwright-backup');
    const attempt = async (bytes: Uint8Array): Promise<string> => {
      writeFileSync(bad, bytes);
      const { message } = await refusalOf(() => restoreBackup(bad, to, (ring) => key(ring)));
      expect(existsSync(to)).toBe(false);
      expect(existsSync(`${to}.keys`)).toBe(false);
      return message;
    };
    for (const size of [0, 10, 21, 60, 2000, good.length - 1]) {
      expect(await attempt(good.subarray(0, size))).toMatch(/is no backup|cut off or altered/);
    }
    for (const at of [5, 30, good.length - 5000, good.length - 1]) {
      const bytes = Buffer.from(good);
      bytes[at] = (bytes[at] ?? 0) ^ 1;
      expect(await attempt(bytes)).toMatch(/is no backup|cut off or altered|keys|damaged/);
    }
    expect(await attempt(Buffer.concat([good, Buffer.from('x')]))).toMatch(/cut off or altered/);
    expect(await attempt(Buffer.from('CLAIMWRIGHT-BACKUP 2\n{}\n'))).toMatch(/newer version/);
    expect(await attempt(Buffer.from('SQLite format 3'))).toMatch(/is no backup/);
  });

  it('asks for the right password before it writes anything', async () => {
    writeBackup(open.db, open.dataKey, backup);
    const to = join(folder, 'restored.claimwright');
    const { code } = await refusalOf(() => restoreBackup(backup, to, (ring) => key(ring, 'wrong password')));
    expect(code).toBe('forbidden');
    expect(existsSync(to)).toBe(false);
    expect((await refusalOf(() => checkBackup(join(folder, 'none')))).code).toBe('not_found');
  });

  it('is not written of a file that has a fault', async () => {
    rawOf(open.db).exec('DROP TRIGGER journal_no_delete');
    const { message } = await refusalOf(() => writeBackup(open.db, open.dataKey, backup));
    expect(message).toMatch(/has a fault.*\(schema\)/);
    expect(existsSync(backup)).toBe(false);
    expect(readdirSync(folder).filter((name) => name.includes('.part'))).toEqual([]);
  });
});
