import { z } from 'zod';
import { HistoryPlan, HistoryReport, HistoryWeight } from '#shared/domain/history/report.ts';
import { Instant } from '#shared/kernel/dates.ts';
import { procedure } from './define.ts';

const none = z.object({});
const PlanId = z.uuid();
const Decisions = z
  .array(z.object({ party: z.string().max(12), choice: z.string().min(1).max(400) }))
  .max(100_000);
const Sha256 = z.string().regex(/^[0-9a-f]{64}$/);

/** Task name of the progress events, while files are read and while they are brought in. */
export const HISTORY_TASK = 'history';

export const HistoryRow = z.object({
  id: z.uuid(),
  at: Instant,
  userName: z.string(),
  files: z.int(),
  brought: z.int(),
  versions: z.int(),
});
export type HistoryRow = z.infer<typeof HistoryRow>;

/**
 * Claims of other systems and of years ago (837P) with their remittances (835). Records of every kind are made, payers
 * and providers among them, so it has a permission of its own.
 */
export const history = {
  /** Main's dialog chooses files or a folder, and they are read; null when it was closed. Nothing is changed. */
  choose: procedure('history.write', z.object({ of: z.enum(['files', 'folder']) }), HistoryPlan.nullable()),
  /** Files that were dropped on the window. */
  drop: procedure('history.write', z.object({ handle: z.string().min(1).max(100) }), HistoryPlan),
  /** What was read and not brought in yet; refused as `not_found` when it is not known any more. */
  plan: procedure('history.write', z.object({ id: PlanId }), HistoryPlan),
  /** What would come in, and what would stay out, by the decisions so far. Nothing is changed. */
  weigh: procedure('history.write', z.object({ id: PlanId, decisions: Decisions }), HistoryWeight),
  discard: procedure('history.write', z.object({ id: PlanId }), none),
  /** Stops at the next claim; of the file in work nothing is brought in then, what came before it stays. */
  cancel: procedure('history.write', none, z.object({ stopped: z.boolean() })),
  /**
   * Brings the claim files in, each in one transaction, and then posts the remittances among them, each with its proof
   * and as a whole; what does not reconcile is listed in the report. `choice` is the `ref` of a candidate or `new`; claims of parties
   * that are likely and not decided stay out. Settled claims come closed, without charges in the ledger.
   */
  bringIn: procedure(
    'history.write',
    z.object({
      id: PlanId,
      decisions: Decisions,
      settled: z.boolean(),
    }),
    HistoryReport,
  ),
  /** What was brought in before, newest first. */
  reports: procedure('claims.read', none, z.array(HistoryRow)),
  report: procedure('claims.read', z.object({ id: z.uuid() }), HistoryReport),
  printReport: procedure(
    'claims.read',
    z.object({ id: z.uuid() }),
    z.object({ outcome: z.enum(['printed', 'cancelled']) }),
  ),
  /** The report as JSON in a file of the user's choice; null when the dialog was closed. */
  saveReport: procedure(
    'claims.read',
    z.object({ id: z.uuid() }),
    z.object({ fileName: z.string() }).nullable(),
  ),
  /** A file that was brought in, as it came. */
  file: procedure(
    'claims.read',
    z.object({ sha256: Sha256 }),
    z.object({ fileName: z.string(), text: z.string(), cut: z.boolean() }),
  ),
};
