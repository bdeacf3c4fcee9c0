import {
  createCipheriv,
  createDecipheriv,
  randomBytes,
  scrypt,
  type BinaryLike,
  type ScryptOptions,
} from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { z } from 'zod';
import { Refusal } from '#shared/kernel/result.ts';
import { DATA_KEY_BYTES } from '#electron/db/open.ts';
import { RECOVERY_BYTES, formatRecoveryCode, parseRecoveryCode } from '#electron/db/recovery-code.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';

const derive = promisify(scrypt) as (
  secret: BinaryLike,
  salt: BinaryLike,
  length: number,
  options: ScryptOptions,
) => Promise<Buffer>;

/**
 * Cost of a guess: N = 2^15, r = 8, p = 1 takes 32 MiB and about a tenth of a second. Source: RFC 7914; OWASP
 * password storage names N = 2^17 for servers; here the file must be stolen as well. Stored with each lock, so
 * that it can be raised later. The bounds keep a forged keys file from eating all memory.
 */
const COST = { N: 32_768, r: 8, p: 1 } as const;

const hex = (bytes: number) => z.string().regex(new RegExp(`^[0-9a-f]{${bytes * 2}}$`));
const Lock = z.object({
  N: z.int().min(1024).max(1_048_576),
  r: z.int().min(1).max(32),
  p: z.int().min(1).max(16),
  salt: hex(16),
  nonce: hex(12),
  wrapped: hex(DATA_KEY_BYTES),
  tag: hex(16),
});
type Lock = z.infer<typeof Lock>;

const Keyring = z.object({
  format: z.literal('claimwright-keys'),
  version: z.int(),
  practiceId: z.uuid(),
  /** Shown before unlocking; no personal data of patients. */
  practiceName: z.string().max(60),
  demonstration: z.boolean(),
  users: z.array(z.object({ name: z.string().min(1).max(60), lock: Lock })).max(200),
  recovery: Lock,
});

/** What stands in the keys file: for each user the data key, wrapped under the password. Holds no secret in the clear. */
export type Keyring = z.infer<typeof Keyring>;

const VERSION = 1;

export function keysPath(practicePath: string): string {
  return `${practicePath}.keys`;
}

/**
 * Makes the keys of a new practice file: a random data key, wrapped for the first user and under a recovery code.
 * @returns the ring (not yet written), the data key (the caller overwrites it) and the code to print once.
 */
export async function createKeyring(first: {
  readonly practiceId: string;
  readonly practiceName: string;
  readonly demonstration: boolean;
  readonly userName: string;
  readonly password: string;
}): Promise<{ keyring: Keyring; dataKey: Buffer; recoveryCode: string }> {
  const dataKey = randomBytes(DATA_KEY_BYTES);
  const { practiceId, practiceName, demonstration } = first;
  const { lock: recovery, code } = await newRecovery(practiceId, dataKey);
  const keyring: Keyring = {
    format: 'claimwright-keys',
    version: VERSION,
    practiceId,
    practiceName,
    demonstration,
    users: [
      { name: first.userName, lock: await wrapFor(practiceId, first.userName, first.password, dataKey) },
    ],
    recovery,
  };
  return { keyring, dataKey, recoveryCode: code };
}

/** @throws Refusal with one sentence when the keys file is missing, damaged or of a newer version. */
export function readKeyring(practicePath: string): Keyring {
  const path = keysPath(practicePath);
  const name = basename(path);
  const copy = existsSync(copyPath(path)) ? basename(copyPath(path)) : null;
  if (!existsSync(path)) {
    throw new Refusal(
      'not_found',
      `${name} is missing beside the practice file, so it cannot be unlocked. ${howToMend(name, copy)}`,
    );
  }
  return parseKeyring(readFileSync(path, 'utf8'), name, copy);
}

/** @throws Refusal as `readKeyring` does; the names are those of the files, for the sentence. */
export function parseKeyring(text: string, name: string, copy: string | null = null): Keyring {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch {
    throw damaged(name, copy);
  }
  const version = z.object({ format: z.literal('claimwright-keys'), version: z.int() }).safeParse(json);
  if (version.success && version.data.version > VERSION) {
    throw new Refusal(
      'conflict',
      `${name} was written by a newer version of Claimwright. Install that version to open it.`,
    );
  }
  const parsed = Keyring.safeParse(json);
  if (!parsed.success) throw damaged(name, copy);
  return parsed.data;
}

/**
 * Writes the ring beside the practice file in one step, then a second copy of it as `.keys.copy` against a bad
 * sector. The copy is always made anew, so that a password or user that was taken away opens neither.
 * @throws Refusal when the folder cannot be written; the old ring then stays in force.
 */
export function writeKeyring(practicePath: string, keyring: Keyring): void {
  const path = keysPath(practicePath);
  const text = `${JSON.stringify(keyring, null, 2)}\n`;
  writeFileAtomically(path, text, { overwrite: true, ownerOnly: true, ownKeys: true });
  writeFileAtomically(copyPath(path), text, { overwrite: true, ownerOnly: true, ownKeys: true });
}

