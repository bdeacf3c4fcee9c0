import { createHash } from 'node:crypto';
import { statSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Command } from 'commander';
import { RemittanceId } from '#shared/kernel/ids.ts';
import type { RemittanceProof } from '#shared/domain/remittance.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { proveAlone, proveLargeFile, type LargeProof } from '#electron/remittance/check-file.ts';
import { readRemittanceFile } from '#electron/remittance/handlers.ts';
import { onPractice, withServices, type PracticeOption } from './work-commands.ts';

/** From here on only sums and what does not hold are printed. */
const LARGE_BYTES = 32 * 1024 * 1024;

/** `remits check`, `remits post`, `remits undo`. */
export function registerRemitsCommands(program: Command, tools: CliTools): void {
  const remits = program.command('remits').description('prove and post remittances (835)');
  const check = remits
    .command('check <file>')
    .description(
      'the proof of a file: every sum, claim and line, and what would be posted; nothing is kept; exit code 3 when a sum does not agree',
    )
    .option('--practice <file>', 'the practice file; left out, the file is proved by itself')
    .option('--user <name>', 'whose password it is; otherwise each user is tried');
  tools.action(check, (file: string, options: Partial<PracticeOption>) =>
    checkCommand(tools, resolve(file), options),
  );
  const post = onPractice(
    remits
      .command('post <file>')
      .description(
        'prove a file and post it as one journal; refused when a payment of it would be left out, unless --auto',
      )
      .option('--auto', 'post every payment that balances and is ours, and name those that are left out'),
  );
  tools.action(post, (file: string, options: PracticeOption & { auto?: boolean }) =>
    withServices(tools, options, ({ remits: service }) => {
      const { fileName, bytes } = readRemittanceFile(resolve(file));
      const received = service.receive(fileName, bytes);
      const left = received.proof.payments.filter((p) => p.leftOut !== '');
      if (left.length > 0 && received.proof.postable && options.auto !== true)
        return {
          result: received,
          exit: 3 as const,
          sentence: `${left.length} of ${received.proof.payments.length} payments would be left out: ${left[0]?.leftOut ?? ''} Nothing was posted; with --auto the others are.`,
        };
      const posted = service.post(received.summary.id);
      return left.length === 0
        ? { result: posted }
        : { result: posted, sentence: `${left.length} payments were left out: ${left[0]?.leftOut ?? ''}` };
    }),
  );
  const undo = onPractice(
    remits.command('undo <id>').description('take a posted remittance back as a whole'),
  ).option('--reason <text>', 'why, one sentence', 'Undone from the terminal');
  tools.action(undo, (id: string, options: PracticeOption & { reason: string }) => {
    const parsed = RemittanceId.safeParse(id);
    if (!parsed.success) throw new UsageError(`"${id}" is no id of a remittance; remits post prints it.`);
    return withServices(tools, options, ({ remits: service }) => ({
      result: service.undo(parsed.data, options.reason),
    }));
  });
}

function checkCommand(
  tools: CliTools,
  path: string,
  options: Partial<PracticeOption>,
): Outcome | Promise<Outcome> {
  const size = statSync(path, { throwIfNoEntry: false })?.size ?? 0;
  if (size > LARGE_BYTES) return judged(proveLargeFile(path));
  const { fileName, bytes } = readRemittanceFile(path);
  const { practice, user } = options;
  if (practice === undefined) {
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    return judged(proveAlone(fileName, bytes, sha256, tools.clock.today()));
  }
  const opened = { practice, ...(user === undefined ? {} : { user }) };
  return withServices(tools, opened, ({ remits: service }) => judged(service.check(fileName, bytes)));
}

/** Exit code 0 when every sum agrees, 3 when not. */
function judged(proof: RemittanceProof | LargeProof): Outcome {
  if (proof.balanced) return { result: proof };
  const sentence = 'refusal' in proof ? proof.refusal : '';
  return { result: proof, exit: 3 as const, sentence: sentence || 'The sums do not agree.' };
}
