import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ContractRate } from '#shared/domain/contracts/rates.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/contracts/routes.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const RATE: ContractRate = {
  payerId: id(1),
  code: '99213',
  modifier: '',
  placeOfService: '',
  from: isoDate('2026-01-01'),
  to: null,
  basis: 'amount',
  amountCents: cents(9800),
  percent: null,
};
const payer = (n: number, name: string, rates: number) => ({
  payerId: id(n),
  payerName: name,
  isMedicare: false,
  rates,
  newest: null,
  changedAt: null,
});
const open = (more: Fakes['contracts'] = {}, rest: Fakes = {}) =>
  renderWith(
    routes,
    {
      ...rest,
      contracts: {
        payers: () => [payer(1, 'Sample Mutual', 1), payer(2, 'Another Plan', 0)],
        rates: ({ payerId }) => ({ rates: payerId === id(1) ? [RATE] : [], modifiers: {} }),
        ...more,
      },
    },
    { path: '/settings/contracts' },
  );

describe('agreed prices', () => {
  it('stand by payer, and say what is expected where there is none', async () => {
    const user = userEvent.setup();
    open();
    expect(await screen.findByText('98.00')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{ArrowDown}');
    expect(await screen.findByText('No agreed price yet')).toBeTruthy();
    expect(screen.getByText(/once it was seen three times/)).toBeTruthy();
  });

  it('are added by keys, and a code that is none is refused in place', async () => {
    const user = userEvent.setup();
    const { api } = open({ saveRate: () => ({}) });
    await screen.findByText('98.00');
    await user.keyboard('n');
    const sheet = await screen.findByRole('dialog', { name: 'Add a rate of Sample Mutual' });
    await user.type(within(sheet).getByLabelText('Code'), '992');
    await user.type(within(sheet).getByLabelText('Amount for one unit'), '110.50');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/A procedure code has five characters/)).toBeTruthy();
    expect(api.inputs('contracts.saveRate')).toHaveLength(0);
    await user.type(within(sheet).getByLabelText('Code'), '14');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('contracts.saveRate')).toMatchObject([
        { payerId: id(1), code: '99214', basis: 'amount', amountCents: 11_050 },
      ]),
    );
  });

  it('are removed with Delete, and can be put back', async () => {
    const user = userEvent.setup();
    const { api } = open({ removeRate: () => ({}), saveRate: () => ({}) });
    await screen.findByText('98.00');
    await user.keyboard('{Delete}');
    await screen.findByText('The rate of 99213 was removed.');
    expect(api.inputs('contracts.removeRate')).toMatchObject([{ payerId: id(1), code: '99213' }]);
    await user.click(screen.getByRole('button', { name: /Put it back/ }));
    await waitFor(() => expect(api.inputs('contracts.saveRate')).toMatchObject([{ code: '99213' }]));
  });

  it('are only looked at by who may only read', async () => {
    const user = userEvent.setup();
    const { api } = open({}, { session: { status: () => openSession('reader') } });
    await screen.findByText('98.00');
    await user.keyboard('nmti{Delete}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputs('contracts.removeRate')).toHaveLength(0);
  });
});
