import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PatientPaper } from '#shared/domain/statements/run.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { PatientPaperId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { rowsOfView, sumOfRows } from '#renderer/features/ledger/patient-rows.ts';
import { routes } from '#renderer/features/ledger/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { PATIENT, journal, journalId, journalRow, ledgerRows, patientLedger } from './fixtures.ts';
import { encounterDetail } from '#tests/component/coding/fixtures.ts';

afterEach(cleanup);

const RECEIPT: PatientPaper = {
  id: '00000000-0000-4000-8000-000000008001' as PatientPaperId,
  kind: 'receipt',
  number: '8001',
  patientId: PATIENT,
  patientName: 'Fictive, Ana',
  issuedOn: isoDate('2026-11-20'),
  asOfOn: isoDate('2026-11-20'),
  issuedAt: '2026-11-20T10:00:00.000Z' as Instant,
  amountCents: cents(1342),
  step: 0,
  runId: null,
  overrideReason: '',
  voidedAt: null,
  voidReason: '',
};
const PATIENTS: Fakes['patients'] = {
  get: () => ({
    patient: encounterDetail().patient,
    coverages: [],
    encounters: [],
    claims: [],
    insurerBalanceCents: cents(0),
    patientBalanceCents: cents(1342),
    unappliedCents: cents(0),
  }),
};

describe('the entries behind a figure', () => {
  const { rows, totals } = patientLedger();

  it.each([
    ['charges', 'insurer', totals.chargesCents],
    ['insurancePaid', 'insurer', -totals.insurancePaidCents],
    ['contractual', 'insurer', -totals.contractualCents],
    ['patientPaid', 'patient', -totals.patientPaidCents],
    ['insurerBalance', 'insurer', totals.insurerBalanceCents],
    ['patientBalance', 'patient', totals.patientBalanceCents],
    ['unapplied', 'patient', -totals.unappliedCents],
  ] as const)('%s add up to it', (view, side, total) => {
    expect(sumOfRows(rowsOfView(rows, view))[side] + 0).toBe(total + 0);
  });

  it('keep a reversal with the rows that it takes back', () => {
    const reversed = ledgerRows([
      [1, 'remittance', 'ar_insurer', '99213', 'CO-45', 'Above the agreed price', -4700, true],
      [2, 'reversal', 'ar_insurer', '99213', 'CO-45', 'Above the agreed price', 4700],
      [3, 'charges', 'ar_insurer', '99213', '', 'Office visit', 14500],
    ]);
    expect(rowsOfView(reversed, 'contractual').map((row) => row.journalNumber)).toEqual([1, 2]);
    expect(rowsOfView(reversed, 'charges').map((row) => row.journalNumber)).toEqual([3]);
  });
});

describe('the ledger of a patient', () => {
  it('opens the entries of a figure, and all of them again', async () => {
    const user = userEvent.setup();
    renderWith(
      routes,
      { ledger: { patient: () => patientLedger() } },
      { path: `/ledger/patient/${PATIENT}` },
    );
    await user.click(await screen.findByRole('link', { name: /Contractual\s*80\.01/ }));
    expect(await screen.findByText(/3 of 15 entries make this figure/)).toBeTruthy();
    await user.click(screen.getByRole('link', { name: 'Show all entries' }));
    await waitFor(() => expect(screen.queryByText(/make this figure/)).toBeNull());
  });

  it('takes a payment from an address that asks for it, once, and shows the receipt', async () => {
    const user = userEvent.setup();
    const { api, path } = renderWith(
      routes,
      {
        ledger: {
          patient: () => patientLedger(),
          takePayment: ({ amountCents }) => ({
            journalId: journalId(9),
            number: 9,
            amountCents,
            patientBalanceCents: cents(0),
          }),
        },
        patients: PATIENTS,
        statements: {
          receipt: () => RECEIPT,
          paperPdf: () => {
            throw new Refusal('not_found', 'This paper is not in the practice file.');
          },
        },
      },
      { path: `/ledger/patient/${PATIENT}?pay=1` },
    );
    const sheet = await screen.findByRole('dialog', { name: /Take payment/ });
    expect(path()).toBe(`/ledger/patient/${PATIENT}`);
    // What is owed is proposed; Enter takes it in one press.
    await user.click(within(sheet).getByLabelText('Amount'));
    await user.keyboard('{Enter}');
    expect(await screen.findByText(/13\.42 received, journal 9\. The patient owes 0\.00 now\./)).toBeTruthy();
    expect(api.inputs('ledger.takePayment')).toMatchObject([
      { patientId: PATIENT, amountCents: 1342, tender: 'cash', encounterId: null },
    ]);
    await user.keyboard('r');
    expect(await screen.findByRole('dialog', { name: 'Receipt 8001' })).toBeTruthy();
    expect(api.inputs('statements.receipt')).toEqual([{ journalId: journalId(9) }]);
    expect(api.inputs('statements.paperPdf')).toEqual([{ id: RECEIPT.id }]);
  });

  it('has a receipt for a payment alone', async () => {
    const off = async (view: string) => {
      renderWith(
        routes,
        { ledger: { patient: () => patientLedger() } },
        { path: `/ledger/patient/${PATIENT}?show=${view}` },
      );
      const button = await screen.findByRole('button', { name: /^Receipt/ });
      const reason = button.getAttribute('aria-disabled');
      cleanup();
      return reason;
    };
    expect(await off('charges')).toBe('true');
    expect(await off('patientPaid')).toBeNull();
  });

  it('refuses a payment of nothing before it asks, and repeats one under the same request', async () => {
    const user = userEvent.setup();
    let answers = 0;
    const { api } = renderWith(
      routes,
      {
        ledger: {
          patient: () => patientLedger(),
          takePayment: () => {
            answers += 1;
            if (answers === 1) throw new Refusal('conflict', 'The ledger was busy. Nothing was posted.');
            return {
              journalId: journalId(9),
              number: 9,
              amountCents: cents(1000),
              patientBalanceCents: cents(342),
            };
          },
        },
        patients: PATIENTS,
      },
      { path: `/ledger/patient/${PATIENT}` },
    );
    await screen.findByRole('heading', { name: 'Fictive, Ana' });
    await user.keyboard('p');
    const amount = await screen.findByLabelText('Amount');
    await user.clear(amount);
    await user.keyboard('0{Control>}{Enter}{/Control}');
    expect(await screen.findByText('A payment is more than zero.')).toBeTruthy();
    expect(api.inputs('ledger.takePayment')).toHaveLength(0);
    await user.clear(amount);
    await user.type(amount, '10');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The ledger was busy. Nothing was posted.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/received, journal 9/);
    const [first, second] = api.inputs('ledger.takePayment') as { requestId: string }[];
    expect(first?.requestId).toBe(second?.requestId);
  });

  it('has no accessibility fault', async () => {
    renderWith(
      routes,
      { ledger: { patient: () => patientLedger() } },
      { path: `/ledger/patient/${PATIENT}` },
    );
    await screen.findByRole('heading', { name: 'Fictive, Ana' });
    await expectNoAxeViolations();
  });
});

