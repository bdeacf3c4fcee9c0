import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { AppEvent } from '#shared/contract/define.ts';
import { session as contract } from '#shared/contract/session.ts';
import type { UserId } from '#shared/kernel/ids.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { openPractice } from '#electron/db/open.ts';
import { sql } from '#electron/db/sql.ts';
import { createSession, type Session } from '#electron/session/session.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { closeLater, fixedClock, refusalOf, tempFolder } from '#tests/support/practice-file.ts';

const PASSWORD = 'correct horse battery';
const CONTEXT = undefined;

let folder: string;
let events: AppEvent[];
let now: Date;
let session: Session;
let answers: (string | null)[];
const sessions: Session[] = [];

function start(seed: () => void = () => undefined): Session {
  const next = async (): Promise<string | null> => answers.shift() ?? null;
  const created = createSession({
    platform: {
      userDataDir: join(folder, 'data'),
      appVersion: '0.1.0',
      runtime: 'Node',
      now: () => now,
      dialogs: { openFile: next, openFiles: async () => [], saveFile: next, openFolder: next },
      emit: (event) => events.push(event),
    },
    clock: fixedClock(),
    newId: randomUUID,
    seedDemonstration: (db, user) => {
      seed();
      transaction(db, (w) => w.run(sql`INSERT INTO setting VALUES ('seeded', ${JSON.stringify(user.name)})`));
    },
  });
  sessions.push(created);
  return created;
}

beforeEach(() => {
  folder = tempFolder();
  events = [];
  answers = [];
  now = new Date('2026-03-02T15:00:00Z');
  session = start();
});
afterEach(() => {
  for (const one of sessions.splice(0)) one.lock('closed');
});

const file = (): string => join(folder, 'practice.claimwright');
const call = () => session.handlers;

async function newPractice(): Promise<string> {
  answers = [file()];
  const made = await call().createPractice(
    { practiceName: 'Sample Clinic', userName: 'Ana Fictive', password: PASSWORD },
    CONTEXT,
  );
  if (!made) throw new Error('It was not cancelled.');
  return made.recoveryCode;
}
const unlock = (userName = 'Ana Fictive', password = PASSWORD) =>
  call().unlock({ userName, password }, CONTEXT);

