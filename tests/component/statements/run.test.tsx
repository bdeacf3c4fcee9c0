import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { RunPreview, RunRow, StatementRun } from '#shared/domain/statements/run.ts';
import { USUAL_SETTINGS } from '#shared/domain/statements/settings.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { PatientId, StatementRunId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { resetRun } from '#renderer/features/statements/run-store.ts';
import { routes } from '#renderer/features/statements/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(() => {
  cleanup();
  resetRun();
});

const id = (n: number) => `00000002-0000-4000-8000-${String(n).padStart(12, '0')}` as PatientId;
const day = (text: string) => text as IsoDate;

const row = (n: number, holds: RunRow['holds'], mayOverride = false): RunRow => ({
  patientId: id(n),
  name: n === 1 ? 'Fictive, Ana' : n === 2 ? 'Sample, Ben' : 'Example, Cleo',
  accountNumber: String(1000 + n),
  family: [],
  balanceCents: cents(n * 1000),
  ageDays: 40,
  aging: [0, 0, 0, 0, 0].map(cents),
  step: 2,
  payerClass: 'commercial',
  lastStatementOn: null,
  holds,
  mayOverride,
});
const ROWS = [
  row(1, []),
  row(
    2,
    [{ key: 'returned_mail', words: 'Mail came back on 2026-11-01. Ask for the address.', claimId: null }],
    true,
  ),
  row(3, [{ key: 'wrong_guarantor', words: 'Under 18.', claimId: null }]),
];
const PREVIEW: RunPreview = {
  asOf: day('2026-11-23'),
  rows: ROWS,
  totals: {
    going: 1,
    goingCents: cents(1000),
    held: 2,
    heldCents: cents(5000),
    bySteps: [{ step: 2, count: 1, cents: cents(1000) }],
    byHolds: [{ key: 'returned_mail', count: 1, cents: cents(2000) }],
  },
};
const RUN: StatementRun = {
  id: '00000009-0000-4000-8000-000000000001' as StatementRunId,
  number: 1,
  asOfOn: day('2026-11-23'),
  issuedOn: day('2026-11-23'),
  issuedAt: '2026-11-23T10:00:00.000Z' as Instant,
  userName: 'Test Biller',
  statements: 1,
  pages: 1,
  amountCents: cents(1000),
  heldCount: 2,
  sha256: 'a'.repeat(64),
  voidedAt: null,
  voidReason: '',
};

const fakes = (over: Fakes['statements'] = {}): Fakes => ({
  statements: {
    previewRun: () => PREVIEW,
    runs: () => [],
    run: () => RUN,
    cancel: () => ({ stopped: true }),
    runDetail: () => ({
      run: RUN,
      filter: {
        asOf: null,
        minAgeDays: 0,
        maxAgeDays: null,
        minCents: null,
        maxCents: null,
        payerClasses: [],
        nameFrom: '',
        nameTo: '',
        lastBefore: null,
        only: null,
      },
      papers: [],
      held: [],
    }),
    runPdf: () => ({ pdf: new Uint8Array([1]) }),
    settings: () => USUAL_SETTINGS,
    ...over,
  },
});

describe('a statement run', () => {
  const open = async (over: Fakes['statements'] = {}) => {
    const user = userEvent.setup();
    const shown = renderWith(routes, fakes(over), { path: '/statements/run' });
    await screen.findByText('Sample, Ben');
    return { user, ...shown };
  };

  it('shows who goes, who is held and why, with totals', async () => {
    await open();
    expect(screen.getByText('1 go, 10.00 in all; 2 stay')).toBeTruthy();
    expect(screen.getByText(/Mail came back on 2026-11-01/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Issue 1 statement|Issue the statements/ })).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('sends a held account after all only with a reason, and leaves out what is chosen', async () => {
    const { user, api } = await open();
    await user.click(screen.getByText('Sample, Ben'));
    await user.keyboard('o');
    const sheet = await screen.findByRole('dialog', { name: 'Send to Sample, Ben after all' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(within(sheet).getByText('Say why it is sent after all.')).toBeTruthy();
    await user.type(within(sheet).getByLabelText(/Reason/), 'new address by phone');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('goes after all: new address by phone')).toBeTruthy();
    await user.click(screen.getByText('Fictive, Ana'));
    await user.keyboard('x');
    expect(await screen.findByText('left out')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog', { name: 'Issue 1 statement' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('statements.run')).toHaveLength(1));
    expect(api.inputs('statements.run')[0]).toMatchObject({
      leaveOut: [id(1)],
      overrides: [{ patientId: id(2), reason: 'new address by phone' }],
    });
  });

  it('does not override what is mended first, and one key leads to where', async () => {
    const { user, path } = await open();
    await user.click(screen.getByText('Example, Cleo'));
    await user.keyboard('o');
    expect(screen.queryByRole('dialog')).toBeNull();
    await user.keyboard('m');
    await waitFor(() => expect(path()).toBe(`/patients/${id(3)}`));
  });

  it('says why nothing was issued', async () => {
    const { user } = await open({
      run: () => {
        throw new Refusal('cancelled', 'Stopped. No statement was issued.');
      },
    });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Stopped. No statement was issued.')).toBeTruthy();
  });
});

describe('settings of bills', () => {
  it('refuse a text where it stands, and save the others', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes({ saveSettings: (s) => s as typeof USUAL_SETTINGS }), {
      path: '/settings/statements',
    });
    const field = await screen.findByLabelText('Reminder: heading');
    await user.type(field, 'A friendly {{word}');
    expect(await screen.findByText(/\{word\} is not filled in here/)).toBeTruthy();
    await user.clear(field);
    await user.type(field, 'A friendly word');
    await user.keyboard('{Control>}s{/Control}');
    await waitFor(() => expect(api.inputs('statements.saveSettings')).toHaveLength(1));
    expect(api.inputs('statements.saveSettings')[0]).toMatchObject({
      texts: { 'en-US': { 'dun.2.title': 'A friendly word' } },
    });
    await expectNoAxeViolations();
  });
});
