import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Debtor } from '#shared/contract/statements.ts';
import type { RunPreview, RunRow } from '#shared/domain/statements/run.ts';
import type { InvoiceContent, InvoiceSummary } from '#shared/domain/invoice.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import type { InvoiceId, PatientId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/statements/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const uuid = (kind: number, n: number): string =>
  `${String(kind).padStart(8, '0')}-0000-4000-8000-${String(n).padStart(12, '0')}`;
const PATIENT = uuid(2, 1) as PatientId;
const day = (text: string) => text as IsoDate;

const debtor = (n: number, insurerOwes: number): Debtor => ({
  patientId: uuid(2, n) as PatientId,
  patientName: n === 1 ? 'Fictive, Ana' : 'Sample, Ben',
  accountNumber: String(1000 + n),
  patientBalanceCents: cents(1342),
  insurerBalanceCents: cents(insurerOwes),
  oldestServiceOn: day('2026-11-17'),
  lastInvoiceOn: null,
});

const CONTENT: InvoiceContent = {
  invoiceNumber: '',
  issuedOn: day('2026-11-21'),
  dueOn: day('2026-12-21'),
  practice: { name: 'Example Family Practice', addressLines: [], phone: '', paymentInstructions: '' },
  patient: { name: 'Ana Fictive', accountNumber: '1001', addressLines: [] },
  insurerNames: ['Example Commercial PPO'],
  lines: [
    {
      serviceOn: day('2026-11-17'),
      providerName: 'Gus Invented',
      code: '83036',
      description: 'Hemoglobin A1c',
      chargeCents: cents(4000),
      insurerPaidCents: cents(0),
      discountCents: cents(2658),
      yourShareCents: cents(1342),
      because: 'Your insurer applied 13.42 to your yearly deductible.',
    },
  ],
  payments: [{ on: day('2026-11-17'), words: 'Copay at the desk', amountCents: cents(2500) }],
  totals: {
    chargesCents: cents(20000),
    insurerPaidCents: cents(8157),
    discountCents: cents(8001),
    yourShareCents: cents(3842),
    youPaidCents: cents(2500),
    balanceCents: cents(1342),
  },
  summary: 'You owe 13.42, your deductible for one test.',
  look: { language: 'en-US', currency: 'USD', paper: 'letter' },
};

const INVOICE: InvoiceSummary = {
  id: uuid(14, 1) as InvoiceId,
  invoiceNumber: 'INV-1',
  patientId: PATIENT,
  patientName: 'Fictive, Ana',
  issuedAt: '2026-11-21T10:00:00.000Z' as Instant,
  issuedOn: day('2026-11-21'),
  dueOn: day('2026-12-21'),
  balanceCents: cents(1342),
};

const held = (key: 'insurer_owes' | 'wrong_guarantor', words: string): RunRow => ({
  patientId: PATIENT,
  name: 'Fictive, Ana',
  accountNumber: '1001',
  family: [],
  balanceCents: cents(1342),
  ageDays: 4,
  aging: [1342, 0, 0, 0, 0].map(cents),
  step: 1,
  payerClass: 'commercial',
  lastStatementOn: null,
  holds: [{ key, words, claimId: null }],
  mayOverride: key === 'insurer_owes',
});

const preview = (rows: RunRow[]): RunPreview => ({
  asOf: day('2026-11-21'),
  rows,
  totals: { going: 0, goingCents: cents(0), held: 0, heldCents: cents(0), bySteps: [], byHolds: [] },
});

const NO_PDF = new Uint8Array([1, 2, 3]);

const fakes = (over: Fakes['statements'] = {}): Fakes => ({
  statements: {
    debtors: () => [debtor(1, 0), debtor(2, 21000)],
    previewRun: () => preview([]),
    invoices: () => [],
    preview: () => ({ content: CONTENT, pdf: NO_PDF }),
    gate: () => null,
    issue: () => INVOICE,
    print: () => ({ outcome: 'printed' }),
    save: () => ({ fileName: 'invoice-INV-1.pdf' }),
    pdf: () => ({ invoice: INVOICE, pdf: NO_PDF }),
    ...over,
  },
});

