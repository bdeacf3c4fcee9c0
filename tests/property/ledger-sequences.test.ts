import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { MONEY_ACCOUNTS, TENDERS, TENDER_ACCOUNT, type Tender } from '#shared/domain/journal.ts';
import { addDays, type IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { addPatient, makeWorkFile, readyClaim, TODAY, type WorkFile } from '#tests/support/work-file.ts';

/**
 * Any sequence of money acts against an independent model: plain numbers, kept by what a bookkeeper would write by
 * hand. After every step the ledger agrees with the model, and at the end `verify` is green.
 */
let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

type Step =
  | { readonly act: 'charge'; readonly who: number }
  | { readonly act: 'toPatient'; readonly who: number; readonly amount: number; readonly back: boolean }
  | {
      readonly act: 'pay';
      readonly who: number;
      readonly amount: number;
      readonly tender: Tender;
      readonly family: boolean;
      readonly keep: boolean;
    }
  | { readonly act: 'apply'; readonly who: number; readonly family: boolean }
  | { readonly act: 'move'; readonly who: number; readonly amount: number }
  | {
      readonly act: 'writeOff';
      readonly who: number;
      readonly amount: number;
      readonly bad: boolean;
      readonly insurer: boolean;
    }
  | {
      readonly act: 'refund';
      readonly who: number;
      readonly amount: number;
      readonly end: 'paid' | 'cancelled' | 'open';
    }
  | { readonly act: 'bounce'; readonly which: number; readonly fee: number }
  | { readonly act: 'reverse'; readonly which: number }
  | { readonly act: 'deposit'; readonly share: number }
  | { readonly act: 'undoDeposit'; readonly which: number }
  | { readonly act: 'nextMonth' }
  | { readonly act: 'close' };

const who = fc.integer({ min: 0, max: 2 });
const amount = fc.integer({ min: 1, max: 30_000 });
const which = fc.nat(20);
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 2, arbitrary: fc.record({ act: fc.constant('charge' as const), who }) },
  {
    weight: 4,
    arbitrary: fc.record({ act: fc.constant('toPatient' as const), who, amount, back: fc.boolean() }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      act: fc.constant('pay' as const),
      who,
      amount,
      tender: fc.constantFrom(...TENDERS),
      family: fc.boolean(),
      keep: fc.boolean(),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('apply' as const), who, family: fc.boolean() }) },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('move' as const), who, amount }) },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('writeOff' as const),
      who,
      amount,
      bad: fc.boolean(),
      insurer: fc.boolean(),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('refund' as const),
      who,
      amount,
      end: fc.constantFrom('paid' as const, 'cancelled' as const, 'open' as const),
    }),
  },
  {
    weight: 2,
    arbitrary: fc.record({
      act: fc.constant('bounce' as const),
      which,
      fee: fc.integer({ min: 0, max: 3000 }),
    }),
  },
  { weight: 2, arbitrary: fc.record({ act: fc.constant('reverse' as const), which }) },
  {
    weight: 3,
    arbitrary: fc.record({ act: fc.constant('deposit' as const), share: fc.integer({ min: 1, max: 3 }) }),
  },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('undoDeposit' as const), which }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('nextMonth' as const) }) },
  { weight: 1, arbitrary: fc.record({ act: fc.constant('close' as const) }) },
);

/** What a bookkeeper's own sheet would say: no account of the program, only sums by meaning. */
type Model = {
  insurer: number[];
  /** Owed less unapplied, by patient. */
  patient: number[];
  drawer: number;
  bank: number;
  lost: number;
  refundsOwed: number;
};

class Bookkeeper {
  readonly model: Model = {
    insurer: [0, 0, 0],
    patient: [0, 0, 0],
    drawer: 0,
    bank: 0,
    lost: 0,
    refundsOwed: 0,
  };
  day: IsoDate = TODAY;
  readonly people: readonly PatientId[];
  readonly claims: ClaimId[][] = [[], [], []];
  readonly payments: { id: JournalId; amount: number; account: string; gone: boolean }[] = [];
  readonly deposits: { id: string; total: number; gone: boolean }[] = [];
  constructor() {
    const head = file.ids.patientId;
    const rest = ['Berta', 'Carl'].map((name, i) =>
      addPatient(file.patients, file.ids.payerId, name, String(3001 + i)),
    );
    for (const id of rest) file.services.ledger.setGuarantor(id, head);
    this.people = [head, ...rest];
  }
  person(i: number): PatientId {
    const id = this.people[i];
    if (!id) throw new Error('There is no such person.');
    return id;
  }
}

/** A refusal is an answer as well: the model stays as it is. */
function tried<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (error instanceof Refusal) return null;
    throw error;
  }
}

function add(list: number[], i: number, by: number): void {
  list[i] = (list[i] ?? 0) + by;
}

/** How much of each person's balance a journal moved, read from its entries by meaning. */
function movedBy(books: Bookkeeper, id: JournalId): number[] {
  const { entries } = file.services.ledger.journal(id);
  return books.people.map((person) =>
    entries
      .filter(
        (e) => e.patientId === person && (e.account === 'ar_patient' || e.account === 'unapplied_payments'),
      )
      .reduce((sum, e) => sum + e.amountCents, 0),
  );
}

