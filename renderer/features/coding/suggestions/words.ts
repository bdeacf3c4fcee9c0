import type { Suggestion } from '#shared/contract/notes.ts';
import { wayWords } from '#shared/domain/notes/encounter-suggestions.ts';
import { REJECT_WORDS } from '#shared/domain/notes/local-counts.ts';

/** Why a mention is set aside, in the words of the list. */
export const ASSERTION_WORDS: Readonly<Record<Suggestion['assertion'], string>> = {
  affirmed: '',
  negated: 'denied in the note',
  historical: 'past, not of today',
  family: 'of a relative',
  uncertain: 'uncertain',
  planned: 'planned, not done yet',
};

/** What stands under a suggestion: its passage, the way, what is missing, and what was chosen before. */
export function reasonsOf(row: Suggestion): string[] {
  const before = row.stopped
    ? 'refused here again and again'
    : row.timesAccepted > 0
      ? `taken ${times(row.timesAccepted)} here`
      : row.timesRejected > 0
        ? `refused ${times(row.timesRejected)} here`
        : '';
  return [
    ASSERTION_WORDS[row.assertion],
    wayWords(row.way),
    row.choice === 'rejected' && row.reason !== null ? `rejected: ${REJECT_WORDS[row.reason]}` : '',
    before,
  ].filter(Boolean);
}

function times(n: number): string {
  return n === 1 ? 'once' : n === 2 ? 'twice' : `${n} times`;
}

/** The passage that says most, and how many more there are. */
export function passageText(row: Suggestion): string {
  const [longest = ''] = row.evidence
    .map(({ text }) => text.replaceAll(/\s+/g, ' '))
    .toSorted((a, b) => b.length - a.length);
  const short = longest.length > 70 ? `${longest.slice(0, 68).trimEnd()}…` : longest;
  const more = row.evidence.length - 1;
  return more > 0 ? `“${short}” and ${more} more` : `“${short}”`;
}

/** `1 passage`, `2 passages`. */
export function passageCount(n: number): string {
  return n === 1 ? '1 passage' : `${n} passages`;
}
