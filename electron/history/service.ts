import { statSync } from 'node:fs';
import type { HistoryRow } from '#shared/contract/history.ts';
import type { HistoryPlan, HistoryReport, HistoryWeight } from '#shared/domain/history/report.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { bringAll } from './bring-all.ts';
import type { HistoryContext } from './context.ts';
import { createFileReader, type FileReader } from './file-reader.ts';
import { filesAt, textOfKept } from './files.ts';
import { createPace } from './pace.ts';
import { planFiles, toldPlan, type Plan, type Watch } from './plan.ts';
import { findContent, findReport, listReports, trailEnd } from './queries.ts';
import { weigh } from './weigh.ts';

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
  const alone = async <T>(
    progress: Watch['progress'],
    work: (watch: Watch, reader: FileReader) => Promise<T>,
  ): Promise<T> => {
    if (running)
      throw new Refusal('conflict', 'Files are being read already. Wait until that has ended, or stop it.');
    const mine = { stop: false };
    running = mine;
    const reader = createFileReader((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
    try {
      return await work({ progress, cancelled: () => mine.stop }, reader);
    } finally {
      reader.end();
      running = null;
    }
  };

  return {
    /**
     * Reads files, and those of folders, without changing anything.
     * @throws Refusal `cancelled`; `not_found` when there is no file.
     */
    plan: (
      paths: readonly string[],
      progress: Watch['progress'] = silent,
      of: 'claims' | 'all' = 'all',
    ): Promise<HistoryPlan> =>
      alone(progress, async (watch, reader) => {
        const files = [...new Set(paths.flatMap(filesAt))];
        if (files.length === 0)
          throw new Refusal('not_found', 'There is no file there. Nothing was changed.');
        const plan = await planFiles(context, reader, files, of, watch);
        plans.set(plan.id, plan);
        const oldest = plans.keys().next();
        if (plans.size > MOST_PLANS && oldest.done !== true) plans.delete(oldest.value);
        return toldPlan(plan);
      }),
    get: (id: string): HistoryPlan => toldPlan(needPlan(id)),
    weigh: (id: string, decided: readonly Decided[]): HistoryWeight => {
      const { files, book } = needPlan(id);
      const { claims, chargeCents, leftOut } = weigh(files, book, decisionsOf(decided));
      return { claims, chargeCents: cents(chargeCents), leftOut: [...leftOut] };
    },
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
      alone(progress, async (watch, reader) => {
        const plan = needPlan(id);
        const decisions = decisionsOf(decided);
        // Records may have been made since the files were read.
        if (trailEnd(context.db()) !== plan.comparedAt)
          await plan.book.match(context, context.db(), createPace(watch.cancelled));
        const report = await bringAll(context, { plan, decisions, settled, reader }, watch);
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

function decisionsOf(decided: readonly Decided[]): ReadonlyMap<string, string> {
  return new Map(decided.map(({ party, choice }) => [party, choice]));
}
