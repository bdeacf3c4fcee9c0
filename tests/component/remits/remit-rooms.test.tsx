import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PayerAccountItem, UnmatchedClaim } from '#shared/contract/remits.ts';
import { DELIVERED_RULES } from '#shared/domain/posting/remit-rules.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/remits/routes.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { payment, scenarioAnswer } from '#tests/support/remits.ts';
import { REMIT, SCENARIO, remitDetail } from './fixtures.ts';

afterEach(cleanup);

const id = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;

const STRAY: UnmatchedClaim = {
  remittanceId: REMIT,
  position: 3,
  fileName: 'era.835',
  payerName: 'Sample Mutual',
  traceNumber: 'T1',
  paidOn: isoDate('2026-11-20'),
  status: 'posted',
  controlNumber: 'ZZ9',
  patientName: 'Fictive, Ana',
  serviceDate: isoDate('2026-11-17'),
  statusCode: '1',
  chargeCents: 14_500,
  paidCents: 9800,
  outcome: 'unmatched',
  sentence:
    'No claim of this practice has this control number. The 98.00 wait among payer amounts to be settled.',
  how: null,
  note: '',
};
const candidate = (n: number, confidence: number) => ({
  claim: {
    claimId: id(n),
    controlNumber: `1000${n}`,
    patientId: id(50),
    lastName: 'Fictive',
    firstName: `Nr ${n}`,
    memberIds: [],
    payerId: id(60),
    payerName: 'Sample Mutual',
    serviceDate: isoDate('2026-11-17'),
    chargeCents: 14_500,
    codes: ['99213'],
  },
  confidence,
  agrees: [],
  differs: ['number'],
});
const list = (remits: Fakes['remits'], rest: Fakes = {}) =>
  renderWith(
    routes,
    { ...rest, remits: { list: () => [], unmatched: () => [], payerAccounts: () => [], ...remits } },
    { path: '/remits' },
  );

describe('unmatched claims', () => {
  const fakes: Fakes['remits'] = {
    unmatched: () => [STRAY],
    candidates: () => ({ candidates: [candidate(1, 85), candidate(2, 47)], likely: id(1) }),
  };

  it('are reached by 2, and the likely claim is confirmed by M', async () => {
    const user = userEvent.setup();
    const { api } = list({ ...fakes, match: () => remitDetail([SCENARIO], { status: 'posted' }) });
    await screen.findByText('No remittance yet');
    await user.keyboard('2');
    expect(await screen.findByText('85 %')).toBeTruthy();
    expect(screen.getByText('No claim of this practice has this control number.')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('m');
    expect(await screen.findByText('98.00 posted to claim 10001.')).toBeTruthy();
    expect(api.inputs('remits.match')).toEqual([{ id: REMIT, position: 3, claimId: id(1) }]);
  });

  it('are said to be of somebody else only with a reason', async () => {
    const user = userEvent.setup();
    const { api } = list({ ...fakes, notOurs: () => remitDetail([SCENARIO], { status: 'posted' }) });
    await screen.findByText('No remittance yet');
    await user.keyboard('2');
    await screen.findByText('85 %');
    await user.keyboard('n');
    const sheet = await screen.findByRole('dialog', { name: 'None of our claims' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/Say why/)).toBeTruthy();
    await user.keyboard('A clinic of that name elsewhere{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('remits.notOurs')).toHaveLength(1));
  });

  it('are only looked at by who may only read', async () => {
    const user = userEvent.setup();
    const { api } = list(fakes, { session: { status: () => openSession('reader') } });
    await screen.findByText('No remittance yet');
    await user.keyboard('2');
    await screen.findByText('85 %');
    await user.keyboard('mnb');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputs('remits.match')).toHaveLength(0);
  });
});

describe('accounts of payers', () => {
  const item = (amount: number, more: Partial<PayerAccountItem> = {}): PayerAccountItem => ({
    payerId: id(60),
    payerName: 'Sample Mutual',
    remittanceId: REMIT,
    part: 'plb',
    position: 0,
    traceNumber: 'T1',
    on: isoDate('2026-11-20'),
    account: 'payer_recoupment',
    reason: 'WO',
    reference: 'OLD1',
    amountCents: amount,
    openCents: amount,
    settled: false,
    how: '',
    note: '',
    fileName: 'era.835',
    controlNumber: '',
    patientName: '',
    sentence: '',
    against: [],
    ...more,
  });
  const show = (amount: number) =>
    list({
      payerAccounts: () => [
        { payerId: id(60), payerName: 'Sample Mutual', open: 1, openCents: amount, interestCents: 0 },
      ],
      payerAccount: () => [item(amount)],
      settle: () => ({}),
    });

  it.each([
    [-1000, '10.00 of this payer are with us and not settled.', 'refund'],
    [1000, '10.00 were kept by this payer and are not explained yet.', 'cost'],
  ])('with %i open say what it is, and settle it with a reason', async (amount, sentence, how) => {
    const user = userEvent.setup();
    const { api } = show(amount);
    await screen.findByText('No remittance yet');
    await user.keyboard('3');
    expect(await screen.findByText(sentence)).toBeTruthy();
    expect(screen.getByText(/overpayment recovery, OLD1/)).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('s');
    await screen.findByRole('dialog', { name: 'Settle an amount of the payer' });
    // The first decision has the focus: what becomes of it.
    expect(document.activeElement?.tagName).toBe('SELECT');
    await user.tab();
    await user.keyboard('Agreed by telephone{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('remits.settle')).toEqual([
        { id: REMIT, part: 'plb', position: 0, how, reason: 'Agreed by telephone' },
      ]),
    );
  });
});

