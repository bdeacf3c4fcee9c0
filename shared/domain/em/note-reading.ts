import type { DocumentId } from '#shared/kernel/ids.ts';
import type { DocumentKind } from '../encounter.ts';
import { findSections, type Section, type SectionKind } from '../notes/sections.ts';
import { sentences, type Sentence } from '../notes/tokens.ts';
import type { EmPassage } from './worksheet.ts';

/** A document of the visit, as far as proposals need it. */
export type EmDocument = {
  readonly documentId: DocumentId;
  readonly kind: DocumentKind;
  readonly text: string;
};

/** A sentence with the section that it stands in. */
export type ReadSentence = Sentence & { readonly section: SectionKind; readonly text: string };

/** A document, read once for all finders. */
export type ReadNote = {
  readonly documentId: DocumentId;
  readonly text: string;
  readonly sections: readonly Section[];
  readonly sentences: readonly ReadSentence[];
  /** True when the note has a part of its own for what was found and decided. */
  readonly hasAssessment: boolean;
};

/** What stands beyond is not read: a longer text is a record of many visits and not the note of one. */
export const LONGEST_NOTE = 60_000;

/** Sections in which a clinician says what was found and decided. */
export const ASSESSED: ReadonlySet<SectionKind> = new Set(['assessment', 'diagnosis']);
export const DECIDED: ReadonlySet<SectionKind> = new Set(['assessment', 'diagnosis', 'plan', 'disposition']);
/** Sections about the past or about others: nothing of this visit is decided there. */
const BACKGROUND: ReadonlySet<SectionKind> = new Set([
  'medical history',
  'surgical history',
  'gynecologic history',
  'family and social history',
  'family history',
  'social history',
  'medications',
  'allergies',
  'immunizations',
  'review of systems',
]);

/** Reads a document into sentences with their sections. */
export function readNote({ documentId, text: whole }: EmDocument): ReadNote {
  const text = whole.slice(0, LONGEST_NOTE);
  const sections = findSections(text);
  const read = sentences(text).map((sentence): ReadSentence => {
    const section = sections.findLast((s) => s.start <= sentence.start + 1)?.kind ?? 'present illness';
    return { ...sentence, section, text: text.slice(sentence.start, sentence.end) };
  });
  const hasAssessment = sections.some((s) => s.heading !== '' && ASSESSED.has(s.kind));
  return { documentId, text, sections, sentences: read, hasAssessment };
}

/** Sentences in which decisions stand; without a part of their own, all that are not background. */
export function decidingSentences(note: ReadNote): readonly ReadSentence[] {
  const headed = note.sections.some((s) => s.heading !== '' && DECIDED.has(s.kind));
  return note.sentences.filter((s) => (headed ? DECIDED.has(s.section) : !BACKGROUND.has(s.section)));
}

/** Sentences about this visit: everything that is not background. */
export function visitSentences(note: ReadNote): readonly ReadSentence[] {
  return note.sentences.filter((s) => !BACKGROUND.has(s.section));
}

/** A passage of a note, without the blanks around it. Longer ones are cut at 300 characters. */
export function passageOf(note: ReadNote, start: number, end: number): EmPassage {
  let [from, to] = [start, Math.min(end, start + 300)];
  while (from < to && /\s/.test(note.text[from] ?? '')) from += 1;
  while (to > from && /\s/.test(note.text[to - 1] ?? '')) to -= 1;
  return { documentId: note.documentId, start: from, end: to, text: note.text.slice(from, to) };
}

const DENIAL_BEFORE =
  /\b(?:no|not|without|never|nor|declin\w+|refus\w+|defer\w*|hold(?:ing)? off(?: on)?|avoid\w*|don['’]?t|didn['’]?t|won['’]?t|cannot|can['’]t|instead of|rather than|unless|allerg\w+|intoleran\w+|unavailable)\b/i;
const CONDITION_BEFORE =
  /\b(?:if|unless|consider\w*|may|might|could|would|discuss\w* (?:starting|adding|whether)|in case|until|when needed)\b/i;
const DENIAL_AFTER =
  /^\W{0,3}(?:(?:is|are|was|were|has been|have been) )?(?:not |no longer |never |declined|deferred|refused|unavailable|pending review|unremarkable history)/i;
const NEAR_WORDS = 5;

/**
 * Whether an act at a place of a sentence is denied, refused or only thought of. Only the clause around it is
 * looked at: "no fever, start amoxicillin" starts it.
 * @param from,to place of the act within the sentence's text
 */
export function isDenied(sentence: string, from: number, to: number): boolean {
  const before = sentence.slice(0, from);
  const clause = before.slice(lastBorder(before));
  const near = clause.split(/\s+/).filter(Boolean).slice(-NEAR_WORDS).join(' ');
  return DENIAL_BEFORE.test(near) || CONDITION_BEFORE.test(clause) || DENIAL_AFTER.test(sentence.slice(to));
}

function lastBorder(text: string): number {
  let last = 0;
  for (const match of text.matchAll(/[,;:()•\n]|\b(?:but|however|and then|so)\b/gi)) {
    last = match.index + match[0].length;
  }
  return last;
}
