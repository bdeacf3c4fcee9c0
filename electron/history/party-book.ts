import {
  asPatient,
  matchFacility,
  matchPatient,
  matchPayer,
  matchProvider,
} from '#shared/domain/history/match-parties.ts';
import type { Candidate, PartyMatch } from '#shared/domain/history/match-parties.ts';
import { PARTY_KINDS } from '#shared/domain/history/parties.ts';
import type {
  ClaimParties,
  FacilityFacts,
  Named,
  PartyKind,
  PatientFacts,
  PayerFacts,
  ProviderFacts,
} from '#shared/domain/history/parties.ts';
import { MOST_PARTIES, type PartyCount, type PartyRow } from '#shared/domain/history/report.ts';
import { nameKey } from '#shared/domain/matching/names.ts';
import { listName, type Patient } from '#shared/domain/patient.ts';
import type { ReadDb } from '#electron/db/sql.ts';
import type { HistoryContext } from './context.ts';
import { findMembers, findPool } from './queries.ts';

type Facts =
  | { readonly kind: 'patient'; readonly facts: PatientFacts }
  | { readonly kind: 'payer'; readonly facts: PayerFacts }
  | { readonly kind: 'provider'; readonly facts: ProviderFacts }
  | { readonly kind: 'facility'; readonly facts: FacilityFacts };

/** A party of the files with what it is beside ours. */
export type Party = Facts & {
  readonly key: string;
  /** Its number in the plan, by which the window names it. */
  readonly id: string;
  claims: number;
  match: PartyMatch;
};

/** What a person decided of a likely party: a candidate's `ref`, or `new`. */
export type Decisions = ReadonlyMap<string, string>;

/** What to do for a party: use a record of ours, make one under a key, or nothing because nobody decided. */
export type Resolved = { readonly use: string } | { readonly make: Party } | null;

/** Every party that the files of a plan name, each once. */
export class PartyBook {
  readonly #byKey = new Map<string, Party>();
  /** Persons of the files who are none of ours, by birth date and by last name. */
  readonly #newPeople = new Map<string, Patient[]>();

  /** Counts the parties of one claim. */
  take(parties: ClaimParties): void {
    this.#add('patient', parties.patient);
    this.#add('payer', parties.payer);
    this.#add('provider', parties.provider);
    this.#add('facility', parties.facility);
    for (const other of parties.otherPayers) this.#add('payer', other);
  }

  get(key: string): Party | undefined {
    return this.#byKey.get(key);
  }

  /** Takes over what one file named, once the whole of it was read. */
  join(file: PartyBook): void {
    for (const { key, claims, ...rest } of file.#byKey.values()) {
      const mine = this.#byKey.get(key);
      if (mine) mine.claims += claims;
      else this.#byKey.set(key, { ...rest, key, claims, id: String(this.#byKey.size + 1) } as Party);
    }
  }

  /** Compares every party with our records, and persons with one another. @param pace called after each. */
  async match(context: HistoryContext, db: ReadDb, pace: () => Promise<void> | undefined): Promise<void> {
    const records = {
      payers: context.keep.payers(db),
      providers: context.keep.providers(db),
      facilities: context.keep.facilities(db),
    };
    this.#newPeople.clear();
    for (const party of this.#byKey.values()) {
      if (party.kind === 'payer') party.match = matchPayer(party.facts, records.payers);
      else if (party.kind === 'provider') party.match = matchProvider(party.facts, records.providers);
      else if (party.kind === 'facility') party.match = matchFacility(party.facts, records.facilities);
      else this.#matchPatient(context, db, party.key, party);
      await pace();
    }
  }

  /** @returns what is to be done for a party, following one that is the same as another of the files. */
  resolve(key: string, decisions: Decisions): Resolved {
    const seen = new Set<string>();
    for (let at = key; !seen.has(at);) {
      seen.add(at);
      const party = this.#byKey.get(at);
      if (!party) return null;
      const chosen = chosenOf(party, decisions.get(party.id));
      if (chosen === null) return null;
      if (chosen === 'new') return { make: party };
      if (chosen.from === 'ours') return { use: chosen.ref };
      at = chosen.ref;
    }
    return null;
  }

