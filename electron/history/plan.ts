import { statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  MOST_NOTES,
  NOTHING_COUNTED,
  type Counted,
  type FileRow,
  type HistoryPlan,
  type ReportRow,
} from '#shared/domain/history/report.ts';
import { partiesOf } from '#shared/domain/history/parties.ts';
import type { ReadClaimEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { HistoryContext } from './context.ts';
import type { FileReader } from './file-reader.ts';
import { MOST_HISTORY_BYTES, sealOf } from './files.ts';
import { createPace } from './pace.ts';
import { PartyBook } from './party-book.ts';
import { isRemittance, planRemits, type PlannedRemit } from './remittances.ts';
import { findFile, trailEnd } from './queries.ts';
import { ClaimsSeen, standingOf, totalOf, whyUnreadable } from './standing.ts';
import { Coming, weigh } from './weigh.ts';

/** Progress and end of long work. */
export type Watch = {
  readonly progress: (done: number, total: number, doing: string) => void;
  readonly cancelled: () => boolean;
};

export type PlannedFile = {
  readonly path: string;
  readonly row: FileRow;
  /** When it was made, as its first transaction says; files are brought in in this order. */
  readonly createdOn: string;
  /** Its claims that would come in; null when the file was not read. */
  readonly coming: Coming | null;
};

/** Files that were read once, with what they would bring. The window knows it by its id alone. */
export type Plan = {
  readonly id: string;
  /** Where the trail of the file stood when parties were compared with our records. */
  readonly comparedAt: number;
  readonly files: readonly PlannedFile[];
  readonly remits: readonly PlannedRemit[];
  readonly book: PartyBook;
  readonly notes: Notes;
};

/** What there is to tell, as far as it can be listed, and how much there is in all. */
export class Notes {
  readonly rows: ReportRow[] = [];
  total = 0;

  add(row: ReportRow): void {
    this.total += 1;
    if (this.rows.length < MOST_NOTES) this.rows.push(row);
  }

  join(other: Notes): void {
    for (const row of other.rows) if (this.rows.length < MOST_NOTES) this.rows.push(row);
    this.total += other.total;
  }
}

/**
 * Reads files and tells what they would bring; nothing is changed. Each is read to its end before anything of it
 * counts, and the event loop has its turn between claims.
 * @param of `claims`: a remittance is refused as any other file is that has no claims
 * @throws Refusal `cancelled`, `locked`; a file that cannot be read is told in its row.
 */
export async function planFiles(
  context: HistoryContext,
  reader: FileReader,
  allPaths: readonly string[],
  of: 'claims' | 'all',
  watch: Watch,
): Promise<Plan> {
  const book = new PartyBook();
  const notes = new Notes();
  const seen = new ClaimsSeen();
  const files: PlannedFile[] = [];
  const byHash = new Map<string, string>();
  const numbers = new Set<string>();
  const remitPaths = new Set(of === 'all' ? allPaths.filter(isRemittance) : []);
  const paths = allPaths.filter((path) => !remitPaths.has(path));
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [i, path] of paths.entries()) {
    const before = done;
    const progress = (bytes: number): void => watch.progress(before + bytes, total, basename(path));
    progress(0);
    const file = await planFile(
      context,
      { path, reader, book, notes, seen, byHash, numbers },
      { ...watch, progress },
    );
    done += sizes[i] ?? 0;
    files.push(file);
    if (file.row.outcome === 'planned') byHash.set(file.row.sha256, file.row.fileName);
    if (file.row.outcome === 'refused')
      notes.add({
        fileName: file.row.fileName,
        segment: 0,
        controlNumber: '',
        kind: 'refused',
        sentence: file.row.sentence,
      });
  }
  watch.progress(total, total, 'Comparing with your records');
  await book.match(context, context.db(), createPace(watch.cancelled));
  watch.progress(total, total, 'Proving the remittances');
  const remits = await planRemits(context, [...remitPaths], numbers, createPace(watch.cancelled));
  const comparedAt = trailEnd(context.db());
  files.sort((a, b) => (a.createdOn < b.createdOn ? -1 : a.createdOn > b.createdOn ? 1 : 0));
  return { id: context.newId(), comparedAt, files, remits, book, notes };
}

/** What a plan says, for the window and the terminal. */
export function toldPlan({ id, files, remits, book, notes }: Plan): HistoryPlan {
  const { claims, chargeCents, leftOut, files: rows } = weigh(files, book, new Map());
  return {
    id,
    files: [...rows],
    claims,
    chargeCents: cents(chargeCents),
    leftOut: [...leftOut],
    remits: remits.map(({ row }) => row),
    parties: book.counts(),
    rows: book.rows(),
    notes: notes.rows,
    notesTotal: notes.total,
  };
}

/** Within one file: how many of its bytes are read. */
type FileWatch = Pick<Watch, 'cancelled'> & { readonly progress: (bytes: number) => void };

type Gathering = {
  readonly path: string;
  readonly reader: FileReader;
  readonly book: PartyBook;
  readonly notes: Notes;
  readonly seen: ClaimsSeen;
  readonly byHash: ReadonlyMap<string, string>;
  /** Control numbers of the claims that would come in. */
  readonly numbers: Set<string>;
};