function play(books: Bookkeeper, s: Step): void {
  const { ledger } = file.services;
  const { model } = books;
  switch (s.act) {
    case 'charge': {
      const count = books.claims.flat().length;
      const { claim } = readyClaim(file, addDays(books.day, -4 - count), books.person(s.who));
      books.claims[s.who]?.push(claim.claimId);
      add(model.insurer, s.who, 20_000);
      return;
    }
    case 'toPatient': {
      const account = s.back ? 'ar_patient' : 'ar_insurer';
      const item = ledger
        .receivables(books.person(s.who))
        .find((r) => r.account === account && r.openCents > 0 && r.claimId !== null);
      if (!item) return;
      const part = Math.min(s.amount, item.openCents);
      const done = tried(() =>
        ledger.moveResponsibility({
          patientId: books.person(s.who),
          portions: [{ ...item, account, amountCents: cents(part) }],
          reason: 'patient_share',
          note: '',
          requestId: randomUUID(),
        }),
      );
      expect(done).not.toBeNull();
      add(model.insurer, s.who, s.back ? part : -part);
      add(model.patient, s.who, s.back ? -part : part);
      return;
    }
    case 'pay': {
      const receipt = ledger.takePayment({
        patientId: books.person(s.who),
        encounterId: null,
        amountCents: cents(s.amount),
        tender: s.tender,
        receivedOn: books.day,
        note: '',
        requestId: randomUUID(),
        family: s.family,
        ...(s.keep ? { rest: 'unapplied' as const } : {}),
      });
      const moved = movedBy(books, receipt.journalId);
      // Spread over whom it may be spread over, and summing to the amount to the cent.
      expect(moved.reduce((a, b) => a + b, 0)).toBe(-s.amount);
      if (!s.family) expect(moved[s.who]).toBe(-s.amount);
      moved.forEach((by, i) => add(model.patient, i, by));
      model.drawer += s.amount;
      books.payments.push({
        id: receipt.journalId,
        amount: s.amount,
        account: TENDER_ACCOUNT[s.tender],
        gone: false,
      });
      return;
    }
    case 'apply': {
      const id = tried(() =>
        ledger.applyUnapplied({
          patientId: books.person(s.who),
          amountCents: null,
          family: s.family,
          requestId: randomUUID(),
        }),
      );
      if (id === null) return;
      const moved = movedBy(books, id);
      expect(moved.reduce((a, b) => a + b, 0)).toBe(0);
      moved.forEach((by, i) => add(model.patient, i, by));
      return;
    }
    case 'move': {
      const to = (s.who + 1) % 3;
      const done = tried(() =>
        ledger.moveUnapplied({
          from: books.person(s.who),
          to: books.person(to),
          amountCents: cents(s.amount),
          requestId: randomUUID(),
        }),
      );
      if (done === null) return;
      add(model.patient, s.who, s.amount);
      add(model.patient, to, -s.amount);
      return;
    }
    case 'writeOff': {
      const account = s.insurer ? 'ar_insurer' : 'ar_patient';
      const item = ledger
        .receivables(books.person(s.who))
        .find((r) => r.account === account && r.openCents > 0);
      if (!item) return;
      const input = {
        patientId: books.person(s.who),
        portions: [{ ...item, account, amountCents: cents(s.amount) } as const],
        reason: 'small_balance' as const,
        note: '',
        badDebt: s.bad,
        requestId: randomUUID(),
      };
      const done = tried(() => ledger.writeOff(input));
      // Never more than is open.
      expect(done === null).toBe(s.amount > item.openCents);
      if (done === null) return;
      add(s.insurer ? model.insurer : model.patient, s.who, -s.amount);
      model.lost += s.amount;
      return;
    }
    case 'refund': {
      const refund = tried(() =>
        ledger.askRefund({
          patientId: books.person(s.who),
          toPayer: null,
          unappliedCents: cents(s.amount),
          portions: [],
          reason: 'overpaid',
          note: '',
          requestId: randomUUID(),
        }),
      );
      if (!refund) return;
      add(model.patient, s.who, s.amount);
      model.refundsOwed += s.amount;
      if (s.end === 'paid') {
        ledger.payRefund(refund.id, books.day, '77');
        model.refundsOwed -= s.amount;
        model.bank -= s.amount;
        expect(tried(() => ledger.payRefund(refund.id, books.day, '77'))).toBeNull();
      } else if (s.end === 'cancelled') {
        ledger.cancelRefund(refund.id, 'changed');
        model.refundsOwed -= s.amount;
        add(model.patient, s.who, -s.amount);
      }
      return;
    }
    case 'bounce': {
      const payment = books.payments[s.which % Math.max(1, books.payments.length)];
      if (!payment) return;
      const deposited = inDeposit(payment.id);
      const id = tried(() =>
        ledger.returnPayment({
          journalId: payment.id,
          returnedOn: books.day,
          reason: 'no_funds',
          feeCents: cents(s.fee),
        }),
      );
      expect(id === null).toBe(payment.gone);
      if (id === null) return;
      payment.gone = true;
      const moved = movedBy(books, id);
      expect(moved.reduce((a, b) => a + b, 0)).toBe(payment.amount);
      moved.forEach((by, i) => add(model.patient, i, by));
      if (deposited) model.bank -= payment.amount;
      else model.drawer -= payment.amount;
      const payer = ledger.journal(payment.id).entries[0]?.patientId;
      add(
        model.patient,
        books.people.findIndex((p) => p === payer),
        s.fee,
      );
      return;
    }
    case 'reverse': {
      const payment = books.payments[s.which % Math.max(1, books.payments.length)];
      if (!payment) return;
      const journal = tried(() => ledger.reverse(payment.id, 'entered in error'));
      expect(journal === null).toBe(payment.gone);
      if (!journal) return;
      payment.gone = true;
      movedBy(books, journal.id).forEach((by, i) => add(model.patient, i, by));
      model.drawer -= payment.amount;
      return;
    }
    case 'deposit': {
      const waiting = ledger.undeposited().filter((_, i) => i % s.share === 0);
      const total = waiting.reduce((sum, e) => sum + e.amountCents, 0);
      const id = randomUUID();
      const done = tried(() =>
        ledger.makeDeposit({
          id,
          entryIds: waiting.map((e) => e.entryId),
          depositedOn: books.day,
          reference: 'slip',
        }),
      );
      expect(done === null).toBe(total <= 0);
      if (!done) return;
      expect(done.totalCents).toBe(total);
      model.drawer -= total;
      model.bank += total;
      books.deposits.push({ id, total, gone: false });
      // What lies in a deposit is locked.
      expect(
        tried(() =>
          ledger.makeDeposit({
            id: randomUUID(),
            entryIds: waiting.map((e) => e.entryId),
            depositedOn: books.day,
            reference: '',
          }),
        ),
      ).toBeNull();
      return;
    }
    case 'undoDeposit': {
      const deposit = books.deposits[s.which % Math.max(1, books.deposits.length)];
      if (!deposit) return;
      const done = tried(() => ledger.undoDeposit(deposit.id, 'wrong slip'));
      if (deposit.gone) expect(done).toBeNull();
      if (done === null) return;
      deposit.gone = true;
      model.drawer += deposit.total;
      model.bank -= deposit.total;
      return;
    }
    case 'nextMonth':
      books.day = addDays(books.day, 31);
      file.setDay(books.day);
      return;
    case 'close':
      tried(() => ledger.closePeriod(addDays(books.day, -1), 'as it stands'));
  }
}

