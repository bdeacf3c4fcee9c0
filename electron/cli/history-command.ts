import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { HistoryPlan, HistoryReport, PartyRow } from '#shared/domain/history/report.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { onPractice, withServices, type PracticeOption } from '#electron/cli/work-commands.ts';
import type { HistoryService } from '#electron/history/service.ts';

type Options = PracticeOption & { preview?: boolean; settled?: boolean; likely?: string };

/** `claims import FILE|DIR… [--preview]`. */
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
    const likely = options.likely ?? 'leave';
    if (likely !== 'leave' && likely !== 'accept' && likely !== 'new')
      throw new UsageError(`"${likely}" is no answer for --likely. Choose from leave, accept, new.`);
    return withServices(tools, options, ({ history }) => run(history, paths, options, likely));
  });
}

async function run(
  history: HistoryService,
  paths: readonly string[],
  options: Options,
  likely: 'leave' | 'accept' | 'new',
): Promise<Outcome> {
  const plan = await history.plan(paths.map((path) => resolve(path)));
  const undecided = plan.rows.filter((row) => row.match === 'likely');
  if (options.preview === true) return ended(previewOf(plan, undecided), plan.files);
  const decisions =
    likely === 'leave' ? [] : undecided.map((row) => ({ party: row.id, choice: choiceOf(row, likely) }));
  const report = await history.bringIn(plan.id, decisions, options.settled === true);
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
