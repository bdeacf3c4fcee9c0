import { randomUUID } from 'node:crypto';
import { homedir } from 'node:os';
import { join } from 'node:path';
import type { Command } from 'commander';
import type { Clock, Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { IdMaker } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import { WRONG_PASSWORD, unlockPracticeFile, type OpenPractice } from '#electron/session/practice-file.ts';

/** 0 done, 1 fault of the program, 2 wrong use, 3 input refused. */
export type ExitCode = 0 | 1 | 2 | 3;

/** What a command hands back: `result` goes to stdout as JSON; `exit` 3 when the result itself is a refusal. */
export type Outcome = {
  readonly result: unknown;
  readonly exit?: 0 | 3;
  readonly sentence?: string;
  /** Printed instead of `result`, each as one line of JSON: the answers of a bulk form. */
  readonly lines?: readonly unknown[];
  /** Printed instead of `result` for a person to read, line by line; with `--json` it is `rows`. */
  readonly text?: () => Iterable<string>;
  /** The same as `text` for a program: each as one line of JSON, made only when asked for. */
  readonly rows?: () => Iterable<unknown>;
};

export type CliIo = {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly out: (text: string) => void;
  readonly err: (text: string) => void;
};

/** What the commands of every feature are built with. */
export type CliTools = {
  readonly env: CliIo['env'];
  /** The data folder: `CLAIMWRIGHT_HOME`, or the system's usual one for the user. */
  readonly home: string;
  readonly clock: Clock;
  readonly newId: IdMaker;
  /** The password from `CLAIMWRIGHT_PASSPHRASE`. @throws UsageError when it is not set. */
  readonly passphrase: () => string;
  /**
   * Opens a practice file for `work` and closes it afterwards, whatever happens. `userName` null takes the first
   * user whose password fits. The sign-in is written into the audit trail unless `trace` is false.
   */
  readonly withPractice: <T>(
    path: string,
    userName: string | null,
    work: (open: OpenPractice) => T | Promise<T>,
    options?: { readonly trace?: boolean },
  ) => Promise<T>;
  /**
   * Makes a command's action of a function: prints its result as JSON, and a sentence on stderr for a refusal.
   * Adds `--json` (the result on one line) to the command.
   */
  readonly action: <A extends readonly unknown[]>(
    command: Command,
    run: (...args: A) => Outcome | Promise<Outcome>,
  ) => Command;
};

/** Wrong use of a command: exit code 2. */
export class UsageError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'UsageError';
  }
}

export function createTools(
  io: CliIo,
  finish: (code: ExitCode) => void,
  now: () => Date = () => new Date(),
): CliTools {
  const clock: Clock = {
    now: () => now().toISOString() as Instant,
    today: () => localDay(now()),
  };
  const passphrase = (): string => {
    const value = io.env['CLAIMWRIGHT_PASSPHRASE'];
    if (!value) throw new UsageError('Set CLAIMWRIGHT_PASSPHRASE to the password of the practice file.');
    return value;
  };
  return {
    env: io.env,
    home: io.env['CLAIMWRIGHT_HOME'] || usualHome(io.env),
    clock,
    newId: randomUUID,
    passphrase,
    withPractice: async (path, userName, work, options = {}) => {
      const opened = await unlockPracticeFile(path, userName, passphrase());
      if (!opened) throw new Refusal('forbidden', WRONG_PASSWORD);
      try {
        if (options.trace !== false) traceSignIn(opened, clock);
        return await work(opened);
      } finally {
        opened.dataKey.fill(0);
        opened.db.close();
      }
    },
    action: (command, run) =>
      command.option('--json', 'print the result on one line').action(async (...args: unknown[]) => {
        const outcome = await run(...(args as never));
        const compact = command.opts()['json'] === true;
        if (outcome.text && !compact) for (const line of outcome.text()) io.out(line);
        else if (outcome.rows) for (const row of outcome.rows()) io.out(JSON.stringify(row));
        else if (outcome.lines) for (const line of outcome.lines) io.out(JSON.stringify(line));
        else io.out(asJson(outcome.result, compact));
        if (outcome.sentence) io.err(outcome.sentence);
        finish(outcome.exit ?? 0);
      }),
  };
}

/** JSON for a program (one line) or for a person (a list with one row a line). Bytes and functions do not occur. */
export function asJson(value: unknown, compact: boolean): string {
  if (compact) return JSON.stringify(value);
  if (!Array.isArray(value)) return JSON.stringify(value, null, 2);
  if (value.length === 0) return '[]';
  return `[\n${value.map((row) => `  ${JSON.stringify(row)}`).join(',\n')}\n]`;
}

function traceSignIn({ db, user }: OpenPractice, clock: Clock): void {
  transaction(db, (w) =>
    appendAudit(w, {
      at: clock.now(),
      userName: user.name,
      action: 'sign in',
      record: 'session',
      recordId: user.id,
      change: 'terminal',
    }),
  );
}

/** The day on the wall, in the zone of this machine. */
function localDay(date: Date): IsoDate {
  const two = (n: number): string => String(n).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as IsoDate;
}

/** Where Electron keeps a program's data on each system, so that terminal and window share it. */
function usualHome(env: CliIo['env']): string {
  const home = homedir();
  switch (process.platform) {
    case 'win32':
      return join(env['APPDATA'] ?? join(home, 'AppData', 'Roaming'), 'Claimwright');
    case 'darwin':
      return join(home, 'Library', 'Application Support', 'Claimwright');
    default:
      return join(env['XDG_CONFIG_HOME'] ?? join(home, '.config'), 'Claimwright');
  }
}
