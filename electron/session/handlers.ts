import { existsSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { FeatureHandlers } from '#shared/contract/define.ts';
import type { session } from '#shared/contract/session.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import {
  readKeyring,
  unlockWithPassword,
  unlockWithRecoveryCode,
  withPassword,
  writeKeyring,
} from '#electron/db/keyring.ts';
import { inspectPractice } from '#electron/db/open.ts';
import {
  WRONG_PASSWORD,
  createPracticeFile,
  discardPracticeFile,
  openFor,
  type OpenPractice,
} from '#electron/session/practice-file.ts';
import type { SessionCore } from '#electron/session/session.ts';
import { userHandlers } from '#electron/session/users.ts';

export type SessionHandlers = FeatureHandlers<typeof session, unknown>;

/** Shown on the screen when the demonstration is made: its people are invented, so its password is no secret. */
export const DEMONSTRATION = {
  practiceName: 'Fictive Family Practice',
  userName: 'Demo Owner',
  password: 'demonstration',
} as const;

const PRACTICE_FILES = [{ name: 'Practice file', extensions: ['claimwright'] }] as const;
const NONE_CHOSEN = 'No practice file is chosen.';

export function sessionHandlers(core: SessionCore): SessionHandlers {
  const { platform, preferences } = core;
  return {
    status: () => core.state(),
    about: () => ({
      version: platform.appVersion,
      runtime: platform.runtime,
      platform: `${process.platform} ${process.arch}`,
    }),
    preferences: () => preferences.get(),
    savePreferences: (change) => preferences.save(definedOnly(change)),
    createDemonstration: () => core.alone(() => createDemonstration(core)),
    createPractice: (input) => core.alone(() => createNew(core, input)),
    choosePractice: () => core.alone(() => choose(core)),
    unlock: ({ userName, password }) => core.alone(() => unlock(core, userName, password)),
    recover: (input) => core.alone(() => recover(core, input)),
    lock: () => {
      core.lock();
      return core.state();
    },
    changePassword: (input) => core.alone(() => changePassword(core, input.current, input.next)),
    ...userHandlers(core),
  };
}

async function createDemonstration(core: SessionCore) {
  const folder = core.platform.userDataDir;
  mkdirSync(folder, { recursive: true });
  const opened = await createPracticeFile({
    ...DEMONSTRATION,
    path: freeName(folder),
    demonstration: true,
    clock: core.clock,
    newId: core.newId,
  });
  try {
    await core.seedDemonstration(opened.db, opened.user);
  } catch (error) {
    abandon(opened);
    throw error;
  }
  const state = core.enter(opened, 'new demonstration');
  const { userName, password } = DEMONSTRATION;
  return { state, recoveryCode: opened.recoveryCode, userName, password };
}

async function createNew(
  core: SessionCore,
  input: { readonly practiceName: string; readonly userName: string; readonly password: string },
) {
  const asked = await core.platform.dialogs.saveFile('practice.claimwright', PRACTICE_FILES);
  if (asked === null) return null;
  const path = asked.endsWith('.claimwright') ? asked : `${asked}.claimwright`;
  const opened = await createPracticeFile({
    ...input,
    path,
    demonstration: false,
    clock: core.clock,
    newId: core.newId,
  });
  return { state: core.enter(opened, 'new practice'), recoveryCode: opened.recoveryCode };
}

async function choose(core: SessionCore) {
  const path = await core.platform.dialogs.openFile(PRACTICE_FILES);
  if (path === null) return null;
  inspectPractice(path);
  readKeyring(path);
  core.lock();
  core.choose(path);
  core.platform.emit({ type: 'changed', tags: ['session'] });
  return core.state();
}

async function unlock(core: SessionCore, userName: string, password: string) {
  const path = needFile(core);
  core.attempts.admit();
  const dataKey = await unlockWithPassword(readKeyring(path), userName, password);
  if (!dataKey) throw wrongPassword(core);
  // The file is held by this process while it is open: unlocking again changes the user.
  core.lock();
  return core.enter(openFor(path, userName, dataKey), 'password');
}

async function recover(
  core: SessionCore,
  input: { readonly userName: string; readonly recoveryCode: string; readonly newPassword: string },
) {
  const path = needFile(core);
  core.attempts.admit();
  const keyring = readKeyring(path);
  const dataKey = await unlockWithRecoveryCode(keyring, input.recoveryCode);
  if (!dataKey) {
    const wait = core.attempts.failed();
    throw new Refusal('forbidden', `This is not the recovery code of this practice file. ${wait}`.trim());
  }
  core.lock();
  const opened = openFor(path, input.userName, dataKey, 'There is no user of that name.');
  try {
    writeKeyring(path, await withPassword(keyring, opened.user.name, input.newPassword, dataKey));
  } catch (error) {
    close(opened);
    throw error;
  }
  return core.enter(opened, 'recovery code; new password set');
}

async function changePassword(
  core: SessionCore,
  current: string,
  next: string,
): Promise<Record<string, never>> {
  core.attempts.admit();
  const db = core.db();
  const user = core.user();
  const keyring = readKeyring(db.path);
  const key = await unlockWithPassword(keyring, user.name, current);
  if (!key) {
    const wait = core.attempts.failed();
    throw new Refusal('forbidden', `The current password is not right. ${wait}`.trim(), {
      current: 'This is not the current password.',
    });
  }
  try {
    const changed = await withPassword(keyring, user.name, next, key);
    transaction(core.db(), (w) => {
      appendAudit(w, {
        at: core.clock.now(),
        userName: user.name,
        action: 'change password',
        record: 'user',
        recordId: user.id,
        change: '',
      });
      writeKeyring(db.path, changed);
    });
    core.attempts.succeeded();
  } finally {
    key.fill(0);
  }
  return {};
}

function needFile(core: SessionCore): string {
  const path = core.chosen();
  if (path === null) throw new Refusal('not_found', NONE_CHOSEN);
  return path;
}

function wrongPassword(core: SessionCore): Refusal {
  return new Refusal('forbidden', `${WRONG_PASSWORD} ${core.attempts.failed()}`.trim());
}

/** `demonstration.claimwright`, or with a number when there is one already: none is ever replaced. */
function freeName(folder: string): string {
  for (let n = 1; ; n += 1) {
    const path = join(folder, n === 1 ? 'demonstration.claimwright' : `demonstration-${n}.claimwright`);
    if (!existsSync(path)) return path;
  }
}

function close({ db, dataKey }: OpenPractice): void {
  db.close();
  dataKey.fill(0);
}

function abandon(opened: OpenPractice): void {
  const { path } = opened.db;
  close(opened);
  discardPracticeFile(path);
}

/** Leaves out fields that are undefined, as the stricter reading of optional properties wants it. */
function definedOnly<T extends object>(value: T): { [K in keyof T]?: Exclude<T[K], undefined> } {
  return Object.fromEntries(Object.entries(value).filter(([, v]) => v !== undefined)) as {
    [K in keyof T]?: Exclude<T[K], undefined>;
  };
}
