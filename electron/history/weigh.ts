import type { ClaimParties } from '#shared/domain/history/parties.ts';
import {
  NOTHING_COUNTED,
  addCounted,
  type Counted,
  type FileRow,
  type LeftOutRow,
} from '#shared/domain/history/report.ts';
import { cents } from '#shared/kernel/money.ts';
import { wordsOf, type Decisions, type PartyBook } from './party-book.ts';

/** Claims of one file that name the same parties: how many, and what they charge. */
type Group = {
  readonly keys: readonly string[];
  brought: number;
  versions: number;
  chargeCents: number;
};

/** The claims of one file that would come in, by the parties that must be decided for them. */
export class Coming {
  readonly #groups = new Map<string, Group>();

  add(parties: ClaimParties, as: 'brought' | 'versions', chargeCents: number): void {
    const keys = [parties.patient, parties.payer, parties.provider, parties.facility].map(({ key }) => key);
    const name = keys.join('\n');
    const group = this.#groups.get(name) ?? { keys, brought: 0, versions: 0, chargeCents: 0 };
    group[as] += 1;
    group.chargeCents += chargeCents;
    this.#groups.set(name, group);
  }

  groups(): IterableIterator<Group> {
    return this.#groups.values();
  }
}

export type Weighed = {
  readonly files: readonly FileRow[];
  readonly claims: Counted;
  readonly chargeCents: number;
  /** Parties that nobody decided yet, with the claims that stay out because of them. */
  readonly leftOut: readonly LeftOutRow[];
};

/** What would come in and what would stay out, as far as a person has decided. */
export function weigh(
  files: readonly { readonly row: FileRow; readonly coming: Coming | null }[],
  book: PartyBook,
  decisions: Decisions,
): Weighed {
  const waits = new Map<string, LeftOutRow>();
  const undecided = (key: string): boolean => book.resolve(key, decisions) === null;
  const rows = files.map(({ row, coming }): FileRow => {
    const claims = { ...row.claims };
    let out = 0;
    for (const group of coming?.groups() ?? []) {
      const open = group.keys.filter(undecided);
      const count = group.brought + group.versions;
      if (open.length === 0) continue;
      claims.brought -= group.brought;
      claims.versions -= group.versions;
      claims.leftOut += count;
      out += group.chargeCents;
      for (const key of open) note(waits, book, key, count);
    }
    return { ...row, claims, chargeCents: cents(row.chargeCents - out) };
  });
  return {
    files: rows,
    claims: rows.reduce((sum, row) => addCounted(sum, row.claims), NOTHING_COUNTED),
    chargeCents: rows.reduce((sum, row) => sum + row.chargeCents, 0),
    leftOut: [...waits.values()].sort((a, b) => b.claims - a.claims).slice(0, MOST_TOLD),
  };
}

const MOST_TOLD = 500;

function note(waits: Map<string, LeftOutRow>, book: PartyBook, key: string, claims: number): void {
  const party = book.get(key);
  if (!party) return;
  const { kind, id } = party;
  const before = waits.get(id)?.claims ?? 0;
  waits.set(id, { party: id, kind, name: wordsOf(party).name, claims: before + claims });
}
