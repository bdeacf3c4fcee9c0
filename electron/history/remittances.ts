import { closeSync, openSync, readFileSync, readSync } from 'node:fs';
import { createHash } from 'node:crypto';
import { basename } from 'node:path';
import {
  MOST_UNRECONCILED,
  type Reconciliation,
  type RemitRow,
  type UnreconciledRow,
} from '#shared/domain/history/remittances.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { HistoryContext, RemittanceTold } from './context.ts';
import type { Watch } from './plan.ts';

/** A remittance larger than this is not kept; 60 MB hold the answers to some 60,000 claims. */
const MOST_BYTES = 60 * 1024 * 1024;
const HEAD_BYTES = 8192;

export type PlannedRemit = { readonly path: string; readonly row: RemitRow };

/** Whether the first transaction of a file is an 835 (ST01), by its beginning alone. */
export function isRemittance(path: string): boolean {
  let file: number;
  try {
    file = openSync(path, 'r');
  } catch {
    return false;
  }
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const text = head.toString('latin1', 0, readSync(file, head, 0, HEAD_BYTES, 0));
    return /[^0-9A-Za-z]ST([^0-9A-Za-z\s])835\1/.test(text);
  } catch {
    return false;
  } finally {
    closeSync(file);
  }
}

/**
 * What the remittances among files of a history are, each with its proof; nothing is changed. Claims of the same
 * history are not in the practice file yet, so that a number among them counts as found.
 * @param numbers control numbers (CLM01) of the claims that the history brings
 * @returns the files in the order in which they were paid.
 */
export async function planRemits(
  context: HistoryContext,
  paths: readonly string[],
  numbers: ReadonlySet<string>,
  pace: () => Promise<void> | undefined,
): Promise<PlannedRemit[]> {
  const planned: PlannedRemit[] = [];
  const seen = new Map<string, string>();
  for (const path of paths) {
    const row = planRemit(context, path, numbers, seen);
    if (row.outcome === 'planned') seen.set(row.sha256, row.fileName);
    planned.push({ path, row });
    await pace();
  }
  const day = ({ row }: PlannedRemit): string => `${row.paidOn ?? ''} ${row.fileName}`;
  return planned.sort((a, b) => (day(a) < day(b) ? -1 : 1));
}

function planRemit(
  context: HistoryContext,
  path: string,
  numbers: ReadonlySet<string>,
  seen: ReadonlyMap<string, string>,
): RemitRow {
  const fileName = basename(path);
  try {
    const bytes = contentOf(path);
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const told = context.remittances.prove(fileName, bytes);
    const row = { ...rowOf(fileName, sha256, bytes.length, told), found: countFound(told, numbers) };
    const twin = seen.get(sha256);
    if (twin !== undefined) return { ...row, outcome: 'known', sentence: `The same file as ${twin}.` };
    if (told.posted)
      return {
        ...row,
        outcome: 'known',
        sentence: 'This remittance is posted already. Nothing is done again.',
      };
    return { ...row, outcome: 'planned', sentence: told.balanced ? '' : told.refusal };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'locked') throw error;
    return { ...NO_ROW, fileName, sentence: error.message };
  }
}

const NO_ROW: RemitRow = {
  fileName: '',
  sha256: '',
  outcome: 'refused',
  sentence: '',
  bytes: 0,
  paidOn: null,
  payerName: '',
  traceNumber: '',
  amountCents: cents(0),
  balanced: false,
  claims: 0,
  found: 0,
};

function rowOf(fileName: string, sha256: string, bytes: number, told: RemittanceTold): RemitRow {
  const { payments, balanced } = told;
  const days = payments.flatMap((p) => p.paidOn ?? []).sort();
  return {
    ...NO_ROW,
    fileName,
    sha256,
    bytes,
    balanced,
    paidOn: days.at(-1) ?? null,
    payerName: named(payments.map((p) => p.payerName)),
    traceNumber: named(payments.map((p) => p.traceNumber)),
    amountCents: cents(payments.reduce((sum, p) => sum + p.amountCents, 0)),
    claims: payments.reduce((sum, p) => sum + p.claims.length, 0),
    found: countFound(told, new Set()),
  };
}

function countFound({ payments }: RemittanceTold, numbers: ReadonlySet<string>): number {
  return payments.flatMap((p) => p.claims).filter((claim) => claim.found || numbers.has(claim.controlNumber))
    .length;
}

function named(texts: readonly string[]): string {
  const different = [...new Set(texts.filter(Boolean))];
  const more = different.length > 2 ? ` and ${different.length - 2} more` : '';
  return different.slice(0, 2).join(', ') + more;
}

/** @throws Refusal when it cannot be read. */
function contentOf(path: string): Buffer {
  let bytes: Buffer;
  try {
    bytes = readFileSync(path);
  } catch {
    throw new Refusal('not_found', `${basename(path)} cannot be read. Check the name; nothing was changed.`);
  }
  if (bytes.length > MOST_BYTES)
    throw new Refusal('invalid_input', 'The file is larger than 60 MB. Split it; nothing was changed.');
  return bytes;
}

/**
 * Posts the remittances of a history, each as a whole and with its proof, in the order in which they were paid, after
 * its claims came in. One that does not balance, or of whose claims none is here, is not posted; nothing is invented to
 * make it fit. A second time nothing is posted twice.
 * @param settled the claims came closed, without charges: there is nothing to post to
 * @param claimFiles hashes of the claim files of this history
 */
