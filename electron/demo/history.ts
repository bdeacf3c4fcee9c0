import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { RemitClaim } from '#shared/domain/remittance.ts';
import { addDays, type Clock, type Instant, type IsoDate } from '#shared/kernel/dates.ts';
import type {
  ClaimId,
  EncounterId,
  FacilityId,
  PatientId,
  ProviderId,
  ServiceLineId,
} from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { WorkServices } from '#electron/work-services.ts';
import { SHORT_MEMBER_ID, type DemoPayers, type DemoPerson } from './people.ts';
import { payerAnswer } from './payer-answer.ts';
import type { Chance } from './random.ts';
import { demoCharge } from './records.ts';
import { inventVisit, type DemoVisit } from './visits.ts';
import { askAboutVisit } from './workbench.ts';

const VISITS = 112;
/** How far the newest visits have come, newest first; all older ones are answered by their payer. */
const OPEN = 6;
const CODING = 1;
const HELD = 1;
const CODED = 4;
const DRAFT = 3;
const READY = 5;
const EXPORTED = 16;
/** Claims go out in files of this many. */
const BATCH = 8;

export type SeedClock = Clock & { readonly set: (day: IsoDate) => void };

export type History = {
  readonly today: IsoDate;
  readonly services: WorkServices;
  readonly chance: Chance;
  readonly clock: SeedClock;
  readonly outbox: string;
  answers: number;
};

export type Person = DemoPerson & { readonly id: PatientId };
type Stage = 'open' | 'coding' | 'held' | 'coded' | 'draft' | 'ready' | 'exported' | 'answered';
type Visit = {
  readonly person: Person;
  readonly day: IsoDate;
  readonly stage: Stage;
  readonly visit: DemoVisit;
  readonly encounterId: EncounterId;
  claimId: ClaimId | null;
};

export type Place = {
  readonly payers: DemoPayers;
  readonly providers: readonly [ProviderId, ProviderId];
  readonly facility: FacilityId;
};

/** A clock that stands on the day it was set to and moves on by a second at each look. */
export function createSeedClock(today: IsoDate): SeedClock {
  let day = today;
  let tick = 0;
  return {
    today: () => day,
    now: () => {
      tick = (tick + 1) % 28_800;
      const second = 14 * 3600 + tick;
      const two = (n: number): string => String(n).padStart(2, '0');
      const time = `${two(Math.floor(second / 3600))}:${two(Math.floor(second / 60) % 60)}:${two(second % 60)}`;
      return `${day}T${time}.000Z` as Instant;
    },
    set: (next) => {
      if (next !== day) tick = 0;
      day = next;
    },
  };
}

type PlannedVisit = { readonly day: IsoDate; readonly stage: Stage; readonly happen: () => Visit };

/** Visits on the weekdays before today, oldest first, each with the stage that it has reached by now. */
export function planVisits(history: History, people: readonly Person[], place: Place): PlannedVisit[] {
  const { chance, today } = history;
  const days = weekdaysBefore(today, Math.ceil(VISITS / 2));
  const stages = stagesOf(VISITS);
  // The person with the short member id has one visit only, whose claim the scrubber stops.
  const stopped = people[SHORT_MEMBER_ID];
  const others = people.filter((person) => person !== stopped);
  const seenOn = new Set<string>();
  return stages.map((stage, i) => {
    const day = days[Math.floor(i / 2)] ?? addDays(today, -1);
    const isStopped = stopped !== undefined && i === stages.indexOf('draft');
    const person = isStopped ? stopped : freshPerson(others, day, seenOn, chance);
    return { day, stage, happen: () => seeDoctor(history, place, { person, day, stage }) };
  });
}

function seeDoctor(
  { services, chance }: History,
  place: Place,
  about: { readonly person: Person; readonly day: IsoDate; readonly stage: Stage },
): Visit {
  const { person, day } = about;
  const visit = inventVisit(person, chance);
  const encounterId = services.coding.createEncounter({
    patientId: person.id,
    serviceDate: day,
    renderingProviderId: chance.pick(place.providers),
    facilityId: place.facility,
    reason: visit.reason,
  });
  for (const document of visit.documents) services.coding.addDocument({ encounterId, ...document });
  const { copayCents } = person.coverage;
  if (copayCents !== null && chance.often(85))
    services.ledger.takePayment({
      patientId: person.id,
      encounterId,
      amountCents: copayCents,
      tender: chance.pick(['card', 'card', 'cash', 'check'] as const),
      receivedOn: day,
      note: 'copay',
      requestId: chance.id(),
    });
  return { ...about, visit, encounterId, claimId: null };
}

