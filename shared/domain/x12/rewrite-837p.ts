import { parties } from './loops-837p/header.ts';
import { Hierarchy } from './loops-837p/hierarchy.ts';
import { Extras, LoopWriter } from './loops-837p/loop-writer.ts';
import { read837p } from './read-837p/read-837p.ts';
import type { ReadSummary } from './read-837p/read-837p.ts';
import type { ReadClaimEvent, ReadHeader, ReadProblem } from './read-837p/read-claim.ts';
import type { X12Source } from './segments.ts';
import { writeSegments } from './writer.ts';
import type { SegmentData } from './writer.ts';

/** A file that was read into claims and written again. */
export type Rewritten837p = ReadSummary & {
  readonly text: string;
  /** In the order of the file; `lost` is what the new file lacks. */
  readonly problems: readonly ReadProblem[];
};

/** As `rewrite837pPieces`, for files that fit into memory. @throws X12Problem as `read837p`. */
export function rewrite837p(source: X12Source): Rewritten837p {
  const problems: ReadProblem[] = [];
  const pieces: string[] = [];
  const writing = rewrite837pPieces(source, (problem) => problems.push(problem));
  let step = writing.next();
  while (step.done !== true) {
    pieces.push(step.value);
    step = writing.next();
  }
  return { ...step.value, text: pieces.join(''), problems };
}

/**
 * Reads an 837P file into our claims and writes them again with the same envelopes, control numbers, times,
 * delimiters and hierarchy, in the order of the guide within each loop; counts and HL numbers are made anew.
 * @param onProblem hears what is not as it should be, in the order of the file; `lost` is what the new file lacks.
 * @returns the new text piece by piece; good only when the generator has ended.
 * @throws X12Problem as `read837p`.
 */
export function* rewrite837pPieces(
  source: X12Source,
  onProblem: (problem: ReadProblem) => void,
): Generator<string, ReadSummary, undefined> {
  const file = new FileWriter();
  const reading = read837p(source);
  let step = reading.next();
  while (step.done !== true) {
    const event = step.value;
    if (event.kind === 'transaction') file.begin(event.header);
    else if (event.kind === 'problem') onProblem(event.problem);
    else {
      event.problems.forEach(onProblem);
      file.add(event);
    }
    const text = file.text();
    if (text !== '') yield text;
    step = reading.next();
  }
  file.end();
  const text = file.text();
  if (text !== '') yield text;
  return step.value;
}

/** Puts claims into the envelopes from which they came. */
class FileWriter {
  #pieces: string[] = [];
  #header: ReadHeader | null = null;
  #groups = 0;
  #sets = 0;
  /** Of the open transaction: segments not yet text, and how many there were before them. */
  readonly #segments: SegmentData[] = [];
  #written = 0;
  #levels: Hierarchy | null = null;
  #claims = 0;

  begin(header: ReadHeader): void {
    const before = this.#header;
    this.#endSet();
    if (before && before.gs !== header.gs) this.#endGroup(before);
    if (before && before.isa !== header.isa) this.#endInterchange(before);
    this.#header = header;
    if (before?.isa !== header.isa) {
      const { delimiters: d, isa } = header;
      this.#pieces.push(isa.join(d.element) + d.terminator + lineBreakOf(header));
    }
    if (before?.gs !== header.gs) {
      this.#write([plain(header.gs)]);
      this.#groups += 1;
    }
    this.#sets += 1;
    this.#segments.push(plain(header.st));
    if (header.bht.length > 0) this.#segments.push(plain(header.bht));
    this.#levels = new Hierarchy(this.#segments, () => undefined);
  }

  add({ claim, at }: ReadClaimEvent): void {
    if (this.#claims === 0)
      parties(new LoopWriter(this.#segments, Extras.of(claim.carried, claim.odd)), claim);
    this.#claims += 1;
    this.#levels?.take({
      claim,
      provider: String(at.provider),
      subscriber: String(at.subscriber),
      patient: at.patient === null ? null : String(at.patient),
    });
    this.#flush();
  }

  end(): void {
    this.#endSet();
    if (!this.#header) return;
    this.#endGroup(this.#header);
    this.#endInterchange(this.#header);
  }

  /** What was written since it was asked last. */
  text(): string {
    if (this.#pieces.length === 0) return '';
    const text = this.#pieces.join('');
    this.#pieces = [];
    return text;
  }

  #flush(): void {
    this.#written += this.#segments.length;
    this.#write(this.#segments);
    this.#segments.length = 0;
  }

  #endSet(): void {
    if (!this.#header || !this.#levels) return;
    this.#levels.end();
    this.#flush();
    // SE01 counts ST and SE as well.
    this.#write([['SE', String(this.#written + 1), this.#header.st[2] ?? '']]);
    this.#levels = null;
    this.#written = 0;
    this.#claims = 0;
  }

  #endGroup(header: ReadHeader): void {
    this.#write([['GE', String(this.#sets), header.gs[6] ?? '']]);
    this.#sets = 0;
  }

  #endInterchange(header: ReadHeader): void {
    this.#write([['IEA', String(this.#groups), header.isa[13] ?? '']]);
    this.#groups = 0;
  }

  #write(segments: readonly SegmentData[]): void {
    if (!this.#header || segments.length === 0) return;
    // With its own delimiters every value can stand as it stood.
    const { delimiters } = this.#header;
    this.#pieces.push(writeSegments(segments, delimiters, lineBreakOf(this.#header), 'verbatim').text);
  }
}

/** A line end that is the terminator, or a control character, stands alone. */
function lineBreakOf({ delimiters }: ReadHeader): string {
  return delimiters.terminator >= ' ' ? '\n' : '';
}

function plain(elements: readonly string[]): SegmentData {
  const [id = '', ...rest] = elements;
  return [id, ...rest];
}
