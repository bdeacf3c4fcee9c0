import type { AckReason } from '#shared/domain/acknowledgement.ts';
import { innocentReason, setVerdict } from '#shared/domain/acknowledgement-syntax.ts';
import { claimVerdict, type LineOf, type StatusTitles } from '#shared/domain/acknowledgement-verdict.ts';
import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { SentClaim } from '#shared/domain/x12/acks/sent-file.ts';
import type { AckFileId, AckItemId, ClaimFileId } from '#shared/kernel/ids.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { ClaimHead } from '#electron/service-context.ts';
import type { AcknowledgementContext } from './context.ts';
import type { AckTarget, ItemDraft } from './item-draft.ts';
import { same, type FoundClaim } from './matching.ts';
import { insertItemClaim, saidLater } from './queries.ts';
import type { OurFile, SentFiles } from './sent-files.ts';

/** An item on its way to the claims that it concerns. */
export type Applied = {
  readonly fileId: AckFileId;
  readonly itemId: AckItemId;
  readonly draft: ItemDraft;
  readonly files: SentFiles;
  readonly titles: StatusTitles;
};

/** What an item says to one claim. */
type Word = {
  readonly head: ClaimHead;
  readonly mark: ClaimStatus | null;
  readonly reasons: readonly AckReason[];
  readonly sentence: string;
  /** The file of ours that is answered; null when only the claim is certain. */
  readonly answered: ClaimFileId | null;
};

/** A TA1 or 999 of a claim file: every claim in it, or in the transaction that is meant. @returns how many. */
export function applyToFile(
  context: AcknowledgementContext,
  db: WriteDb,
  item: Applied,
  file: OurFile,
): number {
  if (file.claimFileId === null) return 0;
  const wordFor = wordsOf(item, file);
  const words = context.claims.findByFile(db, file.claimFileId).flatMap((head) => wordFor(head) ?? []);
  for (const word of words) tell(context, db, item, word);
  return words.length;
}

/** What the item says to a claim of the file; null for a claim that it does not mean. */
function wordsOf(item: Applied, file: OurFile): (head: ClaimHead) => Word | null {
  const { draft, files } = item;
  const { target, mark, reasons, sentence } = draft;
  const whole = (head: ClaimHead): Word => ({ head, mark, reasons, sentence, answered: file.claimFileId });
  if (target.what !== 'set') return whole;
  const { set, listed } = target;
  const setOf = new Map(
    file.sent.sets.flatMap((s) => s.claims.map((c) => [c.controlNumber, s.control] as const)),
  );
  if (set === null)
    return (head) => {
      const own = setOf.get(head.controlNumber);
      return own === undefined || listed.some((control) => same(control, own)) ? null : whole(head);
    };
  const verdict = setVerdict(set, files.places(file));
  return (head) => {
    const own = setOf.get(head.controlNumber);
    if (own === undefined || !same(set.control, own)) return null;
    const faults = verdict.byClaim.get(head.controlNumber) ?? [];
    const its =
      faults.length > 0 || verdict.outcome !== 'rejected' ? faults : [innocentReason(verdict, draft.segment)];
    return { ...whole(head), reasons: its, sentence: sentenceOf(its, verdict.sentence) };
  };
}

/** The reasons of a 999 with their places in our file, for the item as a whole. */
export function locatedReasons(
  files: SentFiles,
  file: OurFile,
  target: AckTarget,
): readonly AckReason[] | null {
  return target.what === 'set' && target.set !== null
    ? setVerdict(target.set, files.places(file)).reasons
    : null;
}

/** A batch or provider that was refused as a whole: its claims that the report does not name. @returns how many. */
export function applyToBatch(
  context: AcknowledgementContext,
  db: WriteDb,
  item: Applied,
  file: OurFile,
): number {
  const { target, mark, reasons, sentence } = item.draft;
  if (target.what !== 'batch' || file.claimFileId === null) return 0;
  const set = file.sent.sets.find((s) => same(s.reference, target.reference));
  const meant = (set?.claims ?? []).filter(
    (c) =>
      (target.providerId === '' || c.billingNpi === target.providerId) &&
      !target.named.includes(c.controlNumber),
  );
  const heads = meant.flatMap((c) => context.claims.findByControlNumber(db, c.controlNumber) ?? []);
  // A batch that merely arrived is noted with the batch and not with each claim.
  if (mark === null) return heads.length;
  for (const head of heads)
    tell(context, db, item, { head, mark, reasons, sentence, answered: file.claimFileId });
  return heads.length;
}

