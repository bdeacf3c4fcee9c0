import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import type { Underpayment } from '#shared/domain/contracts/underpayment.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/remits/routes.tsx';
import { countsOf, proved, rowsOf, sumsOf } from '#renderer/features/remits/proof-model.ts';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { DENIED, JOURNAL, REMIT, SCENARIO, plannedClaim, remitDetail } from './fixtures.ts';

afterEach(cleanup);

const open = (detail: RemittanceDetail, more: Fakes['remits'] = {}) =>
  renderWith(routes, { remits: { get: () => detail, ...more } }, { path: `/remits/${REMIT}` });
const UNMATCHED = plannedClaim(3, 'unmatched', 'Not one of our claims; its payment waits.', [
  ['99213', 5000, 5000, 0, 0, []],
]);

describe('the proof as it is shown', () => {
  const { proof } = remitDetail([SCENARIO, DENIED, UNMATCHED]);

  it('puts what needs a person first and heads what posts by itself', () => {
    const rows = rowsOf(proof, 'all', new Set());
    expect(rows.map((row) => (row.kind === 'group' ? row.words : row.claim.controlNumber))).toEqual([
      '10462',
      '10463',
      'Post by themselves · 1 claim, 3 lines',
      '10461',
    ]);
    expect(rowsOf(proof, 'mine', new Set(['0.1'])).map((row) => row.kind)).toEqual([
      'claim',
      'line',
      'claim',
    ]);
  });

  it('counts, and sums only what is posted to claims of ours', () => {
    expect(countsOf(proof)).toMatchObject({
      all: 3,
      mine: 2,
      unmatched: 1,
      posting: 2,
      linesByThemselves: 3,
    });
    expect(sumsOf(proof)).toEqual({
      paidCents: 8157,
      contractualCents: 8001,
      patientCents: 3842,
      staysCents: 21000,
      waitsCents: 5000,
    });
  });

  it('counts a claim as proved only when all its equations hold', () => {
    const [payment] = proof.payments;
    const one = payment?.proofs.find((p) => p.level === 'claim');
    expect(proved(payment?.proofs ?? [], 'claim')).toEqual({ held: 3, of: 3 });
    expect(one && proved([...(payment?.proofs ?? []), { ...one, holds: false }], 'claim')).toEqual({
      held: 2,
      of: 3,
    });
  });
});

