import type { TableSample } from '#shared/contract/codesets.ts';
import { csvRecords } from '#shared/domain/code-files/csv.ts';
import { FileFault } from '#shared/domain/code-files/file-fault.ts';
import { HEAD_LENGTH } from '#shared/domain/code-files/recognise.ts';
import { ownSeparator } from '#shared/domain/code-files/code-lists.ts';
import { kindOf } from './install/read-release.ts';
import { readSources, refusal, type Source } from './install/sources.ts';
import { textOf } from './install/text.ts';

/** Rows shown below the header: enough to tell columns apart. */
const ROWS = 8;
const CODE = /^[0-9A-Z][0-9A-Z.-]{1,14}$/i;

/** As `sampleTables`, for a thread: archives may be large. */
export function sampleTask({ paths }: { readonly paths: readonly string[] }): TableSample[] {
  return paths.flatMap(sampleTables);
}

/**
 * Header and first rows of each table behind a path, so that the user can say which column is what.
 * @throws Refusal `invalid_input` with the file and the reason when it is no text or has no columns.
 */
export function sampleTables(path: string): TableSample[] {
  return readSources(path).map(sampleOf);
}

function sampleOf(source: Source): TableSample {
  const head = { ...source, bytes: wholeLines(source.bytes) };
  const text = textOf(head, true);
  const records = recordsOf(source.name, text);
  const [header = [], ...rows] = records;
  if (header.length < 2)
    throw refusal(source.name, 'The file has no columns separated by commas, tabs or semicolons.');
  const column = (at: number): string[] => rows.map((row) => row[at] ?? '').filter((cell) => cell !== '');
  const codes = header.findIndex((_, i) => {
    const cells = column(i);
    return cells.length > 0 && cells.every((cell) => CODE.test(cell) && /\d/.test(cell));
  });
  const length = (i: number): number => column(i).reduce((sum, cell) => sum + cell.length, 0);
  const titles = header
    .map((_, i) => i)
    .filter((i) => i !== codes && column(i).some((cell) => /[a-z]{3}/i.test(cell)));
  const [title] = titles.sort((a, b) => length(b) - length(a));
  return {
    file: source.name,
    header,
    rows: rows.map((row) => header.map((_, i) => row[i] ?? '')),
    likelyCode: header[codes] ?? null,
    likelyTitle: title === undefined ? null : (header[title] ?? null),
    recognised: kindOf(source),
  };
}

function recordsOf(name: string, text: string): string[][] {
  const records: string[][] = [];
  try {
    for (const { fields } of csvRecords(text, ownSeparator(text))) {
      records.push(fields.map((field) => field.trim().slice(0, 200)));
      if (records.length > ROWS) break;
    }
  } catch (error) {
    if (error instanceof FileFault) throw refusal(name, error.message);
    throw error;
  }
  return records;
}

/** The beginning of a file, cut where a line ends. */
function wholeLines(bytes: Uint8Array): Uint8Array {
  if (bytes.length <= HEAD_LENGTH) return bytes;
  const end = bytes.lastIndexOf(10, HEAD_LENGTH);
  return bytes.subarray(0, end === -1 ? HEAD_LENGTH : end + 1);
}
