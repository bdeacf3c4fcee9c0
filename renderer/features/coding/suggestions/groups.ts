import { isWaiting, type ShownSuggestion } from './marks.ts';

/** A part of the list. What waits for a decision comes first and is always open. */
export type Group = {
  readonly kind: 'waiting' | 'uncertain' | 'unsure' | 'aside' | 'rejected';
  readonly title: string;
  readonly rows: readonly ShownSuggestion[];
};

/** The list in its parts; parts without rows and codes that are assigned are left out. */
export function groupsOf(rows: readonly ShownSuggestion[]): Group[] {
  const kinds = new Map<Group['kind'], ShownSuggestion[]>();
  for (const row of rows) {
    const kind = kindOf(row);
    if (kind !== null) kinds.set(kind, [...(kinds.get(kind) ?? []), row]);
  }
  return ORDER.flatMap(([kind, title]): Group[] => {
    const found = kinds.get(kind);
    return found ? [{ kind, title, rows: found }] : [];
  });
}

const ORDER: readonly (readonly [Group['kind'], string])[] = [
  ['waiting', 'Suggested'],
  ['uncertain', 'Uncertain: not coded'],
  ['unsure', 'Less sure'],
  ['aside', 'Denied, past, family, planned'],
  ['rejected', 'Rejected'],
];

function kindOf(row: ShownSuggestion): Group['kind'] | null {
  if (row.assigned) return null;
  if (row.choice === 'rejected') return 'rejected';
  if (isWaiting(row)) return 'waiting';
  if (row.assertion === 'uncertain') return 'uncertain';
  return row.assertion === 'affirmed' ? 'unsure' : 'aside';
}
