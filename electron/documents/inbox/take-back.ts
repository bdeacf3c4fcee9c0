import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { DocumentsContext } from '#electron/documents/context.ts';
import { deleteDocument, findFacts, findText, restsOnDocument } from '#electron/documents/queries.ts';
import { encounterFacts, unlink } from './match-queries.ts';
import { findRead, reopenItem, type Item, type ReadDocument } from './queries.ts';

/**
 * Puts a decided item back into the inbox: an attached document leaves its encounter, links with the sender's
 * numbers go. A patient or encounter that was made with it stays.
 * @throws Refusal when it waits already, its encounter is coded, or a query rests on the document
 */
export function takeBack(context: DocumentsContext, db: WriteDb, item: Item): void {
  if (item.status === 'waiting')
    throw new Refusal('rule_violated', 'This waits already; there is nothing to take back.');
  const document = restore(db, item);
  unlink(db, item.id);
  reopenItem(db, item.id, document);
  if (item.documentId !== null) deleteDocument(db, item.documentId);
  context.audit(db, {
    action: 'take back',
    record: 'incoming item',
    recordId: item.id,
    change: `${item.status} → waiting${item.documentId === null ? '' : `; document ${item.documentId} taken out`}`,
  });
}

/** The document as it was read: its text and results stand with the attached document alone. */
function restore(db: WriteDb, item: Item): ReadDocument | null {
  const read = findRead(db, item.id);
  if (item.documentId === null || item.encounterId === null || read === null) return read;
  const status = encounterFacts(db, item.encounterId, '')?.status;
  if (status === 'coded' || status === 'billed')
    throw new Refusal(
      'rule_violated',
      'The encounter of this document is marked coded. Reopen it first; nothing was changed.',
    );
  if (restsOnDocument(db, item.documentId))
    throw new Refusal(
      'rule_violated',
      'A query to the clinician rests on this document. Nothing was changed.',
    );
  const { documentId } = item;
  const results = findFacts(db, item.encounterId).find((one) => one.id === documentId)?.results ?? [];
  return { ...read, text: findText(db, documentId) ?? '', results };
}