describe('posting rules', () => {
  const table = { version: 0, rules: [], delivered: [...DELIVERED_RULES], versions: [] };
  const show = (more: Fakes['remits'] = {}) =>
    renderWith(
      routes,
      { remits: { rules: () => table, ...more }, practice: { payers: () => [] } },
      { path: '/settings/posting-rules' },
    );

  it('are added, tried on past remittances and saved with a reason', async () => {
    const user = userEvent.setup();
    const { api } = show({
      tryRules: () => ({
        files: 3,
        adjustments: 9,
        changed: 1,
        sentence: 'One would be otherwise.',
        rows: [],
      }),
      saveRules: ({ rules }) => ({ ...table, version: 1, rules: [...rules] }),
    });
    await screen.findByText('federal sequestration cut');
    await user.keyboard('a');
    const sheet = await screen.findByRole('dialog', { name: 'Add a rule' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/Give the reason code of the payer/)).toBeTruthy();
    await user.type(within(sheet).getByLabelText('Reason code'), '97');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(screen.getByText(/not saved yet/)).toBeTruthy();
    await user.keyboard('t');
    expect(await screen.findByText('One would be otherwise.')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByRole('dialog', { name: 'Save the posting rules' });
    await user.keyboard('Bundled services{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('remits.saveRules')).toMatchObject([
        { from: 0, change: 'Bundled services', rules: [{ id: 'CO-97', reason: '97', action: 'hold' }] },
      ]),
    );
  });
});

describe('an EOB from paper', () => {
  const detail = remitDetail([SCENARIO], { status: 'posted' });
  const paper = { ...detail, summary: { ...detail.summary, source: 'paper' as const } };

  it('is looked at as an EOB, and not as what it is kept as', async () => {
    const user = userEvent.setup();
    renderWith(
      routes,
      {
        remits: {
          get: () => paper,
          openItems: () => {
            throw new Refusal('not_found', 'Not needed here.');
          },
          fileText: () => ({ fileName: 'eob', text: JSON.stringify([payment([scenarioAnswer()])]) }),
        },
        contracts: { ofRemittance: () => [] },
        paperEobs: { list: () => [] },
      },
      { path: `/remits/${REMIT}` },
    );
    await screen.findByText('Posted');
    await user.keyboard('v');
    const sheet = await screen.findByRole('dialog', { name: 'Paper EOB as it was typed' });
    const lines = await within(sheet).findByRole('table', { name: 'Lines of claim 10461' });
    expect(within(lines).getByText('CO-45 47.00, PR-3 25.00')).toBeTruthy();
    expect(within(lines).getByText('38.42 to the patient')).toBeTruthy();
    expect(within(sheet).getByText('EFT900100')).toBeTruthy();
    expect(sheet.textContent).not.toContain('{');
    await expectNoAxeViolations();
  });
});
