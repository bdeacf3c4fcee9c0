import { existsSync } from 'node:fs';
import { basename } from 'node:path';
import { ROLE_PERMISSIONS, can, type User } from '#shared/domain/user.ts';
import type { Procedure } from '#shared/contract/define.ts';
import type { SessionState } from '#shared/contract/session.ts';
import type { Clock } from '#shared/kernel/dates.ts';
import type { IdMaker } from '#shared/kernel/ids.ts';
import { Refusal, type Failure } from '#shared/kernel/result.ts';
import type { Platform } from '#electron/platform.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import { readKeyring, writeKeyring, type Keyring } from '#electron/db/keyring.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createAttempts } from '#electron/session/attempts.ts';
import { sessionHandlers, type SessionHandlers } from '#electron/session/handlers.ts';
import { openPreferences, type PreferenceStore } from '#electron/session/preferences.ts';
import type { OpenPractice } from '#electron/session/practice-file.ts';

export type SessionPlatform = Pick<
  Platform,
  'userDataDir' | 'appVersion' | 'runtime' | 'now' | 'dialogs' | 'emit'
>;

export type SessionOptions = {
  readonly platform: SessionPlatform;
  readonly clock: Clock;
  readonly newId: IdMaker;
  /** Fills a new demonstration file; given by the composition. */
  readonly seedDemonstration: (db: PracticeDb, user: User) => void | Promise<void>;
};

/**
 * Who sits at the program: no file chosen, locked, or open for one user. Holds the only reference to the open
 * file and its key; both are gone after `lock`.
 */
export type Session = {
  /** What is open, or null while locked. The key must not be kept by the caller. */
  readonly current: () => OpenPractice | null;
  /** The open file. @throws Refusal `locked`. */
  readonly db: () => PracticeDb;
  /** The user who is signed in. @throws Refusal `locked`. */
  readonly user: () => User;
  readonly state: () => SessionState;
  readonly authorize: (permission: Procedure['permission']) => Failure | null;
  /** Closes the file and overwrites the key; does nothing while locked. */
  readonly lock: (why?: 'asked' | 'idle' | 'closed') => void;
  /** To be called with the seconds since the last input: locks after the chosen time. */
  readonly onIdle: (idleSeconds: number) => void;
  /** Shown on the locked screen; to be called when the practice's name changes. */
  readonly renamePractice: (name: string) => void;
  readonly handlers: SessionHandlers;
};

/** The session's inner hold, for its handlers. */
export type SessionCore = SessionOptions &
  Pick<Session, 'current' | 'db' | 'user' | 'state' | 'lock'> & {
    readonly preferences: PreferenceStore;
    readonly attempts: ReturnType<typeof createAttempts>;
    /** Path of the chosen practice file. */
    readonly chosen: () => string | null;
    readonly choose: (path: string) => void;
    /** Takes over an unlocked file and writes the sign-in into its audit trail. */
    readonly enter: (opened: OpenPractice, how: string) => SessionState;
    /** The user of the session changed (role); nobody else can be signed in. */
    readonly refreshUser: (user: User) => void;
    /** Runs one at a time: unlocking waits for key derivation, and two of them must not cross. */
    readonly alone: <T>(work: () => Promise<T>) => Promise<T>;
  };

const LOCKED = 'The practice file is locked. Unlock it first.';

export function createSession(options: SessionOptions): Session {
  const core = createCore(options);
  const handlers = sessionHandlers(core);
  return {
    current: core.current,
    db: core.db,
    user: core.user,
    state: core.state,
    lock: core.lock,
    handlers,
    authorize: (permission) => {
      if (permission === 'public') return null;
      const open = core.current();
      if (!open) return { code: 'locked', message: LOCKED };
      if (permission === 'session' || can(open.user.role, permission)) return null;
      return {
        code: 'forbidden',
        message: `The role ${open.user.role} does not include this. Ask an owner.`,
      };
    },
    onIdle: (idleSeconds) => {
      if (idleSeconds >= core.preferences.get().autoLockMinutes * 60) core.lock('idle');
    },
    renamePractice: (name) => {
      const { path } = core.db();
      try {
        writeKeyring(path, { ...readKeyring(path), practiceName: name.slice(0, 60) });
      } catch {
        // Only the locked screen shows this copy of the name; the practice itself has been saved.
      }
    },
  };
}

function createCore(options: SessionOptions): SessionCore {
  const { platform, clock } = options;
  const preferences = openPreferences(platform.userDataDir);
  const attempts = createAttempts(platform.now);
  let open: OpenPractice | null = null;
  let queue: Promise<unknown> = Promise.resolve();

  const need = (): OpenPractice => {
    if (!open) throw new Refusal('locked', LOCKED);
    return open;
  };
  const chosen = (): string | null => {
    const path = preferences.lastFile();
    return path !== null && existsSync(path) ? path : null;
  };
  const note = (action: string, change: string): void => {
    const { db, user } = need();
    transaction(db, (w) =>
      appendAudit(w, {
        at: clock.now(),
        userName: user.name,
        action,
        record: 'session',
        recordId: user.id,
        change,
      }),
    );
  };
  const state = (): SessionState => describe(open, chosen(), preferences.get().autoLockMinutes);

  const lock = (why: 'asked' | 'idle' | 'closed' = 'asked'): void => {
    if (!open) return;
    try {
      note('sign out', why);
    } catch {
      // A full disk must not keep the file open: locking comes before recording that it was locked.
    }
    const { db, dataKey } = open;
    open = null;
    dataKey.fill(0);
    try {
      db.close();
    } finally {
      platform.emit({ type: 'locked' });
    }
  };

  return {
    ...options,
    preferences,
    attempts,
    chosen,
    state,
    lock,
    choose: (path) => preferences.rememberFile(path),
    current: () => open,
    db: () => need().db,
    user: () => need().user,
    enter: (opened, how) => {
      lock();
      open = opened;
      const failed = attempts.succeeded();
      note('sign in', failed > 0 ? `${how}; wrong passwords before: ${failed}` : how);
      preferences.rememberFile(opened.db.path);
      platform.emit({ type: 'changed', tags: ['session'] });
      return state();
    },
    refreshUser: (user) => {
      open = { ...need(), user };
    },
    alone: (work) => {
      const mine = queue.then(work, work);
      queue = mine.catch(() => undefined);
      return mine;
    },
  };
}

function describe(open: OpenPractice | null, path: string | null, autoLockMinutes: number): SessionState {
  const file = open?.db.path ?? path;
  const ring = file === null ? null : tryRing(file);
  const user = open && {
    id: open.user.id,
    name: open.user.name,
    role: open.user.role,
    permissions: [...ROLE_PERMISSIONS[open.user.role]],
  };
  return {
    state: open ? 'open' : file === null ? 'none' : 'locked',
    practiceName: ring?.practiceName ?? null,
    fileName: file === null ? null : basename(file),
    userNames: ring?.users.map(({ name }) => name) ?? [],
    user,
    autoLockMinutes,
    demonstration: ring?.demonstration ?? false,
  };
}

/** The locked screen shows even when the keys file is missing; unlocking then says what is wrong. */
function tryRing(path: string): Keyring | null {
  try {
    return readKeyring(path);
  } catch {
    return null;
  }
}