function inDeposit(id: JournalId): boolean {
  const { ledger } = file.services;
  return ledger
    .deposits(100)
    .filter((d) => d.takenBackBy === null)
    .some((d) => ledger.deposit(d.id).entries.some((e) => e.journalId === id));
}

function expectAgreement(books: Bookkeeper): void {
  const { ledger } = file.services;
  const { model } = books;
  const members = ledger.family(books.person(0));
  books.people.forEach((id, i) => {
    const member = members.find((m) => m.patientId === id);
    expect(member?.insurerCents).toBe(model.insurer[i]);
    expect((member?.patientCents ?? 0) - (member?.unappliedCents ?? 0)).toBe(model.patient[i]);
  });
  const balance = new Map(ledger.balances(books.day).map((row) => [row.account, row.balanceCents as number]));
  const of = (accounts: readonly string[]) =>
    accounts.reduce((sum, a) => sum + (balance.get(a as never) ?? 0), 0);
  expect(of(MONEY_ACCOUNTS)).toBe(model.drawer);
  expect(of(['bank'])).toBe(model.bank);
  expect(of(['write_off', 'bad_debt'])).toBe(model.lost);
  expect(0 - of(['refunds_payable'])).toBe(model.refundsOwed);
}

describe('any sequence of money acts', () => {
  it('agrees with an independent model after every step, and verify stays green', () => {
    fc.assert(
      fc.property(fc.array(step, { minLength: 5, maxLength: 30 }), (steps) => {
        file.close();
        file = makeWorkFile();
        const books = new Bookkeeper();
        const stands: { day: IsoDate; owed: number }[] = [];
        for (const s of steps) {
          if (s.act === 'nextMonth') {
            const sums = books.model.insurer.concat(books.model.patient).reduce((a, b) => a + b, 0);
            stands.push({ day: books.day, owed: sums });
          }
          play(books, s);
          expectAgreement(books);
        }
        const proof = file.services.ledger.verify();
        expect(proof.checks.filter((check) => !check.ok)).toEqual([]);
        // What was owed on an earlier day can still be told.
        for (const { day, owed } of stands) {
          const rows = file.services.ledger.aging({
            by: 'patient',
            side: 'both',
            asOf: day,
            basis: 'service',
          });
          expect(rows.reduce((sum, row) => sum + row.totalCents - row.unappliedCents, 0)).toBe(owed);
        }
      }),
      { numRuns: 25 },
    );
  }, 240_000);
});
