import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import { cents, sumCents } from '#shared/kernel/money.ts';
import {
  balanceOf,
  insurerPending,
  openAmounts,
  openByVisit,
  patientSide,
  type AccountEntry,
  type Visit,
} from './account.ts';
import { agingOf, oldestAge } from './aging.ts';
import { EN_US, type MessageKey } from './messages.ts';
import type { Addressee, OpenVisit, Sender, StatementContent, StatementRow } from './paper.ts';
import { shareWords } from './shares.ts';
import { stepFor, type StatementSettings } from './settings.ts';
import type { Voice } from './voice.ts';

/** What the last statement had in it: entries posted up to that day, in journals up to that number. */
export type LastStatement = { readonly asOfOn: IsoDate; readonly journal: number };

export type StatementFacts = {
  readonly number: string;
  readonly issuedOn: IsoDate;
  readonly asOfOn: IsoDate;
  readonly practice: Sender;
  readonly addressee: Addressee;
  readonly patients: readonly { readonly id: string; readonly name: string }[];
  /** Of all the account's patients, posted on or before `asOfOn`, in the order of writing. */
  readonly entries: readonly AccountEntry[];
  readonly visits: readonly Visit[];
  readonly last: LastStatement | null;
};

/** A first statement goes back no further than so many movements; what is older is brought forward. */
const MOST_ROWS = 40;

/**
 * Everything that a statement says. Previous balance, new movements and the amount due are sums of the same entries, so that
 * the amount due is the ledger's balance of the account as of the day.
 */
export function buildStatement(
  facts: StatementFacts,
  settings: StatementSettings,
  voice: Voice,
): StatementContent {
  const { before, since, from } = split(facts);
  const previousCents = sumCents(before.map((e) => e.amountCents));
  const rows = rowsOf(facts, since, voice);
  const newCents = sumCents(rows.filter((r) => r.amountCents > 0).map((r) => r.amountCents));
  const paidCents = cents(-sumCents(rows.filter((r) => r.amountCents < 0).map((r) => r.amountCents)));
  const dueCents = cents(previousCents + newCents - paidCents);
  if (dueCents !== balanceOf(facts.entries))
    throw new RangeError('The statement does not come to the balance of the ledger, so it was not made.');
  const open = openAmounts(facts.entries);
  const step = stepFor(settings, oldestAge(open, facts.asOfOn));
  const pending = insurerPending(facts.entries);
  return {
    kind: 'statement',
    number: facts.number,
    issuedOn: facts.issuedOn,
    asOfOn: facts.asOfOn,
    dueOn: addDays(facts.issuedOn, settings.dueDays),
    look: voice.look,
    practice: facts.practice,
    addressee: facts.addressee,
    patients: facts.patients.map((p) => p.name),
    previousCents,
    previousText:
      facts.last !== null
        ? voice.say('statement.previous', { day: voice.day(facts.last.asOfOn) })
        : previousCents === 0 || from === null
          ? ''
          : voice.say('statement.forward', { day: voice.day(from) }),
    rows,
    newCents,
    paidCents,
    dueCents,
    visits: openVisits(facts, since, voice),
    aging: [...agingOf(open, facts.asOfOn)],
    story: storyOf({ previousCents, newCents, paidCents, dueCents, rows, first: facts.last === null }, voice),
    pending: pending === 0 ? '' : voice.say('statement.pending', { amount: voice.money(pending) }),
    step,
    reminder: { title: voice.say(`dun.${step}.title`), text: voice.say(`dun.${step}.text`) },
  };
}

type Parts = {
  readonly before: readonly AccountEntry[];
  readonly since: readonly AccountEntry[];
  /** Day of the first movement that is told. */
  readonly from: IsoDate | null;
};

/**
 * What the last statement told, and what came since. Without a last one the account is told from when it last stood at zero,
 * or, if that is long ago, from as many movements as fit.
 */