describe('session', () => {
  it('begins with no file, and asks for one before anything else', async () => {
    expect(session.state()).toMatchObject({ state: 'none', fileName: null, userNames: [], user: null });
    expect(session.authorize('public')).toBeNull();
    expect(session.authorize('session')).toMatchObject({ code: 'locked' });
    expect(() => session.db()).toThrow(/locked/);
    expect((await refusalOf(() => unlock())).code).toBe('not_found');
    expect(
      await call().createPractice({ practiceName: 'x', userName: 'xx', password: PASSWORD }, CONTEXT),
    ).toBeNull();
    expect(await call().choosePractice({}, CONTEXT)).toBeNull();
  });

  it('makes a practice, opens it for its owner, and never tells a path', async () => {
    const code = await newPractice();
    expect(code).toMatch(/^([0-9A-Z]{4}-){8}.$/);
    const state = session.state();
    expect(contract.status.output.parse(state)).toEqual(state);
    expect(state).toMatchObject({
      state: 'open',
      practiceName: 'Sample Clinic',
      fileName: 'practice.claimwright',
      userNames: ['Ana Fictive'],
      user: { name: 'Ana Fictive', role: 'owner' },
      demonstration: false,
    });
    expect(JSON.stringify([state, events])).not.toContain(folder);
    expect(session.authorize('users.manage')).toBeNull();
    expect(verifyPractice(session.db()).filter((row) => !row.ok)).toEqual([]);
  });

  it('adds the ending to a name without one and does not replace a file', async () => {
    await newPractice();
    answers = [file().replace('.claimwright', '')];
    const { code, message } = await refusalOf(() =>
      call().createPractice({ practiceName: 'B', userName: 'Ben', password: PASSWORD }, CONTEXT),
    );
    expect(code).toBe('conflict');
    expect(message).toMatch(/^practice.claimwright exists already/);
    expect(session.state().user?.name).toBe('Ana Fictive');
  });

  it('locks: file closed, key overwritten, state told', async () => {
    await newPractice();
    const key = session.current()?.dataKey;
    expect(key?.some((byte) => byte !== 0)).toBe(true);
    events.length = 0;
    expect(call().lock({}, CONTEXT)).toMatchObject({
      state: 'locked',
      user: null,
      userNames: ['Ana Fictive'],
    });
    expect(key?.every((byte) => byte === 0)).toBe(true);
    expect(session.current()).toBeNull();
    expect(events).toEqual([{ type: 'locked' }]);
    expect(readdirSync(folder).filter((name) => name.endsWith('-wal'))).toEqual([]);
    expect(await unlock()).toMatchObject({ state: 'open' });
  });

  it('locks even when the disk is full', async () => {
    await newPractice();
    const raw = rawOf(session.db());
    raw.pragma('query_only = ON');
    session.lock('idle');
    expect(session.state().state).toBe('locked');
    expect(raw.open).toBe(false);
  });

  it('locks by itself after the chosen time without input, not before', async () => {
    await newPractice();
    await call().savePreferences({ autoLockMinutes: 5 }, CONTEXT);
    session.onIdle(299);
    expect(session.state().state).toBe('open');
    session.onIdle(300);
    expect(session.state().state).toBe('locked');
  });

  it('remembers the file for the next start', async () => {
    await newPractice();
    session.lock();
    session = start();
    expect(session.state()).toMatchObject({ state: 'locked', practiceName: 'Sample Clinic' });
    await unlock();
    session.lock();
    rmSync(file());
    expect(start().state().state).toBe('none');
  });

  it('opens a chosen file and refuses what is none', async () => {
    await newPractice();
    const letter = join(folder, 'letter.claimwright');
    writeFileSync(letter, 'Dear payer');
    answers = [letter];
    expect((await refusalOf(() => call().choosePractice({}, CONTEXT))).message).toMatch(/keys is missing/);
    expect(session.state().state).toBe('open');
    answers = [file()];
    expect(await call().choosePractice({}, CONTEXT)).toMatchObject({
      state: 'locked',
      fileName: 'practice.claimwright',
    });
  });

  it('says one sentence when keys are missing or the file is in use elsewhere', async () => {
    await newPractice();
    const keys = readFileSync(`${file()}.keys`);
    session.lock();
    rmSync(`${file()}.keys`);
    expect(session.state()).toMatchObject({ state: 'locked', userNames: [] });
    expect((await refusalOf(() => unlock())).message).toMatch(/keys is missing beside the practice file/);
    writeFileSync(`${file()}.keys`, keys);
    await unlock();
    const other = start();
    expect(
      (await refusalOf(() => other.handlers.unlock({ userName: 'Ana Fictive', password: PASSWORD }, CONTEXT)))
        .message,
    ).toMatch(/is open already/);
    expect(session.db().isOpen()).toBe(true);
  });
});

