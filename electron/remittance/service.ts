import { createHash } from 'node:crypto';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { RemittanceProof, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { ClaimId, RemittanceId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { doAll, doPaced, type Step, type Steps } from '#electron/db/steps.ts';
import { largeTransaction, longTransaction, transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import { candidatesFor } from './candidate-list.ts';
import { needContent, needRemittance, note, type RemittanceContext } from './context.ts';
import { readPayerAccount, readPayerAccounts, type PayerKey } from './payer-account.ts';
import { countOpenItems, readOpenItems } from './open-items.ts';
import { nextSource, postPlan, undoSteps } from './posting.ts';
import { payeeIdentifier, planFile, proofOf, type FilePlan, type ReadFile } from './proof.ts';
import {
  countJournals,
  deleteRemittance,
  findByContent,
  insertPayee,
  listRemittances,
  setUndone,
  setWaiting,
  writeStamp,
} from './queries.ts';
import { keep, keptFile, readDetail, readFile } from './kept-files.ts';
import { decodeText, readPaymentsOf } from './read-file.ts';
import { createRuleService } from './rules.ts';
import {
  decideCorrection,
  findKeptClaim,
  listCorrections,
  listSetAside,
  type SetAsideRow,
} from './settlement-queries.ts';
import { forgetChoice, matchByHand, remitAt, sayNotOurs, settleMoney, type Place } from './settlements.ts';

export type { CorrectedPatient, RemittanceContext } from './context.ts';
export type RemittanceService = ReturnType<typeof createRemittanceService>;

/** Larger than the largest remittance that a clinic gets, small enough to be kept in the file. */
const LARGEST_KEPT = 64 * 1024 * 1024;

/** From so many claims on, posting asks for room in memory, and rests for the window. */
const LARGE_FROM = 500;

/** What others are told who would write meanwhile. */
const HELD = 'A large remittance is being posted or undone. Try again when that has ended.';

function isLarge({ claimCount }: Pick<RemittanceSummary, 'claimCount'>): boolean {
  return claimCount >= LARGE_FROM;
}

/** A plan that is right as long as nothing was written to the file since. */
type Kept = {
  readonly sha256: string;
  readonly stamp: string;
  readonly file: ReadFile;
  readonly plan: FilePlan;
};

/** Payers' answers: read, proved, kept, posted as one journal, undone as one. */
export function createRemittanceService(context: RemittanceContext) {
  // What was read and planned last, for as long as the same file stays open.
  const last = new WeakMap<object, Kept>();
  const detail = (id: RemittanceId): RemittanceDetail => {
    const db = context.db();
    const summary = needRemittance(db, id);
    const kept = last.get(db);
    if (summary.status === 'waiting' && kept?.sha256 === summary.sha256 && kept.stamp === writeStamp(db))
      return { summary, proof: proofOf(kept.file, kept.plan, 'waiting'), corrections: [] };
    return readDetail(context, db, summary);
  };
  const act = (id: RemittanceId, work: (db: WriteDb) => void): RemittanceDetail => {
    transaction(context.db(), work);
    return detail(id);
  };
  const receive = (
    fileName: string,
    bytes: Uint8Array,
    source: RemittanceSummary['source'],
  ): RemittanceDetail => {
    if (bytes.length > LARGEST_KEPT)
      throw new Refusal(
        'invalid_input',
        `${fileName} is larger than ${LARGEST_KEPT / 1_048_576} MB. Ask the payer or clearinghouse to send its payments in several files; nothing was changed.`,
      );
    const db = context.db();
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const known = findByContent(db, sha256);
    if (known) return receiveAgain(context, db, known, fileName, detail);
    const file = readFile(fileName, sha256, readPaymentsOf(bytes, source));
    const id = context.newId() as RemittanceId;
    const claimCount = file.payments.reduce((sum, p) => sum + p.claims.length, 0);
    const inside = isLarge({ claimCount }) ? largeTransaction : transaction;
    const plan = inside(db, (w) => {
      const planned = planFile(context, w, file, { sourceId: id, id: null, postedAt: null });
      keep(context, w, { id, file, plan: planned, bytes, source });
      return planned;
    });
    last.set(db, { sha256, stamp: writeStamp(db), file, plan });
    return { summary: needRemittance(db, id), proof: proofOf(file, plan, 'waiting'), corrections: [] };
  };
  function* posting(db: WriteDb, id: RemittanceId): Steps<RemittanceProof> {
    const kept = last.get(context.db());
    const summary = needRemittance(db, id);
    refuseUnlessWaiting(summary);
    const sourceId = nextSource(db, id);
    const fresh = kept?.sha256 === summary.sha256 && kept.stamp === writeStamp(db) && sourceId === id;
    const asKept = fresh && (kept.plan.draft?.postedOn ?? context.clock.today()) === context.clock.today();
    const file = fresh ? kept.file : keptFile(db, summary);
    const plan = asKept ? kept.plan : planFile(context, db, file, { sourceId, id, postedAt: null });
    return yield* postPlan(context, db, summary, file, plan, asKept);
  }
  const posted = (id: RemittanceId, proof: RemittanceProof): RemittanceDetail => {
    const db = context.db();
    last.delete(db);
    return { summary: needRemittance(db, id), proof, corrections: listCorrections(db, id) };
  };

  return {
    get: detail,
    list: (): RemittanceSummary[] => listRemittances(context.db()),
    /**
     * The proof of a file without keeping anything.
     * @throws Refusal when it is no whole 835.
     */
    check: (fileName: string, bytes: Uint8Array): RemittanceProof => {
      const db = context.db();
      const sha256 = createHash('sha256').update(bytes).digest('hex');
      const known = findByContent(db, sha256);
      if (known?.status === 'posted') return { ...readDetail(context, db, known).proof, fileName };
      const file = readFile(fileName, sha256, readPaymentsOf(bytes));
      const plan = planFile(context, db, file, { sourceId: 'check', id: known?.id ?? null, postedAt: null });
      return proofOf(file, plan, known?.status ?? null);
    },
    /**
     * Reads, proves and keeps a file as waiting. The same bytes again: the file that waits is given back, one
     * that was undone waits again.
     * @throws Refusal when it is no whole 835 (nothing is kept), or when it was posted before.
     */
    receive: (fileName: string, bytes: Uint8Array): RemittanceDetail => receive(fileName, bytes, 'era'),
    /** A paper EOB that was typed in: proved, kept and posted like an 835. @throws Refusal as `receive`. */
    receivePaper: (name: string, payments: readonly RemitPayment[]): RemittanceDetail =>
      receive(name, new TextEncoder().encode(JSON.stringify(payments)), 'paper'),
    /**
     * One journal for the file: every payment that balances and is ours, the others are left out with the reason.
     * @throws Refusal when none can be posted, or it was posted before.
     */
    post: (id: RemittanceId): RemittanceDetail => {
      const db = context.db();
      const inside = isLarge(needRemittance(db, id)) ? largeTransaction : transaction;
      return posted(
        id,
        inside(db, (w) => doAll(posting(w, id))),
      );
    },
    /**
     * As `post`, for the window: a large file is posted over many turns of the event loop, still in one transaction.
     * @throws as `post`; Refusal `conflict` when other long work holds the file, `locked` when it was locked meanwhile.
     */
    postPaced: async (id: RemittanceId, told: (step: Step) => void): Promise<RemittanceDetail> => {
      const db = context.db();
      if (!isLarge(needRemittance(db, id)))
        return posted(
          id,
          transaction(db, (w) => doAll(posting(w, id))),
        );
      return posted(id, await longTransaction(db, HELD, (w) => doPaced(posting(w, id), db, told)));
    },
    /** Takes a posted file back as a whole. @throws Refusal when a later one rests on it. */
    undo: (id: RemittanceId, reason: string): RemittanceDetail => {
      const db = context.db();
      const inside = isLarge(needRemittance(db, id)) ? largeTransaction : transaction;
      inside(db, (w) => doAll(undoSteps(context, w, id, reason)));
      return detail(id);
    },
    /** As `undo`, for the window: a large file over many turns. @throws as `undo`, and as `postPaced`. */
    undoPaced: async (
      id: RemittanceId,
      reason: string,
      told: (step: Step) => void,
    ): Promise<RemittanceDetail> => {
      const db = context.db();
      if (!isLarge(needRemittance(db, id))) transaction(db, (w) => doAll(undoSteps(context, w, id, reason)));
      else await longTransaction(db, HELD, (w) => doPaced(undoSteps(context, w, id, reason), db, told));
      return detail(id);
    },
    discard: (id: RemittanceId): void => transaction(context.db(), (db) => discard(context, db, id)),
    unmatched: (): SetAsideRow[] => listSetAside(context.db()),
    /** Our claims that a claim of a file might answer, the best first, with the one that is likely. */
    candidates: (at: Place, search: string) => candidatesFor(context, context.db(), at, search),
    match: (at: Place, claimId: ClaimId): RemittanceDetail =>
      act(at.id, (db) => matchByHand(context, db, at, claimId)),
    notOurs: (at: Place, reason: string): RemittanceDetail =>
      act(at.id, (db) => sayNotOurs(context, db, at, reason)),
    forgetChoice: (at: Place): RemittanceDetail => act(at.id, (db) => forgetChoice(context, db, at)),
    settle: (
      at: Place & { readonly part: 'claim' | 'plb' },
      how: 'refund' | 'income' | 'cost',
      reason: string,
    ): void => transaction(context.db(), (db) => settleMoney(context, db, at, how, reason)),
    /** Says that the payee of a payment is this practice under another number. */
    acceptPayee: (id: RemittanceId, payment: number): RemittanceDetail =>
      act(id, (db) => acceptPayee(context, db, id, payment)),
    decideCorrection: (at: Place, take: boolean): RemittanceDetail =>
      act(at.id, (db) => correct(context, db, at, take)),
    /** What a person still has to do about a posted file. */
    openItems: (id: RemittanceId) => readOpenItems(context.db(), needRemittance(context.db(), id)),
    openCounts: () => countOpenItems(context.db()),
    payerAccounts: () => readPayerAccounts(context.db()),
    payerAccount: (key: PayerKey) => readPayerAccount(context.db(), key),
    rules: createRuleService(context),
    fileText: (id: RemittanceId): { fileName: string; text: string } => {
      const { fileName } = needRemittance(context.db(), id);
      return { fileName, text: decodeText(needContent(context.db(), id)) };
    },
  };
}

function receiveAgain(
  context: RemittanceContext,
  db: ReturnType<RemittanceContext['db']>,
  known: RemittanceSummary,
  fileName: string,
  detail: (id: RemittanceId) => RemittanceDetail,
): RemittanceDetail {
  if (known.status === 'posted') {
    const under = known.fileName === fileName ? '' : ` under the name ${known.fileName}`;
    throw new Refusal('conflict', `This remittance was posted before${under}. Nothing was posted again.`);
  }
  if (known.status === 'undone')
    transaction(db, (w) => {
      setWaiting(w, known.id);
      note(context, w, known.id, 'reopen', known.fileName);
    });
  return detail(known.id);
}

function refuseUnlessWaiting({ status }: RemittanceSummary): void {
  if (status === 'posted')
    throw new Refusal('conflict', 'This remittance is posted already. Nothing was posted again.');
  if (status === 'undone')
    throw new Refusal(
      'rule_violated',
      'This remittance was undone. Open its file again to post it once more.',
    );
}

function discard(context: RemittanceContext, db: WriteDb, id: RemittanceId): void {
  const remittance = needRemittance(db, id);
  if (remittance.status !== 'waiting')
    throw new Refusal('rule_violated', 'Only a remittance that was not posted can be taken off the list.');
  // One that was posted and undone before keeps its history; it only waits no longer.
  if (countJournals(db, id) > 0) setUndone(db, id);
  else deleteRemittance(db, id);
  note(context, db, id, 'discard', remittance.fileName);
}

function acceptPayee(context: RemittanceContext, db: WriteDb, id: RemittanceId, payment: number): void {
  const found = keptFile(db, needRemittance(db, id)).payments[payment];
  const identifier = found ? payeeIdentifier(found) : '';
  if (!found || identifier === '') throw new Refusal('not_found', 'This payment names no payee by number.');
  insertPayee(db, {
    identifier,
    name: found.payeeName,
    at: context.clock.now(),
    userId: context.user().id,
  });
  note(context, db, id, 'accept payee', `payee ${identifier} is this practice`);
}

function correct(context: RemittanceContext, db: WriteDb, at: Place, take: boolean): void {
  const kept = findKeptClaim(db, at.id, at.position);
  const { remit } = remitAt(db, at);
  const { corrected } = remit;
  if (
    !kept?.claimId ||
    !corrected ||
    !decideCorrection(db, at.id, at.position, take ? 'taken' : 'dismissed', context.clock.now())
  )
    throw new Refusal(
      'rule_violated',
      'There is nothing to decide about this correction. Nothing was changed.',
    );
  if (take) {
    if (!context.correctPatient)
      throw new Refusal(
        'rule_violated',
        'The patient record cannot be changed from here. Nothing was changed.',
      );
    context.correctPatient(db, kept.claimId, corrected);
  }
  note(
    context,
    db,
    at.id,
    take ? 'take correction' : 'dismiss correction',
    `claim ${at.position + 1} of the file`,
  );
}