describe('a remittance', () => {
  it('shows the equation, and says what posting does before it posts', async () => {
    const user = userEvent.setup();
    let status: 'waiting' | 'posted' = 'waiting';
    const { api } = renderWith(
      routes,
      {
        remits: {
          get: () => remitDetail([SCENARIO, DENIED], { status }),
          post: () => {
            status = 'posted';
            return remitDetail([SCENARIO, DENIED], { status });
          },
        },
      },
      { path: `/remits/${REMIT}` },
    );
    expect(await screen.findByText('2 of 2 · 4 of 4')).toBeTruthy();
    expect(screen.getByText('The sums agree')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Post 2 claims of Example Commercial PPO' });
    expect(within(sheet).getByText('81.57 paid by the insurer')).toBeTruthy();
    expect(within(sheet).getByText('210.00 stays with the insurer, denied or held')).toBeTruthy();
    expect(api.inputs('remits.post')).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('2 claims posted as one journal.')).toBeTruthy();
    expect(screen.getByRole('link', { name: 'Open the journal' }).getAttribute('href')).toBe(
      `/ledger/journal/${JOURNAL}`,
    );
    expect(api.inputs('remits.post')).toEqual([{ id: REMIT }]);
  });

  it('posts nothing when the sheet is left with Esc', async () => {
    const user = userEvent.setup();
    const { api } = open(remitDetail([SCENARIO]));
    await screen.findAllByText(/Fictive, Ana/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.inputs('remits.post')).toHaveLength(0);
  });

  it('gives the reasons of a line in our words', async () => {
    const user = userEvent.setup();
    open(remitDetail([SCENARIO]));
    await screen.findAllByText(/Fictive, Ana/);
    await user.keyboard('{ArrowRight}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(await screen.findByText('PR-1', { selector: '.code' })).toBeTruthy();
    expect(screen.getByText(/above the agreed price/)).toBeTruthy();
    expect(screen.getAllByText(/deductible/).length).toBeGreaterThan(0);
  });

  it('whose sums do not agree cannot be posted and says what, where and what to do', async () => {
    const user = userEvent.setup();
    const { api } = open(remitDetail([SCENARIO], { broken: true }), {
      fileText: () => ({ fileName: 'era-20261120.835', text: 'ISA bad' }),
    });
    expect(await screen.findByText('Sums do not agree')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('see segment 3');
    expect(screen.getByText(/Ask the payer for a corrected file/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputs('remits.post')).toHaveLength(0);
    await user.click(screen.getByRole('button', { name: 'Segment 3' }));
    expect(await screen.findByRole('dialog', { name: 'era-20261120.835' })).toBeTruthy();
  });

  it('is undone as a whole with Ctrl+Z and a reason', async () => {
    const user = userEvent.setup();
    const { api } = open(remitDetail([SCENARIO], { status: 'posted' }), {
      undo: () => remitDetail([SCENARIO], { status: 'undone' }),
    });
    await screen.findByText('Posted');
    await user.keyboard('{Control>}z{/Control}');
    await screen.findByRole('dialog', { name: 'Undo this posting' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Write why it is undone/)).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'Wrong file');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Undone')).toBeTruthy();
    expect(api.inputs('remits.undo')).toEqual([{ id: REMIT, reason: 'Wrong file' }]);
  });

  it('has no accessibility fault', async () => {
    open(remitDetail([SCENARIO, DENIED, UNMATCHED]));
    await screen.findAllByText(/Sample, Ben/);
    await expectNoAxeViolations();
  });
});

const uuid = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const UNDERPAID: Underpayment = {
  id: uuid(1),
  difference: 'underpaid',
  firstCut: false,
  status: 'open',
  payerId: uuid(2),
  payerName: 'Example Commercial PPO',
  claimId: uuid(3),
  serviceLineId: uuid(4),
  patientId: uuid(5),
  patientName: 'Fictive, Ana',
  controlNumber: '10461',
  payerControlNumber: '',
  serviceDate: '2026-11-17' as Underpayment['serviceDate'],
  code: '99213',
  modifiers: [],
  units: 1,
  chargeCents: cents(14_500),
  allowedCents: cents(9000),
  paidCents: cents(9000),
  expectedCents: cents(9800),
  differenceCents: cents(-800),
  recoveredCents: cents(0),
  basis: 'Contract.',
  reasons: [],
  remittanceId: uuid(6),
  traceNumber: 'T1',
  paidOn: null,
  disputedOn: null,
  followUpOn: null,
  note: '',
};

describe('the list of remittances', () => {
  it('opens a file with O and goes to its proof', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(
      routes,
      {
        remits: {
          list: () => [],
          unmatched: () => [],
          open: () => remitDetail([SCENARIO]),
          get: () => remitDetail([SCENARIO]),
        },
      },
      { path: '/remits' },
    );
    await screen.findByText('No remittance yet');
    await user.keyboard('o');
    await waitFor(() => expect(path()).toBe(`/remits/${REMIT}`));
  });

  it('says of each posted file how many things are open, and of one that waits what is unmatched', async () => {
    const { summary } = remitDetail([SCENARIO], { status: 'posted' });
    const id = (n: number) => `00000011-0000-4000-8000-00000000000${n}` as typeof summary.id;
    const line = (remittanceId: typeof summary.id, difference: 'underpaid' | 'overpaid') =>
      ({ ...UNDERPAID, remittanceId, difference }) as const;
    renderWith(
      routes,
      {
        remits: {
          list: () => [
            { ...summary, id: id(1), traceNumber: 'FIRST' },
            { ...summary, id: id(2), traceNumber: 'SECOND' },
            { ...summary, id: id(3), traceNumber: 'THIRD', status: 'waiting', unmatchedCount: 2 },
          ],
          unmatched: () => [],
          openCounts: () => [{ remittanceId: id(1), open: 2 }],
        },
        contracts: { underpayments: () => [line(id(1), 'underpaid'), line(id(2), 'overpaid')] },
      },
      { path: '/remits' },
    );
    expect(await screen.findByText('1 waiting to be posted · 1 with something open')).toBeTruthy();
    const row = (trace: string) => screen.getByText(trace).closest('[role="row"]');
    expect(within(row('FIRST') as HTMLElement).getByText('3')).toBeTruthy();
    expect(within(row('SECOND') as HTMLElement).getByText('0')).toBeTruthy();
    expect(row('THIRD')?.textContent).toContain('2 unmatched');
    await expectNoAxeViolations();
  });

  it('says of a file that cannot be read what is wrong, and that nothing was posted', async () => {
    const user = userEvent.setup();
    renderWith(
      routes,
      {
        remits: {
          list: () => [],
          unmatched: () => [],
          open: () => {
            throw new Refusal('rule_violated', 'This is not an X12 file: it does not begin with ISA.');
          },
        },
      },
      { path: '/remits' },
    );
    await screen.findByText('No remittance yet');
    await user.keyboard('o');
    expect((await screen.findByRole('alert')).textContent).toContain('not an X12 file');
    expect(screen.getByText(/Nothing was posted/)).toBeTruthy();
  });
});
