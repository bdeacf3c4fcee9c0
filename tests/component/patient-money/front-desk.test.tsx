import { cleanup, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CheckIn } from '#shared/contract/front-desk.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { EncounterId, JournalId, PatientId, PlanId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/front-desk/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const PATIENT = '00000000-0000-4000-8000-000000000001' as PatientId;
const CHECK_IN: CheckIn = {
  patientId: PATIENT,
  name: 'Fictive, Ana',
  accountNumber: '2000',
  birthDate: isoDate('1969-08-19'),
  visit: {
    id: '00000000-0000-4000-8000-000000000002' as EncounterId,
    reason: 'Follow-up',
    providerName: 'Robin Example',
  },
  payerName: 'Sample Health',
  memberId: 'SMH1',
  copayCents: cents(2500),
  copayFrom: 'coverage',
  copayPaidCents: cents(0),
  copayDueCents: cents(2500),
  planId: '00000000-0000-4000-8000-000000000003' as PlanId,
  planDueCents: cents(2000),
  balanceCents: cents(1500),
  notes: [],
};
const person = {
  patientId: PATIENT,
  name: 'Fictive, Ana',
  accountNumber: '2000',
  birthDate: CHECK_IN.birthDate,
  visitToday: true,
};

function fakes(more: Partial<NonNullable<Fakes['frontDesk']>> = {}): Fakes {
  return {
    frontDesk: {
      find: () => [person],
      checkIn: () => CHECK_IN,
      take: () => ({
        journalId: '00000000-0000-4000-8000-000000000004' as JournalId,
        number: 7,
        amountCents: cents(6000),
        leftCents: cents(0),
        receiptNumber: '31',
      }),
      printReceipt: () => ({ outcome: 'printed' }),
      ...more,
    },
  };
}

describe('the front desk', () => {
  it('takes copay, plan and balance together and prints the receipt, by keyboard', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes(), { path: '/front-desk' });
    let presses = 0;
    window.addEventListener('keydown', () => (presses += 1), true);
    await user.type(await screen.findByLabelText('Who is here'), 'fic{Enter}');
    expect(await screen.findByText('60.00')).toBeTruthy();
    await user.keyboard('3');
    expect(await screen.findByRole('dialog', { name: 'Take 60.00, card' })).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Receipt 31, journal 7/)).toBeTruthy();
    expect(api.inputs('frontDesk.take')).toMatchObject([
      { patientId: PATIENT, copayCents: 2500, planCents: 2000, balanceCents: 1500, tender: 'card' },
    ]);
    await user.keyboard('p');
    expect(await screen.findByText('Print receipt')).toBeTruthy();
    expect(api.inputs('frontDesk.printReceipt')).toHaveLength(1);
    // Each key counts, Ctrl too.
    expect(presses).toBe(8);
    await expectNoAxeViolations();
  });

  it('keeps the same request after a refusal, so that the money is taken once', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      routes,
      fakes({
        take: () => {
          throw new Refusal('rule_violated', 'The books are closed. Nothing was posted.');
        },
      }),
      { path: `/front-desk?patient=${PATIENT}` },
    );
    await screen.findByText('60.00');
    await user.keyboard('1');
    await screen.findByRole('dialog');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/The books are closed/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    const ids = api.inputs('frontDesk.take').map((input) => (input as { requestId: string }).requestId);
    expect(ids).toHaveLength(2);
    expect(new Set(ids).size).toBe(1);
  });
});
