import { z } from 'zod';
import { procedure } from './define.ts';
import { Permission, Role, User } from '#shared/domain/user.ts';
import { UserId } from '#shared/kernel/ids.ts';

export const Password = z.string().min(10, 'A password has at least ten characters.').max(200);
const UserName = z
  .string()
  .trim()
  .regex(/^[\p{L}\p{N} ._-]{2,40}$/u, 'A user name has 2 to 40 letters, digits, spaces, dots or hyphens.');

/** `none`: no practice file chosen yet; `locked`: chosen, key not in memory; `open`: a user is signed in. */
export const SessionState = z.object({
  state: z.enum(['none', 'locked', 'open']),
  practiceName: z.string().nullable(),
  fileName: z.string().nullable(),
  userNames: z.array(z.string()),
  user: z.object({ id: UserId, name: z.string(), role: Role, permissions: z.array(Permission) }).nullable(),
  autoLockMinutes: z.int(),
  demonstration: z.boolean(),
});
export type SessionState = z.infer<typeof SessionState>;

const Preferences = z.object({
  theme: z.enum(['light', 'dark', 'system']),
  autoLockMinutes: z.int().min(1).max(240),
  /** Sizes of resizable panes by name; no personal data. */
  panes: z.record(z.string().max(60), z.array(z.number()).max(8)),
});
export type Preferences = z.infer<typeof Preferences>;

export const session = {
  status: procedure('public', z.object({}), SessionState),
  about: procedure(
    'public',
    z.object({}),
    z.object({ version: z.string(), runtime: z.string(), platform: z.string() }),
  ),
  preferences: procedure('public', z.object({}), Preferences),
  savePreferences: procedure('public', Preferences.partial(), Preferences),
  /** Makes the demonstration clinic in the data folder and opens it. */
  createDemonstration: procedure(
    'public',
    z.object({}),
    z.object({ state: SessionState, recoveryCode: z.string(), password: z.string(), userName: z.string() }),
  ),
  /** Asks where to put the file (main's dialog) and makes a new practice; the answer is null when cancelled. */
  createPractice: procedure(
    'public',
    z.object({ practiceName: z.string().trim().min(1).max(60), userName: UserName, password: Password }),
    z.object({ state: SessionState, recoveryCode: z.string() }).nullable(),
  ),
  /** Main's dialog chooses an existing practice file. */
  choosePractice: procedure('public', z.object({}), SessionState.nullable()),
  unlock: procedure(
    'public',
    z.object({ userName: z.string().max(60), password: z.string().max(200) }),
    SessionState,
  ),
  /** Opens with the printed recovery code and sets a new password for that user. */
  recover: procedure(
    'public',
    z.object({ userName: z.string().max(60), recoveryCode: z.string().max(100), newPassword: Password }),
    SessionState,
  ),
  lock: procedure('public', z.object({}), SessionState),
  changePassword: procedure(
    'session',
    z.object({ current: z.string().max(200), next: Password }),
    z.object({}),
  ),
  users: procedure('users.manage', z.object({}), z.array(User)),
  addUser: procedure('users.manage', z.object({ name: UserName, role: Role, password: Password }), User),
  changeUser: procedure('users.manage', z.object({ id: UserId, role: Role, disabled: z.boolean() }), User),
  resetPassword: procedure('users.manage', z.object({ id: UserId, password: Password }), z.object({})),
  newRecoveryCode: procedure('users.manage', z.object({}), z.object({ recoveryCode: z.string() })),
};
