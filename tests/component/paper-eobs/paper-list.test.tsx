import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PaperEobRow } from '#shared/contract/paper-eobs.ts';
import { EMPTY_EOB } from '#shared/domain/paper-eob/paper-eob.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/paper-eobs/routes.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const row = (n: number, status: PaperEobRow['status']): PaperEobRow => ({
  id: id(n),
  payerName: 'Sample Mutual',
  checkNumber: `0007${n}`,
  paidOn: isoDate('2026-11-20'),
  amountCents: cents(8000),
  claims: 1,
  status,
  remittanceId: null,
  changedAt: '2026-11-20T14:00:00.000Z' as Instant,
  userName: 'Olive Owner',
});
const open = (rows: readonly PaperEobRow[], more: Fakes['paperEobs'] = {}, rest: Fakes = {}) =>
  renderWith(routes, { ...rest, paperEobs: { list: () => [...rows], ...more } }, { path: '/remits/paper' });
const begun = {
  id: id(9),
  version: 1,
  eob: EMPTY_EOB,
  remittanceId: null,
  status: 'draft' as const,
  changedAt: '2026-11-20T14:00:00.000Z' as Instant,
};

describe('the list of paper EOBs', () => {
  it('says where each stands, and Enter opens it', async () => {
    const user = userEvent.setup();
    const { path } = open([row(1, 'draft'), row(2, 'waiting'), row(3, 'posted')]);
    expect(await screen.findByText('1 draft')).toBeTruthy();
    expect(screen.getByText('Proved, waits')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(path()).toBe(`/remits/paper/${String(id(2))}`));
  });

  it('begins one with N', async () => {
    const user = userEvent.setup();
    const { path } = open([], { begin: () => begun, get: () => begun });
    await screen.findByText('No paper EOB yet');
    await user.keyboard('n');
    await waitFor(() => expect(path()).toBe(`/remits/paper/${String(id(9))}`));
  });

  it('says why one cannot be begun, and that it cannot by who only reads', async () => {
    const user = userEvent.setup();
    open([], {
      begin: () => {
        throw new Refusal('conflict', 'A large remittance is being posted. Try again.');
      },
    });
    await screen.findByText('No paper EOB yet');
    await user.keyboard('n');
    expect(await screen.findByText(/A large remittance is being posted/)).toBeTruthy();
    cleanup();
    const { api } = open([], {}, { session: { status: () => openSession('reader') } });
    await screen.findByText('No paper EOB yet');
    await user.keyboard('n');
    expect(api.inputs('paperEobs.begin')).toHaveLength(0);
  });
});
