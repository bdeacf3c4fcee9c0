import { createHash } from 'node:crypto';
import type { RemittanceDetail, UnmatchedClaim } from '#shared/contract/remits.ts';
import { claimMay, type ClaimStatus } from '#shared/domain/claim-status.ts';
import type { RemittancePlan } from '#shared/domain/posting/plan-remittance.ts';
import { signedAmount } from '#shared/domain/posting/prove.ts';
import type { PlannedClaim, RemittanceProof, RemittanceSummary } from '#shared/domain/remittance.ts';
import type { ClaimId, JournalId, RemittanceId } from '#shared/kernel/ids.ts';
import { sumCents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ClaimsForRemittances, ServiceContext } from '#electron/service-context.ts';
import { identities, planFile, proofOf, twinSentence, type ReadFile } from './proof.ts';
import { decodeText, readPaymentsOf } from './read-file.ts';
import {
  countJournals,
  deleteRemittance,
  findByContent,
  findClaimStatus,
  findContent,
  findLastJournal,
  findMatchedClaimIds,
  findPostedTwin,
  findRemittance,
  findSteps,
  insertClaimStep,
  insertPayments,
  insertRemittance,
  listRemittances,
  listUnmatched,
  replaceClaims,
  setPosted,
  setUndone,
  setWaiting,
  updateClaimStatus,
} from './queries.ts';

export type RemittanceContext = ServiceContext & {
  /** Writes the equal and opposite of a journal inside the caller's transaction. */
  readonly reverseJournal: (db: WriteDb, id: JournalId, why: string) => JournalId;
  /** When a journal was posted, for showing a posted file as it was. */
  readonly postedAt: (db: ReadDb, id: JournalId) => RemittanceSummary['receivedAt'] | null;
  readonly claims: ClaimsForRemittances;
};

export type RemittanceService = ReturnType<typeof createRemittanceService>;

/** Payers' answers: read, proved, kept, posted as one journal, undone as one. */
export function createRemittanceService(context: RemittanceContext) {
  const get = (id: RemittanceId): RemittanceDetail => readDetail(context, context.db(), id);

  return {
    get,
    list: (): RemittanceSummary[] => listRemittances(context.db()),
    /**
     * The proof of a file without keeping anything.
     * @throws Refusal when it is no whole 835.
     */
    check: (fileName: string, bytes: Uint8Array): RemittanceProof => {
      const db = context.db();
      const file = readFile(fileName, bytes);
      const known = findByContent(db, file.sha256);
      const plan = planFile(context, db, file, 'check', postedPart(context, db, known));
      return proofOf(db, file, plan, known);
    },
    /**
     * Reads, proves and keeps a file as waiting. The same bytes again: the file that waits is given back, one
     * that was undone waits again.
     * @throws Refusal when it is no whole 835 (nothing is kept), or when it was posted before.
     */
    receive: (fileName: string, bytes: Uint8Array): RemittanceDetail =>
      get(transaction(context.db(), (db) => receive(context, db, fileName, bytes))),
    /** One journal for the whole file. @throws Refusal when a sum does not agree or it was posted before. */
    post: (id: RemittanceId): RemittanceDetail => {
      transaction(context.db(), (db) => post(context, db, id));
      return get(id);
    },
    /** Takes a posted file back as a whole. @throws Refusal when a later one rests on it. */
    undo: (id: RemittanceId, reason: string): RemittanceDetail => {
      transaction(context.db(), (db) => undo(context, db, id, reason));
      return get(id);
    },
    discard: (id: RemittanceId): void => transaction(context.db(), (db) => discard(context, db, id)),
    unmatched: (): UnmatchedClaim[] => listUnmatched(context.db()),
    fileText: (id: RemittanceId): { fileName: string; text: string } => {
      const { fileName } = needRemittance(context.db(), id);
      return { fileName, text: decodeText(needContent(context.db(), id)) };
    },
  };
}