async function planFile(context: HistoryContext, all: Gathering, watch: FileWatch): Promise<PlannedFile> {
  const { path } = all;
  const fileName = basename(path);
  const row: FileRow = {
    fileName,
    outcome: 'refused',
    sentence: '',
    bytes: 0,
    sha256: '',
    claims: NOTHING_COUNTED,
    chargeCents: cents(0),
  };
  try {
    const { sha256, bytes } = sealOf(path);
    const sealed = { ...row, sha256, bytes };
    const settled = alreadyTold(context, all, sealed);
    if (settled) return { path, row: settled, createdOn: '', coming: null };
    return await readFile(context, all, sealed, watch);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled' || error.code === 'locked') throw error;
    return { path, row: { ...row, sentence: error.message }, createdOn: '', coming: null };
  }
}

/** The row of a file that need not be read, or null. */
function alreadyTold(context: HistoryContext, all: Gathering, row: FileRow): FileRow | null {
  if (row.bytes === 0) return { ...row, sentence: 'The file is empty. Nothing was changed.' };
  if (row.bytes > MOST_HISTORY_BYTES)
    return { ...row, sentence: 'The file is larger than 1 GB. Split it; nothing was changed.' };
  const twin = all.byHash.get(row.sha256);
  if (twin !== undefined)
    return { ...row, outcome: 'known', sentence: `The same file as ${twin}. It is read once.` };
  const known = findFile(context.db(), row.sha256);
  if (!known || known.leftOut > 0) return null;
  const under = known.fileName === row.fileName ? '' : ` under the name ${known.fileName}`;
  const on = known.takenAt.slice(0, 10);
  return {
    ...row,
    outcome: 'known',
    sentence: `This file was brought in on ${on}${under}. Nothing is done again.`,
  };
}

async function readFile(
  context: HistoryContext,
  all: Gathering,
  row: FileRow,
  watch: FileWatch,
): Promise<PlannedFile> {
  const pace = createPace(watch.cancelled);
  const book = new PartyBook();
  const notes = new Notes();
  const coming = new Coming();
  const count = { ...NOTHING_COUNTED };
  let charges = 0;
  let createdOn = '';
  for await (const part of all.reader.parts(all.path, false)) {
    for (const event of part.events) {
      if (event.kind === 'transaction') createdOn ||= event.header.createdOn ?? '';
      if (event.kind === 'problem' && event.problem.effect === 'lost')
        notes.add({ ...about(row, event.problem.segment), kind: 'lost', sentence: event.problem.message });
      if (event.kind !== 'claim') continue;
      count.read += 1;
      charges += takeClaim(context, event, { ...all, row, book, notes, count, coming });
      await pace();
    }
    watch.progress(part.bytes);
  }
  all.book.join(book);
  all.notes.join(notes);
  const known = findFile(context.db(), row.sha256);
  const sentence = known
    ? `Read before on ${known.takenAt.slice(0, 10)}; ${known.leftOut} claims stayed out then.`
    : '';
  const told: FileRow = { ...row, outcome: 'planned', sentence, claims: count, chargeCents: cents(charges) };
  return { path: all.path, row: told, createdOn, coming };
}

type Taking = {
  readonly row: FileRow;
  readonly book: PartyBook;
  readonly notes: Notes;
  readonly count: { -readonly [K in keyof Counted]: Counted[K] };
  readonly seen: ClaimsSeen;
  readonly coming: Coming;
  readonly numbers: Set<string>;
};

/** Counts one claim. @returns the cents that it would charge as a new claim. */
function takeClaim(context: HistoryContext, event: ReadClaimEvent, to: Taking): number {
  const { claim, at } = event;
  const told = { ...about(to.row, at.claim), controlNumber: claim.controlNumber };
  const why = whyUnreadable(event);
  if (why !== null) {
    to.count.unreadable += 1;
    to.notes.add({ ...told, kind: 'unreadable', sentence: why });
    return 0;
  }
  const followed = to.seen.follows(claim);
  if (to.seen.add(claim)) {
    to.count.known += 1;
    to.notes.add({ ...told, kind: 'known', sentence: 'The same claim came before in these files.' });
    return 0;
  }
  const standing = standingOf(context.claims, context.db(), claim, NO_CLAIMS);
  if (standing.kind === 'known') {
    to.count.known += 1;
    to.notes.add({
      ...told,
      kind: 'known',
      sentence: `It is here already as claim ${standing.of.controlNumber}.`,
    });
    return 0;
  }
  if (standing.kind === 'version' && standing.of.closedTo !== '') {
    to.count.leftOut += 1;
    to.notes.add({ ...told, kind: 'left_out', sentence: standing.of.closedTo });
    return 0;
  }
  const parties = partiesOf(claim);
  const version = standing.kind === 'version' || followed;
  const charge = version ? 0 : totalOf(claim);
  to.book.take(parties);
  to.numbers.add(claim.controlNumber);
  to.count[version ? 'versions' : 'brought'] += 1;
  to.coming.add(parties, version ? 'versions' : 'brought', charge);
  return charge;
}

const NO_CLAIMS: ReadonlySet<never> = new Set();

function about(row: FileRow, segment: number): Pick<ReportRow, 'fileName' | 'segment' | 'controlNumber'> {
  return { fileName: row.fileName, segment, controlNumber: '' };
}
