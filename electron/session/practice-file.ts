import { existsSync, rmSync } from 'node:fs';
import { basename } from 'node:path';
import type { User } from '#shared/domain/user.ts';
import type { Clock } from '#shared/kernel/dates.ts';
import type { IdMaker } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import {
  createKeyring,
  keysPath,
  readKeyring,
  unlockWithPassword,
  writeKeyring,
} from '#electron/db/keyring.ts';
import { createPractice, openPractice } from '#electron/db/open.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { insertUser, listUsers, userByName } from '#electron/session/queries.ts';

/** A practice file that is unlocked for one user. Whoever holds it closes the file and overwrites the key. */
export type OpenPractice = { readonly db: PracticeDb; readonly user: User; readonly dataKey: Buffer };

export const WRONG_PASSWORD = 'The user name or the password is not right.';

/**
 * Makes a practice file with its keys and its first user, an owner, and leaves it open.
 * @returns the open file and the recovery code, which is shown once and kept nowhere.
 * @throws Refusal when a file of that name exists or the folder cannot be written; nothing is left then.
 */
export async function createPracticeFile(input: {
  readonly path: string;
  readonly practiceName: string;
  readonly userName: string;
  readonly password: string;
  readonly demonstration: boolean;
  readonly clock: Clock;
  readonly newId: IdMaker;
}): Promise<OpenPractice & { readonly recoveryCode: string }> {
  const { path, clock } = input;
  if (existsSync(path)) {
    throw new Refusal(
      'conflict',
      `${basename(path)} exists already and was not touched. Choose another name.`,
    );
  }
  if (existsSync(keysPath(path))) {
    throw new Refusal(
      'conflict',
      `${basename(keysPath(path))} of another practice file stands there. Choose another name; nothing was touched.`,
    );
  }
  const { keyring, dataKey, recoveryCode } = await createKeyring({ ...input, practiceId: input.newId() });
  const db = createPractice(path, dataKey);
  try {
    const user = transaction(db, (w) => {
      const at = clock.now();
      const owner = insertUser(w, { id: input.newId(), name: input.userName, role: 'owner', at });
      appendAudit(w, {
        at,
        userName: owner.name,
        action: 'create',
        record: 'practice file',
        recordId: keyring.practiceId,
        change: `name: ${input.practiceName}; owner: ${owner.name}`,
      });
      writeKeyring(path, keyring);
      return owner;
    });
    return { db, user, dataKey, recoveryCode };
  } catch (error) {
    db.close();
    dataKey.fill(0);
    discardPracticeFile(path);
    throw error;
  }
}

/** Removes a practice file that was just made and came to nothing, with its keys and logs. */
export function discardPracticeFile(path: string): void {
  for (const end of ['', '-wal', '-shm', '-journal', '.keys', '.keys.copy'])
    rmSync(path + end, { force: true });
}

/**
 * Opens a practice file with a password.
 * @param userName null tries every user of the file in order, for the terminal.
 * @returns null when the password fits no (such) user.
 * @throws Refusal for a file that cannot be opened, or a user who is switched off.
 */
export async function unlockPracticeFile(
  path: string,
  userName: string | null,
  password: string,
): Promise<OpenPractice | null> {
  const keyring = readKeyring(path);
  const names = userName === null ? keyring.users.map(({ name }) => name) : [userName];
  for (const name of names) {
    const dataKey = await unlockWithPassword(keyring, name, password);
    if (dataKey) return openFor(path, name, dataKey);
  }
  return null;
}

/** Opens the file for a user of it; takes over the key and overwrites it when that fails. */
export function openFor(
  path: string,
  userName: string,
  dataKey: Buffer,
  unknownUser: string = WRONG_PASSWORD,
): OpenPractice {
  let db: PracticeDb | null = null;
  try {
    db = openPractice(path, dataKey);
    const user = userByName(db, userName);
    if (!user) {
      const known = listUsers(db).length > 0;
      throw new Refusal(
        'forbidden',
        known ? unknownUser : 'This practice file has no users. Restore a backup.',
      );
    }
    if (user.disabled) {
      throw new Refusal('forbidden', `${user.name} is switched off in this practice. Ask an owner.`);
    }
    return { db, user, dataKey };
  } catch (error) {
    db?.close();
    dataKey.fill(0);
    throw error;
  }
}
