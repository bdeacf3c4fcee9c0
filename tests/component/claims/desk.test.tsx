import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { CoverageId, EncounterId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { amountOf, asked, filterOf } from '#renderer/features/claims/desk/desk-views.ts';
import { readIds } from '#renderer/features/claims/desk/desk-pages.ts';
import { routes } from '#renderer/features/claims/routes.tsx';
import { expectNoAxeViolations, renderWith } from '#tests/support/fake-client.ts';
import {
  FILE,
  NO_COUNTS,
  claimDetail,
  claimFakes,
  claimFile,
  claimId,
  claimSummary,
  deskOf,
} from './fixtures.ts';

afterEach(cleanup);

const open = (claims: Parameters<typeof claimFakes>[0], path = '/claims') =>
  renderWith(routes, claimFakes(claims), { path });
const outcome = (n: number, done: boolean, sentence: string) => ({
  id: claimId(n),
  controlNumber: String(10460 + n),
  patientName: 'Fictive, Ana',
  done,
  sentence,
});
const encounter = (n: number) => `00000001-0000-4000-8000-00000000000${n}` as EncounterId;

describe('the views of the desk', () => {
  it('ask main for their states, narrowed and searched', () => {
    expect(filterOf('rejected', { stops: 'with' }, ' ana ')).toMatchObject({
      statuses: ['rejected'],
      stops: 'with',
      search: 'ana',
      due: false,
    });
    expect(filterOf('due', {}, '')).toMatchObject({ statuses: [], due: true });
    expect(filterOf('all', {}, '').statuses).toEqual([]);
  });

  it('add counts and charges of their states', () => {
    const counts = {
      ...NO_COUNTS,
      secondaryDue: 2,
      states: [
        { status: 'denied' as const, count: 2, chargeCents: cents(300) },
        { status: 'partly_paid' as const, count: 1, chargeCents: cents(50) },
      ],
    };
    expect(amountOf('denied', counts)).toEqual({ count: 3, chargeCents: 350 });
    expect(amountOf('ready', counts)).toEqual({ count: 0, chargeCents: 0 });
    expect(amountOf('secondary', counts)).toEqual({ count: 2, chargeCents: null });
  });

  it('count what they are narrowed by, and leave places that are not read out of what is chosen', () => {
    expect(asked({ stops: 'any', payerIds: [], ageFrom: null })).toBe(0);
    expect(asked({ stops: 'with', ageFrom: 30 })).toBe(2);
    expect([...readIds(new Set(['place:3', 'a']))]).toEqual(['a']);
  });
});

describe('the claims desk', () => {
  it('shows what a link from the worklist asks for', async () => {
    const { api } = open({ desk: () => deskOf([claimSummary(2, 'ready')]) }, '/claims?status=ready');
    await screen.findByText('10462');
    await waitFor(() =>
      expect(api.inputs('claims.desk').at(-1)).toMatchObject({ filter: { statuses: ['ready'] } }),
    );
  });

  it('shows another state by its number and sorts in main', async () => {
    const user = userEvent.setup();
    const { api } = open({ desk: () => deskOf([claimSummary(1, 'rejected')]) });
    await screen.findByText('10461');
    await user.keyboard('2');
    await waitFor(() =>
      expect(api.inputs('claims.desk').at(-1)).toMatchObject({
        filter: { statuses: ['rejected'] },
        sort: { by: 'due', descending: false },
      }),
    );
    await user.click(screen.getByRole('button', { name: 'Charge' }));
    await waitFor(() =>
      expect(api.inputs('claims.desk').at(-1)).toMatchObject({ sort: { by: 'charge', descending: false } }),
    );
  });

  it('releases chosen claims only after it has shown what becomes of each', async () => {
    const user = userEvent.setup();
    const { api } = open({
      desk: () => deskOf([claimSummary(1, 'draft'), claimSummary(2, 'draft', { stops: 1 })]),
      bulk: ({ ids }) => ({
        outcomes: ids.map((id) =>
          id === claimId(1) ? outcome(1, true, 'Ready to be sent.') : outcome(2, false, 'The NPI is wrong.'),
        ),
      }),
    });
    await screen.findByText('10461');
    await user.keyboard(' {ArrowDown} r');
    const sheet = await screen.findByRole('dialog', { name: 'Release: 2 claims' });
    expect(await within(sheet).findByText('The NPI is wrong.')).toBeTruthy();
    expect(api.inputs('claims.bulk')).toEqual([
      { act: { kind: 'release' }, ids: [claimId(1), claimId(2)], preview: true },
    ]);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 claim released, 1 not.')).toBeTruthy();
    expect(api.inputs('claims.bulk').at(-1)).toEqual({
      act: { kind: 'release' },
      ids: [claimId(1)],
      preview: false,
    });
  });

  it('does not hold a claim without a reason', async () => {
    const user = userEvent.setup();
    const { api } = open({
      desk: () => deskOf([claimSummary(1, 'draft')]),
      bulk: () => ({ outcomes: [outcome(1, true, 'Held.')] }),
    });
    await screen.findByText('10461');
    await user.keyboard('h');
    await screen.findByText('1 will be held');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Write why they are held.')).toBeTruthy();
    await user.type(screen.getByLabelText('Why'), 'Waits for the referral');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('claims.bulk').at(-1)).toMatchObject({
        act: { kind: 'hold', reason: 'Waits for the referral' },
        preview: false,
      }),
    );
  });

  it('says what an export will do, with the receivers, before it writes anything', async () => {
    const user = userEvent.setup();
    const ready = claimSummary(1, 'ready');
    const { api } = open({
      desk: () => deskOf([ready]),
      deskCounts: () => ({
        ...NO_COUNTS,
        states: [{ status: 'ready', count: 1, chargeCents: ready.chargeCents }],
      }),
      list: () => [ready],
      export: () => ({ files: [claimFile] }),
    });
    await screen.findByText('10461');
    await screen.findByRole('button', { name: /^Export 1/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Export 1 claim' });
    expect(await within(sheet).findByText(/EXAMPLE CLEARINGHOUSE/)).toBeTruthy();
    expect(api.inputs('claims.export')).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 claim exported into claims-000118.837.')).toBeTruthy();
    expect(api.inputs('claims.export')).toEqual([{ ids: [claimId(1)] }]);
  });

  it('makes the claims of coded visits that can be made, and says what is in the way of the others', async () => {
    const user = userEvent.setup();
    const visit = (n: number, obstacle: string) => ({
      encounterId: encounter(n),
      patientName: n === 1 ? 'Fictive, Ana' : 'Sample, Ben',
      serviceDate: '2026-11-17' as IsoDate,
      payerName: 'Example Commercial PPO',
      chargeCents: cents(11000),
      obstacle,
    });
    const { api } = open({
      batch: () => [visit(1, ''), visit(2, 'No insurance was active on 2026-11-17.')],
      createBatch: () => ({ outcomes: [outcome(1, true, 'Claim 10461 was made.')] }),
    });
    await screen.findByRole('button', { name: /^Make claims 2/ });
    await user.keyboard('c');
    expect(await screen.findByText('No insurance was active on 2026-11-17.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('claims.createBatch')).toEqual([{ encounterIds: [encounter(1)] }]));
  });

  it('names a file that did not reach its folder', async () => {
    open({ files: () => [{ ...claimFile, placedAt: null }] });
    expect((await screen.findByRole('link', { name: 'claims-000118.837' })).getAttribute('href')).toBe(
      `/claims/files/${FILE}`,
    );
  });

  it('has no accessibility fault', async () => {
    open({
      desk: () => deskOf([claimSummary(1, 'rejected'), claimSummary(2, 'held', { holdReason: 'Waits.' })]),
    });
    await screen.findByText('10461');
    await expectNoAxeViolations();
  });
});

describe('claims to the next payer', () => {
  const due = {
    claimId: claimId(1),
    controlNumber: '10461',
    patientId: claimSummary(1, 'paid').patientId,
    patientName: 'Fictive, Ana',
    serviceDate: '2026-11-17' as IsoDate,
    payerName: 'Example Commercial PPO',
    answeredOn: '2026-11-20' as IsoDate,
    nextCoverageId: '00000010-0000-4000-8000-000000000002' as CoverageId,
    nextPayerName: 'Example Second Plan',
    nextRank: 2,
    leftCents: cents(3842),
  };

  it('are made by one key and opened', async () => {
    const user = userEvent.setup();
    const { api, path } = open(
      { secondaryDue: () => [due], makeSecondary: () => claimDetail(2, 'draft') },
      '/claims?status=secondary',
    );
    await screen.findByText('Example Second Plan');
    await user.keyboard('m');
    await waitFor(() => expect(path()).toBe(`/claims/${claimId(2)}`));
    expect(api.inputs('claims.makeSecondary')).toEqual([{ id: claimId(1), coverageId: due.nextCoverageId }]);
  });

  it('are not made when main refuses, with the claim and why', async () => {
    const user = userEvent.setup();
    open(
      {
        secondaryDue: () => [due],
        makeSecondary: () => {
          throw new Refusal('conflict', 'There is a claim to this coverage already.');
        },
      },
      '/claims?status=secondary',
    );
    await screen.findByText('Example Second Plan');
    await user.keyboard('m');
    expect(await screen.findByText(/claim 10461: There is a claim to this coverage already/)).toBeTruthy();
  });
});