function split({ entries, last }: StatementFacts): Parts {
  const own = patientSide(entries);
  if (last) {
    const told = (e: AccountEntry): boolean => e.postedOn <= last.asOfOn && e.journalNumber <= last.journal;
    return { before: own.filter(told), since: own.filter((e) => !told(e)), from: null };
  }
  const inTime = [...own].sort((a, b) =>
    a.postedOn < b.postedOn ? -1 : a.postedOn > b.postedOn ? 1 : a.journalNumber - b.journalNumber,
  );
  let start = 0;
  let sum = 0;
  inTime.forEach((e, i) => {
    sum += e.amountCents;
    const next = inTime[i + 1];
    const whole = next === undefined || next.journalNumber !== e.journalNumber;
    if (sum === 0 && whole && next !== undefined) start = i + 1;
  });
  const journals = [...new Set(inTime.slice(start).map((e) => e.journalNumber))];
  const oldest = journals.at(-MOST_ROWS);
  if (journals.length > MOST_ROWS && oldest !== undefined)
    start = inTime.findIndex((e, i) => i >= start && e.journalNumber === oldest);
  return {
    before: inTime.slice(0, start),
    since: inTime.slice(start),
    from: inTime[start]?.postedOn ?? null,
  };
}

type Group = { readonly first: AccountEntry; readonly entries: AccountEntry[] };

/** One row for each movement that a patient would tell apart. A movement that was taken back again is not told. */
function rowsOf(facts: StatementFacts, since: readonly AccountEntry[], voice: Voice): StatementRow[] {
  const here = new Set(since.map((e) => e.journalNumber));
  const undone = new Set(
    since.flatMap((e) =>
      e.reverses && here.has(e.reverses.number) ? [e.journalNumber, e.reverses.number] : [],
    ),
  );
  const groups = new Map<string, Group>();
  for (const e of since) {
    if (undone.has(e.journalNumber)) continue;
    const money = MONEY_KINDS.includes(kindOf(e));
    // Of a remittance each visit is told; of a payment the payment.
    const key = money
      ? `${e.journalNumber} ${e.patientId}`
      : `${e.patientId} ${e.visitId ?? ''} ${kindOf(e)} ${TOLD_TOGETHER.includes(kindOf(e)) ? '' : e.journalNumber}`;
    const group = groups.get(key) ?? { first: e, entries: [] };
    group.entries.push(e);
    groups.set(key, group);
  }
  return [...groups.values()]
    .flatMap((group) => rowOf(facts, group, voice))
    .sort((a, b) => (a.on < b.on ? -1 : a.on > b.on ? 1 : 0));
}

const MONEY_KINDS: readonly string[] = [
  'patient_payment',
  'returned_payment',
  'refund',
  'refund_paid',
  'fee',
  'plan_charge',
];
/** Answers of an insurer and their corrections come to one row a visit. */
const TOLD_TOGETHER: readonly string[] = ['remittance'];

function kindOf(e: AccountEntry): string {
  return e.reverses?.kind ?? e.kind;
}

function rowOf(facts: StatementFacts, { first, entries }: Group, voice: Voice): StatementRow[] {
  const amountCents = sumCents(entries.map((e) => e.amountCents));
  if (amountCents === 0) return [];
  const kind = kindOf(first);
  const visit = facts.visits.find((v) => v.id === first.visitId);
  const text = MONEY_KINDS.includes(kind)
    ? moneyWords(kind, first, amountCents, voice)
    : visit
      ? visitWords(visit, voice)
      : voice.say('statement.change');
  const why = MONEY_KINDS.includes(kind) ? '' : noteOf(kind, entries, amountCents, visit, voice);
  const how = visit && kind === 'remittance' && amountCents > 0 ? howOf(facts, visit, voice) : '';
  const note = [how, why].filter((part) => part !== '').join(' ');
  return [
    {
      on: MONEY_KINDS.includes(kind) ? (first.receivedOn ?? first.postedOn) : first.postedOn,
      text: ofWhom(facts, first.patientId, text, voice),
      note,
      amountCents,
    },
  ];
}

/** In a family each row names whose it is. */
function ofWhom({ patients }: StatementFacts, id: string, words: string, voice: Voice): string {
  const name = patients.length > 1 ? patients.find((p) => p.id === id)?.name : undefined;
  return name === undefined ? words : voice.say('statement.for', { name, words });
}

export function visitWords(visit: Visit, voice: Voice): string {
  const day = voice.day(visit.serviceOn);
  return visit.providerName === ''
    ? voice.say('statement.visitPlain', { day })
    : voice.say('statement.visit', { day, provider: visit.providerName });
}

export function tenderWords(tender: string | null, voice: Voice): string {
  const key = `tender.${tender ?? 'other'}`;
  return voice.say(key in EN_US ? (key as MessageKey) : 'tender.other');
}

