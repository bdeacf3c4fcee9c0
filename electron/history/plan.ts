import { statSync } from 'node:fs';
import { basename } from 'node:path';
import {
  MOST_NOTES,
  NOTHING_COUNTED,
  addCounted,
  type Counted,
  type FileRow,
  type HistoryPlan,
  type ReportRow,
} from '#shared/domain/history/report.ts';
import { partiesOf } from '#shared/domain/history/parties.ts';
import { read837p } from '#shared/domain/x12/read-837p/read-837p.ts';
import type { ReadClaimEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { HistoryContext } from './context.ts';
import { MOST_HISTORY_BYTES, sealOf, textPieces, type FileSeal } from './files.ts';
import { PartyBook } from './party-book.ts';
import { findFile } from './queries.ts';
import { ClaimsSeen, standingOf, totalOf, whyUnreadable } from './standing.ts';

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
};

/** Files that were read once, with what they would bring. The window knows it by its id alone. */
export type Plan = {
  readonly id: string;
  readonly files: readonly PlannedFile[];
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
 * @throws Refusal `cancelled`, `locked`; a file that cannot be read is told in its row.
 */
export async function planFiles(
  context: HistoryContext,
  paths: readonly string[],
  watch: Watch,
): Promise<Plan> {
  const book = new PartyBook();
  const notes = new Notes();
  const seen = new ClaimsSeen();
  const files: PlannedFile[] = [];
  const byHash = new Map<string, string>();
  const sizes = paths.map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  let done = 0;
  for (const [i, path] of paths.entries()) {
    const before = done;
    const progress = (bytes: number): void => watch.progress(before + bytes, total, basename(path));
    progress(0);
    const file = await planFile(context, { path, book, notes, seen, byHash }, { ...watch, progress });
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
  await turn();
  book.match(context, context.db());
  files.sort((a, b) => (a.createdOn < b.createdOn ? -1 : a.createdOn > b.createdOn ? 1 : 0));
  return { id: context.newId(), files, book, notes };
}

/** What a plan says, for the window and the terminal. */
export function toldPlan({ id, files, book, notes }: Plan): HistoryPlan {
  const rows = files.map((file) => file.row);
  return {
    id,
    files: rows,
    claims: rows.reduce((sum, row) => addCounted(sum, row.claims), NOTHING_COUNTED),
    chargeCents: cents(rows.reduce((sum, row) => sum + row.chargeCents, 0)),
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
  readonly book: PartyBook;
  readonly notes: Notes;
  readonly seen: ClaimsSeen;
  readonly byHash: ReadonlyMap<string, string>;
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
    if (settled) return { path, row: settled, createdOn: '' };
    return await readFile(context, all, sealed, watch);
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'cancelled' || error.code === 'locked') throw error;
    return { path, row: { ...row, sentence: error.message }, createdOn: '' };
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

const CLAIMS_IN_A_TURN = 100;

async function readFile(
  context: HistoryContext,
  all: Gathering,
  row: FileRow,
  watch: FileWatch,
): Promise<PlannedFile> {
  const seal: FileSeal = { sha256: '', bytes: 0, compressed: null };
  const book = new PartyBook();
  const notes = new Notes();
  const count = { ...NOTHING_COUNTED };
  let charges = 0;
  let createdOn = '';
  for (const event of read837p(textPieces(all.path, seal, false))) {
    if (event.kind === 'transaction') createdOn ||= event.header.createdOn ?? '';
    if (event.kind === 'problem' && event.problem.effect === 'lost')
      notes.add({ ...about(row, event.problem.segment), kind: 'lost', sentence: event.problem.message });
    if (event.kind !== 'claim') continue;
    count.read += 1;
    charges += takeClaim(context, event, { row, book, notes, count, seen: all.seen });
    if (count.read % CLAIMS_IN_A_TURN === 0) {
      if (watch.cancelled()) throw new Refusal('cancelled', 'Reading was stopped. Nothing was changed.');
      watch.progress(seal.bytes);
      await turn();
    }
  }
  all.book.join(book);
  all.notes.join(notes);
  const known = findFile(context.db(), row.sha256);
  const sentence = known
    ? `Read before on ${known.takenAt.slice(0, 10)}; ${known.leftOut} claims stayed out then.`
    : '';
  const told: FileRow = { ...row, outcome: 'planned', sentence, claims: count, chargeCents: cents(charges) };
  return { path: all.path, row: told, createdOn };
}

type Taking = {
  readonly row: FileRow;
  readonly book: PartyBook;
  readonly notes: Notes;
  readonly count: { -readonly [K in keyof Counted]: Counted[K] };
  readonly seen: ClaimsSeen;
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
  to.book.take(partiesOf(claim));
  if (standing.kind === 'version' || followed) {
    to.count.versions += 1;
    return 0;
  }
  to.count.brought += 1;
  return totalOf(claim);
}

const NO_CLAIMS: ReadonlySet<never> = new Set();

function about(row: FileRow, segment: number): Pick<ReportRow, 'fileName' | 'segment' | 'controlNumber'> {
  return { fileName: row.fileName, segment, controlNumber: '' };
}

/** Lets the event loop have its turn. */
export function turn(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve);
  });
}