describe('who owes what', () => {
  it('says of every account what the gate says, and counts only what can go', async () => {
    const young = held('wrong_guarantor', 'Under 18 and pays for herself.');
    renderWith(routes, fakes({ previewRun: () => preview([young]) }), { path: '/statements' });
    expect(await screen.findByText('held: wrong guarantor')).toBeTruthy();
    expect(screen.getByText('0 can go, 0.00 in all')).toBeTruthy();
  });

  it('holds an invoice back while the insurer still owes, with the reason', async () => {
    renderWith(routes, fakes(), { path: '/statements' });
    expect(await screen.findByText('held: the insurer still owes 210.00')).toBeTruthy();
    expect(screen.getByText('1 can go, 13.42 in all')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('opens the preview with Enter', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(routes, fakes(), { path: '/statements' });
    await screen.findByText('Fictive, Ana');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/statements/${PATIENT}`));
  });
});

describe('an invoice', () => {
  const open = (over: Fakes['statements'] = {}, n = 1) =>
    renderWith(routes, fakes(over), { path: `/statements/${uuid(2, n)}` });

  it('is issued and printed only after the sheet, and prints again without a second one', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await screen.findByText('You owe 13.42, your deductible for one test.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Issue and print' });
    expect(within(sheet).getByText(/invoice over 13\.42/)).toBeTruthy();
    expect(api.inputs('statements.issue')).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Invoice INV-1 sent to the printer.')).toBeTruthy();
    expect(await screen.findByRole('button', { name: /^Print again/ })).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('statements.print')).toHaveLength(2));
    expect(api.inputs('statements.issue')).toHaveLength(1);
  });

  it('is kept when the print dialog is left, and that is said', async () => {
    const user = userEvent.setup();
    open({ print: () => ({ outcome: 'cancelled' }) });
    await screen.findByText('You owe 13.42, your deductible for one test.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Invoice INV-1 is issued; nothing was printed.')).toBeTruthy();
  });

  it('is held while the insurer still owes, and goes only with a reason', async () => {
    const user = userEvent.setup();
    const { api } = open({
      gate: () => held('insurer_owes', 'The insurer still owes 210.00 on these visits.'),
    });
    expect(await screen.findByText(/This invoice is held: The insurer still owes 210\.00/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('statements.issue')).toHaveLength(0);
    await user.type(within(sheet).getByLabelText(/Reason/), 'agreed by phone');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('statements.issue')).toMatchObject([{ overrideReason: 'agreed by phone' }]),
    );
  });

  it('cannot be issued to a minor', async () => {
    const user = userEvent.setup();
    open({ gate: () => held('wrong_guarantor', 'Under 18.') });
    expect(await screen.findByText(/This invoice is held: Under 18\. Mend this first\./)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(screen.queryByRole('dialog')).toBeNull();
  });

  it('that cannot be made says why and still shows the issued ones', async () => {
    open({
      preview: () => {
        throw new Refusal('rule_violated', 'This patient owes nothing.');
      },
      invoices: () => [INVOICE],
    });
    expect(await screen.findByText('This patient owes nothing.')).toBeTruthy();
    expect(await screen.findByText('INV-1')).toBeTruthy();
  });

  it('that was issued is printed again from the kept bytes', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes({ invoices: () => [INVOICE] }), {
      path: '/statements/sent?kind=invoice',
    });
    await screen.findByText('INV-1');
    await user.keyboard('{Enter}');
    await screen.findByRole('dialog', { name: 'Invoice INV-1' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('statements.print')).toEqual([{ id: INVOICE.id }]));
    expect(api.inputs('statements.issue')).toHaveLength(0);
  });
});
