import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { session } from '#shared/contract/session.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { transaction } from '#electron/db/handle.ts';
import { unlockWithPassword, type Keyring } from '#electron/db/keyring.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { restoreBackup, writeBackup } from '#electron/practice/backup.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { createPracticeFile } from '#electron/session/practice-file.ts';
import { listUsers } from '#electron/session/queries.ts';

type UserOption = { readonly user?: string };

/** `practice create | verify | backup | restore | users`. */
export function registerPracticeCommands(program: Command, tools: CliTools): void {
  const practice = program
    .command('practice')
    .description('make, prove, back up and restore a practice file');

  const create = practice
    .command('create <file>')
    .description('make an empty practice file; prints its recovery code, once')
    .option('--practice-name <name>', 'name of the practice', 'New practice')
    .option('--user <name>', 'name of its first user, an owner', 'Owner');
  tools.action(create, (file: string, options: { practiceName: string; user: string }) =>
    createCommand(tools, file, options),
  );

  const verify = practice
    .command('verify <file>')
    .description('prove pages, records, journals, audit trail and kept files; exit code 3 when a check fails')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
  tools.action(verify, (file: string, options: UserOption) => verifyCommand(tools, file, options));

  const backup = practice
    .command('backup <file>')
    .description('write one encrypted file with everything, and prove it')
    .requiredOption('--to <file>', 'where; a file that exists is not replaced')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
  tools.action(backup, (file: string, options: UserOption & { to: string }) =>
    backupCommand(tools, file, options),
  );

  const restore = practice
    .command('restore <backup>')
    .description('make a practice file from a backup, and prove it')
    .requiredOption('--to <file>', 'where; a file that exists is not replaced')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
  tools.action(restore, (file: string, options: UserOption & { to: string }) =>
    restoreCommand(tools, file, options),
  );

  const users = practice
    .command('users <file>')
    .description('list the users of a practice file')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
  tools.action(users, (file: string, options: UserOption) =>
    tools.withPractice(resolve(file), options.user ?? null, ({ db }) => ({ result: listUsers(db) }), {
      trace: false,
    }),
  );
}

async function createCommand(
  tools: CliTools,
  file: string,
  options: { readonly practiceName: string; readonly user: string },
): Promise<Outcome> {
  const parsed = session.createPractice.input.safeParse({
    practiceName: options.practiceName,
    userName: options.user,
    password: tools.passphrase(),
  });
  if (!parsed.success) throw new UsageError(parsed.error.issues[0]?.message ?? 'The names cannot be used.');
  const { practiceName, userName, password } = parsed.data;
  const path = resolve(file);
  const { clock, newId } = tools;
  const opened = await createPracticeFile({
    path,
    practiceName,
    userName,
    password,
    demonstration: false,
    clock,
    newId,
  });
  opened.db.close();
  opened.dataKey.fill(0);
  return { result: { file: path, practiceName, user: opened.user.name, recoveryCode: opened.recoveryCode } };
}

async function verifyCommand(tools: CliTools, file: string, options: UserOption): Promise<Outcome> {
  try {
    const rows = await tools.withPractice(
      resolve(file),
      options.user ?? null,
      ({ db }) => verifyPractice(db),
      { trace: false },
    );
    const failed = rows.filter((row) => !row.ok).length;
    if (failed === 0) return { result: rows };
    const sentence = `${basename(file)}: ${failed} of ${rows.length} checks failed. Keep the file as it is and restore the last backup.`;
    return { result: rows, exit: 3, sentence };
  } catch (error) {
    // Too damaged to be opened: that is a verdict as well.
    if (!(error instanceof Refusal) || error.code !== 'invalid_input') throw error;
    return {
      result: [{ check: 'opens', ok: false, detail: error.message }],
      exit: 3,
      sentence: error.message,
    };
  }
}

async function backupCommand(
  tools: CliTools,
  file: string,
  options: UserOption & { readonly to: string },
): Promise<Outcome> {
  const to = resolve(options.to);
  const written = await tools.withPractice(
    resolve(file),
    options.user ?? null,
    ({ db, dataKey, user }) => {
      const backup = writeBackup(db, dataKey, to);
      transaction(db, (w) =>
        appendAudit(w, {
          at: tools.clock.now(),
          userName: user.name,
          action: 'back up',
          record: 'practice file',
          recordId: backup.sha256,
          change: `bytes: ${backup.bytes}`,
        }),
      );
      return backup;
    },
    { trace: false },
  );
  return { result: { file: to, bytes: written.bytes, sha256: written.sha256, verified: true } };
}

async function restoreCommand(
  tools: CliTools,
  backup: string,
  options: UserOption & { readonly to: string },
): Promise<Outcome> {
  const password = tools.passphrase();
  const to = resolve(options.to);
  const rows = await restoreBackup(resolve(backup), to, (keyring) =>
    anyKey(keyring, options.user ?? null, password),
  );
  return { result: { file: to, verified: true, checks: rows.length } };
}

async function anyKey(keyring: Keyring, userName: string | null, password: string): Promise<Buffer | null> {
  const names = userName === null ? keyring.users.map(({ name }) => name) : [userName];
  for (const name of names) {
    const key = await unlockWithPassword(keyring, name, password);
    if (key) return key;
  }
  return null;
}