describe('passwords', () => {
  it('are refused when wrong, ever more slowly, and the tries are recorded', async () => {
    await newPractice();
    session.lock();
    for (let i = 0; i < 2; i += 1) {
      const { message, code } = await refusalOf(() => unlock('Ana Fictive', 'wrong password'));
      expect({ message, code }).toEqual({
        message: 'The user name or the password is not right.',
        code: 'forbidden',
      });
    }
    expect((await refusalOf(() => unlock('Nobody', PASSWORD))).message).toMatch(
      /Wait 2 seconds before the next try/,
    );
    expect((await refusalOf(() => unlock())).message).toMatch(/Too many wrong passwords. Wait 2 seconds/);
    now = new Date(now.getTime() + 2000);
    expect((await refusalOf(() => unlock('Ana Fictive', 'wrong'))).message).toMatch(/Wait 4 seconds/);
    now = new Date(now.getTime() + 4000);
    await unlock();
    expect(session.db().get(sql`SELECT change FROM audit_event ORDER BY seq DESC LIMIT 1`)).toEqual({
      change: 'password; wrong passwords before: 4',
    });
  });

  it('change without encrypting the file anew', async () => {
    await newPractice();
    const key = Buffer.from(session.current()?.dataKey ?? []);
    expect(
      (
        await refusalOf(() =>
          call().changePassword({ current: 'not this one', next: 'another password' }, CONTEXT),
        )
      ).fields,
    ).toHaveProperty('current');
    await call().changePassword({ current: PASSWORD, next: 'another password' }, CONTEXT);
    session.lock();
    await refusalOf(() => unlock());
    await unlock('Ana Fictive', 'another password');
    expect(session.current()?.dataKey.equals(key)).toBe(true);
  });

  it('are recovered with the printed code, once a new one is made only with that', async () => {
    const code = await newPractice();
    const { recoveryCode } = await call().newRecoveryCode({}, CONTEXT);
    session.lock();
    const recover = (recoveryCodeTyped: string, userName = 'Ana Fictive') =>
      call().recover({ userName, recoveryCode: recoveryCodeTyped, newPassword: 'fresh password' }, CONTEXT);
    expect((await refusalOf(() => recover(code))).code).toBe('forbidden');
    expect((await refusalOf(() => recover('1234'))).code).toBe('invalid_input');
    expect((await refusalOf(() => recover(recoveryCode, 'Nobody'))).message).toBe(
      'There is no user of that name.',
    );
    expect(session.state().state).toBe('locked');
    expect(await recover(recoveryCode.toLowerCase().replaceAll('-', ' '))).toMatchObject({ state: 'open' });
    session.lock();
    expect(await unlock('Ana Fictive', 'fresh password')).toMatchObject({ state: 'open' });
  });
});

describe('users', () => {
  const add = (name: string, role: 'owner' | 'coder' = 'coder') =>
    call().addUser({ name, role, password: 'password of ' + name }, CONTEXT);

  it('sign in with their own password and role', async () => {
    await newPractice();
    await add('Ben Sample');
    expect((await refusalOf(() => add('ben sample'))).code).toBe('conflict');
    session.lock();
    expect(await unlock('Ben Sample', 'password of Ben Sample')).toMatchObject({ user: { role: 'coder' } });
    expect(session.authorize('coding.write')).toBeNull();
    expect(session.authorize('users.manage')).toMatchObject({ code: 'forbidden' });
    expect(session.authorize('money.write')).toMatchObject({ code: 'forbidden' });
  });

  it('lose the key itself when switched off, and need a new password after switching on', async () => {
    await newPractice();
    const ben = await add('Ben Sample');
    const oldKeys = readFileSync(`${file()}.keys`);
    await call().changeUser({ id: ben.id as UserId, role: 'coder', disabled: true }, CONTEXT);
    expect(session.state().userNames).toEqual(['Ana Fictive']);
    expect(readFileSync(`${file()}.keys.copy`, 'utf8')).not.toContain('Ben Sample');
    expect(
      (
        await refusalOf(() =>
          call().resetPassword({ id: ben.id as UserId, password: 'new password' }, CONTEXT),
        )
      ).code,
    ).toBe('rule_violated');
    session.lock();
    await refusalOf(() => unlock('Ben Sample', 'password of Ben Sample'));
    // Also with an old keys file put back.
    const newKeys = readFileSync(`${file()}.keys`);
    writeFileSync(`${file()}.keys`, oldKeys);
    expect((await refusalOf(() => unlock('Ben Sample', 'password of Ben Sample'))).message).toMatch(
      /is switched off/,
    );
    expect(session.state().state).toBe('locked');
    writeFileSync(`${file()}.keys`, newKeys);
    await unlock();
    await call().changeUser({ id: ben.id as UserId, role: 'coder', disabled: false }, CONTEXT);
    await call().resetPassword({ id: ben.id as UserId, password: 'new password' }, CONTEXT);
    session.lock();
    expect(await unlock('Ben Sample', 'new password')).toMatchObject({ state: 'open' });
  });

  it('always include an owner who can sign in', async () => {
    await newPractice();
    const [ana] = await call().users({}, CONTEXT);
    const id = ana?.id as UserId;
    expect(
      (await refusalOf(() => call().changeUser({ id, role: 'reader', disabled: false }, CONTEXT))).message,
    ).toMatch(/At least one owner/);
    expect(
      (await refusalOf(() => call().changeUser({ id, role: 'owner', disabled: true }, CONTEXT))).code,
    ).toBe('rule_violated');
    await add('Ben Sample', 'owner');
    await call().changeUser({ id, role: 'reader', disabled: false }, CONTEXT);
    expect(session.authorize('users.manage')).toMatchObject({ code: 'forbidden' });
  });

  it('are taken back together with their keys when the keys cannot be written', async () => {
    await newPractice();
    // A folder stands where the keys file should be replaced.
    const keys = readFileSync(`${file()}.keys`, 'utf8');
    rmSync(`${file()}.keys.copy`);
    const { mkdirSync } = await import('node:fs');
    mkdirSync(`${file()}.keys.copy`);
    await expect(async () => add('Ben Sample')).rejects.toThrow();
    expect(await call().users({}, CONTEXT)).toHaveLength(1);
    rmSync(`${file()}.keys.copy`, { recursive: true });
    expect(keys).not.toContain('Ben');
    expect(await add('Ben Sample')).toMatchObject({ name: 'Ben Sample' });
  });
});

