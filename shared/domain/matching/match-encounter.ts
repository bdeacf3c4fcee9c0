import type { EncounterStatus } from '#shared/domain/encounter.ts';
import type { IncomingDocument, IncomingEncounter } from '#shared/domain/incoming.ts';
import { daysBetween, type IsoDate } from '#shared/kernel/dates.ts';
import type { EncounterId } from '#shared/kernel/ids.ts';
import { nameKey } from './names.ts';

/** A visit of ours as it is compared. */
export type EncounterFacts = {
  readonly id: EncounterId;
  readonly serviceDate: IsoDate;
  readonly reason: string;
  readonly status: EncounterStatus;
  readonly providerName: string;
  readonly providerNpi: string;
  /** The sender's number of the visit was linked with this encounter by an earlier decision. */
  readonly linked: boolean;
};

export type EncounterMatch<E extends EncounterFacts = EncounterFacts> = {
  readonly encounter: E;
  readonly kind: 'exact' | 'likely' | 'other';
  /** In a few words, without a person's data. */
  readonly why: string;
};

/** What a file tells of the visit: its own date, or failing that the day on which the document was written. */
export type ToldVisit = {
  readonly identifier: string;
  readonly on: IsoDate | null;
  /** True: `on` is the day of the document, which need not be that of the visit. */
  readonly byDocument: boolean;
  readonly providerName: string;
  readonly providerNpi: string;
};

/** The visit that a document tells of. */
export function toldVisit(
  encounter: IncomingEncounter | null,
  document: Pick<IncomingDocument, 'writtenOn'> | null,
): ToldVisit {
  const on = encounter?.serviceDate ?? null;
  return {
    identifier: encounter?.identifier ?? '',
    on: on ?? document?.writtenOn ?? null,
    byDocument: on === null,
    providerName: encounter?.providerName ?? '',
    providerNpi: encounter?.providerNpi ?? '',
  };
}

/** How far a report of the same provider may lie from the visit and still be offered. */
const NEAR_DAYS = 3;

/**
 * Puts the visits of one patient in the order in which a document may belong to them.
 *
 * Exact: the sender's number of the visit is known here; or the only visit of that day, with the provider the same or
 * told by one side alone. Likely: the day before or after, the same provider within three days, or the
 * right day with another provider. One exact match at most: two visits that fit are both likely.
 */
export function matchEncounters<E extends EncounterFacts>(
  told: ToldVisit,
  encounters: readonly E[],
): EncounterMatch<E>[] {
  const matches = encounters.map((encounter): EncounterMatch<E> => ({
    encounter,
    ...judge(told, encounter),
  }));
  const exact = matches.filter((match) => match.kind === 'exact');
  const linked = exact.filter((match) => match.encounter.linked);
  const settled = matches.map((match): EncounterMatch<E> => {
    const alone = linked.length === 1 ? match.encounter.linked : exact.length === 1;
    return match.kind === 'exact' && !alone
      ? { ...match, kind: 'likely', why: `${match.why}; another visit fits as well` }
      : match;
  });
  return settled.sort((a, b) => order(told, a) - order(told, b));
}

function judge(told: ToldVisit, ours: EncounterFacts): Pick<EncounterMatch, 'kind' | 'why'> {
  if (ours.linked) return { kind: 'exact', why: 'the sender’s number of the visit is known' };
  const provider = compareProviders(told, ours);
  if (told.on === null)
    return provider === 'same'
      ? { kind: 'likely', why: 'same provider, no date in the file' }
      : { kind: 'other', why: 'no date in the file' };
  const apart = Math.abs(daysBetween(told.on, ours.serviceDate));
  if (apart === 0) {
    if (told.byDocument) return { kind: 'likely', why: 'written on the day of the visit' };
    if (provider === 'different') return { kind: 'likely', why: 'same day, another provider' };
    return { kind: 'exact', why: provider === 'same' ? 'same day and provider' : 'same day' };
  }
  if (apart === 1)
    return { kind: 'likely', why: told.on > ours.serviceDate ? 'the day after' : 'the day before' };
  if (apart <= NEAR_DAYS && provider === 'same')
    return { kind: 'likely', why: `same provider, ${apart} days apart` };
  return { kind: 'other', why: `${apart} days apart` };
}

function compareProviders(told: ToldVisit, ours: EncounterFacts): 'same' | 'different' | 'unknown' {
  if (told.providerNpi !== '' && ours.providerNpi !== '')
    return told.providerNpi === ours.providerNpi ? 'same' : 'different';
  return compareProviderName(told.providerName, ours.providerName);
}

/** A provider as a file writes the name (`SMITH, JOHN MD`) beside one of ours (`John Smith`). */
export function compareProviderName(told: string, ours: string): 'same' | 'different' | 'unknown' {
  const [theirs, mine] = [nameKey(told).split(' '), nameKey(ours).split(' ')];
  if (theirs.join('') === '' || mine.join('') === '') return 'unknown';
  // Every name of ours that is longer than an initial must be among theirs.
  return mine.filter((word) => word.length > 1).every((word) => theirs.includes(word)) ? 'same' : 'different';
}

const RANK = { exact: 0, likely: 1, other: 2 } as const;

function order(told: ToldVisit, { kind, encounter }: EncounterMatch): number {
  const apart = told.on === null ? 0 : Math.abs(daysBetween(told.on, encounter.serviceDate));
  // Without a date the newest stand first.
  const newest = told.on === null ? -Number(encounter.serviceDate.replaceAll('-', '')) / 1e8 : 0;
  return RANK[kind] * 1e6 + Math.min(apart, 9e5) + newest;
}
