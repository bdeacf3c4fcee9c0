import { nameKey } from '#shared/domain/matching/names.ts';
import type { SentClaim } from '#shared/domain/x12/acks/sent-file.ts';
import type { ReportedClaim } from '#shared/domain/x12/claim-status/report.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { ClaimHead } from '#electron/service-context.ts';
import type { AcknowledgementContext } from './context.ts';
import type { AckTarget } from './item-draft.ts';
import { findClaimByPayerNumber, findStatusQuestion } from './queries.ts';
import { claimIn, type OurFile, type SentFiles } from './sent-files.ts';

/** What was found by control numbers and traces, or why nothing was. It is never guessed. */
export type Found<T> =
  | { readonly found: T; readonly why: string }
  | { readonly found: null; readonly why: string };

/**
 * The file of ours that a TA1 answers: by ISA13, and by the time that TA102 and TA103 give back or the two parties
 * turned round.
 */
export function matchInterchange(
  files: SentFiles,
  target: Extract<AckTarget, { what: 'interchange' }>,
): Found<OurFile> {
  const candidates = files.byControl(target.control);
  if (candidates.length === 0)
    return { found: null, why: `No file of ours has the control number ${target.control}.` };
  const file = candidates.find(
    ({ sent }) => sent.at === target.sentAt || (target.sentAt === '' && turnedRound(sent, target)),
  );
  return file
    ? { found: file, why: 'by the control number of the file (ISA13) and its time' }
    : {
        found: null,
        why: `Our file ${target.control} was made at another time than the one that is answered, so it is not certain that it is meant.`,
      };
}

/** The file of ours whose group a 999 answers: by GS06 and, where it names transactions, by ST02. */
export function matchGroup(files: SentFiles, target: Extract<AckTarget, { what: 'set' }>): Found<OurFile> {
  const candidates = files.byGroup(target.group);
  if (candidates.length === 0)
    return { found: null, why: `No file of ours has the group control number ${target.group}.` };
  const kind = GROUP_OF[target.functionalCode];
  const file = candidates.find(
    ({ sent }) =>
      sent.sets.some((s) => kind === undefined || s.transaction === kind) &&
      (target.set === null || sent.sets.some((s) => same(s.control, target.set?.control ?? ''))) &&
      (turnedRound(sent, target) || candidates.length === 1) &&
      !strangers(sent, target),
  );
  return file
    ? { found: file, why: 'by the control numbers of group and transaction (GS06, ST02)' }
    : {
        found: null,
        why: `A file of ours has the group control number ${target.group}, but not this transaction or these parties.`,
      };
}

const GROUP_OF: Readonly<Record<string, string>> = { HC: '837', HS: '270', HR: '276' };

type Parties = { readonly from: string; readonly to: string };

function turnedRound(sent: OurFile['sent'], { from, to }: Parties): boolean {
  return sameId(sent.receiverId, from) && sameId(sent.senderId, to);
}

/** Neither party is one of ours: another practice's answer. */
function strangers(sent: OurFile['sent'], { from, to }: Parties): boolean {
  return !sameId(sent.receiverId, from) && !sameId(sent.senderId, to);
}

function sameId(a: string, b: string): boolean {
  return a.trim().toUpperCase() === b.trim().toUpperCase();
}

/** Control numbers, leading zeros aside. */
export function same(a: string, b: string): boolean {
  const bare = (text: string): string => text.trim().replace(/^0+(?=.)/, '');
  return bare(a) === bare(b);
}

/** A claim of ours with the file in which it was, as far as that is known. */
export type FoundClaim = {
  readonly head: ClaimHead;
  /** The file that is answered; null when only the claim is certain. */
  readonly file: OurFile | null;
  readonly sent: SentClaim | null;
};

/**
 * The claim that a 277CA or 277 speaks of: by our control number (CLM01) in TRN02, or the trace of our question.
 * With the number of our batch (BHT03) that is enough; without it, what else is said must fit what we sent.
 */
export function matchClaim(
  context: AcknowledgementContext,
  db: ReadDb,
  files: SentFiles,
  target: Extract<AckTarget, { what: 'claim' }>,
): Found<FoundClaim> {
  const { claim } = target;
  const asked = findStatusQuestion(db, claim.trace);
  if (asked) {
    const head = context.claims.findByControlNumber(db, asked);
    if (head) return { found: withLast(files, head), why: 'by the trace of our question' };
  }
  const head = headOf(context, db, claim);
  if (!head)
    return {
      found: null,
      why: `No claim of ours has the control number ${claim.patientControlNumber || claim.trace || '(none is given)'}.`,
    };
  const batch = inBatch(files, head, target.batches);
  if (batch) return { found: batch, why: 'by the numbers of claim and batch (CLM01, BHT03)' };
  const last = withLast(files, head);
  if (!last.sent)
    return { found: null, why: `Claim ${head.controlNumber} is ours, but was never sent in a file.` };
  const { agrees, differs } = compareSent(claim, last.sent);
  if (differs.length > 0)
    return {
      found: null,
      why: `Claim ${head.controlNumber} is ours, but differs in ${differs.join(' and ')}, so it may be another practice’s.`,
    };
  if (agrees.length === 0)
    return {
      found: null,
      why: `Claim ${head.controlNumber} is ours, but nothing else is said that would confirm it.`,
    };
  return { found: last, why: `by the control number of the claim (CLM01); ${agrees.join(', ')} agree` };
}

function headOf(context: AcknowledgementContext, db: ReadDb, claim: ReportedClaim): ClaimHead | null {
  for (const number of [claim.patientControlNumber, claim.trace]) {
    const head = number === '' ? null : context.claims.findByControlNumber(db, number);
    if (head) return head;
  }
  const byPayer =
    claim.payerControlNumber === '' ? null : findClaimByPayerNumber(db, claim.payerControlNumber);
  return byPayer === null ? null : context.claims.findByControlNumber(db, byPayer);
}

function inBatch(files: SentFiles, head: ClaimHead, batches: readonly string[]): FoundClaim | null {
  for (const id of [...head.files].reverse()) {
    const file = files.byId(id);
    const set = file?.sent.sets.find(
      (s) =>
        batches.some((batch) => same(batch, s.reference)) &&
        s.claims.some((c) => c.controlNumber === head.controlNumber),
    );
    if (file && set) return { head, file, sent: claimIn(file, head.controlNumber) };
  }
  return null;
}

/** The claim with its last file, by which complaints are led back; which file is answered is not known then. */
export function withLast(files: SentFiles, head: ClaimHead): FoundClaim {
  const id = head.files.at(-1);
  const file = id === undefined ? null : files.byId(id);
  return { head, file: null, sent: file && claimIn(file, head.controlNumber) };
}

/** What speaks for and against a claim of ours being the one that is reported on. */
export function compareSent(
  claim: ReportedClaim,
  sent: SentClaim,
): { readonly agrees: string[]; readonly differs: string[] } {
  const agrees: string[] = [];
  const differs: string[] = [];
  const note = (what: string, theirs: string, ours: string): void => {
    if (theirs === '' || ours === '') return;
    (theirs === ours ? agrees : differs).push(what);
  };
  const charge = claim.statuses.find((s) => s.chargeCents !== null)?.chargeCents ?? null;
  note('last name', nameKey(claim.lastName), nameKey(sent.lastName));
  note(
    'charge',
    charge === null ? '' : String(charge),
    sent.chargeCents === null ? '' : String(sent.chargeCents),
  );
  note('date of service', claim.serviceFrom ?? '', sent.serviceDate ?? '');
  return { agrees, differs };
}
