import { expectedAllowed, type PriceGround } from '#shared/domain/contracts/expected-allowed.ts';
import { judge, type Judged } from '#shared/domain/contracts/judge.ts';
import { SEEN_AT_MOST, type SeenAllowed } from '#shared/domain/contracts/learnt.ts';
import type { Expectation, PricedLine } from '#shared/domain/contracts/price.ts';
import { partOf } from '#shared/domain/contracts/rates.ts';
import type { DisputeStatus, Underpayment, UnderpaymentId } from '#shared/domain/contracts/underpayment.ts';
import type { PayerId, RemittanceId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { ReadDb, WriteDb } from '#electron/db/sql.ts';
import type { ServiceContext } from '#electron/service-context.ts';
import {
  answersFor,
  answersIn,
  forgetAnswers,
  keepAnswers,
  pricingKey,
  seenBefore,
  staleRemittances,
  unreadRemittances,
  type KeptAnswer,
  type LineAnswer,
  type LineKey,
  type ReadPayments,
  type SeenQuestion,
} from './answers.ts';
import { addEvent, caseOfLine, deleteCase, putCase, setAllowed, type CaseState } from './cases.ts';
import type { ContractSettings } from '#shared/contract/contracts.ts';
import { listModifierPercents, listRates, readSettings } from './queries.ts';

export type ContractsContext = ServiceContext & {
  readonly readPayments: ReadPayments;
  /** The Medicare price of one unit in a locality. */
  readonly medicare: (asked: {
    readonly code: string;
    readonly modifier: string;
    readonly placeOfService: string;
    readonly on: PricedLine['serviceDate'];
    readonly locality: string;
  }) => ReturnType<PriceGround['medicare']>;
};

/** Looks up prices, keeping what many lines share. */
export type Prices = {
  readonly settings: ContractSettings;
  readonly expect: (line: PricedLine, payerId: PayerId, seen: readonly SeenAllowed[]) => Expectation;
  readonly judge: (answer: LineAnswer, allowedCents: number, beforeJournal: number | null) => Judged;
};

const MOST_KNOWN = 20_000;

export function pricesOf(context: ContractsContext, db: ReadDb): Prices {
  const settings = readSettings(db);
  const percents = new Map<PayerId, Record<string, number>>();
  const rates = new Map<string, ReturnType<typeof listRates>>();
  const payers = new Map(context.records.payers(db).map((p) => [p.id, p]));
  const expect: Prices['expect'] = (line, payerId, seen) => {
    const key = `${payerId} ${line.code}`;
    const own = rates.get(key) ?? listRates(db, payerId, line.code);
    rates.set(key, own);
    const modifierPercents = percents.get(payerId) ?? listModifierPercents(db, payerId);
    percents.set(payerId, modifierPercents);
    return expectedAllowed(line, {
      rates: own,
      modifierPercents,
      isMedicare: payers.get(payerId)?.filingIndicator === 'MB',
      medicare: (code, modifier, placeOfService, on) =>
        context.medicare({ code, modifier, placeOfService, on, locality: settings.locality }),
      seen,
    });
  };
  // A file of thousands of lines asks for the same services again and again.
  const known = new Map<string, SeenAllowed[]>();
  const seenOnce = (q: SeenQuestion): SeenAllowed[] => {
    const { payerId, code, modifiers, placeOfService, serviceDate, beforeJournal } = q;
    const key = [payerId, code, pricingKey(modifiers), placeOfService, serviceDate, beforeJournal].join('|');
    const found = known.get(key) ?? seenBefore(db, q, SEEN_AT_MOST * 2);
    if (known.size >= MOST_KNOWN) known.clear();
    known.set(key, found);
    return found;
  };
  return {
    settings,
    expect,
    judge: (answer, allowedCents, beforeJournal) => {
      const seen = seenOnce({ ...answer, beforeJournal });
      const expectation: Expectation =
        answer.unclear === '' ? expect(answer, answer.payerId, seen) : { known: 'none', why: answer.unclear };
      // Of an answer whose price is unclear no cut can be told either.
      const tolerance = { cents: settings.toleranceCents, percent: settings.tolerancePercent };
      return judge(answer, allowedCents, expectation, answer.unclear === '' ? seen : [], tolerance);
    },
  };
}

/** Whether a remittance was posted or undone since allowed amounts were read. */
export function isBehind(db: ReadDb): boolean {
  return staleRemittances(db).length > 0 || unreadRemittances(db).length > 0;
}

/**
 * Brings what is known of allowed amounts in line with the remittances that are posted now: those undone are
 * forgotten, new ones read, and every line that they speak of is judged. Does nothing when nothing has changed.
 */
export function catchUp(context: ContractsContext, db: WriteDb): void {
  const stale = staleRemittances(db);
  const affected = new Map<string, LineKey>();
  const add = (lines: readonly LineKey[]): void => {
    for (const line of lines) affected.set(`${line.claimId} ${line.serviceLineId}`, line);
  };
  for (const { id } of stale) add(forgetAnswers(db, id));
  const unread = unreadRemittances(db);
  for (const remittance of unread) {
    const answers = answersIn(db, remittance.id, context.readPayments);
    keepAnswers(db, remittance, answers, context.clock.now());
    add(answers);
  }
  if (affected.size === 0) return;
  judgeLines(context, db, [...affected.values()]);
}

/** Judges lines anew; what a person has decided stays. */
export function judgeLines(
  context: ContractsContext,
  db: WriteDb,
  lines: readonly LineKey[],
  /** True when prices changed and no answer: what nobody worked on is expected anew. */
  anew = false,
): void {
  const prices = pricesOf(context, db);
  for (const line of lines) judgeLine(context, db, prices, line, anew);
}

function judgeLine(
  context: ContractsContext,
  db: WriteDb,
  prices: Prices,
  line: LineKey,
  anew: boolean,
): void {
  const answers = answersFor(db, line);
  const known = caseOfLine(db, line);
  const [first] = answers;
  const last = answers.at(-1);
  if (!first || !last) {
    if (known?.touched)
      setAllowed(db, known.id, { ...sums([]), standing: false, status: known.status, recoveredCents: 0 });
    else if (known) deleteCase(db, known.id);
    return;
  }
  const now = sums(answers);
  const latest = answers.findLast((a) => a.allowedCents >= 0 && a.unclear === '') ?? last;
  const judged = prices.judge({ ...latest, unclear: last.unclear }, now.allowedCents, first.journalNumber);
  const { judgement } = judged;
  const follows = known && (known.touched || (answers.length > 1 && !anew));
  const settled =
    known && !known.touched && known.firstAllowedCents > known.expectedCents && judgement !== 'overpaid';
  if (follows && !settled) return followCase(context, db, prices, known, last, now);
  if (judgement === 'underpaid' || judgement === 'overpaid' || judgement === 'cut')
    putCase(
      db,
      {
        ...latest,
        ...now,
        id: known?.id ?? (context.newId() as UnderpaymentId),
        remittanceId: last.remittanceId,
        traceNumber: last.traceNumber,
        paidOn: last.paidOn,
        difference: judgement,
        firstCut: judged.firstCut,
        expectedCents: judged.expectedCents ?? 0,
        basis: judged.basis,
      },
      context.clock.now(),
    );
  else if (known) deleteCase(db, known.id);
}

function sums(answers: readonly KeptAnswer[]): { readonly allowedCents: number; readonly paidCents: number } {
  return {
    allowedCents: sumCents(answers.map((a) => a.allowedCents)),
    paidCents: sumCents(answers.map((a) => a.paidCents)),
  };
}

/** A case that was found before: a later answer may have recovered it, or taken the recovery back. */
function followCase(
  context: ContractsContext,
  db: WriteDb,
  { settings }: Prices,
  known: CaseState,
  last: KeptAnswer,
  now: { readonly allowedCents: number; readonly paidCents: number },
): void {
  const margin = Math.max(settings.toleranceCents, partOf(known.expectedCents, settings.tolerancePercent));
  const more = now.allowedCents - known.firstAllowedCents;
  const whole =
    known.firstAllowedCents < known.expectedCents &&
    more > 0 &&
    known.expectedCents - now.allowedCents <= margin;
  const before: DisputeStatus = known.disputedOn === null ? 'open' : 'disputed';
  const status: DisputeStatus =
    whole && known.status !== 'given_up'
      ? 'recovered'
      : known.status === 'recovered' && now.allowedCents < known.allowedCents
        ? before
        : known.status;
  setAllowed(db, known.id, {
    ...now,
    standing: now.allowedCents > 0,
    status,
    recoveredCents: whole ? more : 0,
  });
  if (now.allowedCents === known.allowedCents || now.allowedCents <= 0) return;
  addEvent(db, known.id, {
    at: context.clock.now(),
    userId: context.user().id,
    sentence:
      status === 'recovered'
        ? `Payment ${last.traceNumber} allows ${formatAmount(more)} more than at first: recovered.`
        : `With payment ${last.traceNumber} the payer allows ${formatAmount(now.allowedCents)}.`,
  });
}

/** A line of a remittance that differs, as it is told beside its proof. */
export type LineDifference = Pick<
  Underpayment,
  'claimId' | 'serviceLineId' | 'code' | 'difference' | 'firstCut' | 'basis'
> & {
  readonly controlNumber: string;
  readonly allowedCents: number;
  readonly expectedCents: number;
};

/** What a remittance that is not posted yet would bring: judged like a posted one, and nothing is kept. */
export function foresee(
  context: ContractsContext,
  db: ReadDb,
  id: RemittanceId,
  controlNumberOf: (line: LineKey) => string,
): LineDifference[] {
  const prices = pricesOf(context, db);
  const lines = new Map<string, LineAnswer[]>();
  for (const answer of answersIn(db, id, context.readPayments)) {
    const key = `${answer.claimId} ${answer.serviceLineId}`;
    lines.set(key, [...(lines.get(key) ?? []), answer]);
  }
  return [...lines.values()].flatMap((answers) => {
    const last = answers.at(-1);
    if (!last) return [];
    const allowedCents = sumCents([...answersFor(db, last), ...answers].map((a) => a.allowedCents));
    const judged = prices.judge(last, allowedCents, null);
    const { judgement, expectedCents } = judged;
    if (judgement === 'as_expected' || judgement === 'unknown' || judgement === 'denied') return [];
    return [
      {
        claimId: last.claimId,
        serviceLineId: last.serviceLineId,
        controlNumber: controlNumberOf(last),
        code: last.code,
        difference: judgement,
        firstCut: judged.firstCut,
        basis: judged.basis,
        allowedCents,
        expectedCents: expectedCents ?? 0,
      },
    ];
  });
}