function needRemittance(db: ReadDb, id: RemittanceId): RemittanceSummary {
  const remittance = findRemittance(db, id);
  if (!remittance) throw new Refusal('not_found', 'This remittance is not in the practice file.');
  return remittance;
}

function needContent(db: ReadDb, id: RemittanceId): Uint8Array {
  const content = findContent(db, id);
  if (!content) throw new Refusal('not_found', 'This remittance is not in the practice file.');
  return content;
}

function readFile(fileName: string, bytes: Uint8Array): ReadFile {
  const sha256 = createHash('sha256').update(bytes).digest('hex');
  return { fileName, sha256, payments: readPaymentsOf(bytes) };
}

function postedPart(
  context: RemittanceContext,
  db: ReadDb,
  remittance: RemittanceSummary | null,
): { id: RemittanceId; at: RemittanceSummary['receivedAt'] } | null {
  if (!remittance || remittance.status === 'waiting') return null;
  const journal = remittance.journalId ?? findLastJournal(db, remittance.id);
  const at = journal && context.postedAt(db, journal);
  return { id: remittance.id, at: at ?? remittance.receivedAt };
}

function readDetail(context: RemittanceContext, db: ReadDb, id: RemittanceId): RemittanceDetail {
  const summary = needRemittance(db, id);
  const payments = readPaymentsOf(needContent(db, id));
  const file = { fileName: summary.fileName, sha256: summary.sha256, payments };
  const plan = planFile(context, db, file, id, postedPart(context, db, summary));
  return { summary, proof: proofOf(db, file, plan, summary) };
}

function receive(context: RemittanceContext, db: WriteDb, fileName: string, bytes: Uint8Array): RemittanceId {
  const file = readFile(fileName, bytes);
  const known = findByContent(db, file.sha256);
  if (known?.status === 'posted') {
    const under = known.fileName === fileName ? '' : ` under the name ${known.fileName}`;
    throw new Refusal('conflict', `This remittance was posted before${under}. Nothing was posted again.`);
  }
  if (known) {
    if (known.status === 'undone') {
      setWaiting(db, known.id);
      note(context, db, known.id, 'reopen', known.fileName);
    }
    return known.id;
  }
  const id = context.newId() as RemittanceId;
  const planned = planFile(context, db, file, id, null).payments.flatMap((p) => p.planned);
  const { payments } = file;
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
  });
  insertPayments(db, id, identities(payments));
  replaceClaims(db, id, planned);
  note(context, db, id, 'receive', `${fileName}, ${planned.length} claims`);
  return id;
}

function post(context: RemittanceContext, db: WriteDb, id: RemittanceId): void {
  const remittance = needRemittance(db, id);
  if (remittance.status === 'posted')
    throw new Refusal('conflict', 'This remittance is posted already. Nothing was posted again.');
  if (remittance.status === 'undone')
    throw new Refusal(
      'rule_violated',
      'This remittance was undone. Open its file again to post it once more.',
    );
  const file = { ...remittance, payments: readPaymentsOf(needContent(db, id)) };
  const twin = findPostedTwin(db, identities(file.payments), id);
  if (twin) throw new Refusal('conflict', twinSentence(twin));
  const earlier = countJournals(db, id);
  const plan = planFile(context, db, file, earlier === 0 ? id : `${id}/${earlier + 1}`, null);
  if (plan.refusal !== '') throw new Refusal('rule_violated', plan.refusal);
  const planned = plan.payments.flatMap((p) => p.planned);
  const journalId = plan.draft && context.postJournal(db, plan.draft);
  moveClaims(context, db, remittance, plan, planned);
  replaceClaims(db, id, planned);
  setPosted(db, id, journalId, countUnmatched(planned));
  context.claims.answered(
    db,
    planned.flatMap(({ claimId, statusCode, payerControlNumber, applied }) =>
      claimId === null ? [] : [{ claimId, statusCode, payerControlNumber, applied }],
    ),
  );
  note(
    context,
    db,
    id,
    'post',
    `${remittance.fileName}, ${planned.length} claims, journal ${journalId ?? 'none'}`,
  );
}

