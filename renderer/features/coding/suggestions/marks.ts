import type { Suggestion } from '#shared/contract/notes.ts';
import { pointerLetter, type Coding } from '#shared/domain/encounter.ts';
import { supports } from '#shared/domain/notes/support.ts';

/** A suggestion as the workbench shows it: with the places of the draft that its passages stand behind. */
export type ShownSuggestion = Suggestion & {
  readonly key: string;
  /** `A`…`L` for diagnoses, `L3` for a service line; empty when nothing that is assigned rests on it. */
  readonly standsFor: readonly string[];
  /** True when this very code is in the draft. */
  readonly assigned: boolean;
};

/** A marked passage. Offsets are UTF-16 into the document's text. */
export type Mark = {
  readonly id: string;
  readonly documentId: string;
  readonly start: number;
  readonly end: number;
  /** Assigned or proposed ones are walked; uncertain and set-aside ones (negated, family, past, planned) are not. */
  readonly tone: 'assigned' | 'proposed' | 'uncertain' | 'aside';
  /** Letter or line of what rests on it, with `+` when there is more; `?` for what waits, also beside a letter; empty for the others. */
  readonly label: string;
  readonly rows: readonly ShownSuggestion[];
};

/** Joins the suggestions with the draft, which may be newer than what is saved. */
export function shownSuggestions(rows: readonly Suggestion[], coding: Coding): ShownSuggestion[] {
  const places = [
    ...coding.diagnoses.map((code, i) => ({ code, place: pointerLetter(i + 1) })),
    ...coding.lines.map(({ code }, i) => ({ code, place: `L${i + 1}` })),
  ];
  return rows.map((row) => ({
    ...row,
    key: `${row.system}:${row.code}`,
    standsFor: places.filter(({ code }) => supports(row, code)).map(({ place }) => place),
    assigned: places.some(({ code }) => code === row.code),
  }));
}

/** Whether a suggestion waits for a decision. */
export function isWaiting(row: ShownSuggestion): boolean {
  return row.proposed && row.choice !== 'rejected' && row.standsFor.length === 0 && !row.assigned;
}

/** Number of passages behind an assigned code. */
export function passagesBehind(rows: readonly ShownSuggestion[], code: string): number {
  const places = new Set(
    rows
      .filter((row) => supports(row, code))
      .flatMap((row) => row.evidence.map((p) => `${p.documentId}:${p.start}`)),
  );
  return places.size;
}

const RANK: readonly Mark['tone'][] = ['assigned', 'proposed', 'uncertain', 'aside'];

/**
 * The marks of all documents, in the order of the documents and their text. Passages that overlap become one mark
 * that speaks for several codes. Candidates that are neither assigned nor proposed are not marked.
 */
export function marksOf(rows: readonly ShownSuggestion[], documentIds: readonly string[]): Mark[] {
  const raw = rows.flatMap((row) => {
    const tone = toneOf(row);
    if (tone === null) return [];
    return row.evidence.map((passage) => ({ ...passage, tone, row }));
  });
  return documentIds.flatMap((documentId) => {
    const here = raw
      .filter((mark) => mark.documentId === documentId)
      .sort((a, b) => a.start - b.start || b.end - a.end);
    const merged: (Omit<Mark, 'label' | 'id' | 'rows'> & { rows: ShownSuggestion[] })[] = [];
    for (const { start, end, tone, row } of here) {
      const last = merged.at(-1);
      if (last && start < last.end) {
        merged[merged.length - 1] = {
          ...last,
          end: Math.max(last.end, end),
          tone: RANK.indexOf(tone) < RANK.indexOf(last.tone) ? tone : last.tone,
          rows: last.rows.includes(row) ? last.rows : [...last.rows, row],
        };
      } else merged.push({ documentId, start, end, tone, rows: [row] });
    }
    return merged.map((mark): Mark => ({
      ...mark,
      id: `passage-${documentId}-${mark.start}`,
      rows: mark.rows.toSorted(
        (a, b) =>
          RANK.indexOf(toneOf(a) ?? 'aside') - RANK.indexOf(toneOf(b) ?? 'aside') || b.score - a.score,
      ),
      label: labelOf(mark.tone, mark.rows),
    }));
  });
}

function toneOf(row: ShownSuggestion): Mark['tone'] | null {
  if (row.standsFor.length > 0) return 'assigned';
  if (row.assertion === 'uncertain') return 'uncertain';
  if (row.assertion !== 'affirmed') return 'aside';
  return isWaiting(row) ? 'proposed' : null;
}

function labelOf(tone: Mark['tone'], rows: readonly ShownSuggestion[]): string {
  if (tone === 'proposed') return '?';
  if (tone !== 'assigned') return '';
  const places = [...new Set(rows.flatMap((row) => row.standsFor))].sort(byPlace);
  const [first = ''] = places;
  // What waits in the same words would go unseen behind the letter of what was taken.
  return `${first}${places.length > 1 ? '+' : ''}${rows.some(isWaiting) ? '?' : ''}`;
}

/** Diagnoses before lines. */
function byPlace(a: string, b: string): number {
  return a.length - b.length || a.localeCompare(b);
}
