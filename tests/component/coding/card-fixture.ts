import type { CodeCard } from '#shared/contract/code-card.ts';

/** A card with nothing installed beside the code itself. */
export function bareCard(change: Partial<CodeCard> = {}): CodeCard {
  return {
    standing: change.entry === null ? 'unknown' : 'valid',
    entry: null,
    successors: [],
    parents: [],
    children: [],
    neighbours: [],
    instructions: { known: 'no_data' },
    seventh: [],
    sides: [],
    ageLimits: { known: 'no_data' },
    sexLimit: { known: 'no_data' },
    procedure: null,
    here: { used: 0, denied: 0 },
    note: null,
    ...change,
  };
}
