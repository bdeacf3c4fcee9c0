import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { HistoryPlan, HistoryReport, PartyRow } from '#shared/domain/history/report.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import type { HistoryService } from '#electron/history/service.ts';

type Options = PracticeOption & { preview?: boolean; settled?: boolean; likely?: string };

/** `claims import FILE|DIR… [--preview]` and `history import FILE|DIR… [--preview]`. */
export function registerHistoryCommand(program: Command, tools: CliTools): void {
  const claims = program.commands.find((command) => command.name() === 'claims') ?? program.command('claims');
  const imported = onPractice(
    claims
      .command('import <paths...>')
      .description(
        'bring in claims (837P) of any system, from files or folders, with their patients, coverages, payers, ' +
          'providers and facilities; exit code 3 when a file was refused',
      ),
  )
    .option('--preview', 'tell what would be brought in; nothing is changed')
    .option('--settled', 'claims come closed, without charges in the ledger')
    .option(
      '--likely <what>',
      'parties that may be one of yours: "leave" their claims out, "accept" the likeliest, or take them as "new"',
      'leave',
    );
  tools.action(imported, (paths: string[], options: Options) => {
    const likely = likelyOf(options);
    return withServices(tools, options, ({ history }) => run(history, paths, options, likely));
  });
  const both = onPractice(
    program
      .command('history')
      .description('claims and payments of another system')
      .command('import <paths...>')
      .description(
        'bring in claims (837P) and remittances (835) together, from files or folders: claims first, then each ' +
          'remittance that balances, in the order of payment; tells what does not reconcile; exit code 3 when anything does not',
      ),
  )
    .option(
      '--preview',
      'tell what would be brought in, with the proof of each remittance; nothing is changed',
    )
    .option(
      '--likely <what>',
      'parties that may be one of yours: "leave" their claims out, "accept" the likeliest, or take them as "new"',
      'leave',
    );
  tools.action(both, (paths: string[], options: Options) => {
    const likely = likelyOf(options);
    return withServices(tools, options, ({ history }) => runBoth(history, paths, options, likely));
  });
}

function likelyOf({ likely = 'leave' }: Options): 'leave' | 'accept' | 'new' {
  if (likely !== 'leave' && likely !== 'accept' && likely !== 'new')
    throw new UsageError(`"${likely}" is no answer for --likely. Choose from leave, accept, new.`);
  return likely;
}

async function runBoth(
  history: HistoryService,
  paths: readonly string[],
  options: Options,
  likely: 'leave' | 'accept' | 'new',
): Promise<Outcome> {
  const plan = await history.plan(paths.map((path) => resolve(path)));
  const undecided = plan.rows.filter((row) => row.match === 'likely');
  if (options.preview === true) {
    const wrong = plan.remits.filter((row) => row.outcome === 'refused' || !row.balanced);
    const result = { ...previewOf(plan, undecided), remits: plan.remits.map(remitRow) };
    return wrong.length === 0
      ? ended(result, plan.files)
      : { result, exit: 3, sentence: `${wrong.length} of ${plan.remits.length} remittances do not balance.` };
  }
  const decisions = decided(undecided, likely);
  const report = await history.bringIn(plan.id, decisions, false);
  const { money, claims } = report;
  const result = {
    ...reportOf(report, likely === 'leave' ? undecided : []),
    remits: money.remits.map(remitRow),
    posted_cents: money.postedCents,
    held_cents: money.heldCents,
    unreconciled: money.unreconciled.map(({ fileName: file, controlNumber: claim, traceNumber, ...row }) => ({
      kind: row.kind,
      file,
      claim,
      trace: traceNumber,
      amount_cents: row.amountCents,
      sentence: row.sentence,
    })),
    unreconciled_total: money.unreconciledTotal,
  };
  const refused = report.files.filter((file) => file.outcome === 'refused').length;
  const out = claims.leftOut + claims.unreadable;
  if (refused + out + money.unreconciledTotal === 0) return { result };
  return {
    result,
    exit: 3,
    sentence: `Not everything reconciles: ${refused} claim files refused, ${out} claims not brought in, ${money.unreconciledTotal} open items.`,
  };
}

