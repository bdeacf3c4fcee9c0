import { describe, expect, it } from 'vitest';
import {
  adjustmentsText,
  providerAdjustmentsText,
  readAdjustments,
  readProviderAdjustments,
} from '#shared/domain/paper-eob/adjustment-text.ts';
import { typeAmount, type Filled } from '#shared/domain/paper-eob/fill.ts';
import {
  EMPTY_EOB,
  type MoneyColumn,
  type PaperEob,
  type PaperLine,
} from '#shared/domain/paper-eob/paper-eob.ts';
import { allowedDiffers, proveEob } from '#shared/domain/paper-eob/running-proof.ts';
import { toRemittance } from '#shared/domain/paper-eob/to-remittance.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { PayerId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';

const LINE: PaperLine = {
  serviceLineId: null,
  code: '99213',
  modifiers: [],
  serviceDate: isoDate('2026-05-04'),
  units: 1,
  chargeCents: cents(14500),
  allowedCents: null,
  deductibleCents: null,
  copayCents: null,
  coinsuranceCents: null,
  contractualCents: null,
  paidCents: null,
  other: [],
  remarks: [],
};
const eob = (line: PaperLine, more: Partial<PaperEob> = {}): PaperEob => ({
  ...EMPTY_EOB,
  payerId: '00000000-0000-4000-8000-000000000077' as PayerId,
  checkNumber: '77',
  paidOn: isoDate('2026-05-20'),
  amountCents: line.paidCents,
  claims: [
    {
      key: 'a',
      claimId: null,
      controlNumber: '10461',
      payerControlNumber: '',
      patientLastName: 'Fictive',
      patientFirstName: 'Ana',
      memberId: '',
      statusCode: '1',
      filingIndicator: '12',
      serviceFrom: null,
      lines: [line],
    },
  ],
  ...more,
});
const types = (...typed: [MoneyColumn, number | null][]): Filled =>
  typed.reduce<Filled>(
    ({ line, filled }, [column, amount]) =>
      typeAmount(line, filled, column, amount === null ? null : cents(amount)),
    { line: LINE, filled: new Set() },
  );

describe('typing an amount', () => {
  it('fills what follows from the allowed amount, and lets it follow', () => {
    const first = types(['allowedCents', 9800]);
    expect(first.line).toMatchObject({ contractualCents: 4700, paidCents: 9800 });
    expect([...first.filled].sort()).toEqual(['contractualCents', 'paidCents']);
    expect(types(['allowedCents', 9800], ['copayCents', 2500]).line).toMatchObject({ paidCents: 7300 });
    expect(types(['allowedCents', 9800], ['allowedCents', null]).line).toEqual(LINE);
  });

  it('never changes what a person has typed', () => {
    expect(types(['paidCents', 7000], ['allowedCents', 9800]).line).toMatchObject({
      paidCents: 7000,
      contractualCents: 4700,
    });
    const { line } = types(['allowedCents', 9800], ['paidCents', 9604], ['copayCents', 0]);
    expect(line.paidCents).toBe(9604);
    expect(allowedDiffers(line)).toBe(196);
  });
});

describe('the running proof', () => {
  it('says of each equation what is missing', () => {
    const { line } = types(['allowedCents', 9800], ['paidCents', 7300]);
    expect(proveEob(eob(line)).sentences).toEqual(['10461 · 99213: 25.00 of the charge are not explained.']);
    const whole = types(['allowedCents', 9800], ['copayCents', 2500]).line;
    expect(proveEob(eob(whole))).toMatchObject({ balanced: true, missingCents: 0, claimsPaidCents: 7300 });
    expect(proveEob(eob(whole, { amountCents: cents(8000) })).sentences).toEqual([
      '7.00 of the payment are not accounted for yet.',
    ]);
    const withheld = { reason: 'WO', reference: 'A1', amountCents: cents(1000) };
    expect(proveEob(eob(whole, { amountCents: cents(6300), providerAdjustments: [withheld] })).balanced).toBe(
      true,
    );
  });

  it('asks for the head first', () => {
    expect(proveEob(EMPTY_EOB).sentences[0]).toBe('Choose the payer.');
  });
});

describe('the remittance of it', () => {
  it('has the columns as adjustments of their reasons, without those of nothing', () => {
    const typed = {
      ...types(['allowedCents', 9800], ['deductibleCents', 1000], ['coinsuranceCents', 0]).line,
    };
    const made = toRemittance(eob(typed), {
      payerName: 'P',
      payerIdentifier: 'X',
      payeeName: 'Q',
      payeeNpi: '1',
    });
    expect(
      made.claims[0]?.lines[0]?.adjustments.map((a) => [`${a.group}-${a.reason}`, a.amountCents]),
    ).toEqual([
      ['CO-45', 4700],
      ['PR-1', 1000],
    ]);
    expect(made).toMatchObject({ amountCents: 8800, creditDebit: 'C', traceNumber: '77' });
  });

  it('of a negative check takes money back', () => {
    const taken = toRemittance(
      { ...EMPTY_EOB, amountCents: cents(-500) },
      { payerName: '', payerIdentifier: '', payeeName: '', payeeNpi: '' },
    );
    expect(taken).toMatchObject({ amountCents: 500, creditDebit: 'D' });
  });
});

describe('adjustments in one cell', () => {
  it('are read as a person writes them', () => {
    expect(readAdjustments('co253 1.96; OA-23 5')).toEqual([
      { group: 'CO', reason: '253', amountCents: 196 },
      { group: 'OA', reason: '23', amountCents: 500 },
    ]);
    expect(readAdjustments('')).toEqual([]);
    for (const wrong of ['CO-253', 'XX-1 5', '1.96', 'CO-45 5,0']) expect(readAdjustments(wrong)).toBeNull();
    expect(readProviderAdjustments('wo 50 A123; L6 -1.20')).toEqual([
      { reason: 'WO', reference: 'A123', amountCents: 5000 },
      { reason: 'L6', reference: '', amountCents: -120 },
    ]);
    expect(readProviderAdjustments('50.00')).toBeNull();
  });

  it('read again what they show', () => {
    const some = readAdjustments('CO-253 1.96; PI-A1 -5') ?? [];
    expect(readAdjustments(adjustmentsText(some))).toEqual(some);
    const beside = readProviderAdjustments('WO 50 A 1; L6 -1.2') ?? [];
    expect(readProviderAdjustments(providerAdjustmentsText(beside))).toEqual(beside);
  });
});
