import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Appeal, DenialDetail, DenialRow } from '#shared/domain/denials/denial.ts';
import { DENIAL_VIEWS } from '#shared/domain/denials/denial.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type {
  AppealId,
  ClaimId,
  DenialId,
  EncounterId,
  PatientId,
  PayerId,
  RemittanceId,
} from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { useDenialDesk } from '#renderer/features/denials/desk-store.ts';
import { routes } from '#renderer/features/denials/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(() => {
  cleanup();
  useDenialDesk.setState(useDenialDesk.getInitialState());
});

const uuid = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const row: DenialRow = {
  id: uuid(1) as DenialId,
  claimId: uuid(2) as ClaimId,
  controlNumber: '10461',
  claimStatus: 'denied',
  patientId: uuid(3) as PatientId,
  patientName: 'Fictive, Ana',
  payerId: uuid(4) as PayerId,
  payerName: 'Sample Mutual Health Plan',
  serviceDate: isoDate('2026-11-01'),
  answeredOn: isoDate('2026-11-20'),
  kind: 'unknown',
  code: 'CO-999',
  remarks: ['N999'],
  step: 'read',
  deniedCents: cents(14_500),
  openCents: cents(14_500),
  dueOn: null,
  nextOn: null,
  ownerId: null,
  ownerName: '',
  appealsOpen: 0,
  appealUnsent: false,
  record: { won: 3, decided: 7 },
  state: 'open',
  outcome: null,
  recoveredCents: cents(0),
};
const detail: DenialDetail = {
  row,
  encounterId: uuid(5) as EncounterId,
  round: 1,
  remittanceId: uuid(6) as RemittanceId,
  payerControlNumber: 'P1',
  codedBy: 'Test Biller',
  releasedBy: 'Test Biller',
  provider: 'Example, Nora',
  amounts: [
    {
      serviceLineId: null,
      code: '99213',
      modifiers: [],
      chargeCents: cents(14_500),
      amountCents: cents(14_500),
      group: 'CO',
      reason: '999',
      words: 'reason CO-999',
      remarks: [{ code: 'N999', words: '' }],
      kind: 'unknown',
    },
  ],
  advice: 'Read the payer’s own text of this code before anything is done.',
  field: '',
  terms: {
    payerId: row.payerId,
    appealDays: null,
    secondAppealDays: null,
    externalDays: null,
    correctedDays: null,
    recordsDays: null,
  },
  termsEntered: false,
  correctBy: isoDate('2027-03-01'),
  appealBy: null,
  nextLevel: 1,
  events: [
    {
      id: 1,
      at: '2026-11-21T10:00:00.000Z' as Instant,
      kind: 'opened',
      detail: '145.00 refused (CO-999).',
      userName: 'Test Biller',
      remittanceId: null,
      journalId: null,
    },
  ],
  appeals: [],
  calls: [],
  records: [],
  patientPartCents: cents(0),
  documents: [],
};
const amount = { count: 1, openCents: cents(14_500) };
const fakes = (more: Fakes['denials'] = {}): Fakes => ({
  denials: {
    desk: () => ({ rows: [row], total: 1, openCents: cents(14_500) }),
    counts: () => ({
      views: DENIAL_VIEWS.map((view) => ({ view, ...amount })),
      silent: amount,
      urgent: amount,
      withoutDeadline: 1,
      recordsDue: 0,
    }),
    order: () => null,
    get: () => detail,
    ...more,
  },
});

describe('the desk of denials', () => {
  it('tells the own record as counts, an unknown code as unknown, and an unknown deadline as such', async () => {
    renderWith(routes, fakes(), { path: '/denials' });
    const pane = await screen.findByRole('region', { name: 'Denial of claim 10461' });
    expect(within(pane).getByText('won 3 of 7 with this payer and reason')).toBeTruthy();
    expect(within(pane).getAllByText(/unknown: read the payer’s text/)).toHaveLength(3);
    expect(within(pane).getByText(/payer’s days not entered/)).toBeTruthy();
    expect(screen.getByText('not known')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('writes off only with a reason, after showing what will happen', async () => {
    const { api } = renderWith(
      routes,
      fakes({
        letGo: ({ preview }) => ({
          outcomes: [
            {
              id: row.id,
              controlNumber: '10461',
              patientName: row.patientName,
              done: true,
              sentence: preview ? '145.00 written off.' : 'Done.',
            },
          ],
        }),
      }),
      { path: '/denials' },
    );
    const user = userEvent.setup();
    await screen.findByRole('region', { name: 'Denial of claim 10461' });
    await user.keyboard('w');
    await screen.findByText('145.00 written off.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/Write why/);
    await user.type(screen.getByLabelText('Why'), 'Filed late');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('denials.letGo')).toContainEqual({
        act: { kind: 'write_off', reason: 'Filed late' },
        ids: [row.id],
        preview: false,
      }),
    );
  });

  it('says what has to be put behind the packet by hand before it is noted as sent', async () => {
    const sentence = 'Referral: the original is locked with a password.';
    const appeal: Appeal = {
      id: uuid(7) as AppealId,
      denialId: row.id,
      level: 1,
      deadlineOn: null,
      letter: 'To the appeals department',
      documentIds: [],
      createdAt: '2026-11-21T10:00:00.000Z' as Instant,
      createdBy: 'Test Biller',
      sentOn: null,
      sentHow: null,
      reference: '',
      answerBy: null,
      outcome: null,
      decidedOn: null,
      wonCents: cents(0),
      outcomeNote: '',
      packets: [
        {
          number: 1,
          madeAt: '2026-11-21T10:00:00.000Z' as Instant,
          pages: 5,
          sha256: 'a'.repeat(64),
          byteCount: 1000,
          byHand: [sentence],
        },
      ],
    };
    const appealed = { ...detail, row: { ...row, appealsOpen: 1, appealUnsent: true }, appeals: [appeal] };
    renderWith(
      routes,
      fakes({
        get: () => appealed,
        desk: () => ({ rows: [appealed.row], total: 1, openCents: cents(14_500) }),
      }),
      { path: '/denials' },
    );
    const pane = await screen.findByRole('region', { name: 'Denial of claim 10461' });
    // What is to be done about the appeal stands before everything else.
    const titles = within(pane)
      .getAllByRole('heading')
      .map((h) => h.textContent);
    expect(titles.indexOf('Appeals')).toBeLessThan(titles.findIndex((t) => t?.startsWith('Refused')));
    expect(screen.getByText('Send appeal')).toBeTruthy();
    await userEvent.click(await screen.findByRole('button', { name: /^Sent/ }));
    const sheet = await screen.findByRole('dialog', { name: 'The appeal was sent' });
    expect(within(sheet).getByText(new RegExp(sentence))).toBeTruthy();
    await expectNoAxeViolations();
  });
});
