import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { EncounterRow, WorklistCounts } from '#shared/contract/coding.ts';
import { nextStep } from '#renderer/features/worklist/next-step.ts';
import { routes } from '#renderer/features/worklist/routes.tsx';
import { expectNoAxeViolations, renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NONE = {
  toCode: 0,
  held: 0,
  queriesOpen: 0,
  returned: 0,
  codedWithoutClaim: 0,
  claimsToCheck: 0,
  claimsReady: 0,
  remittancesWaiting: 0,
  balancesToInvoice: 0,
  balancesToInvoiceCents: 0,
} as unknown as WorklistCounts;

const visit = (n: number, serviceDate: string, status: EncounterRow['status']) =>
  ({
    id: id(n),
    patientId: id(100 + n),
    patientName: `Fictive, No ${n}`,
    serviceDate,
    reason: 'Follow-up',
    providerName: 'Sample, G',
    payerName: 'Example Health',
    status,
    holdReason: '',
    queryOpen: false,
    returned: false,
    codedAt: null,
    ageDays: 6,
    documents: 2,
    chargeCents: 0,
    claimId: null,
  }) as unknown as EncounterRow;

const VISITS = [
  visit(1, '2026-11-17', 'open'),
  visit(2, '2026-11-10', 'coding'),
  visit(3, '2026-11-01', 'held'),
];

describe('the worklist', () => {
  test('opens with Enter the row that is active, the oldest first', async () => {
    const { path } = renderWith(
      routes,
      { coding: { counts: () => NONE, worklist: () => VISITS } },
      { path: '/worklist' },
    );
    await screen.findByText('Fictive, No 3');
    await userEvent.keyboard('{ArrowDown}{Enter}');
    expect(path()).toBe(`/coding/${id(2)}`);
  });

  test('leads by its main key to the oldest visit that is not held', async () => {
    const { path } = renderWith(
      routes,
      { coding: { counts: () => NONE, worklist: () => VISITS } },
      { path: '/worklist' },
    );
    await screen.findByRole('button', { name: /Code the oldest/ });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/coding/${id(2)}`));
  });

  test('opens from each count the list that makes it', async () => {
    renderWith(
      routes,
      {
        coding: {
          counts: () => ({
            ...NONE,
            claimsReady: 12,
            balancesToInvoice: 3,
            balancesToInvoiceCents: 142910 as never,
          }),
          worklist: () => [],
        },
      },
      { path: '/worklist' },
    );
    const ready = await screen.findByRole('link', { name: /Claims to send/ });
    expect(ready.textContent).toContain('12');
    expect(ready.getAttribute('href')).toBe('/claims?status=ready');
    expect(screen.getByRole('link', { name: /Patients to invoice/ }).textContent).toContain('3 · 1,429.10');
  });

  test('says what will stand here when all is coded', async () => {
    renderWith(routes, { coding: { counts: () => NONE, worklist: () => [] } }, { path: '/worklist' });
    await screen.findByText('Every visit is coded');
    expect(screen.getByText('Nothing waits.')).toBeTruthy();
    await expectNoAxeViolations();
  });
});

describe('what is next', () => {
  test('goes from coding to claims, remittances and invoices', () => {
    expect(nextStep(NONE, [])).toBeNull();
    expect(nextStep({ ...NONE, balancesToInvoice: 1 }, [])?.to).toBe('/statements');
    expect(nextStep({ ...NONE, balancesToInvoice: 1, remittancesWaiting: 1 }, [])?.to).toBe('/remits');
    expect(nextStep({ ...NONE, remittancesWaiting: 1, claimsReady: 1 }, [])?.to).toBe('/claims?status=ready');
    expect(nextStep({ ...NONE, claimsReady: 1, claimsToCheck: 1 }, [])?.to).toBe('/claims?status=draft');
    expect(nextStep({ ...NONE, claimsToCheck: 1, codedWithoutClaim: 1 }, [])?.to).toBe(
      '/coding?status=coded',
    );
    expect(nextStep({ ...NONE, codedWithoutClaim: 1 }, VISITS)?.to).toBe(`/coding/${id(2)}`);
  });

  test('does not send anyone to a held visit', () => {
    expect(nextStep(NONE, [visit(3, '2026-11-01', 'held')])).toBeNull();
  });
});
