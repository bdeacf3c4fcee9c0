import { cleanup, fireEvent, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { HISTORY_TASK } from '#shared/contract/history.ts';
import type { FileRow, HistoryPlan, HistoryReport } from '#shared/domain/history/report.ts';
import type { RemitRow } from '#shared/domain/history/remittances.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/history/routes.tsx';
import { FileDropLayer } from '#renderer/ui/file-drop-layer.tsx';
import { testId } from '#tests/support/claims.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const ID = testId(1, 1);
const COUNT = { read: 3, brought: 1, versions: 0, known: 0, leftOut: 2, unreadable: 0 };
const file = (more: Partial<FileRow> = {}): FileRow => ({
  fileName: 'years.837',
  outcome: 'planned',
  sentence: '',
  bytes: 1000,
  sha256: 'a'.repeat(64),
  claims: COUNT,
  chargeCents: cents(10_000),
  ...more,
});
const remit = (more: Partial<RemitRow> = {}): RemitRow => ({
  fileName: 'paid.835',
  sha256: 'b'.repeat(64),
  outcome: 'planned',
  sentence: '',
  bytes: 900,
  paidOn: isoDate('2024-03-20'),
  payerName: 'Sample Payer',
  traceNumber: 'OLDEFT1',
  amountCents: cents(8000),
  balanced: true,
  claims: 2,
  found: 1,
  ...more,
});
const PLAN: HistoryPlan = {
  id: ID,
  files: [file()],
  claims: COUNT,
  chargeCents: cents(10_000),
  leftOut: [{ party: '1', kind: 'patient', name: 'Oldfictive, Berte', claims: 2 }],
  remits: [remit(), remit({ fileName: 'wrong.835', balanced: false, sentence: 'A sum does not agree.' })],
  parties: [{ kind: 'patient', exact: 0, likely: 1, new: 1 }],
  rows: [
    {
      id: '1',
      kind: 'patient',
      match: 'likely',
      name: 'Oldfictive, Berte',
      detail: 'born 1960-01-02',
      claims: 2,
      candidates: [
        {
          ref: testId(2, 1),
          from: 'ours',
          name: 'Oldfictive, Berta',
          detail: 'born 1960-01-02, account 1001',
          agrees: ['same birth date'],
          differs: ['first name spelled differently'],
        },
      ],
    },
  ],
  notes: [],
  notesTotal: 0,
};
const REPORT: HistoryReport = {
  id: ID,
  at: '2026-11-23T10:00:00.000Z' as Instant,
  userName: 'Test Biller',
  settled: false,
  files: [file({ outcome: 'brought' })],
  claims: { ...COUNT, brought: 3, leftOut: 0 },
  chargeCents: cents(17_000),
  parties: [{ kind: 'patient', exact: 0, likely: 0, new: 2 }],
  notes: [],
  notesTotal: 0,
  money: {
    remits: [remit({ outcome: 'posted' })],
    postedCents: cents(8000),
    heldCents: cents(500),
    unreconciled: [
      {
        kind: 'claim',
        fileName: 'paid.835',
        controlNumber: 'ZZ9',
        traceNumber: 'OLDEFT1',
        amountCents: cents(4000),
        sentence: 'No claim of yours has this number.',
      },
    ],
    unreconciledTotal: 1,
  },
};

const show = (more: Fakes['history'] = {}, role: 'owner' | 'biller' | 'reader' = 'biller') =>
  renderWith(
    routes,
    {
      session: { status: () => openSession(role) },
      history: { reports: () => [], choose: () => PLAN, discard: () => ({}), ...more },
    },
    { path: '/settings/history' },
  );

/** The figure that stands under a label. */
const figure = (label: string): string =>
  [...document.querySelectorAll('*')].find((e) => e.children.length === 0 && e.textContent === label)
    ?.parentElement?.textContent ?? '';

describe('bringing a history in', () => {
  it('is the business of the biller, and not of someone who only reads', async () => {
    show();
    expect(
      (await screen.findByRole('button', { name: /Choose files/ })).getAttribute('aria-disabled'),
    ).not.toBe('true');
    await expectNoAxeViolations();
    cleanup();
    show({}, 'reader');
    const button = await screen.findByRole('button', { name: /Choose files/ });
    await waitFor(() =>
      expect(button.getAttribute('aria-disabled') === 'true' || (button as HTMLButtonElement).disabled).toBe(
        true,
      ),
    );
  });

  it('tells what would come in and stay out, asks who is who, and counts anew with each answer', async () => {
    const user = userEvent.setup();
    const { api } = show({
      weigh: () => ({
        claims: { ...COUNT, brought: 3, leftOut: 0 },
        chargeCents: cents(17_000),
        leftOut: [],
      }),
      bringIn: () => REPORT,
    });
    await user.click(await screen.findByRole('button', { name: /Choose files/ }));
    await screen.findByText('What these files would bring');
    expect(figure('Left out')).toContain('2');
    expect(figure('Left out')).toContain('to be decided: 1 patient');
    expect(figure('New claims')).toContain('1');
    // Each remittance with its proof.
    expect(screen.getByText('Does not balance')).toBeTruthy();
    expect(screen.getByText('A sum does not agree.')).toBeTruthy();
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: /None of these: new/ }));
    await waitFor(() => expect(figure('New claims')).toContain('3'));
    expect(figure('Left out')).toContain('nothing waits for you');
    expect(api.inputs('history.weigh').at(-1)).toEqual({
      id: ID,
      decisions: [{ party: '1', choice: 'new' }],
    });
    await user.click(screen.getByRole('button', { name: /Bring in/ }));
    await screen.findByText('History brought in');
    expect(api.inputs('history.bringIn')).toEqual([
      { id: ID, decisions: [{ party: '1', choice: 'new' }], settled: false },
    ]);
  });

  it('shows what does not reconcile, prints it and saves it', async () => {
    const user = userEvent.setup();
    const { api } = show({
      bringIn: () => REPORT,
      printReport: () => ({ outcome: 'printed' }),
      saveReport: () => ({ fileName: 'history-2026-11-23.json' }),
    });
    await user.click(await screen.findByRole('button', { name: /Choose files/ }));
    await user.click(await screen.findByRole('button', { name: /Bring in/ }));
    await screen.findByText('What does not reconcile');
    expect(screen.getByText('No claim of yours has this number.')).toBeTruthy();
    expect(figure('Payments posted')).toContain('80.00');
    expect(figure('Not posted')).toContain('1 open items');
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: /Print/ }));
    await user.click(screen.getByRole('button', { name: /Save/ }));
    await screen.findByText('Saved as history-2026-11-23.json.');
    expect(api.inputs('history.printReport')).toEqual([{ id: ID }]);
    await user.click(screen.getByRole('button', { name: /Done/ }));
    await screen.findByRole('button', { name: /Choose files/ });
  });

  it('shows how far it is and stops when it is asked to', async () => {
    const user = userEvent.setup();
    let end: (report: HistoryReport) => void = () => undefined;
    const { api } = show({
      bringIn: () =>
        new Promise<HistoryReport>((resolve) => {
          end = resolve;
        }),
      cancel: () => ({ stopped: true }),
    });
    await user.click(await screen.findByRole('button', { name: /Choose files/ }));
    await user.click(await screen.findByRole('button', { name: /Bring in/ }));
    api.emit({ type: 'progress', task: HISTORY_TASK, done: 40, total: 100, doing: 'years.837' });
    await screen.findByText(/Bringing the claims in: years\.837/);
    expect(screen.getByText('40 %')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: /Stop/ }));
    expect(api.inputs('history.cancel')).toHaveLength(1);
    end({ ...REPORT, files: [file({ outcome: 'stopped' })] });
    await screen.findByText('History brought in');
  });

  it('reads files that are dropped on the window', async () => {
    const { api } = renderWith(
      [
        {
          path: '/settings/history',
          element: (
            <>
              <FileDropLayer />
              {routes[0]?.element}
            </>
          ),
        },
      ],
      {
        session: { status: () => openSession('biller') },
        history: { reports: () => [], drop: () => PLAN, discard: () => ({}) },
      },
      { path: '/settings/history' },
    );
    await screen.findByRole('button', { name: /Choose files/ });
    const data = { types: ['Files'], files: [new File(['ISA'], 'years.837')], dropEffect: 'none' };
    fireEvent.dragOver(window, { dataTransfer: data });
    await screen.findByText('Drop to read these files. Nothing is changed yet.');
    fireEvent.drop(window, { dataTransfer: data });
    await screen.findByText('What these files would bring');
    expect(api.inputs('history.drop')).toHaveLength(1);
  });
});
