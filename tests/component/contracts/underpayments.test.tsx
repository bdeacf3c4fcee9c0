import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/contracts/routes.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;

function line(n: number, more: Partial<Underpayment> = {}): Underpayment {
  return {
    id: id(n),
    difference: 'underpaid',
    firstCut: false,
    status: 'open',
    payerId: id(500),
    payerName: 'Sample Mutual',
    claimId: id(100 + n),
    serviceLineId: id(200 + n),
    patientId: id(300 + n),
    patientName: `Fictive, Nr ${n}`,
    controlNumber: `1000${n}`,
    payerControlNumber: '',
    serviceDate: isoDate('2026-11-02'),
    code: '99213',
    modifiers: [],
    units: 1,
    chargeCents: cents(14500),
    allowedCents: cents(9000),
    paidCents: cents(9000),
    expectedCents: cents(9800),
    differenceCents: cents(-800),
    recoveredCents: cents(0),
    basis: 'Contract: 98.00 for one unit, in force since 2026-01-01.',
    reasons: ['CO-45'],
    remittanceId: id(400),
    traceNumber: 'T1',
    paidOn: isoDate('2026-11-10'),
    disputedOn: null,
    followUpOn: null,
    note: '',
    ...more,
  };
}

const ROWS = [
  line(1, { firstCut: true }),
  line(2, { payerId: id(501), payerName: 'Another Plan', differenceCents: cents(-500) }),
  line(3, { status: 'disputed', followUpOn: isoDate('2026-12-20') }),
  line(4, { difference: 'overpaid', differenceCents: cents(900) }),
];

const open = (more: Fakes['contracts'] = {}, rest: Fakes = {}) =>
  renderWith(
    routes,
    { ...rest, contracts: { underpayments: () => ROWS, events: () => [], disputeLists: () => [], ...more } },
    { path: '/remits/underpayments' },
  );

describe('underpayments', () => {
  it('stand by what is to be done, with money open or disputed, and the reason beside', async () => {
    const user = userEvent.setup();
    open();
    expect(await screen.findByText('−21.00 open or disputed')).toBeTruthy();
    expect(screen.getByText('Contract: 98.00 for one unit, in force since 2026-01-01.')).toBeTruthy();
    expect(within(screen.getByRole('grid')).getAllByRole('row')).toHaveLength(3);
    await user.keyboard('4');
    expect(await screen.findByText('10004', { selector: '.code' })).toBeTruthy();
    await user.keyboard('2');
    expect(await screen.findByText('2026-12-20')).toBeTruthy();
  });

  it('are disputed by keys, with a sentence before and the list after', async () => {
    const user = userEvent.setup();
    const { api } = open({
      makeDisputeList: () => ({
        id: id(900),
        payerName: 'Sample Mutual',
        madeOn: isoDate('2026-11-23'),
        userName: 'Olive Owner',
        lines: 1,
        differenceCents: cents(-800),
      }),
    });
    await screen.findByText('−21.00 open or disputed');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Dispute with the payer' });
    expect(within(sheet).getByText(/8\.00 in all, is made for printing/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('dialog', { name: 'Lists for payers' })).toBeTruthy();
    expect(api.inputs('contracts.makeDisputeList')).toMatchObject([{ ids: [id(1)] }]);
  });

  it('of several payers make no list, and say why', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await screen.findByText('−21.00 open or disputed');
    await user.click(screen.getByRole('checkbox', { name: 'Choose row 1' }));
    await user.click(screen.getByRole('checkbox', { name: 'Choose row 2' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputs('contracts.makeDisputeList')).toHaveLength(0);
  });

  it('are given up with a reason', async () => {
    const user = userEvent.setup();
    const { api } = open({ move: () => ({}) });
    await screen.findByText('−21.00 open or disputed');
    await user.keyboard('x');
    await screen.findByRole('dialog', { name: 'Give up' });
    await user.keyboard('Too small{Control>}{Enter}{/Control}');
    expect(api.inputs('contracts.move')).toMatchObject([{ ids: [id(1)], to: 'given_up', note: 'Too small' }]);
  });

  it('that were paid too much are left or given back, and never disputed', async () => {
    const user = userEvent.setup();
    const { api } = open({ move: () => ({}) });
    await screen.findByText('−21.00 open or disputed');
    await user.keyboard('4');
    await screen.findByText('10004', { selector: '.code' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('r');
    const sheet = await screen.findByRole('dialog', { name: 'Given back to the payer' });
    expect(within(sheet).getByText(/9\.00 above what was expected/)).toBeTruthy();
    await user.keyboard('{Escape}x');
    await screen.findByRole('dialog', { name: 'Leave it as it is' });
    await user.keyboard('New price not entered yet{Control>}{Enter}{/Control}');
    expect(api.inputs('contracts.move')).toMatchObject([{ ids: [id(4)], to: 'given_up' }]);
  });

  it('of one remittance stand alone when one comes from it, until all are asked for', async () => {
    const user = userEvent.setup();
    const rows = [line(1), line(2, { remittanceId: id(401), traceNumber: 'T2' })];
    renderWith(
      routes,
      { contracts: { underpayments: () => rows, events: () => [], disputeLists: () => [] } },
      { path: `/remits/underpayments?remit=${String(id(401))}&show=todo` },
    );
    await screen.findByText('Of payment T2');
    expect(screen.queryByText('10001', { selector: '.code' })).toBeNull();
    await user.keyboard('s');
    expect(await screen.findByText('10001', { selector: '.code' })).toBeTruthy();
  });

  it('are only read by who may only read, and have no accessibility violations', async () => {
    const user = userEvent.setup();
    open({}, { session: { status: () => openSession('reader') } });
    await screen.findByText('−21.00 open or disputed');
    await user.keyboard('{Control>}{Enter}{/Control}xar');
    expect(screen.queryByRole('dialog')).toBeNull();
    await expectNoAxeViolations();
  });
});
