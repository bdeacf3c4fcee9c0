import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { PaperEobDetail } from '#shared/contract/paper-eobs.ts';
import { EMPTY_EOB, type PaperClaim, type PaperEob } from '#shared/domain/paper-eob/paper-eob.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/paper-eobs/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number): never => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}` as never;
const CLAIM: PaperClaim = {
  key: id(9),
  claimId: id(2),
  controlNumber: '10461',
  payerControlNumber: '',
  patientLastName: 'Fictive',
  patientFirstName: 'Ana',
  memberId: 'M1',
  statusCode: '1',
  filingIndicator: '12',
  serviceFrom: isoDate('2026-11-19'),
  lines: [14500, 1500].map((charge, i) => ({
    serviceLineId: id(20 + i),
    code: i === 0 ? '99213' : '36415',
    modifiers: [],
    serviceDate: isoDate('2026-11-19'),
    units: 1,
    chargeCents: cents(charge),
    allowedCents: null,
    deductibleCents: null,
    copayCents: null,
    coinsuranceCents: null,
    contractualCents: null,
    paidCents: null,
    other: [],
    remarks: [],
  })),
};

function open(
  more: Fakes['paperEobs'] = {},
  status: PaperEobDetail['status'] = 'draft',
  eob: PaperEob = EMPTY_EOB,
) {
  let version = 1;
  return renderWith(
    routes,
    {
      contracts: {
        payers: () => [
          {
            payerId: id(5),
            payerName: 'Sample Mutual',
            isMedicare: false,
            rates: 0,
            newest: null,
            changedAt: null,
          },
        ],
      },
      paperEobs: {
        get: () => ({
          id: id(1),
          version: 1,
          eob,
          remittanceId: status === 'draft' ? null : id(7),
          status,
          changedAt: '2026-11-23T10:00:00.000Z' as Instant,
        }),
        save: () => {
          version += 1;
          return { version };
        },
        findClaims: () => [
          {
            claimId: id(2),
            controlNumber: '10461',
            patientName: 'Fictive, Ana',
            serviceDate: isoDate('2026-11-19'),
            payerName: 'Sample Mutual',
            chargeCents: cents(16000),
            openCents: cents(16000),
            samePayer: true,
          },
        ],
        claimFor: () => CLAIM,
        prove: () => ({ remittanceId: id(7) }),
        ...more,
      },
    },
    { path: `/remits/paper/${String(id(1))}` },
  );
}

async function typeHead(user: ReturnType<typeof userEvent.setup>): Promise<void> {
  await screen.findByRole('option', { name: 'Sample Mutual' });
  await user.selectOptions(screen.getByLabelText('Payer'), 'Sample Mutual');
  await user.tab();
  await user.keyboard('000456{Tab}2026-11-20{Tab}84.57');
}

describe('the sheet of a paper EOB', () => {
  it('is filled by keyboard alone: head, claim, amounts, proof', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await typeHead(user);
    await user.keyboard('{Alt>}a{/Alt}10461');
    await screen.findByRole('option', { name: /Fictive, Ana/ });
    await user.keyboard('{Enter}');
    const table = await screen.findByRole('table', { name: 'Lines of claim 10461' });
    const cell = (name: string) => within(table).getByLabelText<HTMLInputElement>(name);
    await waitFor(() => expect(document.activeElement).toBe(cell('allowed, line 1, 99213')));
    await user.keyboard('98{Enter}{Enter}22.00{Enter}');
    expect(cell('contractual, line 1, 99213').value).toBe('47.00');
    expect(cell('paid, line 1, 99213').value).toBe('76.00');
    expect(cell('paid, line 1, 99213').dataset['filled']).toBe('true');
    await user.keyboard('{Enter}{Enter}{Enter}');
    expect(document.activeElement).toBe(cell('paid, line 1, 99213'));
    await user.keyboard('{Enter}8.57');
    expect(screen.getByRole('status', { name: 'Running proof' }).textContent).toContain(
      'Everything balances.',
    );
    cell('paid, line 2, 36415').focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement).toBe(screen.getByRole('combobox', { name: /Next claim/ }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('paperEobs.prove')).toHaveLength(1));
    const saved = api.inputs('paperEobs.save').at(-1) as { eob: PaperEob };
    expect(saved.eob).toMatchObject({
      checkNumber: '000456',
      amountCents: 8457,
      claims: [
        {
          lines: [
            { copayCents: 2200, paidCents: 7600 },
            { contractualCents: 643, paidCents: 857 },
          ],
        },
      ],
    });
  });

  it('says what is missing while it is typed, and proves nothing before', async () => {
    const user = userEvent.setup();
    const { api } = open({}, 'draft', { ...EMPTY_EOB, claims: [CLAIM] });
    const strip = await screen.findByRole('status', { name: 'Running proof' });
    expect(strip.textContent).toContain('Choose the payer.');
    await typeHead(user);
    expect(strip.textContent).toContain('10461 · 99213: 145.00 of the charge are not explained.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('paperEobs.prove')).toHaveLength(0);
  });

  it('marks what cannot be read and keeps the value before it', async () => {
    const user = userEvent.setup();
    open({}, 'draft', { ...EMPTY_EOB, claims: [CLAIM] });
    const other = await screen.findByLabelText<HTMLInputElement>('other adjustments, line 1, 99213');
    await user.click(other);
    await user.keyboard('CO-253 1.9x');
    expect(other.getAttribute('aria-invalid')).toBe('true');
    await user.clear(other);
    await user.keyboard('co253 1.96; oa23 5');
    expect(other.getAttribute('aria-invalid')).toBe('false');
    await user.tab();
    expect(other.value).toBe('CO-253 1.96; OA-23 5.00');
  });

  it('keeps the draft and shows the refusal when the payment is here already', async () => {
    const user = userEvent.setup();
    const { api } = open({
      prove: () => {
        throw new Refusal('conflict', 'The payment 000456 was posted. The draft is kept.');
      },
    });
    await typeHead(user);
    await user.keyboard('{Alt>}a{/Alt}10461');
    await screen.findByRole('option', { name: /Fictive, Ana/ });
    await user.keyboard('{Enter}');
    await screen.findByRole('table', { name: 'Lines of claim 10461' });
    await waitFor(() =>
      expect(document.activeElement?.getAttribute('aria-label')).toBe('allowed, line 1, 99213'),
    );
    await user.keyboard('76{ArrowDown}8.57');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/was posted. The draft is kept/)).toBeTruthy();
    expect(api.inputs('paperEobs.discard')).toHaveLength(0);
  });

  it('is only read once it waits, and has no accessibility violations', async () => {
    open({}, 'waiting', { ...EMPTY_EOB, checkNumber: '77', claims: [CLAIM] });
    expect(await screen.findByText(/It is proved and waits/)).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('allowed, line 1, 99213').readOnly).toBe(true);
    await expectNoAxeViolations();
  });
});
