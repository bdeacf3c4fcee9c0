import { mkdirSync } from 'node:fs';
import { join, resolve } from 'node:path';
import type { Command } from 'commander';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { WHOLE_RUN } from '#shared/domain/statements/run.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { WorkServices } from '#electron/work-services.ts';

type RunOptions = PracticeOption & {
  readonly out: string;
  readonly asOf?: string;
  readonly dryRun?: boolean;
};

/** `statements run`. */
export function registerStatementsCommand(program: Command, tools: CliTools): void {
  const statements =
    program.commands.find((command) => command.name() === 'statements') ??
    program.command('statements').description('statements of patients');
  const run = onPractice(
    statements
      .command('run')
      .description('issue the statements that may go, as one PDF, and tell who is held and why'),
  )
    .requiredOption('--out <dir>', 'folder for the PDF and its summary; a file that exists is not replaced')
    .option('--as-of <date>', 'the ledger as of this day of posting (YYYY-MM-DD); otherwise today')
    .option('--dry-run', 'tell what would go and issue nothing');
  tools.action(run, (options: RunOptions) => {
    const asOf = options.asOf === undefined ? null : IsoDate.safeParse(options.asOf);
    if (asOf && !asOf.success)
      throw new UsageError(`"${options.asOf ?? ''}" is not a day. Write it as YYYY-MM-DD.`);
    return withServices(tools, options, (services) => runCommand(services, options, asOf?.data ?? null));
  });
}

const QUIET = (): void => undefined;

async function runCommand(
  { statements }: WorkServices,
  options: RunOptions,
  asOf: IsoDate | null,
): Promise<Outcome> {
  const filter = { ...WHOLE_RUN, asOf };
  const signal = new AbortController().signal;
  const preview = await statements.runs.preview(filter, QUIET, signal);
  const { totals } = preview;
  const held = preview.rows
    .filter((row) => row.holds.length > 0)
    .map((row) => ({
      account: row.accountNumber,
      balance_cents: row.balanceCents,
      reasons: row.holds.map(({ key, words }) => ({ reason: key, words })),
    }));
  const counts = {
    as_of: preview.asOf,
    statements: totals.going,
    amount_cents: totals.goingCents,
    held_count: totals.held,
    held_cents: totals.heldCents,
    by_step: totals.bySteps,
    held,
  };
  if (options.dryRun === true)
    return { result: { run: null, file: null, sha256: null, pages: 0, ...counts } };
  if (totals.going === 0) {
    const result = { run: null, file: null, sha256: null, pages: 0, ...counts };
    return totals.held === 0
      ? { result, sentence: 'Nobody owes anything, so there is no statement.' }
      : { result, exit: 3, sentence: `All ${totals.held} accounts are held, so no statement was issued.` };
  }
  const folder = resolve(options.out);
  mkdirSync(folder, { recursive: true });
  const issued = await statements.runs.run({ filter, leaveOut: [], overrides: [] }, QUIET, signal);
  const file = join(folder, `statements-run-${issued.number}.pdf`);
  const result = {
    run: issued.number,
    file,
    sha256: issued.sha256,
    pages: issued.pages,
    ...counts,
    statements: issued.statements,
    amount_cents: issued.amountCents,
    list: statements.runs.detail(issued.id).papers.map((paper) => ({
      number: paper.number,
      patient_id: paper.patientId,
      amount_cents: paper.amountCents,
      step: paper.step,
    })),
  };
  try {
    writeFileAtomically(file, statements.runs.pdf(issued.id).pdf, { ownerOnly: true });
    const summary = new TextEncoder().encode(`${JSON.stringify(result, null, 2)}\n`);
    writeFileAtomically(join(folder, `statements-run-${issued.number}.json`), summary, { ownerOnly: true });
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    throw new Refusal(
      error.code,
      `${error.message} Run ${issued.number} is issued and kept; print or save it from Statements, or void it there.`,
    );
  }
  return held.length === 0
    ? { result }
    : { result, sentence: `${issued.statements} statements issued; ${held.length} accounts are held.` };
}
