import { createHash, randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { addDays } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { sql } from '#electron/db/sql.ts';
import { drawInvoice } from '#electron/papers.ts';
import { era, makeWorkFile, sentClaim, SERVICE_DAY, TODAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => file.close());

function settle(day = SERVICE_DAY, trace = 'T1'): void {
  const sent = sentClaim(file, day);
  const { remits } = file.services;
  remits.post(remits.receive(`${trace}.835`, era([sent.claim], { trace })).summary.id);
}

function pay(amount: number, encounterId: string | null = null): void {
  file.services.ledger.takePayment({
    patientId: file.ids.patientId,
    encounterId: encounterId as never,
    amountCents: cents(amount),
    tender: 'card',
    receivedOn: TODAY,
    note: '',
    requestId: randomUUID(),
  });
}

describe('an invoice', () => {
  it('tells what was done, what the insurer paid and why something remains', () => {
    settle();
    const content = file.services.statements.preview(file.ids.patientId);
    expect(content.totals).toEqual({
      chargesCents: 20_000,
      insurerPaidCents: 8157,
      discountCents: 8001,
      yourShareCents: 3842,
      youPaidCents: 0,
      balanceCents: 3842,
    });
    expect(content.lines.map((line) => line.because)[2]).toMatch(/\$13\.42.*deductible/);
  });

  it('leaves out what is settled, together with its payments', () => {
    settle(addDays(SERVICE_DAY, -10), 'T1');
    settle(SERVICE_DAY, 'T2');
    pay(3842);
    const content = file.services.statements.preview(file.ids.patientId);
    expect(new Set(content.lines.map((line) => line.serviceOn))).toEqual(new Set([SERVICE_DAY]));
    expect(content.payments).toEqual([]);
    expect(content.totals.balanceCents).toBe(3842);
  });

  it('counts a part payment and unapplied money, and comes to the ledger', () => {
    settle();
    pay(1000);
    const content = file.services.statements.preview(file.ids.patientId);
    expect(content.totals).toMatchObject({ youPaidCents: 1000, balanceCents: 2842 });
    expect(content.payments).toMatchObject([{ on: TODAY, amountCents: 1000 }]);
  });

  it('asks only for what is the patient\u2019s after responsibility moved, there and back', () => {
    settle();
    const { ledger, statements } = file.services;
    const id = file.ids.patientId;
    const move = (account: 'ar_insurer' | 'ar_patient', amount: number) =>
      ledger.moveResponsibility({
        patientId: id,
        portions: ledger
          .receivables(id)
          .filter((r) => r.account === account && r.openCents >= amount)
          .slice(0, 1)
          .map((r) => ({ ...r, amountCents: cents(amount) })),
        reason: 'no_coverage',
        note: '',
        requestId: randomUUID(),
      });
    const journal = move('ar_patient', 1000);
    const moved = statements.preview(id);
    expect(moved.totals).toMatchObject({ yourShareCents: 2842, balanceCents: 2842 });
    const words = moved.lines.map((line) => line.because).join(' ');
    expect(words).toMatch(/\$10\.00 is still with your insurer/);
    expect(words).not.toMatch(/-\$|\(\$/);
    ledger.reverse(journal, 'was right before');
    expect(statements.preview(id).totals.balanceCents).toBe(3842);
  });

  it('never calls the insurer\u2019s what was written off as bad debt', () => {
    settle();
    const { ledger, statements } = file.services;
    const [one] = ledger.receivables(file.ids.patientId).filter((r) => r.account === 'ar_patient');
    if (!one) throw new Error('Nothing is owed.');
    ledger.writeOff({
      patientId: file.ids.patientId,
      portions: [{ ...one, amountCents: cents(500) }],
      reason: 'hardship',
      note: '',
      badDebt: true,
      requestId: randomUUID(),
    } as never);
    const content = statements.preview(file.ids.patientId);
    expect(content.totals).toMatchObject({ discountCents: 8501, yourShareCents: 3342, balanceCents: 3342 });
    expect(content.lines.map((l) => l.because).join(' ')).not.toMatch(/still with your insurer/);
  });

  it('is kept with its bytes and never drawn again', async () => {
    settle();
    const { statements } = file.services;
    const issued = await statements.issue(file.ids.patientId, drawInvoice);
    expect(issued).toMatchObject({ invoiceNumber: '1001', balanceCents: 3842 });
    const first = statements.pdf(issued.id).pdf;
    pay(1000);
    expect(hash(statements.pdf(issued.id).pdf)).toBe(hash(first));
    const kept = file.db().get<{ sha256: string }>(sql`SELECT sha256 FROM invoice WHERE id = ${issued.id}`);
    expect(kept?.sha256).toBe(hash(first));
    expect(Buffer.from(first).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('never tells a balance that moved while it was drawn', async () => {
    settle();
    let drawn = 0;
    const issued = await file.services.statements.issue(file.ids.patientId, async (content) => {
      drawn += 1;
      if (drawn === 1) pay(1000);
      return drawInvoice(content);
    });
    expect(drawn).toBe(2);
    expect(issued).toMatchObject({ invoiceNumber: '1001', balanceCents: 2842 });
  });

  it('is refused when nothing is owed, and no number is spent', async () => {
    await expect(file.services.statements.issue(file.ids.patientId, drawInvoice)).rejects.toThrow(
      /owes nothing/,
    );
    settle();
    const issued = await file.services.statements.issue(file.ids.patientId, drawInvoice);
    expect(issued.invoiceNumber).toBe('1001');
  });
});

it('lists who owes, and counts what no invoice tells yet', async () => {
  settle();
  const { statements } = file.services;
  expect(statements.debtors()).toMatchObject([
    {
      patientName: 'Fictive, Ana',
      patientBalanceCents: 3842,
      insurerBalanceCents: 0,
      oldestServiceOn: SERVICE_DAY,
    },
  ]);
  expect(statements.toInvoice()).toEqual({ count: 1, cents: 3842 });
  // What an insurer owes on another visit holds no bill of this one, as the gate has it.
  sentClaim(file, addDays(SERVICE_DAY, 1));
  expect(statements.debtors()).toMatchObject([{ patientBalanceCents: 3842, insurerBalanceCents: 0 }]);
  expect(statements.runs.gate(file.ids.patientId)?.holds.map((h) => h.key)).not.toContain('insurer_owes');
  expect(statements.toInvoice()).toEqual({ count: 1, cents: 3842 });
  await statements.issue(file.ids.patientId, drawInvoice);
  expect(statements.toInvoice()).toEqual({ count: 0, cents: 0 });
  pay(1000);
  expect(statements.toInvoice()).toEqual({ count: 1, cents: 2842 });
  pay(2842);
  expect(statements.debtors()).toEqual([]);
});

function hash(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