/** @returns the data key, or null when the password is not this user's or there is no such user. */
export async function unlockWithPassword(
  keyring: Keyring,
  userName: string,
  password: string,
): Promise<Buffer | null> {
  const user = keyring.users.find(({ name }) => sameName(name, userName));
  // An unknown user costs as much time as a wrong password: the answer does not tell who has an account.
  const lock = user?.lock ?? keyring.recovery;
  const key = await unwrap(
    lock,
    password,
    aad(keyring.practiceId, `user ${lowered(user?.name ?? userName)}`),
  );
  return user ? key : null;
}

/** @returns the data key, or null when it is not this file's code. @throws Refusal when the code was mistyped. */
export async function unlockWithRecoveryCode(keyring: Keyring, typed: string): Promise<Buffer | null> {
  const secret = parseRecoveryCode(typed);
  if (!secret) {
    throw new Refusal('invalid_input', 'This is no recovery code: a character is wrong or missing.', {
      recoveryCode: 'Compare it with the printed one, group by group.',
    });
  }
  return unwrap(keyring.recovery, secret, aad(keyring.practiceId, 'recovery'));
}

/** The ring with this user's password set anew; a user without one gets one. The practice file is not touched. */
export async function withPassword(
  keyring: Keyring,
  userName: string,
  password: string,
  dataKey: Uint8Array,
): Promise<Keyring> {
  const lock = await wrapFor(keyring.practiceId, userName, password, dataKey);
  const user = { name: userName, lock };
  const known = keyring.users.some(({ name }) => sameName(name, userName));
  const users = known
    ? keyring.users.map((other) => (sameName(other.name, userName) ? user : other))
    : [...keyring.users, user];
  return { ...keyring, users };
}

/** The ring without this user: the password no longer opens the file. */
export function withoutUser(keyring: Keyring, userName: string): Keyring {
  return { ...keyring, users: keyring.users.filter(({ name }) => !sameName(name, userName)) };
}

/** The ring with a new recovery code; the old code opens nothing any more. */
export async function withNewRecoveryCode(
  keyring: Keyring,
  dataKey: Uint8Array,
): Promise<{ keyring: Keyring; recoveryCode: string }> {
  const { lock, code } = await newRecovery(keyring.practiceId, dataKey);
  return { keyring: { ...keyring, recovery: lock }, recoveryCode: code };
}

export function sameName(a: string, b: string): boolean {
  return lowered(a) === lowered(b);
}

function lowered(name: string): string {
  return name.normalize('NFC').toLowerCase();
}

function wrapFor(practiceId: string, userName: string, password: string, dataKey: Uint8Array): Promise<Lock> {
  return wrap(password, aad(practiceId, `user ${lowered(userName)}`), dataKey);
}

async function newRecovery(practiceId: string, dataKey: Uint8Array): Promise<{ lock: Lock; code: string }> {
  const secret = randomBytes(RECOVERY_BYTES);
  try {
    return {
      lock: await wrap(secret, aad(practiceId, 'recovery'), dataKey),
      code: formatRecoveryCode(secret),
    };
  } finally {
    secret.fill(0);
  }
}

/** Bound to the practice and the person: a lock copied from another file or to another name does not open. */
function aad(practiceId: string, whose: string): Buffer {
  return Buffer.from(`claimwright 1 ${practiceId} ${whose}`, 'utf8');
}

async function wrap(secret: string | Uint8Array, bound: Buffer, dataKey: Uint8Array): Promise<Lock> {
  const salt = randomBytes(16);
  const nonce = randomBytes(12);
  const key = await stretch(secret, salt, COST);
  try {
    const cipher = createCipheriv('aes-256-gcm', key, nonce).setAAD(bound);
    const wrapped = Buffer.concat([cipher.update(dataKey), cipher.final()]);
    return {
      ...COST,
      salt: salt.toString('hex'),
      nonce: nonce.toString('hex'),
      wrapped: wrapped.toString('hex'),
      tag: cipher.getAuthTag().toString('hex'),
    };
  } finally {
    key.fill(0);
  }
}

async function unwrap(lock: Lock, secret: string | Uint8Array, bound: Buffer): Promise<Buffer | null> {
  const key = await stretch(secret, Buffer.from(lock.salt, 'hex'), lock);
  try {
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(lock.nonce, 'hex'), {
      authTagLength: 16,
    });
    decipher.setAAD(bound).setAuthTag(Buffer.from(lock.tag, 'hex'));
    return Buffer.concat([decipher.update(Buffer.from(lock.wrapped, 'hex')), decipher.final()]);
  } catch {
    return null;
  } finally {
    key.fill(0);
  }
}

/** scrypt (RFC 7914), off the main thread. Passwords are normalized, so that a keyboard's way to compose ä does not matter. */
function stretch(
  secret: string | Uint8Array,
  salt: Uint8Array,
  { N, r, p }: { readonly N: number; readonly r: number; readonly p: number },
): Promise<Buffer> {
  const bytes = typeof secret === 'string' ? secret.normalize('NFKC') : secret;
  return derive(bytes, salt, 32, { N, r, p, maxmem: 256 * N * r + 1_048_576 });
}

function damaged(name: string, copy: string | null): Refusal {
  return new Refusal(
    'invalid_input',
    `${name} is damaged, so the practice file cannot be unlocked. ${howToMend(name, copy)}`,
  );
}

function howToMend(name: string, copy: string | null): string {
  return copy ? `Rename ${copy} to ${name}.` : 'Put it back from a copy, or restore a backup.';
}

function copyPath(path: string): string {
  return `${path}.copy`;
}
