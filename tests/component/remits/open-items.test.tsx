import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { REMITS_TASK, type RemittanceDetail, type RemittanceOpen } from '#shared/contract/remits.ts';
import type { LineDifference } from '#shared/contract/contracts.ts';
import type { ClaimId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/remits/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { DENIED, REMIT, SCENARIO, remitDetail } from './fixtures.ts';

afterEach(cleanup);

const NOTHING: RemittanceOpen = {
  claims: 0,
  claimsCents: 0,
  corrections: 0,
  denials: 0,
  deniedCents: 0,
  payer: 0,
  payerCents: 0,
};
const short: LineDifference = {
  claimId: '00000007-0000-4000-8000-000000000001' as ClaimId,
  serviceLineId: '00000008-0000-4000-8000-000000000001' as ServiceLineId,
  controlNumber: '10461',
  code: '99213',
  difference: 'underpaid',
  firstCut: false,
  allowedCents: cents(9800),
  expectedCents: cents(10_800),
  basis: 'Contract',
  status: 'open',
};
const show = (open: RemittanceOpen, lines: readonly LineDifference[], more: Fakes = {}) =>
  renderWith(
    routes,
    {
      ...more,
      remits: {
        get: () => remitDetail([SCENARIO, DENIED], { status: 'posted' }),
        openItems: () => open,
        ...more.remits,
      },
      contracts: { ofRemittance: () => [...lines] },
    },
    { path: `/remits/${REMIT}` },
  );
const items = () => screen.findByRole('group', { name: 'Still open of this remittance' });

describe('what is open of a posted remittance', () => {
  it('stands with its money, and each key leads there', async () => {
    const user = userEvent.setup();
    const { path } = show(
      { ...NOTHING, denials: 1, deniedCents: 21_000, payer: 1, payerCents: -1000, corrections: 2 },
      [short, { ...short, status: 'recovered' }],
    );
    const group = within(await items());
    expect(group.getByText('1 denial, 210.00')).toBeTruthy();
    expect(group.getByText('1 line underpaid, 10.00')).toBeTruthy();
    expect(group.getByText('10.00 on the payer’s account')).toBeTruthy();
    expect(group.getByText('2 corrected patients to decide')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('d');
    await waitFor(() => expect(path()).toBe('/denials?search=0004471923'));
  });

  it('leads to the underpaid lines of this remittance alone', async () => {
    const user = userEvent.setup();
    const { path } = show(NOTHING, [{ ...short, status: 'disputed' }]);
    expect(within(await items()).getByText('1 line disputed, 10.00')).toBeTruthy();
    await user.keyboard('u');
    await waitFor(() => expect(path()).toBe(`/remits/underpayments?remit=${REMIT}&show=disputed`));
  });

  it('is said to be nothing when all was decided, also of lines above the expected price', async () => {
    show(NOTHING, [
      { ...short, status: 'given_up' },
      { ...short, difference: 'overpaid', allowedCents: cents(11_000) },
    ]);
    const group = within(await items());
    expect(group.getByText('Nothing of this remittance is open')).toBeTruthy();
    expect(group.getByText('1 line allowed 2.00 above the expected price')).toBeTruthy();
  });

  it('leads to the accounts of payers', async () => {
    const user = userEvent.setup();
    const { path } = show({ ...NOTHING, payer: 1, payerCents: 500 }, [], {
      remits: { list: () => [], unmatched: () => [], payerAccounts: () => [] },
    });
    await items();
    await user.keyboard('a');
    await waitFor(() => expect(path()).toBe('/remits'));
    expect(await screen.findByText('Nothing stands on an account of a payer')).toBeTruthy();
  });
});

describe('posting a large remittance', () => {
  it('says how many of its claims are posted', async () => {
    const user = userEvent.setup();
    const ended: ((detail: RemittanceDetail) => void)[] = [];
    const { api } = renderWith(
      routes,
      {
        remits: {
          get: () => remitDetail([SCENARIO, DENIED]),
          openItems: () => NOTHING,
          post: () => new Promise<RemittanceDetail>((resolve) => ended.push(resolve)),
        },
        contracts: { ofRemittance: () => [] },
      },
      { path: `/remits/${REMIT}` },
    );
    await screen.findByText('2 of 2 · 4 of 4');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(within(sheet).queryByRole('progressbar')).toBeNull();
    const tell = (done: number, task = REMITS_TASK) =>
      act(() => api.emit({ type: 'progress', task, done, total: 10_000, doing: 'Moving the claims' }));
    tell(9000, 'another task');
    expect(within(sheet).queryByRole('progressbar')).toBeNull();
    tell(2500);
    expect(within(sheet).getByRole('progressbar').getAttribute('aria-valuenow')).toBe('25');
    expect(within(sheet).getByText(/^2,500 of 10,000 claims posted/)).toBeTruthy();
    // It cannot be stopped half way, so the sheet stays until it has ended.
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('dialog')).toBeTruthy();
    act(() => ended[0]?.(remitDetail([SCENARIO, DENIED], { status: 'posted' })));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(await screen.findByText('Nothing of this remittance is open')).toBeTruthy();
  });
});
