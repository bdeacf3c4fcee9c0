import type { EncounterDetail } from '#shared/contract/coding.ts';
import { draftQuery, type QueryPassage } from '#shared/domain/clinician-query.ts';
import { passagesAbout, quoted } from '#shared/domain/query-passages.ts';
import type { WrittenQuery } from './query-draft-store.ts';

/** How many passages are found for a subject by itself. */
export const FIRST_PASSAGES = 2;
const LONGEST_SUBJECT = 80;

/** What the coder had in hand when the sheet was opened: a marked text, or the code whose card is shown. */
export type InHand = { readonly selection: QueryPassage | null; readonly subject: string };

/** A first draft: about the marked text, else about the shown code, with the passages that speak of it. */
export function firstDraft(detail: EncounterDetail, inHand: InHand): WrittenQuery {
  const { selection } = inHand;
  const subject = (selection?.quote ?? inHand.subject).slice(0, LONGEST_SUBJECT);
  const passages =
    selection === null ? passagesAbout(detail.documents, subject, FIRST_PASSAGES) : [selection];
  return {
    draft: draftQuery('specificity', subject, passages),
    subject,
    toProviderId: detail.encounter.renderingProviderId,
    ownWords: false,
    ownPassages: selection !== null,
  };
}

/** The text that is marked in the shown document, as a passage of it; null when nothing is. */
export function markedPassage(detail: EncounterDetail, root: HTMLElement | null): QueryPassage | null {
  const selection = window.getSelection();
  const text = selection?.toString().trim() ?? '';
  const node = selection?.anchorNode ?? null;
  const body = root?.querySelector('#document-text') ?? null;
  if (text === '' || node === null || body === null || !body.contains(node)) return null;
  const title = body.querySelector('article')?.getAttribute('aria-label') ?? '';
  const document = detail.documents.find((d) => d.title === title);
  return document ? quoted(document, text) : { documentId: null, source: title, quote: text.slice(0, 400) };
}
