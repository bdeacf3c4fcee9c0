import { resolve } from 'node:path';
import type { Command } from 'commander';
import { ACCOUNTING_FORMATS, type AccountingFormat } from '#shared/domain/ledger/accounting.ts';
import { AGE_BASES, AGE_BUCKETS, AGE_BY, type AgeBasis, type AgeBy } from '#shared/domain/ledger/aging.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import { UsageError, type CliTools } from '#electron/cli/tools.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';

/** `ledger show | verify | balance | export`. */
export function registerLedgerCommands(program: Command, tools: CliTools): void {
  const ledger = program.command('ledger').description('read, prove and export the ledger');
  const show = onPractice(ledger.command('show').description("a patient's ledger with running balances"))
    .requiredOption('--patient <id>', 'account number or id')
    .option('--as-of <date>', 'as it stood at the end of this day');
  tools.action(show, (options: PracticeOption & { patient: string; asOf?: string }) =>
    withServices(tools, options, ({ ledger: book }) => ({
      result: book.patient(book.findPatient(options.patient), dayOf(options.asOf)),
    })),
  );
  registerVerify(ledger, tools);
  registerBalance(ledger, tools);
  registerExport(ledger, tools);
}

function registerVerify(ledger: Command, tools: CliTools): void {
  const verify = onPractice(
    ledger
      .command('verify')
      .description(
        'prove every journal, account, claim, deposit and closed period; exit code 3 when one is wrong',
      ),
  );
  tools.action(verify, (options: PracticeOption) =>
    withServices(tools, options, ({ ledger: book }) => {
      const proof = book.verify();
      const wrong = proof.checks.filter((check) => !check.ok).map((check) => check.check);
      return proof.ok
        ? { result: proof }
        : { result: proof, exit: 3 as const, sentence: `The ledger is not proved: ${wrong.join('; ')}.` };
    }),
  );
}

type BalanceOptions = PracticeOption & {
  readonly asOf?: string;
  readonly by?: string;
  readonly side?: string;
  readonly basis?: string;
};

function registerBalance(ledger: Command, tools: CliTools): void {
  const balance = onPractice(
    ledger
      .command('balance')
      .description('balance of every account, or what is owed by age; amounts in cents'),
  )
    .option('--as-of <date>', 'as of the end of this day; today when left out')
    .option('--by <what>', `aging by ${AGE_BY.join(', ')}`)
    .option('--side <side>', 'insurer, patient or both; by default the one that the rows are about')
    .option('--basis <day>', `age from ${AGE_BASES.join(' or ')}`, 'service');
  tools.action(balance, (options: BalanceOptions) =>
    withServices(tools, options, ({ ledger: book }) => {
      const asOf = dayOf(options.asOf) ?? tools.clock.today();
      if (options.by === undefined) return { result: { asOf, accounts: book.balances(asOf) } };
      const by = oneOf<AgeBy>('--by', options.by, AGE_BY);
      const usual = by === 'payer' ? 'insurer' : by === 'patient' ? 'patient' : 'both';
      const side = oneOf('--side', options.side ?? usual, ['insurer', 'patient', 'both'] as const);
      const basis = oneOf<AgeBasis>('--basis', options.basis ?? 'service', AGE_BASES);
      const rows = book.aging({ by, side, asOf, basis });
      return {
        result: {
          asOf,
          by,
          side,
          basis,
          buckets: AGE_BUCKETS,
          rows,
          totalCents: sumCents(rows.map((row) => row.totalCents)),
          unappliedCents: sumCents(rows.map((row) => row.unappliedCents)),
        },
      };
    }),
  );
}

type ExportOptions = PracticeOption & {
  readonly format: string;
  readonly from?: string;
  readonly to?: string;
  readonly per: string;
  readonly texts?: boolean;
  readonly out?: string;
};

function registerExport(ledger: Command, tools: CliTools): void {
  const exported = onPractice(
    ledger.command('export').description('totals by account for accounting; no names of patients'),
  )
    .requiredOption('--format <format>', ACCOUNTING_FORMATS.join(', '))
    .option('--from <date>', 'first day of posting')
    .option('--to <date>', 'last day of posting')
    .option('--per <what>', 'one transaction for each journal or day', 'journal')
    .option('--texts', 'with the texts of the journals, which may name claims and persons')
    .option('--out <file>', 'write a file instead of printing');
  tools.action(exported, (options: ExportOptions) =>
    withServices(tools, options, ({ ledger: book }) => {
      const lines = [
        ...book.accountingFile({
          format: oneOf<AccountingFormat>('--format', options.format, ACCOUNTING_FORMATS),
          from: dayOf(options.from),
          to: dayOf(options.to),
          per: oneOf('--per', options.per, ['journal', 'day'] as const),
          texts: options.texts === true,
        }),
      ];
      if (options.out === undefined) return { result: lines, text: () => lines };
      const file = resolve(options.out);
      writeFileAtomically(file, `${lines.join('\n')}\n`);
      return { result: { file, lines: lines.length } };
    }),
  );
}

function dayOf(text: string | undefined): IsoDate | null {
  if (text === undefined) return null;
  const day = IsoDate.safeParse(text);
  if (!day.success) throw new UsageError(`"${text}" is not a day. Write it as YYYY-MM-DD.`);
  return day.data;
}

function oneOf<T extends string>(option: string, text: string, allowed: readonly T[]): T {
  const found = allowed.find((value) => value === text);
  if (found === undefined)
    throw new UsageError(`"${text}" is not possible for ${option}. Choose from ${allowed.join(', ')}.`);
  return found;
}
