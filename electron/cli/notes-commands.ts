import { readFileSync } from 'node:fs';
import type { Command } from 'commander';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Suggester } from '#shared/domain/notes/suggest.ts';
import { codeSetPath, openCodeSets } from '#electron/code-sets.ts';
import { indexEntries } from '#electron/codesets/notes.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { icd10CodesOn } from '#electron/notes/installed-codes.ts';
import { createNotes } from '#electron/notes/suggester.ts';

type Options = { readonly on?: string; readonly limit?: string; readonly batch?: string };
type Note = { readonly id: unknown; readonly text: string };

/** `notes suggest FILE`, and `notes suggest --batch FILE.jsonl` with `{"id", "text"}` on each line. */
export function registerNotesCommands(program: Command, tools: CliTools): void {
  const notes = program.command('notes').description("read clinicians' notes");
  const suggest = notes
    .command('suggest [file]')
    .description('codes that a note speaks of, each with the passage that supports it')
    .option('--on <date>', 'date of service; today when not given')
    .option('--limit <n>', 'number of rows for each note; all when not given')
    .option('--batch <file>', '{"id", "text"} on each line; one line of JSON for each');
  tools.action(suggest, (file: string | undefined, given: Options) => suggestCommand(tools, file, given));
}

function suggestCommand(tools: CliTools, file: string | undefined, given: Options): Outcome {
  if ((file === undefined) === (given.batch === undefined))
    throw new UsageError('Give the file of a note, or a file of notes with --batch.');
  const on = dayOf(tools, given.on);
  const limit = limitOf(given.limit);
  const notes = given.batch === undefined ? null : notesOf(given.batch);
  const text = file === undefined ? '' : textOf(file);
  const sets = openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  try {
    const db = sets.db();
    const { suggesterOn } = createNotes({
      codesOn: (day) => icd10CodesOn(db, day),
      index: () => indexEntries(db).find(({ kind }) => kind === 'alphabetic')?.entries ?? [],
    });
    const suggester = suggesterOn(on);
    if (notes === null) return { result: rowsOf(suggester, text, limit) };
    return {
      result: null,
      lines: notes.map((note) => ({ id: note.id, rows: rowsOf(suggester, note.text, limit) })),
    };
  } finally {
    sets.close();
  }
}

function rowsOf(suggester: Suggester, text: string, limit: number | undefined) {
  return suggester.suggest(text, limit === undefined ? {} : { limit });
}

function dayOf(tools: CliTools, on: string | undefined): IsoDate {
  if (on === undefined) return tools.clock.today();
  const parsed = IsoDate.safeParse(on);
  if (!parsed.success) throw new UsageError(`"${on}" is not a day. Write it as 2026-03-31.`);
  return parsed.data;
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d{0,4}$/.test(limit)) throw new UsageError('The limit is a number from 1 on.');
  return Number(limit);
}

function textOf(path: string): string {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new Refusal('not_found', `The file ${path} cannot be read. Check the name.`);
  }
  if (bytes.includes(0))
    throw new Refusal('invalid_input', `${path} is not plain text. Nothing was read from it.`);
  return new TextDecoder('utf-8').decode(bytes);
}

function notesOf(path: string): Note[] {
  const lines = textOf(path).split(/\r?\n/);
  return lines.flatMap((line, i) => (line.trim() === '' ? [] : [noteOf(line, i + 1)]));
}

function noteOf(line: string, number: number): Note {
  let value: unknown;
  try {
    value = JSON.parse(line);
  } catch {
    throw new Refusal('invalid_input', `Line ${number} is not JSON. Each line is {"id", "text"}.`);
  }
  if (typeof value !== 'object' || value === null || !('text' in value) || typeof value.text !== 'string')
    throw new Refusal('invalid_input', `Line ${number} has no "text". Each line is {"id", "text"}.`);
  return { id: 'id' in value ? value.id : null, text: value.text };
}
