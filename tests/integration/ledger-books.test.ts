import { randomUUID } from 'node:crypto';
import { execFileSync, spawnSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import type { PaymentInput } from '#electron/ledger/service.ts';
import { rawOf, transaction } from '#electron/db/handle.ts';
import { sql } from '#electron/db/sql.ts';
import {
  addPatient,
  makeWorkFile,
  readyClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

const NEXT_MONTH = isoDate('2026-12-02');
const MONTH_END = isoDate('2026-11-30');

function pay(amount: number, more: Partial<PaymentInput> = {}) {
  return file.services.ledger.takePayment({
    patientId: file.ids.patientId,
    encounterId: null,
    amountCents: cents(amount),
    tender: 'cash',
    receivedOn: TODAY,
    note: '',
    requestId: randomUUID(),
    ...more,
  });
}

/** A claim whose three lines of 145.00, 35.00 and 20.00 the patient owes. */
function owedByPatient(patientId: PatientId = file.ids.patientId, day = SERVICE_DAY) {
  const { claim } = readyClaim(file, day, patientId);
  const portions = file.services.ledger
    .receivables(patientId)
    .filter((r) => r.claimId === claim.claimId)
    .map((r) => ({ ...r, amountCents: cents(r.openCents) }));
  file.services.ledger.moveResponsibility({
    patientId,
    portions,
    reason: 'no_coverage',
    note: '',
    requestId: randomUUID(),
  });
  return claim;
}

function depositAll(id = randomUUID()) {
  const { ledger } = file.services;
  return ledger.makeDeposit({
    id,
    entryIds: ledger.undeposited().map((e) => e.entryId),
    depositedOn: TODAY,
    reference: 'Slip 7',
  });
}

function expectProved() {
  expect(file.services.ledger.verify().checks.filter((check) => !check.ok)).toEqual([]);
}

describe('payments by tender', () => {
  it('keep what the tender is found again by, and of a card no more than four digits', () => {
    pay(1000, { tender: 'check', checkNumber: '1021', paidBy: 'Sample Employer' });
    pay(2000, { tender: 'card', cardLast4: '4242', approval: 'A1B2' });
    pay(3000, { tender: 'money_order', checkNumber: '77' });
    const rows = file.services.ledger.payments(file.ids.patientId);
    expect(
      rows.map(({ tender, checkNumber, cardLast4, approval, paidBy }) => [
        tender,
        checkNumber,
        cardLast4,
        approval,
        paidBy,
      ]),
    ).toEqual([
      ['money_order', '77', '', '', ''],
      ['card', '', '4242', 'A1B2', ''],
      ['check', '1021', '', '', 'Sample Employer'],
    ]);
    expect(() => pay(100, { tender: 'card', cardLast4: '4111111111111111' })).toThrow(/another look/);
    expectProved();
  });

  it('pay what was chosen and keep the rest, to the cent', () => {
    const claim = owedByPatient();
    const items = file.services.ledger.openItems(file.ids.patientId, false);
    const last = items.at(-1);
    if (!last) throw new Error('Nothing is open.');
    pay(5000, { chosen: [{ ...last, amountCents: cents(1000) }], rest: 'unapplied' });
    const [member] = file.services.ledger.family(file.ids.patientId);
    expect(member).toMatchObject({ patientCents: 20_000 - 1000, unappliedCents: 4000 });
    expect(() => pay(5000, { chosen: [{ ...last, amountCents: cents(999_999) }] })).toThrow(
      /Nothing was posted/,
    );
    file.services.ledger.applyUnapplied({
      patientId: file.ids.patientId,
      amountCents: null,
      requestId: randomUUID(),
    });
    expect(file.services.ledger.family(file.ids.patientId)[0]).toMatchObject({
      patientCents: 15_000,
      unappliedCents: 0,
    });
    expect(claim.lines).toHaveLength(3);
    expectProved();
  });

  it('are spread over a family, oldest first', () => {
    const child = addPatient(file.patients, file.ids.payerId, 'Berta', '3001');
    const { ledger } = file.services;
    ledger.setGuarantor(child, file.ids.patientId);
    expect(() => ledger.setGuarantor(file.ids.patientId, child)).toThrow(/another guarantor/);
    owedByPatient(child, addDays(SERVICE_DAY, -30));
    owedByPatient(file.ids.patientId);
    pay(25_000, { family: true });
    expect(ledger.family(child).map((m) => [m.guarantor, m.patientCents])).toEqual([
      [true, 15_000],
      [false, 0],
    ]);
    expectProved();
  });

  it('that the bank returned are owed again, with the fee, and leave the bank', () => {
    owedByPatient();
    const { journalId } = pay(25_000, { tender: 'check', checkNumber: '9' });
    depositAll();
    file.services.ledger.setReturnedFee(cents(2500));
    file.services.ledger.returnPayment({ journalId, returnedOn: TODAY, reason: 'no_funds', feeCents: null });
    expect(file.services.ledger.family(file.ids.patientId)[0]).toMatchObject({
      patientCents: 22_500,
      unappliedCents: 0,
    });
    const bank = file.services.ledger.balances(TODAY).find((row) => row.account === 'bank');
    expect(bank?.balanceCents).toBe(0);
    expect(() => file.services.ledger.reverse(journalId, 'again')).toThrow(/returned this payment/);
    expectProved();
  });
});

describe('batches and deposits', () => {
  it('lock what they hold; a batch that does not agree asks for a note', () => {
    const { ledger } = file.services;
    const batch = ledger.openBatch();
    pay(1000);
    pay(2500, { tender: 'check', checkNumber: '5' });
    expect(() => ledger.openBatch()).toThrow(/Count and close/);
    const counted = [
      { tender: 'cash' as const, countedCents: cents(900) },
      { tender: 'check' as const, countedCents: cents(2500) },
    ];
    expect(() => ledger.closeBatch(batch.id, counted, '')).toThrow(/differ by −1\.00/);
    expect(ledger.closeBatch(batch.id, counted, 'A dollar is missing')).toMatchObject({
      expectedCents: 3500,
      countedCents: 3400,
    });
    const deposit = depositAll();
    expect(deposit).toMatchObject({ number: 1, totalCents: 3500, items: 2 });
    expect(ledger.undeposited()).toEqual([]);
    // The same request deposits once.
    expect(ledger.makeDeposit({ id: deposit.id, entryIds: [1], depositedOn: TODAY, reference: '' })).toEqual(
      deposit,
    );
    expect(() => rawOf(file.db()).exec(`DELETE FROM deposit_item`)).toThrow(/locked/);
    expect(() => ledger.reverse(deposit.journalId, 'no')).toThrow(/Take the deposit back/);
    const sheet = ledger.sheet(TODAY, TODAY);
    expect(sheet).toMatchObject({
      receivedCents: 3500,
      depositedCents: 3500,
      ties: { receivables: true, deposits: true },
    });
    ledger.undoDeposit(deposit.id, 'Wrong bank');
    expect(ledger.undeposited()).toHaveLength(2);
    expectProved();
  });
});

describe('credits and refunds', () => {
  it('are listed with their age and paid back by a check', () => {
    const { ledger } = file.services;
    pay(4000);
    file.setDay(NEXT_MONTH);
    expect(ledger.credits()).toMatchObject([{ of: 'patient', creditCents: 4000, since: TODAY }]);
    const refund = ledger.askRefund({
      patientId: file.ids.patientId,
      toPayer: null,
      unappliedCents: cents(4000),
      portions: [],
      reason: 'overpaid',
      note: '',
      requestId: randomUUID(),
    });
    expect(refund).toMatchObject({ number: 1, amountCents: 4000, state: 'open' });
    expect(ledger.payRefund(refund.id, NEXT_MONTH, '300')).toMatchObject({
      state: 'paid',
      checkNumber: '300',
    });
    expect(() => ledger.cancelRefund(refund.id, 'late')).toThrow(/paid before/);
    expect(ledger.credits()).toEqual([]);
    expectProved();
  });
});

describe('closing a period', () => {
  it('refuses what is open, then every journal dated in it, in the program and in the file', () => {
    const { ledger } = file.services;
    const batch = ledger.openBatch();
    const { journalId } = pay(1000);
    expect(() => ledger.closePeriod(TODAY, '')).toThrow(/not over/);
    file.setDay(NEXT_MONTH);
    expect(() => ledger.closePeriod(MONTH_END, '')).toThrow(/Settle first: 1 open batches/);
    ledger.closeBatch(batch.id, [{ tender: 'cash', countedCents: cents(1000) }], '');
    expect(() => ledger.closePeriod(MONTH_END, '')).toThrow(/not deposited \(10\.00\)/);
    const period = ledger.closePeriod(MONTH_END, 'Deposited on the first');
    expect(period).toMatchObject({ through: MONTH_END, journals: 1 });
    // A correction is of today and says what it corrects.
    expect(ledger.reverse(journalId, 'Wrong patient')).toMatchObject({
      postedOn: NEXT_MONTH,
      memo: expect.stringMatching(/^Reverses journal 1/) as string,
    });
    file.setDay(TODAY);
    expect(() => pay(500)).toThrow(/closed through 2026-11-30.*Nothing was posted/);
    expect(() =>
      transaction(file.db(), (w) =>
        w.run(sql`INSERT INTO journal (id, number, kind, posted_on, posted_at, memo, source_type, source_id, user_id)
          SELECT 'x', 99, kind, posted_on, posted_at, memo, 'y', 'z', user_id FROM journal LIMIT 1`),
      ),
    ).toThrow();
    file.setDay(NEXT_MONTH);
    expectProved();
    ledger.reopenPeriod(period.id, 'Forgotten check');
    expect(ledger.periods().closedThrough).toBeNull();
    expectProved();
  });

  it('is noticed when somebody changed the file behind it', () => {
    const { ledger } = file.services;
    pay(1000);
    depositAll();
    file.setDay(NEXT_MONTH);
    ledger.closePeriod(MONTH_END, '');
    const raw = rawOf(file.db());
    raw.exec(`DROP TRIGGER entry_no_update; UPDATE journal_entry SET memo = 'changed' WHERE id = 1`);
    const broken = () =>
      ledger
        .verify()
        .checks.filter((check) => !check.ok)
        .map((check) => check.check);
    expect(broken()).toEqual(['closed periods are untouched']);
    raw.exec(`UPDATE journal_entry SET amount_cents = amount_cents + 1 WHERE id = 1`);
    expect(broken()).toEqual(
      expect.arrayContaining([
        'every journal sums to zero',
        'each deposit ties',
        'payments are their journals',
      ]),
    );
  });
});

describe('balances as of a past day', () => {
  it('are what they were: accounts, aging, the ledger of a patient', () => {
    const { ledger } = file.services;
    owedByPatient(file.ids.patientId, addDays(SERVICE_DAY, -50));
    const then = ledger.aging({ by: 'patient', side: 'both', asOf: TODAY, basis: 'service' });
    expect(then[0]?.buckets).toEqual([0, 20_000, 0, 0, 0]);
    file.setDay(addDays(TODAY, 40));
    pay(20_000, { receivedOn: addDays(TODAY, 40) });
    expect(ledger.aging({ by: 'patient', side: 'both', asOf: addDays(TODAY, 40), basis: 'service' })).toEqual(
      [],
    );
    expect(ledger.aging({ by: 'patient', side: 'both', asOf: TODAY, basis: 'service' })).toEqual(then);
    expect(ledger.patient(file.ids.patientId, TODAY).totals.patientBalanceCents).toBe(20_000);
    expect(ledger.patient(file.ids.patientId).totals.patientBalanceCents).toBe(0);
    const behind = ledger.agingItems({
      by: 'patient',
      side: 'both',
      asOf: TODAY,
      basis: 'service',
      id: file.ids.patientId,
    });
    expect(behind).toMatchObject([{ account: 'ar_patient', amountCents: 20_000, bucket: 1 }]);
    const entries = ledger.entries({
      account: 'ar_patient',
      patientId: file.ids.patientId,
      payerId: null,
      claimId: null,
      kind: null,
      from: null,
      to: TODAY,
      limit: 10,
    });
    expect(entries).toMatchObject({ totalCents: 20_000, entries: 3 });
  });

  it('are aged by the first bill, and what was never billed is new', () => {
    owedByPatient(file.ids.patientId, addDays(SERVICE_DAY, -100));
    const { ledger } = file.services;
    const by = (basis: 'service' | 'first_bill') =>
      ledger.aging({ by: 'provider', side: 'both', asOf: TODAY, basis })[0]?.buckets;
    expect(by('service')).toEqual([0, 0, 0, 20_000, 0]);
    expect(by('first_bill')).toEqual([20_000, 0, 0, 0, 0]);
  });
});

/** Whether a program is at hand; said loudly when it is not. */
function present(program: string): boolean {
  const there = spawnSync(program, ['--version']).error === undefined;
  if (!there) console.error(`NOT TESTED: ${program} is not installed, so its files were not given to it.`);
  return there;
}

describe('files for accounting', () => {
  function written(format: 'csv' | 'hledger' | 'beancount', per: 'journal' | 'day' = 'journal') {
    const lines = [
      ...file.services.ledger.accountingFile({ format, from: null, to: null, per, texts: false }),
    ];
    const path = join(file.folder, `ledger.${format}`);
    writeFileSync(path, `${lines.join('\n')}\n`);
    return { lines, path };
  }
  beforeEach(() => {
    owedByPatient();
    pay(5050, { tender: 'check', checkNumber: '8', note: 'Fictive, Ana' });
    depositAll();
    file.services.ledger.writeOff({
      patientId: file.ids.patientId,
      portions: file.services.ledger
        .receivables(file.ids.patientId)
        .map((r) => ({ ...r, amountCents: cents(1) }))
        .slice(0, 1),
      reason: 'small_balance',
      note: '',
      badDebt: false,
      requestId: randomUUID(),
    });
  });

  it('name no person, and sum to zero', () => {
    for (const per of ['journal', 'day'] as const) {
      const { lines } = written('csv', per);
      expect(lines.join()).not.toMatch(/Fictive|Ana/);
      const sum = lines
        .slice(1)
        .reduce((total, line) => total + Math.round(Number(line.split(',').at(-1)) * 100), 0);
      expect(sum).toBe(0);
    }
    const { ledger } = file.services;
    ledger.nameAccount('bank', 'Assets:Bank:First-Sample');
    expect(written('beancount').lines.join()).toContain('Assets:Bank:First-Sample  50.50 USD');
    expect(() => ledger.nameAccount('bank', 'my bank')).toThrow(/another look/);
  });

  it.runIf(present('hledger'))('are accepted by hledger, with our balances', () => {
    for (const per of ['journal', 'day'] as const) {
      const { path } = written('hledger', per);
      execFileSync('hledger', ['-f', path, 'check', '--strict']);
      const bank = execFileSync('hledger', [
        '-f',
        path,
        'balance',
        'Assets:Bank',
        '--no-total',
        '-O',
        'csv',
      ]).toString();
      expect(bank).toContain('USD 50.50');
    }
  });

  it.runIf(present('bean-check'))('are accepted by beancount', () => {
    for (const per of ['journal', 'day'] as const)
      expect(execFileSync('bean-check', [written('beancount', per).path]).toString()).toBe('');
  });
});