describe('the journal', () => {
  it('is filtered by kind and opens with Enter', async () => {
    const user = userEvent.setup();
    const { api, path } = renderWith(
      routes,
      {
        ledger: {
          journals: ({ kinds }) =>
            [journalRow(2, 'charges'), journalRow(1, 'patient_payment')].filter(
              (j) => kinds.length === 0 || kinds.includes(j.kind),
            ),
          journal: () => journal(1, 'patient_payment'),
        },
      },
      { path: '/ledger' },
    );
    await user.selectOptions(await screen.findByLabelText('Journals by kind'), 'patient_payment');
    await waitFor(() =>
      expect(api.inputs('ledger.journals').at(-1)).toMatchObject({ kinds: ['patient_payment'] }),
    );
    const grid = await screen.findByRole('grid', { name: 'Journals' });
    grid.focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/ledger/journal/${journalId(1)}`));
  });

  it('is reversed only with a reason and leads to the reversal', async () => {
    const user = userEvent.setup();
    const { api, path } = renderWith(
      routes,
      {
        ledger: {
          journal: ({ id }) =>
            id === journalId(2)
              ? journal(2, 'reversal', { reversesJournalId: journalId(1) })
              : journal(1, 'patient_payment'),
          reverse: () => journal(2, 'reversal', { reversesJournalId: journalId(1) }),
        },
      },
      { path: `/ledger/journal/${journalId(1)}` },
    );
    await screen.findByRole('heading', { name: 'Journal 1' });
    await user.keyboard('r');
    await screen.findByRole('dialog', { name: 'Reverse journal 1' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Write why it is reversed/)).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'Entered twice');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/ledger/journal/${journalId(2)}`));
    expect(await screen.findByRole('link', { name: 'Open what it reverses' })).toBeTruthy();
    expect(api.inputs('ledger.reverse')).toEqual([{ journalId: journalId(1), reason: 'Entered twice' }]);
  });

  it.each(['remittance', 'charges', 'reversal'] as const)(
    'says why a journal of kind %s is not reversed here',
    async (kind) => {
      const user = userEvent.setup();
      renderWith(
        routes,
        { ledger: { journal: () => journal(1, kind) } },
        { path: `/ledger/journal/${journalId(1)}` },
      );
      const button = await screen.findByRole('button', { name: /^Reverse/ });
      expect(button.getAttribute('aria-disabled')).toBe('true');
      await user.keyboard('r');
      expect(screen.queryByRole('dialog')).toBeNull();
    },
  );
});

describe('the accounts', () => {
  it('sum to nothing and open their entries', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(
      routes,
      {
        ledger: {
          accounts: () => [
            { account: 'cash', name: 'Cash drawer', entries: 1, balanceCents: cents(2500) },
            {
              account: 'unapplied_payments',
              name: 'Unapplied payments',
              entries: 1,
              balanceCents: cents(-2500),
            },
          ],
          accountEntries: () => [],
        },
      },
      { path: '/ledger?tab=accounts' },
    );
    expect(await screen.findByText(/Every debit has its credit/)).toBeTruthy();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe('/ledger?account=cash'));
  });

  it('that do not balance are said so', async () => {
    renderWith(
      routes,
      {
        ledger: {
          accounts: () => [{ account: 'cash', name: 'Cash drawer', entries: 1, balanceCents: cents(1) }],
        },
      },
      { path: '/ledger?tab=accounts' },
    );
    expect(await screen.findByText(/The ledger does not balance/)).toBeTruthy();
  });
});
