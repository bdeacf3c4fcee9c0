import type { Role, User } from '#shared/domain/user.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import {
  readKeyring,
  withNewRecoveryCode,
  withPassword,
  withoutUser,
  writeKeyring,
  type Keyring,
} from '#electron/db/keyring.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { insertUser, listUsers, updateUser, userById, userByName } from '#electron/session/queries.ts';
import type { SessionCore } from '#electron/session/session.ts';

/** Users of the practice file: who may open it and what they may do there. */
export function userHandlers(core: SessionCore) {
  return {
    users: () => [...listUsers(core.db())],
    addUser: (input: { name: string; role: Role; password: string }) =>
      core.alone(() => addUser(core, input)),
    changeUser: (input: { id: UserId; role: Role; disabled: boolean }) => changeUser(core, input),
    resetPassword: (input: { id: UserId; password: string }) => core.alone(() => resetPassword(core, input)),
    newRecoveryCode: () => core.alone(() => newRecoveryCode(core)),
  };
}

async function addUser(
  core: SessionCore,
  input: { readonly name: string; readonly role: Role; readonly password: string },
): Promise<User> {
  if (userByName(core.db(), input.name)) {
    throw new Refusal('conflict', `There is a user ${input.name} already.`, { name: 'This name is taken.' });
  }
  const changed = await withKey(core, (ring, key) => withPassword(ring, input.name, input.password, key));
  return together(core, changed, (w) => {
    const user = insertUser(w, {
      id: core.newId(),
      name: input.name,
      role: input.role,
      at: core.clock.now(),
    });
    note(core, w, user, 'create', `name: ${user.name}; role: ${user.role}`);
    return user;
  });
}

/**
 * Changes role and access. Switching a user off takes the key away as well, so after switching on again an owner
 * sets a new password.
 */
function changeUser(
  core: SessionCore,
  input: { readonly id: UserId; readonly role: Role; readonly disabled: boolean },
): User {
  const before = needUser(core, input.id);
  const after: User = { ...before, role: input.role, disabled: input.disabled };
  if (after.disabled && after.id === core.user().id) {
    throw new Refusal('rule_violated', 'You cannot switch yourself off. Another owner can.');
  }
  const others = listUsers(core.db()).filter(({ id }) => id !== after.id);
  if (![...others, after].some(({ role, disabled }) => role === 'owner' && !disabled)) {
    throw new Refusal('rule_violated', 'At least one owner must remain. Make another user owner first.');
  }
  const ring = readKeyring(core.db().path);
  const changed = after.disabled ? withoutUser(ring, after.name) : null;
  const user = together(core, changed, (w) => {
    updateUser(w, after);
    const change = `role: ${before.role} → ${after.role}; disabled: ${before.disabled} → ${after.disabled}`;
    note(core, w, after, 'change', change);
    return after;
  });
  if (user.id === core.user().id) core.refreshUser(user);
  return user;
}

async function resetPassword(
  core: SessionCore,
  input: { readonly id: UserId; readonly password: string },
): Promise<Record<string, never>> {
  const user = needUser(core, input.id);
  if (user.disabled)
    throw new Refusal('rule_violated', `${user.name} is switched off. Switch the user on first.`);
  const changed = await withKey(core, (ring, key) => withPassword(ring, user.name, input.password, key));
  together(core, changed, (w) => note(core, w, user, 'reset password', ''));
  return {};
}

async function newRecoveryCode(core: SessionCore): Promise<{ recoveryCode: string }> {
  const { keyring, recoveryCode } = await withKey(core, withNewRecoveryCode);
  together(core, keyring, (w) => note(core, w, core.user(), 'new recovery code', ''));
  return { recoveryCode };
}

/** Works on the ring with a copy of the key, which is overwritten afterwards: a lock meanwhile empties the session's own. */
async function withKey<T>(core: SessionCore, work: (ring: Keyring, key: Buffer) => Promise<T>): Promise<T> {
  const ring = readKeyring(core.db().path);
  const key = Buffer.from(core.current()?.dataKey ?? []);
  try {
    return await work(ring, key);
  } finally {
    key.fill(0);
  }
}

/** The file's rows and the keys change together: the ring is written last, and a failure takes the rows back. */
function together<T>(core: SessionCore, ring: Keyring | null, work: (w: WriteDb) => T): T {
  const db = core.db();
  const value = transaction(db, (w) => {
    const result = work(w);
    if (ring) writeKeyring(db.path, ring);
    return result;
  });
  core.platform.emit({ type: 'changed', tags: ['users', 'session', 'audit'] });
  return value;
}

function needUser(core: SessionCore, id: UserId): User {
  const user = userById(core.db(), id);
  if (!user) throw new Refusal('not_found', 'This user is not there any more.');
  return user;
}

function note(core: SessionCore, w: WriteDb, user: User, action: string, change: string): void {
  appendAudit(w, {
    at: core.clock.now(),
    userName: core.user().name,
    action,
    record: 'user',
    recordId: user.id,
    change,
  });
}
