import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { CodeSystem } from '#shared/domain/code.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { createSearch, type CodeSearch, type SearchHit } from '#electron/codesets/search.ts';
import { starterNotice } from '#electron/cli/codes-show-command.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';

type Options = {
  readonly on?: string;
  readonly system?: string;
  readonly limit: string;
  readonly batch?: string;
};
type Asked = { readonly on: IsoDate; readonly systems: readonly CodeSystem[]; readonly limit: number };

/** `codes search QUERY`, and `codes search --batch FILE` with a query on each line. */
export function registerCodesSearch(program: Command, tools: CliTools): void {
  const codes =
    program.commands.find((c) => c.name() === 'codes') ??
    program.command('codes').description('install and look up code sets');
  const search = codes
    .command('search [query...]')
    .description('codes for what a coder types: a code, official wording, abbreviation or lay word')
    .option('--on <date>', 'date of service; today when not given')
    .option('--system <system>', `only one of ${CodeSystem.options.join(', ')}`)
    .option('--limit <n>', 'number of codes', '10')
    .option('--batch <file>', 'a query on each line; one line of JSON for each');
  tools.action(search, (words: string[], given: Options) => searchCommand(tools, words, given));
}

function searchCommand(tools: CliTools, words: readonly string[], given: Options): Outcome {
  const asked = askedOf(tools, given);
  if ((words.length === 0) === (given.batch === undefined))
    throw new UsageError('Give a query, or a file of queries with --batch.');
  const queries = given.batch === undefined ? null : queriesOf(given.batch);
  const sets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  try {
    const search = createSearch(sets.db());
    if (queries === null)
      return { result: rowsOf(search, words.join(' '), asked), ...starterOf(sets, asked) };
    return { result: null, lines: answers(search, queries, asked) };
  } finally {
    sets.close();
  }
}

/** Says which of the systems asked for stand on the starter set. */
function starterOf(sets: CodeSets, { systems }: Asked): Pick<Outcome, 'sentence'> {
  const words = systems.flatMap((system) => starterNotice(sets, system).sentence ?? []);
  return words.length === 0 ? {} : { sentence: words.join('\n') };
}

function answers(search: CodeSearch, queries: readonly string[], asked: Asked): unknown[] {
  return queries.map((query) => ({ query, rows: rowsOf(search, query, asked) }));
}

function rowsOf(search: CodeSearch, query: string, asked: Asked) {
  return search({ query, ...asked }).map(({ system, code, title, billable, why }: SearchHit) => ({
    system,
    code,
    title,
    billable,
    why,
  }));
}

/** One answer for each line, also for an empty one, so that lines in and out can be laid side by side. */
function queriesOf(file: string): string[] {
  let text: string;
  try {
    text = readFileSync(file, 'utf8');
  } catch {
    throw new Refusal('not_found', `The file of queries cannot be read: ${file}. Nothing was changed.`);
  }
  const lines = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  if (lines.at(-1) === '') lines.pop();
  return lines;
}

function askedOf(tools: CliTools, given: Options): Asked {
  const on = given.on === undefined ? tools.clock.today() : IsoDate.safeParse(given.on).data;
  if (on === undefined) throw new UsageError(`"${given.on}" is not a day. Write it as YYYY-MM-DD.`);
  const system = given.system === undefined ? null : CodeSystem.safeParse(given.system).data;
  if (system === undefined)
    throw new UsageError(`"${given.system}" is none of ${CodeSystem.options.join(', ')}.`);
  const limit = Number(given.limit);
  if (!Number.isInteger(limit) || limit < 1 || limit > 200)
    throw new UsageError('The limit is a whole number from 1 to 200.');
  return { on, systems: system === null ? CodeSystem.options : [system], limit };
}
