import type { AckCandidate, AssignAnswer } from '#shared/contract/acknowledgements.ts';
import { readAnswers } from '#shared/domain/x12/acks/read-answers.ts';
import type { AckItemId, ClaimId, CoverageId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import { applyToClaim } from './apply.ts';
import { findClaimLikes, type ClaimLike } from './candidate-queries.ts';
import type { AcknowledgementContext } from './context.ts';
import { findFileContent } from './file-queries.ts';
import { needItem, settle, shownItem } from './item-decision.ts';
import { draftItems, type ItemDraft } from './item-draft.ts';
import type { ItemRow } from './item-queries.ts';
import { compareSent, withLast } from './matching.ts';
import { decode } from './recognise.ts';
import { createSentFiles } from './sent-files.ts';

/** The item as it was read, from the file that is kept. @throws Refusal when the file is not there. */
function draftOf(context: AcknowledgementContext, db: ReadDb, item: ItemRow): ItemDraft {
  const file = findFileContent(db, item.fileId);
  if (!file) throw new Refusal('not_found', 'This file is not in the practice file.');
  const titles = context.statusTitles(context.clock.today());
  const drafts = readAnswers(decode(file.content)).answers.flatMap((answer) => draftItems(answer, titles));
  const draft = drafts.find(
    (one) => one.segment === item.segment && one.kind === item.kind && one.level === item.level,
  );
  if (!draft) throw new Error('An entry is not in its file any more.');
  return draft;
}

/** Records of ours that an unmatched item may be about, the likeliest first. */
export function candidatesFor(
  context: AcknowledgementContext,
  id: AckItemId,
  search: string,
): AckCandidate[] {
  const db = context.db();
  const { target } = draftOf(context, db, needItem(db, id));
  if (target.what === 'person')
    return context.eligibility.likely(db, target.answer, search).map((one) => ({
      ...one,
      claimId: null,
      status: null,
      agrees: [...one.agrees],
      differs: [...one.differs],
    }));
  if (target.what !== 'claim') return [];
  const { claim } = target;
  const likes = findClaimLikes(db, {
    numbers: [claim.trace, claim.patientControlNumber].filter((n) => n !== ''),
    payerControlNumber: claim.payerControlNumber,
    lastName: claim.lastName,
    serviceDate: claim.serviceFrom,
    search,
  });
  const files = createSentFiles(db);
  return likes
    .flatMap((like) => claimCandidate(context, db, files, target, like) ?? [])
    .filter((one) => search !== '' || one.agrees.length > 0)
    .sort((a, b) => b.agrees.length - a.agrees.length || a.differs.length - b.differs.length)
    .slice(0, 20);
}

function claimCandidate(
  context: AcknowledgementContext,
  db: ReadDb,
  files: ReturnType<typeof createSentFiles>,
  target: Extract<ItemDraft['target'], { what: 'claim' }>,
  like: ClaimLike,
): AckCandidate | null {
  const { claim } = target;
  const head = context.claims.findByControlNumber(db, like.controlNumber);
  if (!head) return null;
  const { sent } = withLast(files, head);
  const { agrees, differs } = sent
    ? compareSent(claim, sent)
    : { agrees: [], differs: ['it was not sent in a file'] };
  const numbered = [claim.trace, claim.patientControlNumber].includes(head.controlNumber);
  return {
    claimId: head.claimId,
    coverageId: null,
    patientId: head.patientId,
    title: `Claim ${head.controlNumber}`,
    patientName: like.patientName,
    status: head.status,
    agrees: numbered ? ['control number', ...agrees] : agrees,
    differs: numbered ? differs : ['control number', ...differs],
  };
}

/**
 * Says by hand of whom an unmatched item speaks. It is shown what agrees and what differs first; only what comes back
 * confirmed changes anything.
 */
export function assign(
  context: AcknowledgementContext,
  id: AckItemId,
  to: { readonly claimId: ClaimId | null; readonly coverageId: CoverageId | null },
  confirmed: boolean,
): AssignAnswer {
  return transaction(context.db(), (db): AssignAnswer => {
    const item = needItem(db, id);
    if (item.state !== 'unmatched' && item.state !== 'set_aside')
      throw new Refusal(
        'conflict',
        'This entry is matched already. Take it back first; nothing was changed.',
      );
    const draft = draftOf(context, db, item);
    const done =
      draft.target.what === 'person' && to.coverageId !== null
        ? assignCoverage(context, db, item, draft.target, to.coverageId, confirmed)
        : draft.target.what === 'claim' && to.claimId !== null
          ? assignClaim(context, db, item, draft, draft.target, to.claimId, confirmed)
          : null;
    if (done === null)
      throw new Refusal(
        'rule_violated',
        'This entry speaks of a whole file, not of one claim or person. It can be set aside.',
      );
    return done === 'done' ? { state: 'done', item: shownItem(needItem(db, id)) } : done;
  });
}

function assignCoverage(
  context: AcknowledgementContext,
  db: WriteDb,
  item: ItemRow,
  { answer }: Extract<ItemDraft['target'], { what: 'person' }>,
  coverageId: CoverageId,
  confirmed: boolean,
): AssignAnswer | 'done' {
  const candidate = context.eligibility.compare(db, answer, coverageId);
  if (!candidate) throw new Refusal('not_found', 'This coverage is not there any more.');
  if (!confirmed)
    return {
      state: 'question',
      candidate: {
        ...candidate,
        claimId: null,
        status: null,
        agrees: [...candidate.agrees],
        differs: [...candidate.differs],
      },
    };
  const { patientId } = candidate;
  const to = { coverageId, patientId, trace: null, serviceDate: null, serviceTypes: [], why: BY_HAND };
  context.eligibility.keep(db, item.id, to, answer);
  settle(context, db, item, {
    state: 'matched',
    why: BY_HAND,
    kind: 'assigned',
    detail: `coverage ${coverageId}`,
    patientId,
    coverageId,
  });
  return 'done';
}

function assignClaim(
  context: AcknowledgementContext,
  db: WriteDb,
  item: ItemRow,
  draft: ItemDraft,
  target: Extract<ItemDraft['target'], { what: 'claim' }>,
  claimId: ClaimId,
  confirmed: boolean,
): AssignAnswer | 'done' {
  const like = findClaimLikes(db, { claimId })[0];
  const files = createSentFiles(db);
  const candidate = like && claimCandidate(context, db, files, target, like);
  const head = like && context.claims.findByControlNumber(db, like.controlNumber);
  if (!candidate || !head) throw new Refusal('not_found', 'This claim is not in the practice file.');
  if (!confirmed) return { state: 'question', candidate };
  settle(context, db, item, {
    state: 'matched',
    why: BY_HAND,
    kind: 'assigned',
    detail: `claim ${head.controlNumber}`,
    patientId: head.patientId,
    coverageId: null,
  });
  const titles = context.statusTitles(context.clock.today());
  applyToClaim(
    context,
    db,
    { fileId: item.fileId, itemId: item.id, draft, files, titles },
    withLast(files, head),
  );
  return 'done';
}

const BY_HAND = 'assigned by hand';