/** One claim of a 277CA or 277. */
export function applyToClaim(
  context: AcknowledgementContext,
  db: WriteDb,
  item: Applied,
  found: FoundClaim,
): void {
  const { draft } = item;
  if (draft.target.what !== 'claim') return;
  const kind = draft.kind === '277' ? '277' : '277CA';
  const verdict = claimVerdict(
    draft.target.claim,
    { kind, sourceEntity: draft.facts.sourceEntity },
    lineOf(found.sent),
    item.titles,
  );
  tell(context, db, item, {
    head: found.head,
    mark: verdict.mark,
    reasons: verdict.reasons,
    sentence: verdict.sentence,
    answered: found.file?.claimFileId ?? null,
  });
}

/** By our line item control number; where none is given, by a code that the claim has once. */
function lineOf(sent: SentClaim | null): LineOf {
  return ({ lineControl, code }) => {
    const lines = sent?.lines ?? [];
    const byControl = lineControl === '' ? undefined : lines.find((l) => l.control === lineControl);
    if (byControl) return byControl.number;
    const byCode = lines.filter((l) => l.code === code && code !== '');
    return byCode.length === 1 ? (byCode[0]?.number ?? null) : null;
  };
}

/**
 * Moves a claim by what is said, or notes why it does not move: it was sent again since, or something later was said
 * already. Rejections at the same time stand above acceptances.
 */
function tell(context: AcknowledgementContext, db: WriteDb, item: Applied, word: Word): void {
  const { draft } = item;
  const note = word.mark === null ? '' : whyNot(db, draft, word, item.files);
  const result = context.claims.markStatus(db, word.head.claimId, {
    // The same status is no step of the machine, so it is only noted.
    to: word.mark !== null && note === '' ? word.mark : word.head.status,
    cause: draft.kind === '277' ? 'answered' : 'acknowledged',
    detail: [`${draft.kind} of ${draft.facts.sourceName || 'an unnamed sender'}:`, word.sentence, note]
      .filter((part) => part !== '')
      .join(' '),
    file: { kind: draft.kind === '277' ? 'claim_status' : 'acknowledgement', id: item.fileId },
    ...(draft.facts.payerControlNumber === '' ? {} : { payerControlNumber: draft.facts.payerControlNumber }),
  });
  const after = draft.facts.payerControlNumber;
  const before = word.head.payerControlNumber;
  insertItemClaim(db, item.itemId, {
    number: after === '' || after === before ? null : { before, after },
    claimId: word.head.claimId,
    reasons: word.reasons,
    from: result.moved ? result.from : null,
    to: result.moved ? result.to : null,
    note:
      note !== '' || result.moved || word.mark === null || word.mark === word.head.status
        ? note
        : STOOD_FURTHER,
  });
}

const STOOD_FURTHER = 'The claim stands further on already, so it did not move.';

function whyNot(db: WriteDb, draft: ItemDraft, word: Word, files: SentFiles): string {
  const { head, answered } = word;
  const last = head.files.at(-1);
  if (last === undefined) return 'The claim was not sent in a file.';
  if (answered !== null && answered !== last)
    return 'It speaks of an earlier file; the claim was sent again since.';
  const since = files.byId(last)?.createdAt ?? '';
  // Without the file's number only the day tells: what was said before the last sending is of an earlier one.
  if (
    answered === null &&
    head.files.length > 1 &&
    draft.saidAt !== '' &&
    draft.saidAt.slice(0, 10) < since.slice(0, 10)
  )
    return 'It was said before the claim was sent last.';
  const later = saidLater(db, head.claimId, draft.saidAt, since);
  if (!later || word.mark === 'rejected') return later && later.saidAt > draft.saidAt ? LATER : '';
  return LATER;
}

const LATER = 'Something later was said of this claim already.';

function sentenceOf(reasons: readonly AckReason[], otherwise: string): string {
  return reasons.length === 0 ? otherwise : reasons.map((r) => r.words).join(' ');
}