export async function postRemits(
  context: HistoryContext,
  remits: readonly PlannedRemit[],
  settled: boolean,
  claimFiles: readonly string[],
  watch: Watch,
): Promise<Reconciliation> {
  const open = new Unreconciled();
  const rows: RemitRow[] = [];
  for (const [i, remit] of remits.entries()) {
    watch.progress(i, remits.length, remit.row.fileName);
    await new Promise((resolve) => {
      setImmediate(resolve);
    });
    if (remit.row.outcome === 'refused') rows.push(remit.row);
    else if (watch.cancelled())
      rows.push({
        ...remit.row,
        outcome: 'stopped',
        sentence: 'Stopped before this file; it was not posted.',
      });
    else rows.push(postRemit(context, remit, settled, open));
  }
  for (const row of rows)
    if (row.outcome !== 'posted' && row.outcome !== 'known')
      open.add({ kind: 'file', of: row, amountCents: row.amountCents, sentence: row.sentence });
  if (remits.length > 0 && !settled)
    for (const claim of context.remittances.unanswered(context.db(), claimFiles))
      open.add({
        kind: 'unanswered',
        controlNumber: claim.controlNumber,
        amountCents: claim.chargeCents,
        sentence: `No remittance answers this claim of ${claim.serviceDate}.`,
      });
  const posted = rows.filter(
    (row) => row.outcome === 'posted' || (row.outcome === 'known' && row.amountCents !== 0),
  );
  const total = (some: readonly RemitRow[]) => cents(some.reduce((sum, row) => sum + row.amountCents, 0));
  return {
    remits: rows,
    postedCents: total(uniqueBy(posted)),
    heldCents: total(rows.filter((row) => !posted.includes(row))),
    unreconciled: open.rows,
    unreconciledTotal: open.total,
  };
}

/** Two copies of a file are counted once. */
function uniqueBy(rows: readonly RemitRow[]): RemitRow[] {
  return [...new Map(rows.map((row) => [row.sha256, row])).values()];
}

function postRemit(
  context: HistoryContext,
  { path, row: planned }: PlannedRemit,
  settled: boolean,
  open: Unreconciled,
): RemitRow {
  const { fileName } = planned;
  const { remittances } = context;
  try {
    const bytes = contentOf(path);
    if (createHash('sha256').update(bytes).digest('hex') !== planned.sha256)
      return {
        ...planned,
        outcome: 'held',
        sentence: 'The file has changed since it was read. Read it again.',
      };
    const told = remittances.prove(fileName, bytes);
    const row = rowOf(fileName, planned.sha256, bytes.length, told);
    if (told.posted) {
      tellClaims(open, row, told);
      return {
        ...row,
        outcome: 'known',
        sentence: 'This remittance is posted already. Nothing was done again.',
      };
    }
    const why = whyHeld(told, row, settled);
    if (why !== '') {
      // A file of ours that only does not agree waits among the remittances, where it can be dealt with.
      if (row.found > 0 && !settled) remittances.keep(fileName, bytes);
      return { ...row, outcome: 'held', sentence: why };
    }
    remittances.post(remittances.keep(fileName, bytes));
    tellClaims(open, row, told);
    return { ...row, outcome: 'posted' };
  } catch (error) {
    if (!(error instanceof Refusal) || error.code === 'locked') throw error;
    return { ...planned, outcome: 'held', sentence: error.message };
  }
}

function whyHeld(told: RemittanceTold, row: RemitRow, settled: boolean): string {
  if (settled) return 'The claims came as settled, without charges, so there is nothing to post to.';
  if (told.refusal !== '') return told.refusal;
  if (!told.balanced) return 'A sum in it does not agree.';
  if (row.claims > 0 && row.found === 0) return 'None of its claims is in the practice file.';
  return '';
}

/** Payments that stay out of a file that posts, and claims in it that are none of ours or were held. */
function tellClaims(open: Unreconciled, row: RemitRow, told: RemittanceTold): void {
  for (const payment of told.payments) {
    const { traceNumber } = payment;
    if (payment.leftOut !== '') {
      open.add({
        kind: 'payment',
        of: { ...row, traceNumber },
        amountCents: payment.amountCents,
        sentence: payment.leftOut,
      });
      continue;
    }
    for (const claim of payment.claims)
      if (!claim.found || !claim.posts)
        open.add({
          kind: 'claim',
          of: { ...row, traceNumber },
          controlNumber: claim.controlNumber,
          amountCents: claim.paidCents,
          sentence: claim.sentence,
        });
  }
}

/** What does not reconcile, as far as it can be listed, and how much there is in all. */
class Unreconciled {
  readonly rows: UnreconciledRow[] = [];
  total = 0;

  add(item: {
    readonly kind: UnreconciledRow['kind'];
    readonly of?: Pick<RemitRow, 'fileName' | 'traceNumber'>;
    readonly controlNumber?: string;
    readonly amountCents: number;
    readonly sentence: string;
  }): void {
    this.total += 1;
    if (this.rows.length >= MOST_UNRECONCILED) return;
    const { kind, of, controlNumber = '', amountCents, sentence } = item;
    const { fileName, traceNumber } = of ?? { fileName: '', traceNumber: '' };
    this.rows.push({ kind, fileName, controlNumber, traceNumber, amountCents: cents(amountCents), sentence });
  }
}