/** Somebody who was not here in the last three weeks, so that no visit looks like a copy of another. */
function freshPerson(people: readonly Person[], day: IsoDate, seenOn: Set<string>, chance: Chance): Person {
  let person = chance.pick(people);
  for (let tries = 0; tries < 60; tries += 1) {
    const id = person.id;
    const recent = Array.from({ length: 21 }, (_, back) => `${id} ${addDays(day, -back)}`);
    if (!recent.some((key) => seenOn.has(key))) break;
    person = chance.pick(people);
  }
  seenOn.add(`${person.id} ${day}`);
  return person;
}

function stagesOf(count: number): Stage[] {
  const newestFirst = [
    ...many('open', OPEN),
    ...many('coding', CODING),
    ...many('held', HELD),
    ...many('coded', CODED),
    ...many('draft', DRAFT),
    ...many('ready', READY),
    ...many('exported', EXPORTED),
  ];
  return [...newestFirst, ...many('answered', count - newestFirst.length)].reverse();
}

function many(stage: Stage, count: number): Stage[] {
  return Array.from({ length: count }, () => stage);
}

export function weekdaysBefore(today: IsoDate, count: number): IsoDate[] {
  const days: IsoDate[] = [];
  for (let day = addDays(today, -1); days.length < count; day = addDays(day, -1)) {
    const weekday = new Date(`${day}T12:00:00Z`).getUTCDay();
    if (weekday !== 0 && weekday !== 6) days.push(day);
  }
  return days.reverse();
}

type Event = { readonly day: IsoDate; readonly run: () => void };

/**
 * Plays what happened, day by day: people come, visits are coded and billed soon after, claims leave in
 * batches, payers answer. What falls on the same day happens in the order in which it was planned.
 */
export function runEvents(history: History, planned: readonly PlannedVisit[]): void {
  const visits = new Map<PlannedVisit, Visit>();
  const events: Event[] = [];
  const at = (day: IsoDate, run: () => void): void => {
    events.push({ day, run });
  };
  const made = (plan: PlannedVisit): Visit => {
    const visit = visits.get(plan);
    if (!visit) throw new Error('A visit of the demonstration was used before it happened.');
    return visit;
  };
  for (const plan of planned) {
    at(plan.day, () => visits.set(plan, plan.happen()));
    at(later(history, plan.day, 1), () => code(history, made(plan)));
    at(later(history, plan.day, 2), () => bill(history, made(plan)));
  }
  const sent = planned.filter((v) => v.stage === 'exported' || v.stage === 'answered');
  for (let i = 0; i < sent.length; i += BATCH) {
    const batch = sent.slice(i, i + BATCH);
    const last = batch.at(-1)?.day ?? history.today;
    at(later(history, last, 3), () => send(history, batch.map(made)));
    at(later(history, last, 16), () => answerBatch(history, batch.map(made)));
  }
  // Sorting is stable, so plans of one day keep their order.
  for (const { day, run } of events.sort((a, b) => (a.day < b.day ? -1 : a.day > b.day ? 1 : 0))) {
    history.clock.set(day);
    run();
  }
  payBalances(history);
  leaveWaiting(
    history,
    sent
      .filter((v) => v.stage === 'exported')
      .slice(0, 3)
      .map(made),
  );
}

function later(history: History, day: IsoDate, days: number): IsoDate {
  const latest = addDays(history.today, -1);
  const then = addDays(day, days);
  return then > latest ? latest : then;
}

function code(history: History, visit: Visit): void {
  const { coding } = history.services;
  const { stage, encounterId } = visit;
  if (stage === 'open') return;
  if (stage === 'held') {
    askAboutVisit(history.services, encounterId);
    return;
  }
  const { diagnoses, lines } = visit.visit;
  const { version } = coding.get(encounterId).encounter;
  const saved = coding.save(encounterId, version, {
    diagnoses: [...diagnoses],
    lines: stage === 'coding' ? [] : lines.map((line) => serviceLine(line, history.chance)),
  });
  if (stage !== 'coding') coding.markCoded(encounterId, saved.encounter.version);
}

