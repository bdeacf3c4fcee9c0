import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import { rewrite837pPieces } from '#shared/domain/x12/rewrite-837p.ts';
import { write837p } from '#shared/domain/x12/write-837p.ts';
import { TEST_ENVELOPE, scenarioClaim } from './claims.ts';

/**
 * Reads and writes again one transaction of the given megabytes that exists nowhere as a whole, and prints what was
 * read. Started with a heap smaller than the file: it ends only if nothing of it is held.
 */
function* largeFile(megabytes: number): Generator<string, void, undefined> {
  const text = write837p({ claims: [scenarioClaim()], envelope: TEST_ENVELOPE });
  const from = text.indexOf('HL*2*');
  const to = text.indexOf('SE*');
  const body = text.slice(from, to);
  const times = Math.ceil((megabytes * 1_000_000) / body.length);
  yield text.slice(0, from);
  for (let i = 0; i < times; i += 1)
    yield body.replace('CLM*10461*', `CLM*${i}*`).replace('HL*2*', `HL*${i + 2}*`);
  const segments = body.split('~').length - 1;
  const before = text.slice(text.indexOf('ST*'), from).split('~').length - 1;
  yield text.slice(to).replace(/SE\*\d+/, `SE*${before + times * segments + 1}`);
}

const megabytes = Number(process.argv[2] ?? 50);
let problems = 0;
const reading = read837p(largeFile(megabytes));
let step = reading.next();
for (; step.done !== true; step = reading.next()) {
  if (step.value.kind === 'problem') problems += 1;
  if (step.value.kind === 'claim') problems += step.value.problems.length;
}
let written = 0;
const writing = rewrite837pPieces(largeFile(megabytes), () => (problems += 1));
for (const piece of writing) written += piece.length;
console.log(JSON.stringify({ ...step.value, problems, written }));
