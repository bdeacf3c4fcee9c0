import type { TakenIn } from '#shared/contract/documents.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { WriteDb } from '#electron/db/sql.ts';
import type { DocumentsContext } from '#electron/documents/context.ts';
import { attach } from './decide.ts';
import { encounterFit } from './matching.ts';
import type { Item } from './queries.ts';

/**
 * Attaches the documents of a file that was given on an encounter's page. A single document goes there unless it tells
 * of another patient; of a file with many only those of this patient and of about this day.
 * @returns what was attached, and what must be asked or waits
 */
export function attachAsked(
  context: DocumentsContext,
  db: WriteDb,
  items: readonly Item[],
  encounterId: EncounterId,
): Pick<TakenIn, 'outcome' | 'sentence' | 'items' | 'documents'> {
  const documents: TakenIn['documents'] = [];
  const left: Item[] = [];
  let asks = 0;
  let here = 0;
  const many = items.filter((item) => item.kind === 'document').length > 1;
  for (const item of items) {
    if (item.status !== 'waiting' && item.status !== 'kept') continue;
    if (item.kind !== 'document' || (many && !isOfVisit(db, item, encounterId))) {
      left.push(item);
      continue;
    }
    try {
      const decision = attach(context, db, item, encounterId, []);
      if (decision.state === 'done' && decision.documentId) documents.push(decision.documentId);
      if (decision.state === 'question') {
        left.push(item);
        // Of a file with many the others wait in the inbox; one document alone is asked about at once.
        if (!many) asks += 1;
      }
    } catch (error) {
      if (!(error instanceof Refusal) || error.code !== 'conflict') throw error;
      left.push(item);
      here += 1;
    }
  }
  return {
    outcome:
      asks > 0
        ? 'question'
        : documents.length > 0
          ? 'attached'
          : here > 0 && left.length === here
            ? 'known'
            : 'waiting',
    sentence: sentenceOf(documents.length, left.length - here - asks, here, asks),
    items: left.map((item) => item.id),
    documents,
  };
}

function isOfVisit(db: WriteDb, item: Item, encounterId: EncounterId): boolean {
  const fit = encounterFit(db, item, encounterId);
  return fit !== null && fit.kind !== 'other';
}

function sentenceOf(attached: number, waiting: number, here: number, asks: number): string {
  const parts = [
    attached > 0 ? `${attached} ${attached === 1 ? 'document' : 'documents'} added.` : '',
    here > 0 ? `${here} ${here === 1 ? 'is' : 'are'} already with this encounter and not added again.` : '',
    asks > 0 ? 'A question must be answered first.' : '',
    waiting > 0
      ? `${waiting} more ${waiting === 1 ? 'waits' : 'wait'} in the inbox: not of this visit, or not sure.`
      : '',
  ];
  return parts.filter(Boolean).join(' ');
}