function moneyWords(kind: string, first: AccountEntry, amountCents: number, voice: Voice): string {
  if (kind === 'fee' || kind === 'plan_charge')
    return voice.say(amountCents > 0 ? 'statement.fee' : 'statement.change');
  if (kind === 'refund' || kind === 'refund_paid')
    return voice.say(amountCents > 0 ? 'statement.refund' : 'statement.change');
  const how = tenderWords(first.tender, voice).toLowerCase();
  return voice.say(amountCents < 0 ? 'statement.payment' : 'statement.returned', { how });
}

/** Why a visit's part moved: the insurer's reasons summed over its services, or what we did. */
function noteOf(
  kind: string,
  entries: readonly AccountEntry[],
  amountCents: number,
  visit: Visit | undefined,
  voice: Voice,
): string {
  switch (kind) {
    case 'responsibility':
      return amountCents < 0 ? voice.say('statement.withInsurer') : shareNote(entries, voice);
    case 'remittance':
    case 'charges':
      return amountCents < 0 ? voice.say('statement.changed') : shareNote(entries, voice);
    case 'transfer':
      return voice.say(amountCents < 0 ? 'statement.insurerNow' : 'statement.insurerBack');
    case 'collections':
      return voice.say(amountCents < 0 ? 'statement.collections' : 'statement.recalled');
    case 'write_off':
    case 'bad_debt':
      return amountCents < 0 ? voice.say('statement.credit') : voice.say('statement.change');
    default:
      return visit ? voice.say('statement.change') : '';
  }
}

function shareNote(entries: readonly AccountEntry[], voice: Voice): string {
  const byReason = new Map<string, number>();
  for (const e of entries) byReason.set(e.reason, (byReason.get(e.reason) ?? 0) + e.amountCents);
  return [...byReason]
    .filter(([, amount]) => amount > 0)
    .map(([reason, amount]) => shareWords(reason === '' ? 'other' : reason, amount, voice))
    .join(' ');
}

/** What the insurer made of a visit, in a sentence; empty when it was charged otherwise. */
function howOf(facts: StatementFacts, visit: Visit, voice: Voice): string {
  const of = facts.entries.filter((e) => e.visitId === visit.id);
  const sum = (test: (e: AccountEntry) => boolean): number =>
    of.reduce((total, e) => total + (test(e) ? e.amountCents : 0), 0);
  const charge = -sum((e) => e.account === 'service_revenue');
  const paid = -sum((e) => e.account === 'ar_insurer' && e.reason === '' && kindOf(e) === 'remittance');
  const off = sum((e) => e.account === 'contractual_adjustment' || e.account === 'write_off');
  if (charge <= 0) return '';
  if (paid === 0 && off === 0) return voice.say('statement.howSelf', { charge: voice.money(charge) });
  return voice.say('statement.how', {
    charge: voice.money(charge),
    paid: voice.money(paid),
    discount: voice.money(off),
  });
}

/** Visits of before of which something is open, oldest first; those that a new row tells are not told twice. */
function openVisits(facts: StatementFacts, since: readonly AccountEntry[], voice: Voice): OpenVisit[] {
  const told = new Set(since.filter((e) => kindOf(e) === 'remittance').map((e) => e.visitId));
  const rows = [...openByVisit(facts.entries)].flatMap(([id, openCents]): OpenVisit[] => {
    const visit = facts.visits.find((v) => v.id === id);
    if (!visit || told.has(id)) return [];
    const text = ofWhom(facts, visit.patientId, visitWords(visit, voice), voice);
    return [
      { serviceOn: visit.serviceOn, text, how: howOf(facts, visit, voice), openCents: cents(openCents) },
    ];
  });
  return rows.sort((a, b) => ((a.serviceOn ?? '') < (b.serviceOn ?? '') ? -1 : 1));
}

type Sums = Pick<StatementContent, 'previousCents' | 'newCents' | 'paidCents' | 'dueCents' | 'rows'> & {
  readonly first: boolean;
};

/** The whole account in one sentence. */
function storyOf(sums: Sums, { say, money }: Voice): string {
  const values = {
    previous: money(sums.previousCents),
    added: money(sums.newCents),
    paid: money(sums.paidCents),
    due: money(Math.abs(sums.dueCents)),
  };
  if (sums.dueCents <= 0) return say('story.credit', values);
  if (sums.first && sums.previousCents === 0)
    return say(sums.paidCents === 0 ? 'story.firstUnpaid' : 'story.first', values);
  if (sums.rows.length === 0) return say('story.same', values);
  if (sums.newCents === 0) return say('story.nextPaid', values);
  return say(sums.paidCents === 0 ? 'story.nextUnpaid' : 'story.next', values);
}
