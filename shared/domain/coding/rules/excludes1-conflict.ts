import type { TabularEntry } from '../edits.ts';
import { defineRule, type Hit } from '../rule.ts';
import { numbered, type CodingFacts } from '../facts.ts';
import { instructionsOf, isWithin, matches } from '../instruction-notes.ts';

export const excludes1Conflict = defineRule<CodingFacts>({
  name: 'excludes1-conflict',
  family: 'diagnoses',
  severity: 'warns',
  title: 'Two diagnoses that exclude each other do not stand together, unless they are unrelated.',
  source: 'ICD-10-CM Official Guidelines I.A.12.a (Excludes1); notes of the tabular list',
  find: (facts) => {
    const told = new Set<string>();
    return numbered(facts.diagnoses).flatMap(({ item, position }) =>
      numbered(facts.diagnoses).flatMap((other): Hit[] => {
        if (other.item === item) return [];
        const note = exclusion(facts, item, other.item);
        const pair = `${Math.min(position, other.position)} ${Math.max(position, other.position)}`;
        if (!note || told.has(pair)) return [];
        told.add(pair);
        const later = Math.max(position, other.position);
        return [
          {
            field: `diagnoses.${later}`,
            message: `${item} and ${other.item} exclude each other: the note at ${note.scope} says "${note.text}". Keep both only when they are unrelated.`,
            source: `${note.release}, Excludes1 at ${note.scope}; Official Guidelines I.A.12.a`,
            fix: { kind: 'remove_diagnosis', position: later },
            fixLabel: `Remove ${later === position ? item : other.item}`,
          },
        ];
      }),
    );
  },
});

type Exclusion = { readonly scope: string; readonly text: string; readonly release: string };

/** The Excludes1 note of one code (its own, or of its category, block or chapter) that names the other. */
function exclusion(facts: CodingFacts, one: string, other: string): Exclusion | null {
  const list = facts.edits.tabular(one, facts.serviceDate);
  if (list.known !== 'found') return null;
  const note = noteAgainst(list.value, other);
  return note && { ...note, release: list.release };
}

type Note = Omit<Exclusion, 'release'>;
const known = new WeakMap<TabularEntry, Map<string, Note | null>>();
/** Other codes remembered with one entry. */
const KEPT = 500;

function noteAgainst(entry: TabularEntry, other: string): Note | null {
  let asked = known.get(entry);
  if (!asked) {
    asked = new Map();
    known.set(entry, asked);
  }
  let note = asked.get(other);
  if (note === undefined) {
    note = readNoteAgainst(entry, other);
    if (asked.size >= KEPT) asked.clear();
    asked.set(other, note);
  }
  return note;
}

function readNoteAgainst(entry: TabularEntry, other: string): Note | null {
  for (const { scope, items } of instructionsOf(entry, 'excludes1')) {
    // A note does not speak against codes of its own place: there it only tells them apart.
    if (isWithin(scope, other)) continue;
    const item = items.find(({ patterns }) => matches(patterns, other));
    if (item) return { scope, text: item.text };
  }
  return null;
}
