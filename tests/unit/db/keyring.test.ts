import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import {
  createKeyring,
  keysPath,
  readKeyring,
  unlockWithPassword,
  unlockWithRecoveryCode,
  withNewRecoveryCode,
  withPassword,
  withoutUser,
  writeKeyring,
} from '#electron/db/keyring.ts';
import { refusalOf, tempFolder } from '#tests/support/practice-file.ts';

const first = {
  practiceId: '7c9e6679-7425-40de-944b-e07fc1f90ae7',
  practiceName: 'Sample Clinic',
  demonstration: false,
  userName: 'Ana Fictive',
  password: 'correct horse battery',
};

describe('keyring', () => {
  it('gives the data key for the right password and for nothing else', async () => {
    const { keyring, dataKey } = await createKeyring(first);
    expect(dataKey).toHaveLength(32);
    expect(await unlockWithPassword(keyring, 'ana fictive', first.password)).toEqual(dataKey);
    expect(await unlockWithPassword(keyring, 'Ana Fictive', 'correct horse batterY')).toBeNull();
    expect(await unlockWithPassword(keyring, 'Somebody', first.password)).toBeNull();
  });

  it('holds neither key nor password nor recovery code in the clear', async () => {
    const { keyring, dataKey, recoveryCode } = await createKeyring(first);
    const text = JSON.stringify(keyring);
    expect(text).not.toContain(dataKey.toString('hex'));
    expect(text).not.toContain(first.password);
    expect(text).not.toContain(recoveryCode);
    expect(text).not.toContain(recoveryCode.replaceAll('-', ''));
  });

  it('opens with the recovery code until a new one is made', async () => {
    const { keyring, dataKey, recoveryCode } = await createKeyring(first);
    expect(await unlockWithRecoveryCode(keyring, recoveryCode.toLowerCase())).toEqual(dataKey);
    const changed = await withNewRecoveryCode(keyring, dataKey);
    expect(await unlockWithRecoveryCode(changed.keyring, recoveryCode)).toBeNull();
    expect(await unlockWithRecoveryCode(changed.keyring, changed.recoveryCode)).toEqual(dataKey);
    const typo = recoveryCode.replace(/^./, (c) => (c === 'A' ? 'B' : 'A'));
    expect((await refusalOf(() => unlockWithRecoveryCode(keyring, typo))).message).toMatch(
      /wrong or missing/,
    );
  });

  it('changes passwords without changing the data key, and keeps the order of users', async () => {
    const { keyring, dataKey } = await createKeyring(first);
    const two = await withPassword(keyring, 'Ben Sample', 'another password', dataKey);
    const changed = await withPassword(two, 'ANA FICTIVE', 'next password', dataKey);
    expect(changed.users.map(({ name }) => name)).toEqual(['ANA FICTIVE', 'Ben Sample']);
    expect(await unlockWithPassword(changed, 'Ana Fictive', first.password)).toBeNull();
    expect(await unlockWithPassword(changed, 'Ana Fictive', 'next password')).toEqual(dataKey);
    expect(await unlockWithPassword(changed, 'Ben Sample', 'another password')).toEqual(dataKey);
    expect(
      await unlockWithPassword(withoutUser(changed, 'ben sample'), 'Ben Sample', 'another password'),
    ).toBeNull();
  });

  it('binds each lock to its user and its practice', async () => {
    const { keyring, dataKey } = await createKeyring(first);
    const two = await withPassword(keyring, 'Ben Sample', 'another password', dataKey);
    const [ana, ben] = two.users;
    if (!ana || !ben) throw new Error('Two users were made.');
    const swapped = { ...two, users: [{ name: ana.name, lock: ben.lock }] };
    expect(await unlockWithPassword(swapped, 'Ana Fictive', 'another password')).toBeNull();
    const elsewhere = { ...two, practiceId: 'a3bb189e-8bf9-4888-9912-ace4e6543002' };
    expect(await unlockWithPassword(elsewhere, 'Ana Fictive', first.password)).toBeNull();
  });

  it('is written with a spare copy, for the owner of the file only, and never keeps an old lock', async () => {
    const path = join(tempFolder(), 'practice.claimwright');
    const { keyring, dataKey } = await createKeyring(first);
    writeKeyring(path, keyring);
    const changed = await withPassword(keyring, first.userName, 'next password', dataKey);
    writeKeyring(path, changed);
    expect(readKeyring(path)).toEqual(changed);
    expect(readFileSync(`${keysPath(path)}.copy`, 'utf8')).toBe(readFileSync(keysPath(path), 'utf8'));
    if (process.platform !== 'win32') expect(statSync(keysPath(path)).mode & 0o077).toBe(0);
  });

  it('says in one sentence when the keys file is missing, damaged or newer', async () => {
    const path = join(tempFolder(), 'practice.claimwright');
    expect((await refusalOf(() => readKeyring(path))).message).toBe(
      'practice.claimwright.keys is missing beside the practice file, so it cannot be unlocked. Put it back from a copy, or restore a backup.',
    );
    const { keyring } = await createKeyring(first);
    writeKeyring(path, keyring);
    rmSync(keysPath(path));
    expect((await refusalOf(() => readKeyring(path))).message).toMatch(
      /Rename practice.claimwright.keys.copy to/,
    );
    for (const text of ['', '{', '[]', '{"format":"claimwright-keys","version":1}']) {
      writeFileSync(keysPath(path), text);
      expect((await refusalOf(() => readKeyring(path))).message).toMatch(/is damaged/);
    }
    writeFileSync(keysPath(path), JSON.stringify({ ...keyring, version: 2 }));
    expect((await refusalOf(() => readKeyring(path))).message).toMatch(/newer version/);
    expect(existsSync(path)).toBe(false);
  });

  it('refuses costs that would eat all memory', async () => {
    const path = join(tempFolder(), 'practice.claimwright');
    const { keyring } = await createKeyring(first);
    writeKeyring(path, { ...keyring, recovery: { ...keyring.recovery, N: 2 ** 30 } });
    expect((await refusalOf(() => readKeyring(path))).message).toMatch(/is damaged/);
  });
});
