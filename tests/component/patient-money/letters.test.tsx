import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { COLLECTION_RULES } from '#shared/domain/collections/hand-over.ts';
import type { Candidate } from '#shared/contract/collections.ts';
import type { KeptLetters } from '#shared/domain/statements/letters.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { PatientId, PatientLetterId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes as collections } from '#renderer/features/collections/routes.tsx';
import { routes as statements } from '#renderer/features/statements/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const LETTERS: KeptLetters = {
  id: id(1) as PatientLetterId,
  kind: 'notice',
  madeOn: isoDate('2026-11-20'),
  madeAt: '2026-11-20T10:00:00.000Z' as Instant,
  userName: 'Test Biller',
  count: 3,
  to: '3 patients',
};
const PAPERS: Fakes['statements'] = {
  runs: () => [],
  letters: () => [LETTERS],
  letterPdf: () => ({ letters: LETTERS, pdf: new Uint8Array([1, 2, 3]) }),
  letterPrint: () => ({ outcome: 'printed' }),
};
const due = (n: number): Candidate => ({
  patientId: id(10 + n) as PatientId,
  patientName: `Sample, Number ${n}`,
  accountNumber: String(2000 + n),
  balanceCents: cents(10_000),
  oldestServiceOn: isoDate('2026-05-01'),
  statementsSent: 3,
  noticeOn: null,
  held: ['no notice was given', 'the balance is below $50.00'],
  noticeDue: n === 1,
});

describe('letters to patients', () => {
  it('stand among the sent papers and print again from the kept bytes', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(statements, { statements: PAPERS }, { path: '/statements/sent?kind=letter' });
    const row = await screen.findByRole('row', { name: /Notice before collections/ });
    expect(within(row).getByText('3 patients')).toBeTruthy();
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('dialog', { name: 'Notice before collections: 3 letters' })).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(
      await screen.findByText('Notice before collections: 3 letters: sent to the printer.'),
    ).toBeTruthy();
    expect(api.inputs('statements.letterPrint')).toEqual([{ id: LETTERS.id }]);
    await expectNoAxeViolations();
  });

  it('are shown for printing as soon as a notice is given', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      collections,
      {
        collections: {
          candidates: () => [due(1), due(2)],
          cases: () => [],
          rules: () => ({ ...COLLECTION_RULES, agency: 'Example Recovery' }),
          giveNotice: () => ({ letterId: LETTERS.id, count: 1 }),
        },
        statements: PAPERS,
      },
      { path: '/statements/collections' },
    );
    // Every reason why a balance stays is told, not the first alone.
    expect(await screen.findByText('Stays: no notice was given; the balance is below $50.00')).toBeTruthy();
    screen.getByRole('grid', { name: 'Balances' }).focus();
    await user.keyboard('{Home} t');
    await screen.findByRole('dialog', { name: 'Give notice to 1' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('button', { name: /^Print…/ })).toBeTruthy();
    expect(api.inputs('collections.giveNotice')).toEqual([{ patientIds: [due(1).patientId] }]);
    expect(api.inputs('statements.letterPdf')).toEqual([{ id: LETTERS.id }]);
  });

  it('that are damaged are not given out', async () => {
    renderWith(
      statements,
      {
        statements: {
          ...PAPERS,
          letterPdf: () => {
            throw new Refusal('conflict', 'The kept letter is damaged and is not given out.');
          },
        },
      },
      { path: '/statements/sent?kind=letter' },
    );
    await screen.findByRole('row', { name: /Notice before collections/ });
    await userEvent.keyboard('{Enter}');
    expect(await screen.findByText(/The kept letter is damaged/)).toBeTruthy();
  });
});
