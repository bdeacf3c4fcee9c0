import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { DIFFERENCES, DISPUTE_STATUSES } from '#shared/domain/contracts/underpayment.ts';
import type { RemitPayment } from '#shared/domain/remittance.ts';
import { write835 } from '#shared/domain/x12/write-835.ts';
import { addDays, isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { disputeListPdf } from '#electron/export/dispute-list-pdf.ts';
import { COMMERCIAL, DEMO_PRACTICE } from '#electron/demo/records.ts';
import { verifyPractice } from '#electron/practice/verify.ts';
import { adjusted, answer, payment, PAYER_ENVELOPE, reversed } from '#tests/support/remits.ts';
import { addPatient, makeWorkFile, sentClaim, SERVICE_DAY, type WorkFile } from '#tests/support/work-file.ts';

let file: WorkFile;
let trace = 0;
beforeEach(() => {
  file = makeWorkFile();
});
afterEach(() => {
  expect(verifyPractice(file.db()).filter((row) => !row.ok)).toEqual([]);
  file.close();
});

const ALL = { statuses: [...DISPUTE_STATUSES], differences: [...DIFFERENCES], payerId: null };
const rows = () => file.services.contracts.underpayments(ALL);

function claimOf(name: string, account: string, day = SERVICE_DAY): ClaimDetail {
  return sentClaim(file, day, addPatient(file.patients, file.ids.payerId, name, account));
}

/** The payer allows an amount for the visit (145.00 charged) and pays it whole; the other lines as ever. */
function visit(claim: ClaimDetail, allowed: number, more: Parameters<typeof answer>[2] = {}) {
  return answer(
    claim.claim,
    [
      { paid: allowed, adjustments: [adjusted('CO-45', 14500 - allowed)] },
      { paid: 857, adjustments: [adjusted('CO-45', 643)] },
      { paid: 1342, adjustments: [adjusted('CO-45', 2658)] },
    ],
    more,
  );
}

function bytesOf(claims: RemitPayment['claims'], more: Partial<RemitPayment> = {}): Uint8Array {
  trace += 1;
  const paid = payment(claims, {
    traceNumber: `T${trace}`,
    payerName: COMMERCIAL.name,
    payerIdentifier: COMMERCIAL.payerIdentifier,
    payeeNpi: DEMO_PRACTICE.npi,
    payeeName: DEMO_PRACTICE.name,
    ...more,
  });
  return Buffer.from(write835([paid], { ...PAYER_ENVELOPE, interchangeControl: trace }), 'utf8');
}

function post(claims: RemitPayment['claims'], more: Partial<RemitPayment> = {}) {
  const { remits } = file.services;
  return remits.post(remits.receive(`t${trace}.835`, bytesOf(claims, more)).summary.id).summary;
}

const rate = (code: string, amount: number, from = '2026-01-01') => ({
  payerId: file.ids.payerId,
  code,
  modifier: '',
  placeOfService: '',
  from: isoDate(from),
  to: null,
  basis: 'amount' as const,
  amountCents: cents(amount),
  percent: null,
});

describe('payments beside the contract', () => {
  it('flags a line that was allowed less than agreed, beyond the tolerance alone', () => {
    const { contracts } = file.services;
    contracts.saveRate(rate('99213', 9800));
    contracts.saveRate(rate('36415', 857));
    post([visit(claimOf('Ada', '3001'), 9000)]);
    expect(rows()).toMatchObject([
      {
        code: '99213',
        difference: 'underpaid',
        status: 'open',
        allowedCents: 9000,
        expectedCents: 9800,
        differenceCents: -800,
        basis: 'Contract: 98.00 for one unit, in force since 2026-01-01.',
      },
    ]);
    contracts.saveSettings({ toleranceCents: 800, tolerancePercent: 0, locality: '' });
    expect(rows()).toEqual([]);
    contracts.saveSettings({ toleranceCents: 0, tolerancePercent: 0, locality: '' });
    expect(rows()).toHaveLength(1);
  });

  it('tells an overpayment and does not count sequestration as a cut', () => {
    const { contracts } = file.services;
    contracts.saveRate(rate('99213', 9800));
    const cut = claimOf('Ada', '3001');
    post([
      answer(cut.claim, [
        {
          paid: 7683,
          adjustments: [adjusted('CO-45', 4700), adjusted('PR-2', 1960), adjusted('CO-253', 157)],
        },
        { paid: 857, adjustments: [adjusted('CO-45', 643)] },
        { paid: 1342, adjustments: [adjusted('CO-45', 2658)] },
      ]),
    ]);
    expect(rows()).toEqual([]);
    post([visit(claimOf('Bea', '3003'), 12000)]);
    expect(rows()).toMatchObject([{ difference: 'overpaid', differenceCents: 2200 }]);
  });

  it('judges what was posted before when rates come in, and forgets it when the remittance is undone', () => {
    const { contracts, remits } = file.services;
    const posted = post([visit(claimOf('Ada', '3001'), 9000)]);
    expect(rows()).toEqual([]);
    const csv = 'CPT Code,Mod,Allowed\n99213,,$98.00\n36415,,8.57\n';
    const plan = contracts.importFile('rates.csv', csv, file.ids.payerId, isoDate('2026-01-01'));
    expect(plan).toMatchObject({ rates: 2, added: 2, problems: [] });
    expect(rows()).toMatchObject([{ code: '99213', expectedCents: 9800 }]);
    remits.undo(posted.id, 'test');
    expect(rows()).toEqual([]);
  });

  it('says beside the proof what posting would bring', () => {
    const { contracts, remits } = file.services;
    contracts.saveRate(rate('99213', 9800));
    const waiting = remits.receive('a.835', bytesOf([visit(claimOf('Ada', '3001'), 9000)])).summary;
    expect(contracts.ofRemittance(waiting.id)).toMatchObject([
      { code: '99213', expectedCents: 9800, allowedCents: 9000 },
    ]);
    expect(rows()).toEqual([]);
    remits.post(waiting.id);
    expect(contracts.ofRemittance(waiting.id)).toMatchObject([{ code: '99213', difference: 'underpaid' }]);
  });
});

describe('what is learnt', () => {
  it('expects what was seen three times, and names the first cut', () => {
    const { contracts } = file.services;
    ['3001', '3003', '3005'].forEach((n, i) =>
      post([visit(claimOf(`P${n}`, n, addDays(SERVICE_DAY, -9 + i)), 9800)]),
    );
    const line = {
      code: '99213',
      modifiers: [],
      placeOfService: '11',
      serviceDate: SERVICE_DAY,
      units: 1,
      chargeCents: null,
    };
    expect(contracts.expect(file.ids.payerId, line)).toEqual({
      known: 'learnt',
      amountCents: 9800,
      count: 3,
      since: addDays(SERVICE_DAY, -9),
      basis: `Learnt: 98.00 seen 3 times since ${addDays(SERVICE_DAY, -9)}.`,
    });
    expect(rows()).toEqual([]);
    post([visit(claimOf('Cut', '3007'), 9000)]);
    expect(rows()).toMatchObject([{ difference: 'underpaid', firstCut: true, expectedCents: 9800 }]);
    post([visit(claimOf('Cut', '3009'), 9000)]);
    expect(
      rows()
        .map((r) => r.firstCut)
        .toSorted((a, b) => Number(a) - Number(b)),
    ).toEqual([false, true]);
    expect(contracts.expect(file.ids.payerId, { ...line, modifiers: ['22'] })).toEqual({
      known: 'none',
      why: 'No contract rate, and the payer was not seen to pay this before.',
    });
  });

  it('expects nothing of a denied line', () => {
    const { contracts } = file.services;
    contracts.saveRate(rate('99213', 9800));
    post([
      answer(claimOf('Ada', '3001').claim, [
        { paid: 0, adjustments: [adjusted('CO-50', 14500)] },
        { paid: 857, adjustments: [adjusted('CO-45', 643)] },
        { paid: 1342, adjustments: [adjusted('CO-45', 2658)] },
      ]),
    ]);
    expect(rows()).toEqual([]);
  });
});

describe('a dispute', () => {
  it('is printed for one payer, followed, and recovered by a later remittance', async () => {
    const { contracts, remits } = file.services;
    contracts.saveRate(rate('99213', 9800));
    const claim = claimOf('Ada', '3001');
    post([visit(claim, 9000)]);
    const [one] = rows();
    if (!one) throw new Error('Nothing was flagged.');
    const made = await contracts.makeDisputeList([one.id], isoDate('2026-12-20'), disputeListPdf);
    expect(made).toMatchObject({ lines: 1, differenceCents: -800 });
    const { pdf } = contracts.listPdf(made.id);
    expect(Buffer.from(pdf).subarray(0, 5).toString()).toBe('%PDF-');
    expect(rows()).toMatchObject([{ status: 'disputed', followUpOn: '2026-12-20' }]);
    contracts.move({
      ids: [one.id],
      to: 'answered',
      note: 'Reference 77',
      followUpOn: null,
      recoveredCents: null,
    });
    const first = visit(claim, 9000);
    const corrected = post([reversed(first), visit(claim, 9800)], { traceNumber: 'C1' });
    expect(rows()).toMatchObject([{ status: 'recovered', allowedCents: 9800, recoveredCents: 800 }]);
    expect(contracts.events(one.id)[0]?.sentence).toBe(
      'Payment C1 allows 8.00 more than at first: recovered.',
    );
    remits.undo(corrected.id, 'test');
    expect(rows()).toMatchObject([{ status: 'disputed', allowedCents: 9000, recoveredCents: 0 }]);
  });

  it('is given up only with a reason, and goes its own way only', () => {
    const { contracts } = file.services;
    contracts.saveRate(rate('99213', 9800));
    post([visit(claimOf('Ada', '3001'), 9000)]);
    const ids = rows().map((r) => r.id);
    const move = (to: 'given_up' | 'answered', note: string) =>
      contracts.move({ ids, to, note, followUpOn: null, recoveredCents: null });
    expect(() => move('given_up', '')).toThrow('Write why it is given up.');
    expect(() => move('answered', '')).toThrow('cannot become answered');
    move('given_up', 'Too small.');
    expect(rows()).toMatchObject([{ status: 'given_up', note: 'Too small.' }]);
  });
});

describe('a table of prices', () => {
  it('is refused whole with line and reason, or taken without those rows', () => {
    const { contracts } = file.services;
    const csv =
      'Fee schedule 2026\nCode;Modifier;Rate;Effective\n99213;;98,00;2026-01-01\n99214;;130.00;01/01/2026\n99214;;131.00;2026-01-01\n';
    expect(() => contracts.importFile('rates.csv', csv, file.ids.payerId, isoDate('2026-01-01'))).toThrow(
      'Line 3 of rates.csv: "98,00" is no price. 1 more rows cannot be read. Nothing was taken.',
    );
    expect(contracts.rates(file.ids.payerId).rates).toEqual([]);
    const opened = contracts.openFile('rates.csv', csv);
    expect(opened).toMatchObject({
      rows: 3,
      header: ['Code', 'Modifier', 'Rate', 'Effective'],
      guess: { code: 0, modifier: 1, amount: 2, from: 3 },
    });
    const asked = {
      handle: opened.handle,
      payerId: file.ids.payerId,
      from: isoDate('2026-01-01'),
      columns: opened.guess,
    };
    expect(contracts.takeImport(asked, true)).toMatchObject({ rates: 1, added: 1, problemsTotal: 2 });
    expect(contracts.rates(file.ids.payerId).rates).toMatchObject([{ code: '99214', amountCents: 13000 }]);
  });

  it('ends the price before it on the day before', () => {
    const { contracts } = file.services;
    contracts.saveRate(rate('99213', 9500, '2025-01-01'));
    contracts.saveRate(rate('99213', 9800, '2026-01-01'));
    const line = { code: '99213', modifiers: [], placeOfService: '11', units: 1, chargeCents: null };
    const on = (day: string) => contracts.expect(file.ids.payerId, { ...line, serviceDate: isoDate(day) });
    expect(on('2025-12-31')).toMatchObject({ amountCents: 9500 });
    expect(on('2026-01-01')).toMatchObject({ amountCents: 9800 });
    expect(contracts.rates(file.ids.payerId).rates).toMatchObject([{ to: null }, { to: '2025-12-31' }]);
  });
});
