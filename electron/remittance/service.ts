import { createHash } from 'node:crypto';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { likelyOf, weighCandidates, type Candidate } from '#shared/domain/posting/candidates.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { RemittanceProof, RemittanceSummary, RemitPayment } from '#shared/domain/remittance.ts';
import type { ClaimId, RemittanceId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { needContent, needRemittance, note, type RemittanceContext } from './context.ts';
import { readPayerAccount, readPayerAccounts, type PayerKey } from './payer-account.ts';
import { countUnmatched, nextSource, postPlan, undo } from './posting.ts';
import {
  identities,
  payeeIdentifier,
  payerOf,
  planFile,
  proofOf,
  unpackProof,
  type FilePlan,
  type ReadFile,
} from './proof.ts';
import {
  countJournals,
  deleteRemittance,
  findByContent,
  findLastJournal,
  findStoredProof,
  insertPayee,
  insertPayments,
  insertRemittance,
  listRemittances,
  replaceClaims,
  setUndone,
  setWaiting,
  writeStamp,
} from './queries.ts';
import { decodeText, readPaymentsOf } from './read-file.ts';
import { createRuleService } from './rules.ts';
import {
  decideCorrection,
  findCandidateClaims,
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
    const plan = planFile(context, db, file, { sourceId: id, id: null, postedAt: null });
    transaction(db, (w) => keep(context, w, { id, file, plan, bytes, source }));
    last.set(db, { sha256, stamp: writeStamp(db), file, plan });
    return { summary: needRemittance(db, id), proof: proofOf(file, plan, 'waiting'), corrections: [] };
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
      const kept = last.get(db);
      const proof = transaction(db, (w) => {
        const summary = needRemittance(w, id);
        refuseUnlessWaiting(summary);
        const sourceId = nextSource(w, id);
        const fresh = kept?.sha256 === summary.sha256 && kept.stamp === writeStamp(w) && sourceId === id;
        const file = fresh ? kept.file : keptFile(w, summary);
        const plan =
          fresh && (kept.plan.draft?.postedOn ?? context.clock.today()) === context.clock.today()
            ? kept.plan
            : planFile(context, w, file, { sourceId, id, postedAt: null });
        return postPlan(context, w, summary, file, plan);
      });
      last.delete(db);
      return { summary: needRemittance(db, id), proof, corrections: listCorrections(db, id) };
    },
    /** Takes a posted file back as a whole. @throws Refusal when a later one rests on it. */
    undo: (id: RemittanceId, reason: string): RemittanceDetail =>
      act(id, (db) => undo(context, db, id, reason)),
    discard: (id: RemittanceId): void => transaction(context.db(), (db) => discard(context, db, id)),
    unmatched: (): SetAsideRow[] => listSetAside(context.db()),
    /** Our claims that a claim of a file might answer, the best first, with the one that is likely. */
    candidates: (at: Place, search: string): { candidates: Candidate[]; likely: ClaimId | null } => {
      const db = context.db();
      const { remit, payment } = remitAt(db, at);
      const payerId = payerOf(payment, context.records.payers(db));
      const found = findCandidateClaims(db, remit, search);
      const candidates = weighCandidates(remit, payerId, found);
      if (search.trim() !== '')
        for (const claim of found)
          if (candidates.length < 12 && !candidates.some((c) => c.claim.claimId === claim.claimId))
            candidates.push({ claim, confidence: 0, agrees: [], differs: [] });
      return { candidates, likely: likelyOf(candidates)?.claim.claimId ?? null };
    },
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
    payerAccounts: () => readPayerAccounts(context.db()),
    payerAccount: (key: PayerKey) => readPayerAccount(context.db(), key),
    rules: createRuleService(context),
    fileText: (id: RemittanceId): { fileName: string; text: string } => {
      const { fileName } = needRemittance(context.db(), id);
      return { fileName, text: decodeText(needContent(context.db(), id)) };
    },
  };
}

function readFile(fileName: string, sha256: string, payments: readonly RemitPayment[]): ReadFile {
  return { fileName, sha256, payments, identities: identities(payments) };
}

/** A kept file, read again. */
export function keptFile(db: ReadDb, summary: RemittanceSummary): ReadFile {
  const payments = readPaymentsOf(needContent(db, summary.id), summary.source);
  return readFile(summary.fileName, summary.sha256, payments);
}

function readDetail(context: RemittanceContext, db: ReadDb, summary: RemittanceSummary): RemittanceDetail {
  const { id, status } = summary;
  const corrections = listCorrections(db, id);
  const stored = status === 'waiting' ? null : findStoredProof(db, id);
  if (stored) {
    const refusal =
      status === 'posted'
        ? 'This remittance is posted.'
        : 'This remittance was undone. Open its file again to post it once more.';
    return { summary, proof: { ...unpackProof(stored), refusal }, corrections };
  }
  const journal = summary.journalId ?? findLastJournal(db, id);
  const at = status === 'waiting' ? null : ((journal && context.postedAt(db, journal)) ?? summary.receivedAt);
  const file = keptFile(db, summary);
  const plan = planFile(context, db, file, { sourceId: id, id, postedAt: at });
  return { summary, proof: proofOf(file, plan, status), corrections };
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

type Keeping = {
  readonly id: RemittanceId;
  readonly file: ReadFile;
  readonly plan: FilePlan;
  readonly bytes: Uint8Array;
  readonly source: RemittanceSummary['source'];
};

function keep(context: RemittanceContext, db: WriteDb, { id, file, plan, bytes, source }: Keeping): void {
  const { payments, fileName } = file;
  const planned = plan.payments.flatMap((p) => p.planned);
  insertRemittance(db, {
    id,
    fileName,
    sha256: file.sha256,
    content: bytes,
    receivedAt: context.clock.now(),
    payerName: joined(payments.map((p) => p.payerName)),
    traceNumber: joined(payments.map((p) => p.traceNumber)),
    paidOn:
      payments
        .flatMap((p) => p.paidOn ?? [])
        .sort()
        .at(-1) ?? null,
    amountCents: sumCents(payments.map(signedAmount)),
    claimCount: planned.length,
    unmatchedCount: countUnmatched(planned),
    source,
    leftOutCount: plan.payments.filter((p) => p.leftOut !== '').length,
  });
  insertPayments(db, id, file.identities);
  replaceClaims(db, id, planned);
  note(context, db, id, 'receive', `${fileName}, ${planned.length} claims`);
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

function joined(names: readonly string[]): string {
  const different = [...new Set(names.filter(Boolean))];
  const more = different.length > 3 ? ` and ${different.length - 3} more` : '';
  return different.slice(0, 3).join(', ') + more;
}