function moveClaims(
  context: RemittanceContext,
  db: WriteDb,
  remittance: RemittanceSummary,
  plan: RemittancePlan,
  planned: readonly PlannedClaim[],
): void {
  const sentences = new Map<ClaimId, string[]>();
  for (const claim of planned)
    if (claim.claimId !== null)
      sentences.set(claim.claimId, [...(sentences.get(claim.claimId) ?? []), claim.sentence]);
  for (const { claimId, status: to } of plan.statuses) {
    const claim = findClaimStatus(db, claimId);
    if (!claim) throw new Error('A remittance was matched with a claim that is not there.');
    moveClaim(context, db, remittance.id, {
      claimId,
      kind: 'remittance',
      from: claim.status,
      to,
      versionNumber: claim.versionNumber,
      detail: [
        `Remittance ${remittance.traceNumber} of ${remittance.payerName}.`,
        ...(sentences.get(claimId) ?? []),
      ].join(' '),
    });
  }
}

type Step = Parameters<typeof insertClaimStep>[2];

function moveClaim(context: RemittanceContext, db: WriteDb, id: RemittanceId, step: Step): void {
  const { claimId, from, to } = step;
  if (from !== to && (!claimMay(from, to, step.kind) || !updateClaimStatus(db, claimId, from, to)))
    throw new Error(`A claim cannot go from ${from} to ${to}.`);
  insertClaimStep(db, id, step, context.clock.now(), context.user().id);
}

function undo(context: RemittanceContext, db: WriteDb, id: RemittanceId, reason: string): void {
  const remittance = needRemittance(db, id);
  if (remittance.status !== 'posted')
    throw new Refusal('rule_violated', 'This remittance is not posted, so there is nothing to undo.');
  const answered = [...findMatchedClaimIds(db, id)];
  context.claims.refuseUndo(db, answered);
  for (const step of findSteps(db, id)) {
    const claim = findClaimStatus(db, step.claimId);
    if (!claim || claim.status !== step.to || !mayReturn(step.to, step.from))
      throw new Refusal(
        'rule_violated',
        `Claim ${claim?.controlNumber ?? ''} has moved on since. Undo what was posted to it later first; nothing was changed.`,
      );
    moveClaim(context, db, id, {
      claimId: step.claimId,
      kind: 'reversed',
      from: step.to,
      to: step.from,
      versionNumber: claim.versionNumber,
      detail: `Remittance ${remittance.traceNumber} undone: ${reason}`,
    });
  }
  if (remittance.journalId !== null) context.reverseJournal(db, remittance.journalId, reason);
  setUndone(db, id);
  context.claims.undone(db, answered);
  note(context, db, id, 'undo', reason);
}

function mayReturn(from: ClaimStatus, to: ClaimStatus): boolean {
  return from === to || claimMay(from, to, 'reversed');
}

function discard(context: RemittanceContext, db: WriteDb, id: RemittanceId): void {
  const remittance = needRemittance(db, id);
  if (remittance.status !== 'waiting')
    throw new Refusal('rule_violated', 'Only a remittance that was not posted can be taken off the list.');
  // One that was posted and undone before keeps its history; it only waits no longer.
  if (countJournals(db, id) > 0) {
    setPosted(db, id, findLastJournal(db, id), remittance.unmatchedCount);
    setUndone(db, id);
  } else deleteRemittance(db, id);
  note(context, db, id, 'discard', remittance.fileName);
}

function note(
  context: RemittanceContext,
  db: WriteDb,
  id: RemittanceId,
  action: string,
  change: string,
): void {
  context.audit(db, { action, record: 'remittance', recordId: id, change });
}

function countUnmatched(planned: readonly PlannedClaim[]): number {
  return planned.filter((claim) => claim.outcome === 'unmatched').length;
}

function joined(names: readonly string[]): string {
  const different = [...new Set(names.filter(Boolean))];
  const more = different.length > 3 ? ` and ${different.length - 3} more` : '';
  return different.slice(0, 3).join(', ') + more;
}