  counts(): PartyCount[] {
    return PARTY_KINDS.map((kind) => {
      const count = { kind, exact: 0, likely: 0, new: 0 };
      for (const party of this.#byKey.values()) if (party.kind === kind) count[party.match.kind] += 1;
      return count;
    });
  }

  /** Those to be decided first; of the others as many as can be looked at. */
  rows(): PartyRow[] {
    const all = [...this.#byKey.values()];
    const likely = all.filter((party) => party.match.kind === 'likely');
    const others = all.filter((party) => party.match.kind !== 'likely').slice(0, MOST_PARTIES);
    return [...likely, ...others].map(rowOf);
  }

  parties(): IterableIterator<Party> {
    return this.#byKey.values();
  }

  #add(kind: PartyKind, { key, facts }: Named<Facts['facts']>): void {
    const party = this.#byKey.get(key);
    if (party) party.claims += 1;
    else
      this.#byKey.set(key, {
        kind,
        key,
        facts,
        id: String(this.#byKey.size + 1),
        claims: 1,
        match: { kind: 'new' },
      } as Party);
  }

  #matchPatient(context: HistoryContext, db: ReadDb, key: string, party: Party & { kind: 'patient' }): void {
    const { facts } = party;
    const members = new Set(findMembers(db, facts.memberId));
    const pool = new Set([...findPool(db, facts), ...members]);
    const ours = [...pool].flatMap((id) => context.keep.patient(db, id) ?? []);
    const others = this.#peopleLike(facts);
    party.match = matchPatient(facts, ours, members, others);
    // Somebody who is exactly one of the files before is compared through that one.
    if (party.match.kind === 'exact') return;
    const person = asPatient(key, facts);
    for (const index of peopleKeys(facts)) {
      const people = this.#newPeople.get(index);
      if (people) people.push(person);
      else this.#newPeople.set(index, [person]);
    }
  }

  #peopleLike(facts: PatientFacts): Patient[] {
    const found = peopleKeys(facts).flatMap((index) => (this.#newPeople.get(index) ?? []).slice(-MOST_ALIKE));
    return [...new Set(found)];
  }
}

const MOST_ALIKE = 200;

function peopleKeys(facts: PatientFacts): string[] {
  const born = facts.birthDate === null ? [] : [`born ${facts.birthDate}`];
  return [...born, `name ${nameKey(facts.lastName)}`];
}

function chosenOf(party: Party, decision: string | undefined): Candidate | 'new' | null {
  const { match } = party;
  if (match.kind === 'new') return 'new';
  if (match.kind === 'exact') return match.candidate;
  if (decision === undefined) return null;
  if (decision === 'new') return 'new';
  return match.candidates.find((candidate) => candidate.ref === decision) ?? null;
}

function rowOf(party: Party): PartyRow {
  const { id, kind, claims, match } = party;
  const candidates =
    match.kind === 'exact' ? [match.candidate] : match.kind === 'likely' ? [...match.candidates] : [];
  return { id, kind, match: match.kind, ...wordsOf(party), claims, candidates };
}

/** How a party is shown: its name, and what tells it from others. */
export function wordsOf(party: Facts): { name: string; detail: string } {
  switch (party.kind) {
    case 'patient': {
      const { facts } = party;
      const place = [facts.address?.line1, facts.address?.city].filter(Boolean).join(', ');
      return {
        name: listName(facts),
        detail: [`born ${facts.birthDate ?? 'not told'}`, place, facts.memberId && `member ${facts.memberId}`]
          .filter(Boolean)
          .join(' · '),
      };
    }
    case 'payer':
      return {
        name: party.facts.name || 'Payer without a name',
        detail:
          party.facts.payerIdentifier === '' ? 'no payer id' : `payer id ${party.facts.payerIdentifier}`,
      };
    case 'provider':
      return {
        name: listName(party.facts) || 'Provider without a name',
        detail: party.facts.npi === '' ? 'no NPI' : `NPI ${party.facts.npi}`,
      };
    case 'facility': {
      const { name, npi, address } = party.facts;
      const place = [address.line1, address.city].filter(Boolean).join(', ');
      return {
        name: name || 'Place without a name',
        detail: [place, npi && `NPI ${npi}`].filter(Boolean).join(' · '),
      };
    }
  }
}
