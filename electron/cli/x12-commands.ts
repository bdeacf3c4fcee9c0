import type { Command } from 'commander';
import { annotateX12, type AnnotatedElement, type AnnotatedSegment } from '#shared/domain/x12/describe.ts';
import { codeSetPath, openCodeSets } from '#electron/code-sets.ts';
import { checkX12File, filePieces } from '#electron/x12-file-check.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';

type CheckOptions = { readonly limit?: string; readonly codes?: boolean };

/** `x12 check FILE` and `x12 show FILE`; returns the group, so that further commands can join it. */
export function registerX12Commands(program: Command, tools: CliTools): void {
  const x12 = x12Group(program);
  tools.action(
    x12
      .command('check <file>')
      .description(
        'one row for each departure from the guide (837P; of other files the envelope and syntax): segment, loop, ' +
          'element, severity, message; exit 3 when one of them is an error',
      )
      .option('--limit <n>', 'rows at most; 10,000 when not given')
      .option('--no-codes', 'do not look diagnoses and procedures up in the installed code sets'),
    (file: string, given: CheckOptions) => checkCommand(tools, file, given),
  );
  tools.action(
    x12.command('show <file>').description('every segment with its loop, and what each element says'),
    (file: string) => showCommand(file),
  );
}

/** The `x12` group, made by whichever of its commands is registered first. */
export function x12Group(program: Command): Command {
  return (
    program.commands.find((c) => c.name() === 'x12') ??
    program.command('x12').description('X12 files: check, read, write again')
  );
}

function checkCommand(tools: CliTools, file: string, given: CheckOptions): Outcome {
  const limit = limitOf(given.limit);
  const sets =
    given.codes === false ? null : openCodeSets(codeSetPath(tools.home, tools.env['CLAIMWRIGHT_CODESETS']));
  try {
    const checked = checkX12File(file, tools.clock.today(), sets, limit);
    const rows = checked.findings.map(
      ({ segmentNumber, segment, loop, element, severity, message, code }) => ({
        segment: segmentNumber,
        loop,
        element,
        severity,
        message,
        segmentId: segment,
        code,
      }),
    );
    const left = checked.leftOut === 0 ? '' : ` ${checked.leftOut} further rows were left out.`;
    return {
      result: rows,
      exit: checked.errors > 0 ? 3 : 0,
      sentence: `${plural(checked.segments, 'segment')}: ${plural(checked.errors, 'error')}, ${plural(checked.warnings, 'warning')}.${left}`,
    };
  } finally {
    sets?.close();
  }
}

function limitOf(limit: string | undefined): number | undefined {
  if (limit === undefined) return undefined;
  if (!/^[1-9]\d{0,6}$/.test(limit)) throw new UsageError('The limit is a number from 1 on.');
  return Number(limit);
}

function showCommand(file: string): Outcome {
  return {
    result: null,
    rows: () => annotateX12(filePieces(file)),
    text: () => shownLines(file),
  };
}

function* shownLines(file: string): Generator<string, void, undefined> {
  for (const row of annotateX12(filePieces(file))) {
    yield segmentLine(row);
    for (const element of row.elements) yield elementLine(element);
  }
}

function segmentLine({ number, loop, segment, words }: AnnotatedSegment): string {
  return `${String(number).padStart(6)}  ${loop.padEnd(6)}  ${segment}${words === '' ? '' : `  (${words})`}`;
}

function elementLine({ element, value, words, means }: AnnotatedElement): string {
  const said = [words, means].filter((w) => w !== '').join(': ');
  return `${' '.repeat(16)}${element.padEnd(8)}  ${value}${said === '' ? '' : `  (${said})`}`;
}

function plural(n: number, what: string): string {
  return `${n} ${what}${n === 1 ? '' : 's'}`;
}
