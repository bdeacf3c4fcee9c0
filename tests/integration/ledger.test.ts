import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { PaymentInput } from '#electron/ledger/service.ts';
import {
  addPatient,
  era,
  makeWorkFile,
  openEncounter,
  sentClaim,
  SERVICE_DAY,
  TODAY,
  type WorkFile,
} from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

function payment(amount: number, more: Partial<PaymentInput> = {}): PaymentInput {
  return {
    patientId: file.ids.patientId,
    encounterId: null,
    amountCents: cents(amount),
    tender: 'cash',
    receivedOn: TODAY,
    note: '',
    requestId: randomUUID(),
    ...more,
  };
}

function settled(day = SERVICE_DAY, trace = 'T1') {
  const sent = sentClaim(file, day);
  const { remits } = file.services;
  remits.post(remits.receive(`${trace}.835`, era([sent.claim], { trace })).summary.id);
  return sent;
}

describe("a patient's ledger", () => {
  it('shows every movement with running balances that end in the sums', () => {
    settled();
    file.services.ledger.takePayment(payment(1000));
    const { rows, totals } = file.services.ledger.patient(file.ids.patientId);
    const last = rows.at(-1);
    expect(last).toMatchObject({
      insurerBalanceCents: 0,
      patientBalanceCents: 2842,
      kind: 'patient_payment',
    });
    expect(totals).toMatchObject({ chargesCents: 20_000, patientPaidCents: 1000, patientBalanceCents: 2842 });
    expect(rows.reduce((sum, row) => sum + row.patientCents, 0)).toBe(2842);
    expect(rows.filter((row) => row.procedureCode === '99213').map((row) => row.reason)).toContain('CO-45');
  });

  it('keeps patients apart', () => {
    settled();
    const other = addPatient(file.patients, file.ids.payerId, 'Berta', '2002');
    expect(file.services.ledger.patient(other).rows).toEqual([]);
    expect(() => file.services.ledger.patient(randomUUID() as never)).toThrow(/not in the practice file/);
  });
});

describe('money from a patient', () => {
  it('is taken once, however often the request is repeated', () => {
    const request = payment(2500, { tender: 'card' });
    const first = file.services.ledger.takePayment(request);
    const second = file.services.ledger.takePayment(request);
    expect(second.journalId).toBe(first.journalId);
    expect(file.services.ledger.patient(file.ids.patientId).totals.patientPaidCents).toBe(2500);
    expect(() => file.services.ledger.takePayment({ ...request, amountCents: cents(2600) })).toThrow(
      /Nothing was posted again/,
    );
  });

  it('pays the oldest service first and keeps the rest unapplied', () => {
    const older = settled(addDays(SERVICE_DAY, -10), 'T1');
    const newer = settled(SERVICE_DAY, 'T2');
    const { ledger } = file.services;
    ledger.takePayment(payment(5000));
    const owed = (id: string): number =>
      ledger
        .patient(file.ids.patientId)
        .rows.filter((row) => row.claimId === id && row.account === 'ar_patient')
        .reduce((sum, row) => sum + row.patientCents, 0);
    expect(owed(older.summary.id)).toBe(0);
    expect(owed(newer.summary.id)).toBe(3842 * 2 - 5000);
    ledger.takePayment(payment(5000));
    expect(ledger.patient(file.ids.patientId).totals).toMatchObject({
      patientBalanceCents: 3842 * 2 - 10_000,
      unappliedCents: 10_000 - 3842 * 2,
    });
  });

  it("is refused for another patient's visit and for a day to come", () => {
    const other = addPatient(file.patients, file.ids.payerId, 'Berta', '2002');
    const encounterId = openEncounter(file, SERVICE_DAY, other);
    expect(() => file.services.ledger.takePayment(payment(100, { encounterId }))).toThrow(/another patient/);
    expect(() => file.services.ledger.takePayment(payment(100, { receivedOn: addDays(TODAY, 1) }))).toThrow();
    expect(file.services.ledger.journals({ kinds: [], from: null, to: null, limit: 10 })).toEqual([]);
  });
});

describe('reversing', () => {
  it('turns a payment round once', () => {
    const { ledger } = file.services;
    const { journalId } = ledger.takePayment(payment(2500));
    const reversal = ledger.reverse(journalId, 'Bounced check');
    expect(reversal).toMatchObject({ kind: 'reversal', reversesJournalId: journalId });
    expect(ledger.patient(file.ids.patientId).totals.patientPaidCents).toBe(0);
    expect(ledger.patient(file.ids.patientId).rows[0]?.reversed).toBe(true);
    expect(() => ledger.reverse(journalId, 'Again')).toThrow(/reversed already/);
    expect(() => ledger.reverse(reversal.id, 'Again')).toThrow(/itself a reversal/);
  });

  it('is refused for journals that belong to a claim or a remittance', () => {
    settled();
    const { ledger } = file.services;
    const all = ledger.journals({ kinds: [], from: null, to: null, limit: 10 });
    const of = (kind: string) => all.find((journal) => journal.kind === kind)?.id ?? ('' as never);
    expect(() => ledger.reverse(of('remittance'), 'No')).toThrow(/Undo the remittance/);
    expect(() => ledger.reverse(of('charges'), 'No')).toThrow(/Void the claim/);
  });
});

describe('the accounts', () => {
  it('come to zero together, and each opens into its entries', () => {
    settled();
    file.services.ledger.takePayment(payment(1000));
    const accounts = file.services.ledger.accounts();
    expect(accounts.reduce((sum, account) => sum + account.balanceCents, 0)).toBe(0);
    const check = accounts.find(({ account }) => account === 'check');
    const entries = file.services.ledger.accountEntries('check', 100);
    expect(entries.reduce((sum, entry) => sum + entry.amountCents, 0)).toBe(check?.balanceCents);
  });

  it('list journals newest first, by kind and day', () => {
    settled();
    const { ledger } = file.services;
    const kinds = (filter: Partial<Parameters<typeof ledger.journals>[0]>) =>
      ledger.journals({ kinds: [], from: null, to: null, limit: 10, ...filter }).map((row) => row.kind);
    expect(kinds({})).toEqual(['remittance', 'charges']);
    expect(kinds({ kinds: ['charges'] })).toEqual(['charges']);
    expect(kinds({ to: addDays(TODAY, -1) })).toEqual([]);
    const [newest] = ledger.journals({ kinds: [], from: null, to: null, limit: 1 });
    expect(newest).toMatchObject({ patientName: 'Fictive, Ana', debitCents: 8157 + 8001 + 3842 });
  });
});
