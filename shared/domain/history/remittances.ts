import { z } from 'zod';
import { IsoDate } from '#shared/kernel/dates.ts';
import { Cents } from '#shared/kernel/money.ts';

/** One remittance file (835) of a history. */
export const RemitRow = z.object({
  fileName: z.string(),
  sha256: z.string(),
  /**
   * `planned` before anything was posted; `posted`; `known` was posted before; `held` waits among the remittances or
   * was left out; `refused` is no whole 835.
   */
  outcome: z.enum(['planned', 'posted', 'known', 'held', 'refused', 'stopped']),
  /** Why it is not posted, or what is to be known of it. */
  sentence: z.string(),
  bytes: z.int().min(0),
  /** Day of the last payment in it. */
  paidOn: IsoDate.nullable(),
  payerName: z.string(),
  traceNumber: z.string(),
  amountCents: Cents,
  balanced: z.boolean(),
  /** Claims in it, and those of them that are, or with this history will be, in the practice file. */
  claims: z.int(),
  found: z.int(),
});
export type RemitRow = z.infer<typeof RemitRow>;

/** One thing that does not reconcile, with the money that hangs on it. */
export const UnreconciledRow = z.object({
  /** `file` and `payment` were not posted; `claim` of a remittance has none of ours or was held; `unanswered` has no remittance. */
  kind: z.enum(['file', 'payment', 'claim', 'unanswered']),
  fileName: z.string(),
  /** CLM01 of the claim; empty for a file or payment. */
  controlNumber: z.string(),
  /** Check or transfer number. */
  traceNumber: z.string(),
  /** Paid, or for an unanswered claim charged. */
  amountCents: Cents,
  sentence: z.string(),
});
export type UnreconciledRow = z.infer<typeof UnreconciledRow>;

/** Charges and payments of a history, and what did not come together. */
export const Reconciliation = z.object({
  remits: z.array(RemitRow),
  /** Of the remittances that are posted now, those from before among them. */
  postedCents: Cents,
  /** Of those that are not. */
  heldCents: Cents,
  unreconciled: z.array(UnreconciledRow),
  unreconciledTotal: z.int(),
});
export type Reconciliation = z.infer<typeof Reconciliation>;

export const NOTHING_RECONCILED: Reconciliation = {
  remits: [],
  postedCents: 0 as Cents,
  heldCents: 0 as Cents,
  unreconciled: [],
  unreconciledTotal: 0,
};

/** Items beyond these are counted, not listed. */
export const MOST_UNRECONCILED = 2000;
