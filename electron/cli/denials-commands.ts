import { resolve } from 'node:path';
import type { Command } from 'commander';
import {
  CAUSE_SIDES,
  CauseSide,
  DENIAL_VIEWS,
  DenialFilter,
  trackRecordWords,
  type CauseRow,
  type DenialRow,
} from '#shared/domain/denials/denial.ts';
import { DENIAL_KIND_WORDS } from '#shared/domain/denials/kinds.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { UsageError, type CliTools } from '#electron/cli/tools.ts';
import { writeFileAtomically } from '#electron/export/atomic-file.ts';
import type { WorkServices } from '#electron/work-services.ts';
import { onPractice, withServices, type PracticeOption } from './work-commands.ts';

/** `denials list`, `denials causes`, `denials packet`. */
export function registerDenialsCommands(program: Command, tools: CliTools): void {
  const denials = program.command('denials').description('what payers refused, and appeals');
  const list = onPractice(
    denials.command('list').description('denials, those first that can still be won'),
  ).option('--view <view>', `one of ${DENIAL_VIEWS.join(', ')}`, 'open');
  tools.action(list, (options: PracticeOption & { view: string }) => {
    const view = DenialFilter.shape.view.safeParse(options.view);
    if (!view.success) throw new UsageError(`There is no view ${options.view}: ${DENIAL_VIEWS.join(', ')}.`);
    return withServices(tools, options, ({ denials: service }) => {
      const rows = everyRow(service, DenialFilter.parse({ view: view.data }));
      return { result: rows, text: () => listText(rows) };
    });
  });

  const causes = onPractice(
    denials.command('causes').description('root causes with counts and money'),
  ).option('--by <side>', `one of ${CAUSE_SIDES.join(', ')}`, 'reason');
  tools.action(causes, (options: PracticeOption & { by: string }) => {
    const by = CauseSide.safeParse(options.by);
    if (!by.success)
      throw new UsageError(`Denials are not counted by ${options.by}: ${CAUSE_SIDES.join(', ')}.`);
    return withServices(tools, options, ({ denials: service }) => {
      const rows = service.causes({ by: by.data, from: null, to: null });
      return { result: rows, text: () => causesText(rows) };
    });
  });

  const packet = onPractice(
    denials
      .command('packet <id>')
      .description('the packet of the newest appeal of a denial (its id, or the claim number) as PDF'),
  ).requiredOption('--out <file>', 'the PDF to write; never replaces a file');
  tools.action(packet, (id: string, options: PracticeOption & { out: string }) =>
    withServices(tools, options, (services) => packetCommand(services, id, options.out)),
  );
}

function everyRow(service: WorkServices['denials'], filter: DenialFilter): DenialRow[] {
  const rows: DenialRow[] = [];
  const sort = { by: 'worth', descending: false } as const;
  for (;;) {
    const page = service.desk({ filter, sort, limit: 500, offset: rows.length });
    rows.push(...page.rows);
    if (page.rows.length === 0 || rows.length >= page.total) return rows;
  }
}

function* listText(rows: readonly DenialRow[]): Iterable<string> {
  if (rows.length === 0) yield 'No denial.';
  for (const row of rows) {
    const due = row.dueOn === null ? 'deadline not known' : `by ${row.dueOn}`;
    yield `${row.controlNumber}  ${row.code} ${DENIAL_KIND_WORDS[row.kind]}  ${formatAmount(row.openCents)} open  ${row.outcome ?? `${row.step} ${due}`}  ${trackRecordWords(row.record)}  ${row.payerName}`;
  }
}

function* causesText(rows: readonly CauseRow[]): Iterable<string> {
  if (rows.length === 0) yield 'No denial.';
  for (const row of rows)
    yield `${row.label || 'not known'}: ${row.denials} denials, ${formatAmount(row.deniedCents)} refused, ${formatAmount(row.openCents)} open, won ${row.won}, lost ${row.lost}, most often ${row.topReason} (${row.topCount})`;
}

/** The kept packet of the newest appeal; one is made where there is none yet. */
async function packetCommand({ denials }: WorkServices, reference: string, out: string) {
  const id = denials.find(reference);
  const [appeal] = denials.get(id).appeals;
  if (!appeal)
    throw new Refusal(
      'rule_violated',
      `The denial of ${reference} has no appeal yet. Begin it on the desk first.`,
    );
  const kept = denials.newestPacket(id);
  const number = kept?.appealId === appeal.id ? kept.number : (await denials.makePacket(appeal.id)).number;
  const pdf = denials.packet(appeal.id, number);
  const path = resolve(out);
  writeFileAtomically(path, pdf, { ownerOnly: true });
  const packet = denials.get(id).appeals[0]?.packets.find((p) => p.number === number);
  return {
    result: {
      file: path,
      level: appeal.level,
      number,
      pages: packet?.pages,
      sha256: packet?.sha256,
      byHand: packet?.byHand ?? [],
    },
  };
}
