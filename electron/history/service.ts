import type { HistoryRow } from '#shared/contract/history.ts';
import {
  NOTHING_COUNTED,
  addCounted,
  type FileRow,
  type HistoryPlan,
  type HistoryReport,
  type PartyCount,
} from '#shared/domain/history/report.ts';
import { PARTY_KINDS } from '#shared/domain/history/parties.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import { fileRefusal } from '#electron/db/open.ts';
import { diskRefusal } from '#electron/export/atomic-file.ts';
import type { HistoryContext } from './context.ts';
import { filesAt, textOfKept } from './files.ts';
import { nothingMade, type Made } from './make-records.ts';
import { Notes, planFiles, toldPlan, turn, type Plan, type PlannedFile, type Watch } from './plan.ts';
import { findContent, findReport, insertReport, listReports } from './queries.ts';
import { takeFile, type Bringing } from './take-file.ts';

export type HistoryService = ReturnType<typeof createHistoryService>;

export type Decided = { readonly party: string; readonly choice: string };

/** Plans that nobody brings in are forgotten, the oldest first. */
const MOST_PLANS = 4;

/** What of a file is given out to be looked at. */
const MOST_SHOWN = 4_000_000;

/** Brings claims of other systems in: first read and told, then, as the user decided, kept. */
export function createHistoryService(context: HistoryContext) {
  const plans = new Map<string, Plan>();
  let running: { stop: boolean } | null = null;

  const needPlan = (id: string): Plan => {
    const plan = plans.get(id);
    if (!plan)
      throw new Refusal(
        'not_found',
        'These files are not known any more. Choose them again; nothing was changed.',
      );
    return plan;
  };
  const alone = async <T>(progress: Watch['progress'], work: (watch: Watch) => Promise<T>): Promise<T> => {
    if (running)
      throw new Refusal('conflict', 'Files are being read already. Wait until that has ended, or stop it.');
    const mine = { stop: false };
    running = mine;
    try {
      return await work({ progress, cancelled: () => mine.stop });
    } finally {
      running = null;
    }
  };

  return {
    /**
     * Reads files, and those of folders, without changing anything.
     * @throws Refusal `cancelled`; `not_found` when there is no file.
     */
    plan: (paths: readonly string[], progress: Watch['progress'] = silent): Promise<HistoryPlan> =>
      alone(progress, async (watch) => {
        const files = [...new Set(paths.flatMap(filesAt))];
        if (files.length === 0)
          throw new Refusal('not_found', 'There is no file there. Nothing was changed.');
        const plan = await planFiles(context, files, watch);
        plans.set(plan.id, plan);
        const oldest = plans.keys().next();
        if (plans.size > MOST_PLANS && oldest.done !== true) plans.delete(oldest.value);
        return toldPlan(plan);
      }),
    get: (id: string): HistoryPlan => toldPlan(needPlan(id)),
    discard: (id: string): void => void plans.delete(id),
    /** On locking: nothing of a patient stays in memory. */
    forget: (): void => {
      if (running) running.stop = true;
      plans.clear();
    },
    cancel: (): boolean => {
      if (!running) return false;
      running.stop = true;
      return true;
    },
    /**
     * Brings the files of a plan in, each in one transaction.
     * @throws Refusal `not_found` when the plan is not known. What happened to each file stands in the report.
     */
    bringIn: (
      id: string,
      decided: readonly Decided[],
      settled: boolean,
      progress: Watch['progress'] = silent,
    ): Promise<HistoryReport> =>
      alone(progress, async (watch) => {
        const plan = needPlan(id);
        const decisions = new Map(decided.map(({ party, choice }) => [party, choice]));
        // Records may have been made since the files were read.
        plan.book.match(context, context.db());
        const report = await bringAll(context, { plan, decisions, settled }, watch);
        plans.delete(id);
        return report;
      }),
    reports: (): HistoryRow[] => listReports(context.db()),
    report: (id: string): HistoryReport => {
      const report = findReport(context.db(), id);
      if (!report) throw new Refusal('not_found', 'This report is not in the practice file.');
      return report;
    },
    /** A file as it came, its text from the beginning. */
    file: (sha256: string): { fileName: string; text: string; cut: boolean } => {
      const found = findContent(context.db(), sha256);
      if (!found) throw new Refusal('not_found', 'This file is not in the practice file.');
      const text = textOfKept(found.content);
      return { fileName: found.fileName, text: text.slice(0, MOST_SHOWN), cut: text.length > MOST_SHOWN };
    },
  };
}

const silent = (): void => undefined;

type Wanted = Pick<Bringing, 'plan' | 'decisions' | 'settled'>;

async function bringAll(context: HistoryContext, wanted: Wanted, watch: Watch): Promise<HistoryReport> {
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
    await turn();
    const progress = (bytes: number): void => watch.progress(before + bytes, total, row.fileName);
    const taken = tryFile(context, { ...wanted, progress }, file, made);
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
  return keepReport(context, wanted, rows, notes, made);
}

function stopped(row: FileRow): FileRow {
  const sentence = 'Stopped before this file; nothing of it was brought in.';
  return { ...row, outcome: 'stopped', sentence, claims: NOTHING_COUNTED, chargeCents: cents(0) };
}

/** One file, or the sentence why it did not come in. @throws Refusal `locked`, and what nobody expects. */
function tryFile(context: HistoryContext, bringing: Bringing, file: PlannedFile, made: Made) {
  try {
    return takeFile(context, bringing, file, made);
  } catch (error) {
    if (error instanceof Refusal && error.code === 'locked') throw error;
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
