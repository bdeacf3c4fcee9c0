import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { readPriceTable } from '#electron/contracts/handlers.ts';
import { UsageError, type CliTools } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';

type ImportOptions = PracticeOption & { readonly payer: string; readonly from?: string };
type ExpectOptions = PracticeOption & {
  readonly payer: string;
  readonly code: string;
  readonly modifier?: readonly string[];
  readonly pos: string;
  readonly on?: string;
  readonly units: string;
};

/** `contracts import`, `contracts expect`, `remits underpaid`. */
export function registerContractsCommands(program: Command, tools: CliTools): void {
  const contracts = program.command('contracts').description('what payers agreed to pay');
  const taken = onPractice(
    contracts
      .command('import <file>')
      .description('take a table of prices (CSV) with a header; refused whole when a row cannot be read'),
  )
    .requiredOption('--payer <name>', 'name or identifier of the payer')
    .option('--from <date>', 'first day of rows that name none; otherwise today');
  tools.action(taken, (file: string, options: ImportOptions) =>
    withServices(tools, options, ({ contracts: service }) => {
      const { fileName, text } = readPriceTable(resolve(file));
      const from = dayOf(options.from, tools);
      return { result: service.importFile(fileName, text, service.findPayer(options.payer), from) };
    }),
  );

  const expected = onPractice(
    contracts.command('expect').description('what a payer should allow for a service, and why'),
  )
    .requiredOption('--payer <name>', 'name or identifier of the payer')
    .requiredOption('--code <code>', 'procedure code')
    .option('--modifier <modifier...>', 'modifiers of the line')
    .option('--pos <place>', 'place of service', '11')
    .option('--units <n>', 'units', '1')
    .option('--on <date>', 'day of service; otherwise today');
  tools.action(expected, (options: ExpectOptions) =>
    withServices(tools, options, ({ contracts: service }) => {
      const units = Number(options.units);
      if (!Number.isSafeInteger(units) || units < 1)
        throw new UsageError(`"${options.units}" is no whole number of units.`);
      const line = {
        code: options.code.toUpperCase(),
        modifiers: (options.modifier ?? []).map((m) => m.toUpperCase()),
        placeOfService: options.pos,
        serviceDate: dayOf(options.on, tools),
        units,
        chargeCents: null,
      };
      return { result: service.expect(service.findPayer(options.payer), line) };
    }),
  );

  const remits = program.commands.find((command) => command.name() === 'remits');
  if (!remits) throw new Error('The commands of remittances are registered first.');
  const underpaid = onPractice(
    remits
      .command('underpaid')
      .description('lines that payers paid below what was expected, most money first'),
  );
  tools.action(underpaid, (options: PracticeOption) =>
    withServices(tools, options, ({ contracts: service }) => {
      const rows = service.underpayments({
        statuses: ['open', 'disputed', 'answered'],
        differences: ['underpaid', 'cut'],
        payerId: null,
      });
      return { result: rows.map(rowOf), text: () => wordsOf(rows) };
    }),
  );
}

function dayOf(text: string | undefined, tools: CliTools): IsoDate {
  if (text === undefined) return tools.clock.today();
  const parsed = IsoDate.safeParse(text);
  if (!parsed.success) throw new UsageError(`"${text}" is no day. Write YYYY-MM-DD.`);
  return parsed.data;
}

/** Without the patient: a terminal's output is kept in more places than a person thinks of. */
function rowOf(u: Underpayment) {
  return {
    payer: u.payerName,
    claim: u.controlNumber,
    service_on: u.serviceDate,
    code: u.code,
    modifiers: u.modifiers,
    units: u.units,
    charge_cents: u.chargeCents,
    allowed_cents: u.allowedCents,
    expected_cents: u.expectedCents,
    difference_cents: u.differenceCents,
    kind: u.difference,
    first_cut: u.firstCut,
    status: u.status,
    basis: u.basis,
    trace: u.traceNumber,
  };
}

function* wordsOf(rows: readonly Underpayment[]): Generator<string> {
  if (rows.length === 0) {
    yield 'No payment is below what was expected.';
    return;
  }
  for (const u of rows)
    yield [
      formatAmount(u.differenceCents).padStart(10),
      u.controlNumber.padEnd(14),
      u.serviceDate,
      [u.code, ...u.modifiers].join('-').padEnd(12),
      `${formatAmount(u.allowedCents)} of ${formatAmount(u.expectedCents)}`.padEnd(22),
      u.status.replace('_', ' ').padEnd(9),
      `${u.payerName}. ${u.firstCut ? 'First sight of a cut. ' : ''}${u.basis}`,
    ].join('  ');
  yield `${formatAmount(sumCents(rows.map((u) => u.differenceCents)))} in ${rows.length} lines.`;
}
