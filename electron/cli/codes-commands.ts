import { readFileSync } from 'node:fs';
import { basename, resolve } from 'node:path';
import type { Command } from 'commander';
import { Refusal } from '#shared/kernel/result.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { dayOf } from '#electron/cli/codes-show-command.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { CheckedCodes, checkCodes } from '#electron/codesets/check-codes.ts';
import { diffReleases, type ReleaseDiff } from '#electron/codesets/diff.ts';
import { installFiles } from '#electron/codesets/install/install.ts';
import type { OwnTable } from '#electron/codesets/install/reading.ts';
import { starterNotices } from '#electron/codesets/release-list.ts';
import { findRelease, installedReleases, rollbackRelease } from '#electron/codesets/releases.ts';

type InstallArguments = {
  readonly preview?: boolean;
  readonly changes?: boolean;
  readonly effective?: string;
  readonly as?: string;
  readonly setName?: string;
  readonly codeColumn: string;
  readonly titleColumn: string;
};

/** `codes install | releases | diff | check | rollback`; returns the group for further commands. */
export function registerCodesCommands(program: Command, tools: CliTools): void {
  const codes =
    program.commands.find((c) => c.name() === 'codes') ??
    program.command('codes').description('install and look up code sets');
  const install = codes
    .command('install <path...>')
    .description('install releases from files as published: plain, gzip or zip, told by what is in them')
    .option('--preview', 'read and compare everything, change nothing')
    .option('--changes', 'list every changed code, not only how many')
    .option('--effective <date>', 'first day, for files that do not state it')
    .option('--as <what>', 'cpt for your licensed CPT table, own for a code set of your own')
    .option('--set-name <name>', 'with --as: how the set is called')
    .option('--code-column <name>', 'with --as: the column of the codes', 'code')
    .option('--title-column <name>', 'with --as: the column of the titles', 'description');
  tools.action(install, (paths: string[], given: InstallArguments) =>
    withCodes(tools, (sets) => installCommand(tools, sets, paths, given)),
  );
  tools.action(codes.command('releases').description('installed releases'), () =>
    withCodes(tools, (sets) => ({
      result: installedReleases(sets.db()),
      ...starterWords(sets),
    })),
  );
  tools.action(
    codes
      .command('diff <from> <to>')
      .description('added, deleted and revised codes between two releases, by name or id'),
    (from: string, to: string) => withCodes(tools, (sets) => diffCommand(sets, from, to)),
  );
  tools.action(
    codes.command('rollback <release>').description('take a release away again, by name or id'),
    (release: string) =>
      withCodes(tools, (sets) => ({ result: { removed: rollbackRelease(sets.db(), release) } })),
  );
  tools.action(
    codes
      .command('check <file>')
      .description(
        'findings on the codes of an encounter: {"serviceDate", "diagnoses", "lines": [{"code", "units", "modifiers", ' +
          '"pointers"}], "patient": {"birthDate", "sex"}, "placeOfService", "payer", "clia"}; all but the first three ' +
          'may be left out and are then not checked',
      ),
    (file: string) => withCodes(tools, (sets) => checkCommand(sets, file)),
  );
}

/** A sentence beside the list for each system that stands on the starter set. */
function starterWords(sets: CodeSets): Pick<Outcome, 'sentence'> {
  const words = starterNotices(sets.db()).map((notice) => notice.sentence);
  return words.length === 0 ? {} : { sentence: words.join('\n') };
}

function withCodes(tools: CliTools, work: (sets: CodeSets) => Outcome): Outcome {
  const sets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  try {
    return work(sets);
  } finally {
    sets.close();
  }
}

function installCommand(
  tools: CliTools,
  sets: CodeSets,
  paths: readonly string[],
  given: InstallArguments,
): Outcome {
  const preview = given.preview === true;
  const passedOver: string[] = [];
  const reports = installFiles(
    sets.db(),
    paths.map((path) => resolve(path)),
    {
      preview,
      effective: given.effective === undefined ? null : dayOf(given.effective),
      today: tools.clock.today(),
      own: ownTable(given),
      installedAt: tools.clock.now(),
      onPassedOver: (file) => passedOver.push(file),
    },
  );
  const releases = reports.map(({ changes, ...report }) => ({
    ...report,
    changes: changes && { against: changes.against, ...counted(changes, given.changes === true) },
  }));
  return { result: { preview, releases, passedOver } };
}

function ownTable(given: InstallArguments): OwnTable | null {
  if (given.as === undefined) return null;
  if (given.as !== 'cpt' && given.as !== 'own') throw new UsageError('--as is cpt or own.');
  const name = given.setName ?? (given.as === 'cpt' ? 'CPT' : '');
  if (name === '') throw new UsageError('Give your code set a name with --set-name.');
  return { as: given.as, name, columns: { code: given.codeColumn, title: given.titleColumn } };
}

function counted(diff: ReleaseDiff, whole: boolean): Record<string, unknown> {
  const counts = { added: diff.added.length, deleted: diff.deleted.length, revised: diff.revised.length };
  return whole
    ? { ...counts, codes: { added: diff.added, deleted: diff.deleted, revised: diff.revised } }
    : counts;
}

function diffCommand(sets: CodeSets, from: string, to: string): Outcome {
  const db = sets.db();
  const [a, b] = [findRelease(db, from), findRelease(db, to)];
  const { added, deleted, revised } = diffReleases(db, a, b);
  const counts = { added: added.length, deleted: deleted.length, revised: revised.length };
  return { result: { from: a.name, to: b.name, counts, added, deleted, revised } };
}

function checkCommand(sets: CodeSets, file: string): Outcome {
  const parsed = CheckedCodes.safeParse(readJson(file));
  if (!parsed.success)
    throw new Refusal(
      'invalid_input',
      `${basename(file)}: The file needs "serviceDate", "diagnoses" and "lines"${wrongPart(parsed.error)}. Nothing was changed.`,
    );
  return { result: checkCodes(sets.tables.now(), parsed.data) };
}

/** `; "lines.0.units" is wrong`, for a file that has the parts. */
function wrongPart({
  issues,
}: {
  readonly issues: readonly { readonly path: readonly PropertyKey[] }[];
}): string {
  const [path] = issues.map((issue) => issue.path.map(String).join('.')).filter((at) => at.includes('.'));
  return path === undefined ? '' : `; "${path}" is wrong`;
}

function readJson(file: string): unknown {
  try {
    return JSON.parse(readFileSync(resolve(file), 'utf8')) as unknown;
  } catch {
    throw new Refusal(
      'invalid_input',
      `${basename(file)}: The file cannot be read as JSON. Nothing was changed.`,
    );
  }
}
