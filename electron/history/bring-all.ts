import {
  NOTHING_COUNTED,
  addCounted,
  type FileRow,
  type HistoryReport,
  type PartyCount,
} from '#shared/domain/history/report.ts';
import { PARTY_KINDS } from '#shared/domain/history/parties.ts';
import type { Reconciliation } from '#shared/domain/history/remittances.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { fileRefusal } from '#electron/db/open.ts';
import { diskRefusal } from '#electron/export/atomic-file.ts';
import type { HistoryContext } from './context.ts';
import { nothingMade, type Made } from './make-records.ts';
import { Notes, type Plan, type PlannedFile, type Watch } from './plan.ts';
import { insertReport } from './queries.ts';
import { postRemits } from './remittances.ts';
import { takeFile, type Bringing } from './take-file.ts';

type Wanted = Pick<Bringing, 'plan' | 'decisions' | 'settled' | 'reader'>;

/**
 * Brings the claim files of a plan in, each as a whole or not at all, then posts its remittances.
 * @throws Refusal `locked`. What became of each file stands in the report, which is kept.
 */
export async function bringAll(
  context: HistoryContext,
  wanted: Wanted,
  watch: Watch,
): Promise<HistoryReport> {
  const { plan } = wanted;
  const total = plan.files.reduce((sum, { row }) => sum + (row.outcome === 'planned' ? row.bytes : 0), 0);
  const notes = new Notes();
  for (const note of plan.notes.rows) if (note.kind === 'refused') notes.add(note);
  const rows: FileRow[] = [];
  let made: Made = nothingMade();
  let done = 0;
  let full = false;
  for (const file of plan.files) {
    const { row } = file;
    if (row.outcome !== 'planned') {
      rows.push(row);
      continue;
    }
    if (full || watch.cancelled()) {
      rows.push(stopped(row));
      continue;
    }
    const before = done;
    watch.progress(before, total, row.fileName);
    const progress = (bytes: number): void => watch.progress(before + bytes, total, row.fileName);
    const taken = await tryFile(context, { ...wanted, progress, cancelled: watch.cancelled }, file, made);
    if (taken === 'stopped') {
      rows.push(stopped(row));
      continue;
    }
    if ('sentence' in taken) {
      full = taken.full;
      rows.push({
        ...row,
        outcome: 'refused',
        sentence: taken.sentence,
        claims: NOTHING_COUNTED,
        chargeCents: cents(0),
      });
      notes.add({
        fileName: row.fileName,
        segment: 0,
        controlNumber: '',
        kind: 'refused',
        sentence: taken.sentence,
      });
    } else {
      ({ made } = taken);
      rows.push(taken.row);
      notes.join(taken.notes);
    }
    done += row.bytes;
  }
  const here = rows.filter((row) => row.outcome === 'brought' || row.outcome === 'known');
  const money = await postRemits(
    context,
    plan.remits,
    wanted.settled,
    here.map((row) => row.sha256),
    watch,
  );
  return keepReport(context, wanted, rows, notes, made, money);
}

function stopped(row: FileRow): FileRow {
  const sentence = 'Stopped before the end of this file; nothing of it was brought in.';
  return { ...row, outcome: 'stopped', sentence, claims: NOTHING_COUNTED, chargeCents: cents(0) };
}

/** One file, or the sentence why it did not come in. @throws Refusal `locked`, and what nobody expects. */
async function tryFile(context: HistoryContext, bringing: Bringing, file: PlannedFile, made: Made) {
  try {
    return await takeFile(context, bringing, file, made);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'locked') throw error;
    if (error instanceof Refusal && error.code === 'cancelled') return 'stopped';
    if (error instanceof Refusal) return { sentence: error.message, full: false };
    const disk = diskRefusal(error, 'the practice file') ?? fileRefusal(error, 'The practice file');
    if (!disk) throw error;
    return { sentence: `${disk.message} Nothing of this file was brought in.`, full: true };
  }
}

function keepReport(
  context: HistoryContext,
  { plan, settled }: Wanted,
  files: FileRow[],
  notes: Notes,
  made: Made,
  money: Reconciliation,
): HistoryReport {
  const report: HistoryReport = {
    id: plan.id,
    at: context.clock.now(),
    userName: context.user().name,
    settled,
    files,
    claims: files.reduce((sum, row) => addCounted(sum, row.claims), NOTHING_COUNTED),
    chargeCents: cents(
      files.reduce((sum, row) => sum + (row.outcome === 'brought' ? row.chargeCents : 0), 0),
    ),
    parties: partyCounts(plan, made),
    notes: notes.rows,
    notesTotal: notes.total,
    money,
  };
  try {
    transaction(context.db(), (db) => {
      insertReport(db, report, context.user().id);
      const { brought, versions } = report.claims;
      context.audit(db, {
        action: 'bring in',
        record: 'history',
        recordId: report.id,
        change: `${files.length} files, ${brought} claims, ${versions} versions`,
      });
    });
  } catch (error) {
    // A full disk: the report is shown all the same, and says so.
    if (!diskRefusal(error, 'the report')) throw error;
  }
  return report;
}

/** `new` were made; `exact` were met; `likely` are those of a person's decision. */
function partyCounts({ book }: Plan, made: Made): PartyCount[] {
  const counts = new Map(PARTY_KINDS.map((kind) => [kind, { kind, exact: 0, likely: 0, new: 0 }]));
  for (const party of book.parties()) {
    const count = counts.get(party.kind);
    if (!count) continue;
    if (made.parties.has(party.key)) count.new += 1;
    else if (party.match.kind === 'exact') count.exact += 1;
    else if (party.match.kind === 'likely') count.likely += 1;
  }
  return [...counts.values()];
}
