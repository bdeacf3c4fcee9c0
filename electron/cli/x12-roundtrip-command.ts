import { resolve } from 'node:path';
import type { Command } from 'commander';
import type { ReadSummary } from '#shared/domain/x12/read-837p/read-837p.ts';
import type { ReadProblem } from '#shared/domain/x12/read-837p/read-claim.ts';
import { rewrite837pPieces } from '#shared/domain/x12/rewrite-837p.ts';
import { UsageError, type CliTools, type Outcome } from '#electron/cli/tools.ts';
import { x12Group } from '#electron/cli/x12-commands.ts';
import { replaceAtomically } from '#electron/export/atomic-file.ts';
import { filePieces } from '#electron/x12-file-check.ts';

/** Rows that are printed; a file with a fault in every claim has thousands of the same kind. */
const MOST_ROWS = 1000;

/** `x12 roundtrip FILE --out FILE`. */
export function registerX12Roundtrip(program: Command, tools: CliTools): void {
  tools.action(
    x12Group(program)
      .command('roundtrip <file>')
      .description(
        'read claims (837P) into our model and write them again with the same envelopes and control numbers; ' +
          'prints what was not as it should be; exit code 3 when the file cannot be read',
      )
      .requiredOption('--out <file>', 'the new file; one of that name is replaced'),
    (file: string, options: { out: string }) => roundtrip(resolve(file), resolve(options.out)),
  );
}

function roundtrip(from: string, to: string): Outcome {
  if (from === to) throw new UsageError('The new file has to be another than the one that is read.');
  const problems: ReadProblem[] = [];
  const count = { kept: 0, unreadable: 0, lost: 0 };
  const note = (problem: ReadProblem): void => {
    count[problem.effect] += 1;
    if (problems.length < MOST_ROWS) problems.push(problem);
  };
  let summary: ReadSummary = { segments: 0, interchanges: 0, transactions: 0, claims: 0 };
  replaceAtomically(to, { overwrite: true, ownerOnly: true }, (file, calls) => {
    const writing = rewrite837pPieces(filePieces(from), note);
    let step = writing.next();
    while (step.done !== true) {
      // Read and written byte by byte as Latin-1: names keep their bytes, whatever their encoding is.
      const bytes = Buffer.from(step.value, 'latin1');
      for (let at = 0; at < bytes.length;) at += calls.write(file, bytes, at);
      step = writing.next();
    }
    summary = step.value;
  });
  const result = { file: to, ...summary, problems: count, rows: problems };
  return count.lost === 0
    ? { result }
    : { result, sentence: `${count.lost} parts of the file belong to no claim and are not in the new one.` };
}
