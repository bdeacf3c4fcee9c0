import { realpathSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { Command, CommanderError } from 'commander';
import { Refusal } from '#shared/kernel/result.ts';
import { registerAckCommands } from '#electron/cli/acks-commands.ts';
import { registerDenialsCommands } from '#electron/cli/denials-commands.ts';
import { registerEligibilityCommands } from '#electron/cli/eligibility-commands.ts';
import { registerHistoryCommand } from '#electron/cli/history-command.ts';
import { registerLedgerCommands } from '#electron/cli/ledger-commands.ts';
import { registerNotesCommands } from '#electron/cli/notes-commands.ts';
import { registerCodesCommands } from '#electron/cli/codes-commands.ts';
import { registerCodesShow } from '#electron/cli/codes-show-command.ts';
import { registerCodesSearch } from '#electron/cli/codes-search-command.ts';
import { registerClaimsCreateCommand } from '#electron/cli/claims-create-command.ts';
import { registerContractsCommands } from '#electron/cli/contracts-commands.ts';
import { registerPaperCommands } from '#electron/cli/paper-commands.ts';
import { registerPatientMoneyCommands } from '#electron/cli/patient-money-commands.ts';
import { registerPracticeCommands } from '#electron/cli/practice-commands.ts';
import { registerStatementsCommand } from '#electron/cli/statements-command.ts';
import { registerScrubCommand } from '#electron/cli/scrub-command.ts';
import { registerRemitsCommands } from '#electron/cli/remits-commands.ts';
import { registerWorkCommands } from '#electron/cli/work-commands.ts';
import { registerX12Commands } from '#electron/cli/x12-commands.ts';
import { registerX12Roundtrip } from '#electron/cli/x12-roundtrip-command.ts';
import { UsageError, createTools, type CliIo, type CliTools, type ExitCode } from '#electron/cli/tools.ts';
import { fileRefusal } from '#electron/db/open.ts';
import { diskRefusal } from '#electron/export/atomic-file.ts';

/** Each feature's commands; a new feature adds its own here. */
const REGISTER: readonly ((program: Command, tools: CliTools) => void)[] = [
  registerPracticeCommands,
  registerWorkCommands,
  registerRemitsCommands,
  registerLedgerCommands,
  registerContractsCommands,
  registerAckCommands,
  registerDenialsCommands,
  registerEligibilityCommands,
  registerHistoryCommand,
  registerPaperCommands,
  registerPatientMoneyCommands,
  registerClaimsCreateCommand,
  registerStatementsCommand,
  registerScrubCommand,
  registerCodesCommands,
  registerCodesShow,
  registerCodesSearch,
  registerNotesCommands,
  registerX12Commands,
  registerX12Roundtrip,
];

/**
 * Runs one command of the terminal: the same services as behind the window, in plain Node.
 * @param args without the program's own name.
 * @returns the exit code: 0 done, 1 fault of the program, 2 wrong use, 3 input refused.
 */
export async function runCli(args: readonly string[], io: CliIo): Promise<ExitCode> {
  let code: ExitCode = 0;
  const program = new Command('claimwright')
    .description('Medical coding and billing for the small clinic, from the terminal')
    .exitOverride()
    .configureOutput({
      writeOut: (text) => io.out(text.trimEnd()),
      writeErr: (text) => io.err(text.trimEnd().replace(/^error: /, '')),
    });
  const tools = createTools(io, (exit) => {
    code = exit;
  });
  for (const register of REGISTER) register(program, tools);
  inheritOutput(program);
  try {
    await program.parseAsync(args, { from: 'user' });
    return code;
  } catch (error) {
    return report(error, io);
  }
}

/** Sub-commands made before the settings above were complete get them as well. */
function inheritOutput(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    inheritOutput(command);
  }
}

function report(error: unknown, io: CliIo): ExitCode {
  // Commander has printed its own sentence; help and version end with 0.
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2;
  if (error instanceof UsageError) {
    io.err(error.message);
    return 2;
  }
  const refusal =
    error instanceof Refusal ? error : (fileRefusal(error, 'The file') ?? diskRefusal(error, 'The file'));
  if (refusal) {
    io.err(refusal.message);
    for (const [field, sentence] of Object.entries(refusal.fields ?? {})) {
      if (sentence !== refusal.message) io.err(`  ${field}: ${sentence}`);
    }
    return 3;
  }
  io.err('Something went wrong in the program. Nothing was changed.');
  // The stack without the message, which could quote a patient's data.
  if (error instanceof Error)
    io.err(
      (error.stack ?? '')
        .split('\n')
        .filter((line) => /^\s+at /.test(line))
        .join('\n'),
    );
  return 1;
}

const started = process.argv[1];
if (started !== undefined && realpathSync(started) === fileURLToPath(import.meta.url)) {
  // Whoever reads the output may have seen enough (`| head`).
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    process.exit(error.code === 'EPIPE' ? 0 : 1);
  });
  process.exitCode = await runCli(process.argv.slice(2), {
    env: process.env,
    out: (text) => process.stdout.write(`${text}\n`),
    err: (text) => process.stderr.write(`${text}\n`),
  });
}
