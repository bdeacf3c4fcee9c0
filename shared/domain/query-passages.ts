import { sentences, tokenise } from '#shared/domain/notes/tokens.ts';
import type { QueryPassage } from './clinician-query.ts';
import type { ClinicalDocument } from './encounter.ts';

type Readable = Pick<ClinicalDocument, 'id' | 'title' | 'text'>;

const LONGEST_QUOTE = 400;

/**
 * Sentences of the documents that hold the words asked for, those with most of them first; equal ones stand as in
 * the record. Words are compared by their stems, common words do not count.
 * @param words a code's title, or what the coder looks for. @param most how many are given at most.
 */
export function passagesAbout(documents: readonly Readable[], words: string, most: number): QueryPassage[] {
  const wanted = new Set(
    tokenise(words)
      .filter((token) => !token.stop)
      .map((token) => token.stem),
  );
  if (wanted.size === 0) return [];
  return documents
    .flatMap((document) =>
      sentences(document.text).map((sentence) => {
        const stems = new Set(sentence.tokens.map((token) => token.stem));
        const found = [...wanted].filter((stem) => stems.has(stem)).length;
        return { found, passage: quoted(document, document.text.slice(sentence.start, sentence.end)) };
      }),
    )
    .filter(({ found, passage }) => found > 0 && passage.quote !== '')
    .map((row, i) => ({ ...row, i }))
    .sort((a, b) => b.found - a.found || a.i - b.i)
    .slice(0, most)
    .map(({ passage }) => passage);
}

/** A text of a document as a passage: on one line, cut when it is very long. */
export function quoted(document: Pick<Readable, 'id' | 'title'>, text: string): QueryPassage {
  const line = text.replaceAll(/\s+/g, ' ').trim();
  const quote = line.length > LONGEST_QUOTE ? `${line.slice(0, LONGEST_QUOTE - 1).trimEnd()}…` : line;
  return { documentId: document.id, source: document.title, quote };
}
