import type { ClaimStatus } from '#shared/domain/claim-status.ts';
import type { AckFileId, AckItemId, ClaimId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { transaction } from '#electron/db/handle.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { AcknowledgementContext } from './context.ts';
import { findFile, setFileUndone } from './file-queries.ts';
import { needItem, settle } from './item-decision.ts';
import { deleteItemClaims, insertAckEvent, listItemIds, listMoves, listNumbers } from './queries.ts';

/** Takes unmatched items off the list, with a reason. @returns how many. */
export function setAside(context: AcknowledgementContext, ids: readonly AckItemId[], reason: string): number {
  return transaction(context.db(), (db) => {
    for (const id of ids) {
      const item = needItem(db, id);
      if (item.state !== 'unmatched')
        throw new Refusal('conflict', 'An entry is not waiting any more. Nothing was set aside.');
      settle(context, db, item, {
        state: 'set_aside',
        why: reason,
        kind: 'set_aside',
        detail: reason,
        patientId: null,
        coverageId: null,
      });
    }
    return ids.length;
  });
}

/** Back to the unmatched ones: what was set aside, or assigned by hand. @throws Refusal when a claim has moved on. */
export function takeBack(context: AcknowledgementContext, ids: readonly AckItemId[]): number {
  return transaction(context.db(), (db) => {
    for (const id of ids) {
      const item = needItem(db, id);
      if (item.decidedBy === '' || (item.state !== 'set_aside' && item.state !== 'matched'))
        throw new Refusal(
          'rule_violated',
          'This entry was not decided by hand, so there is nothing to take back.',
        );
      moveBack(
        context,
        db,
        listMoves(db, { itemId: id }),
        item.fileId,
        'An assignment by hand was taken back.',
      );
      numbersBack(context, db, listNumbers(db, { itemId: id }));
      deleteItemClaims(db, id);
      context.eligibility.withdraw(db, [id], 'assignment taken back');
      settle(context, db, item, {
        state: 'unmatched',
        why: 'taken back',
        kind: 'taken_back',
        detail: item.why,
        patientId: null,
        coverageId: null,
      });
    }
    return ids.length;
  });
}

/**
 * Takes a whole file back: every claim that it moved stands where it stood, with the payer's number that it had; its
 * eligibility answers count no longer.
 * The file and its history stay; it can be read again. @throws Refusal when a claim has moved on since.
 */
export function undoFile(context: AcknowledgementContext, id: AckFileId, reason: string): void {
  transaction(context.db(), (db) => {
    const file = findFile(db, id);
    if (!file) throw new Refusal('not_found', 'This file is not in the practice file.');
    if (file.state === 'undone')
      throw new Refusal('rule_violated', 'This file is undone already, so there is nothing to undo.');
    moveBack(context, db, listMoves(db, { fileId: id }), id, `${file.fileName} was undone: ${reason}`);
    numbersBack(context, db, listNumbers(db, { fileId: id }));
    context.eligibility.withdraw(db, listItemIds(db, id), reason);
    setFileUndone(db, id);
    insertAckEvent(db, {
      fileId: id,
      itemId: null,
      at: context.clock.now(),
      kind: 'undone',
      detail: reason,
      userId: context.user().id,
    });
    context.audit(db, { action: 'undo', record: 'ack_file', recordId: id, change: reason });
  });
}

type Move = { readonly claimId: ClaimId; readonly from: ClaimStatus; readonly to: ClaimStatus };

function moveBack(
  context: AcknowledgementContext,
  db: WriteDb,
  moves: readonly Move[],
  fileId: AckFileId,
  detail: string,
): void {
  for (const { claimId, from, to } of moves)
    context.claims.takeBack(db, claimId, {
      from: to,
      to: from,
      detail,
      file: { kind: 'acknowledgement', id: fileId },
    });
}

/** A number that something later has changed again stays. */
function numbersBack(
  context: AcknowledgementContext,
  db: WriteDb,
  numbers: ReturnType<typeof listNumbers>,
): void {
  for (const { claimId, before, after } of numbers)
    context.claims.takeBackNumber(db, claimId, { from: after, to: before });
}