function serviceLine(
  [procedure, modifiers, pointers, units = 1]: DemoVisit['lines'][number],
  chance: Chance,
) {
  return {
    id: chance.id() as ServiceLineId,
    code: procedure,
    modifiers: [...modifiers],
    pointers: [...pointers],
    units,
    chargeCents: cents(demoCharge(procedure) * units),
  };
}

const BILLED: readonly Stage[] = ['draft', 'ready', 'exported', 'answered'];

function bill({ services }: History, visit: Visit): void {
  if (!BILLED.includes(visit.stage)) return;
  const { summary } = services.claims.createFromEncounter(visit.encounterId);
  visit.claimId = summary.id;
  if (visit.stage !== 'draft') services.claims.release(summary.id);
}

function send({ services, outbox }: History, batch: readonly Visit[]): void {
  services.outbox.exportTo(
    batch.flatMap((v) => v.claimId ?? []),
    outbox,
  );
}

function answerBatch(history: History, batch: readonly Visit[]): void {
  const claims = batch
    .filter((v) => v.stage === 'answered')
    .flatMap((v) => (v.claimId ? [history.services.claims.get(v.claimId).claim] : []));
  for (const ofPayer of byPayer(claims)) answer(history, ofPayer, true);
}

function byPayer(claims: readonly ProfessionalClaim[]): ProfessionalClaim[][] {
  const groups = new Map<string, ProfessionalClaim[]>();
  for (const claim of claims)
    groups.set(claim.payer.payerId, [...(groups.get(claim.payer.payerId) ?? []), claim]);
  return [...groups.values()];
}

function answer(
  history: History,
  claims: readonly ProfessionalClaim[],
  post: boolean,
  stray?: RemitClaim,
): void {
  const { services, clock } = history;
  const [first] = claims;
  if (!first) return;
  history.answers += 1;
  const trace = `${first.payer.payerIdentifier}${String(700_100 + history.answers * 13)}`;
  // Now and then a claim comes back refused.
  const denied = new Set(history.answers % 7 === 3 ? [first.controlNumber] : []);
  const text = payerAnswer(claims, {
    trace,
    paidOn: clock.today(),
    denied,
    ...(stray ? { stray } : {}),
    interchangeControl: history.answers,
  });
  const { summary } = services.remits.receive(`${trace}.835`, Buffer.from(text, 'utf8'));
  if (post) services.remits.post(summary.id);
}

/** A file that came in and was not posted yet, with a claim in it that is not ours. */
function leaveWaiting(history: History, visits: readonly Visit[]): void {
  const { services, clock, today } = history;
  clock.set(addDays(today, -1));
  const claims = visits.flatMap((v) => (v.claimId ? [services.claims.get(v.claimId).claim] : []));
  const [group] = byPayer(claims);
  const [first] = group ?? [];
  if (!group || !first) return;
  const stray: RemitClaim = {
    segment: 0,
    controlNumber: 'X-4471',
    statusCode: '1',
    chargeCents: cents(18_000),
    paidCents: cents(9_200),
    patientResponsibilityCents: cents(0),
    filingIndicator: '12',
    payerControlNumber: 'DEMOX4471',
    patientLastName: 'Elsewhere',
    patientFirstName: 'Otto',
    memberId: 'SMH900800700',
    serviceFrom: first.serviceDate,
    adjustments: [{ group: 'CO', reason: '45', amountCents: cents(8_800), quantity: null }],
    remarks: [],
    lines: [],
  };
  answer(history, group, false, stray);
}

/** Most people pay what is left; some have not yet. */
function payBalances({ services, chance, clock, today }: History): void {
  clock.set(addDays(today, -3));
  for (const debtor of services.statements.debtors()) {
    if (!chance.often(55)) continue;
    services.ledger.takePayment({
      patientId: debtor.patientId,
      encounterId: null,
      amountCents: debtor.patientBalanceCents,
      tender: chance.pick(['check', 'card'] as const),
      receivedOn: clock.today(),
      note: '',
      requestId: chance.id(),
    });
  }
}