describe('demonstration', () => {
  it('is made in the data folder, marked, and opened; a second one does not replace the first', async () => {
    const first = await call().createDemonstration({}, CONTEXT);
    expect(contract.createDemonstration.output.parse(first)).toEqual(first);
    expect(first.state).toMatchObject({
      state: 'open',
      demonstration: true,
      fileName: 'demonstration.claimwright',
    });
    expect(session.db().get(sql`SELECT value FROM setting WHERE key = 'seeded'`)).toEqual({
      value: '"Demo Owner"',
    });
    const second = await call().createDemonstration({}, CONTEXT);
    expect(second.state.fileName).toBe('demonstration-2.claimwright');
    session.lock();
    expect(await unlock(second.userName, second.password)).toMatchObject({ state: 'open' });
  });

  it('leaves nothing behind when it fails', async () => {
    session = start(() => {
      throw new Error('stop');
    });
    await expect(async () => call().createDemonstration({}, CONTEXT)).rejects.toThrow('stop');
    expect(readdirSync(join(folder, 'data'))).toEqual([]);
    expect(session.state().state).toBe('none');
  });
});

describe('preferences', () => {
  it('are kept between starts, hold no path in their answer, and survive a damaged file', async () => {
    await newPractice();
    await call().savePreferences({ theme: 'dark', panes: { worklist: [30, 70] } }, CONTEXT);
    session.lock();
    session = start();
    expect(await call().preferences({}, CONTEXT)).toEqual({
      theme: 'dark',
      autoLockMinutes: 15,
      panes: { worklist: [30, 70] },
    });
    writeFileSync(join(folder, 'data', 'preferences.json'), '{"theme":"pink","autoLockMinutes":7,');
    expect(await start().handlers.preferences({}, CONTEXT)).toEqual({
      theme: 'system',
      autoLockMinutes: 15,
      panes: {},
    });
    writeFileSync(join(folder, 'data', 'preferences.json'), '{"theme":"pink","autoLockMinutes":7}');
    expect(await start().handlers.preferences({}, CONTEXT)).toEqual({
      theme: 'system',
      autoLockMinutes: 7,
      panes: {},
    });
  });
});

it('a file opened by a session is one that the terminal can open too', async () => {
  await newPractice();
  const key = Buffer.from(session.current()?.dataKey ?? []);
  session.lock();
  const db = closeLater(openPractice(file(), key));
  expect(db.all(sql`SELECT name FROM user_account`)).toEqual([{ name: 'Ana Fictive' }]);
  expect(existsSync(`${file()}.keys.copy`)).toBe(true);
});
