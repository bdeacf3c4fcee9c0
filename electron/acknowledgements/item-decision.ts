import type { AckItem } from '#shared/domain/acknowledgement.ts';
import type { AckItemId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { AcknowledgementContext } from './context.ts';
import { findItem, type ItemRow } from './item-queries.ts';
import { decideItem, insertAckEvent } from './queries.ts';

/** @throws Refusal `not_found`. */
export function needItem(db: ReadDb, id: AckItemId): ItemRow {
  const item = findItem(db, id);
  if (!item) throw new Refusal('not_found', 'This entry is not in the practice file.');
  return item;
}

/** Without what only the service needs. */
export function shownItem({ mark: _mark, ...item }: ItemRow): AckItem {
  return item;
}

export type Decision = {
  readonly state: AckItem['state'];
  readonly why: string;
  readonly kind: 'assigned' | 'set_aside' | 'taken_back';
  readonly detail: string;
  readonly patientId: AckItem['patientId'];
  readonly coverageId: AckItem['coverageId'];
};

/** Writes down what a person decided about an item. */
export function settle(context: AcknowledgementContext, db: WriteDb, item: ItemRow, d: Decision): void {
  const at = context.clock.now();
  const { id: userId } = context.user();
  decideItem(db, item.id, {
    state: d.state,
    why: d.why,
    by: d.kind === 'taken_back' ? null : { id: userId, at },
    patientId: d.patientId,
    coverageId: d.coverageId,
  });
  insertAckEvent(db, {
    fileId: item.fileId,
    itemId: item.id,
    at,
    kind: d.kind,
    detail: `${item.about}: ${d.detail}`,
    userId,
  });
  context.audit(db, {
    action: d.kind.replace('_', ' '),
    record: 'ack_item',
    recordId: item.id,
    change: d.detail,
  });
}