function decided(undecided: readonly PartyRow[], likely: 'leave' | 'accept' | 'new') {
  return likely === 'leave' ? [] : undecided.map((row) => ({ party: row.id, choice: choiceOf(row, likely) }));
}

function remitRow(row: HistoryPlan['remits'][number]) {
  const { fileName: file, outcome, sentence, balanced, claims, found, sha256 } = row;
  return {
    file,
    outcome,
    sentence,
    balanced,
    paid_on: row.paidOn,
    payer: row.payerName,
    trace: row.traceNumber,
    amount_cents: row.amountCents,
    claims,
    found,
    sha256,
  };
}

async function run(
  history: HistoryService,
  paths: readonly string[],
  options: Options,
  likely: 'leave' | 'accept' | 'new',
): Promise<Outcome> {
  const plan = await history.plan(
    paths.map((path) => resolve(path)),
    undefined,
    'claims',
  );
  const undecided = plan.rows.filter((row) => row.match === 'likely');
  if (options.preview === true) return ended(previewOf(plan, undecided), plan.files);
  const report = await history.bringIn(plan.id, decided(undecided, likely), options.settled === true);
  return ended(reportOf(report, likely === 'leave' ? undecided : []), report.files);
}

function choiceOf(row: PartyRow, likely: 'accept' | 'new'): string {
  return likely === 'new' ? 'new' : (row.candidates[0]?.ref ?? 'new');
}

function previewOf(plan: HistoryPlan, undecided: readonly PartyRow[]) {
  const { claims } = plan;
  return {
    files: plan.files.map(fileRow),
    claims: {
      read: claims.read,
      new: claims.brought,
      versions: claims.versions,
      known: claims.known,
      left_out: claims.leftOut,
      unreadable: claims.unreadable,
    },
    charge_cents: plan.chargeCents,
    parties: plan.parties,
    undecided: undecided.map(partyRow),
    notes: plan.notes.map(noteRow),
    notes_total: plan.notesTotal,
  };
}

function reportOf(report: HistoryReport, undecided: readonly PartyRow[]) {
  const { claims } = report;
  return {
    report: report.id,
    settled: report.settled,
    files: report.files.map(fileRow),
    claims: {
      read: claims.read,
      brought: claims.brought,
      versions: claims.versions,
      known: claims.known,
      left_out: claims.leftOut,
      unreadable: claims.unreadable,
    },
    charge_cents: report.chargeCents,
    parties: report.parties,
    undecided: undecided.map(partyRow),
    notes: report.notes.map(noteRow),
    notes_total: report.notesTotal,
  };
}

function ended(result: unknown, files: HistoryReport['files']): Outcome {
  const refused = files.filter((file) => file.outcome === 'refused');
  const [first] = refused;
  if (!first) return { result };
  const more = refused.length > 1 ? ` ${refused.length - 1} more were refused.` : '';
  return { result, exit: 3, sentence: `${first.fileName}: ${first.sentence}${more}` };
}

function fileRow(file: HistoryReport['files'][number]) {
  const { claims } = file;
  return {
    file: file.fileName,
    outcome: file.outcome,
    sentence: file.sentence,
    read: claims.read,
    brought: claims.brought,
    versions: claims.versions,
    known: claims.known,
    left_out: claims.leftOut,
    unreadable: claims.unreadable,
    charge_cents: file.chargeCents,
    sha256: file.sha256,
  };
}

function noteRow(note: HistoryReport['notes'][number]) {
  const { fileName: file, segment, controlNumber: claim, kind, sentence } = note;
  return { file, segment, claim, kind, sentence };
}

function partyRow(row: PartyRow) {
  const { kind, name, detail, claims, candidates } = row;
  return { kind, name, detail, claims, candidates };
}
