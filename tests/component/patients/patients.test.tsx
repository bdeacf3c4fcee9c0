import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import type { z } from 'zod';
import type { PatientDetail } from '#shared/contract/patients.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/patients/routes.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ADDRESS = { line1: '1 Example St', line2: '', city: 'Springfield', state: 'IL', zip: '627010001' };

type Detail = z.input<typeof PatientDetail>;
// Branded values are made by the contract's own parse in the fake client; here they are plain.
const DETAIL = {
  patient: {
    id: id(101),
    accountNumber: '1001',
    lastName: 'Fictive',
    firstName: 'Ana',
    middleName: 'B',
    birthDate: '1958-03-04',
    sex: 'F',
    address: ADDRESS,
    phone: '5550100110',
    deceasedOn: null,
  },
  coverages: [
    {
      id: id(401),
      patientId: id(101),
      payerId: id(301),
      rank: 1,
      memberId: 'EXA123456',
      groupNumber: '',
      planName: 'PPO',
      relationship: '18',
      subscriber: null,
      activeFrom: '2026-01-01',
      activeTo: null,
      copayCents: 2500,
      payerName: 'Example Health',
    },
  ],
  encounters: [
    {
      id: id(501),
      serviceDate: '2026-11-17',
      reason: 'Follow-up',
      status: 'open',
      providerName: 'Sample, G',
      chargeCents: 0,
    },
  ],
  claims: [],
  insurerBalanceCents: 20000,
  patientBalanceCents: 1342,
  unappliedCents: 0,
} as unknown as Detail;

const ROW = {
  ...DETAIL.patient,
  payerName: 'Example Health',
  lastSeenOn: '2026-11-17',
  insurerBalanceCents: 20000,
  patientBalanceCents: -2500,
};

const PAYER = {
  id: id(301),
  name: 'Example Health',
  payerIdentifier: 'EXA',
  filingIndicator: 'CI',
  receiverId: 'R',
  receiverName: 'R',
  address: ADDRESS,
  phone: '',
  timelyFilingDays: 365,
  active: true,
} as const;

const FAKES: Fakes = {
  patients: {
    list: ({ search }) => ({
      rows: search === 'nobody' ? [] : [ROW as never],
      total: search === 'nobody' ? 0 : 1,
    }),
    get: () => DETAIL,
    save: (input) => ({ ...input, id: id(101) as never, accountNumber: input.accountNumber || '1001' }),
    saveCoverage: (input) => ({ ...input, id: (input.id ?? id(402)) as never }),
  },
  practice: {
    payers: () => [PAYER as never],
    providers: () => [
      {
        id: id(10),
        lastName: 'Sample',
        firstName: 'G',
        middleName: '',
        credentials: 'MD',
        npi: '1234567893',
        taxonomy: '207Q00000X',
        active: true,
      } as never,
    ],
    facilities: () => [
      {
        id: id(20),
        name: 'Clinic',
        npi: '',
        placeOfService: '11',
        address: ADDRESS,
        clia: '',
        active: true,
      } as never,
    ],
  },
  coding: { createEncounter: () => ({ id: id(502) as never }) },
};

const show = (path: string, fakes: Fakes = FAKES) => renderWith(routes, fakes, { path });

describe('the list of patients', () => {
  test('searches as one types, and opens a patient by keyboard alone', async () => {
    const { api, path } = show('/patients');
    await screen.findByText('Fictive, Ana B');
    await userEvent.keyboard('/');
    await userEvent.keyboard('fic{ArrowDown}{Enter}');
    expect(api.inputs('patients.list').at(-1)).toEqual({ search: 'fic', limit: 1000, offset: 0 });
    await waitFor(() => expect(path()).toBe(`/patients/${id(101)}`));
  });

  test('shows money with two decimals and a true minus sign', async () => {
    show('/patients');
    const row = (await screen.findByText('Fictive, Ana B')).closest('[role="row"]');
    expect(row?.textContent).toContain('200.00');
    expect(row?.textContent).toContain('−25.00');
  });

  test('says when nobody is found, and shows all again', async () => {
    show('/patients');
    await screen.findByText('Fictive, Ana B');
    await userEvent.type(screen.getByRole('searchbox', { name: 'Search patients' }), 'nobody');
    await userEvent.click(await screen.findByRole('button', { name: 'Show all patients' }));
    await screen.findByText('Fictive, Ana B');
  });

  test('adds a patient and opens the page', async () => {
    const { api, path } = show('/patients');
    await screen.findByText('Fictive, Ana B');
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByLabelText('Last name'), 'Invented');
    await userEvent.type(screen.getByLabelText('First name'), 'Ben');
    await userEvent.type(screen.getByLabelText('Birth date'), '3/4/1990');
    await userEvent.type(screen.getByLabelText('Telephone'), '(555) 010-0123');
    await userEvent.type(screen.getByLabelText('Street'), '2 Example St');
    await userEvent.type(screen.getByLabelText('City'), 'Springfield');
    await userEvent.type(screen.getByLabelText('State'), 'il');
    await userEvent.type(screen.getByLabelText('ZIP'), '62701-0001');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/patients/${id(101)}`));
    expect(api.inputs('patients.save')).toEqual([
      expect.objectContaining({
        id: null,
        accountNumber: '',
        lastName: 'Invented',
        birthDate: '1990-03-04',
        phone: '5550100123',
        address: { line1: '2 Example St', line2: '', city: 'Springfield', state: 'IL', zip: '627010001' },
      }),
    ]);
  });

  test('has no accessibility violations', async () => {
    show('/patients');
    await screen.findByText('Fictive, Ana B');
    await expectNoAxeViolations();
  });
});

describe('the page of a patient', () => {
  const path = `/patients/${id(101)}`;

  test('shows who it is, the coverage and what is owed, each balance leading to the ledger', async () => {
    show(path);
    await screen.findByRole('heading', { level: 1, name: 'Fictive, Ana B' });
    expect(screen.getByText('EXA123456')).toBeTruthy();
    const owed = screen.getByRole('link', { name: /Patient owes/ });
    expect(owed.textContent).toContain('13.42');
    expect(owed.getAttribute('href')).toBe(`/ledger/patient/${id(101)}`);
  });

  test('leads to taking a payment with P', async () => {
    const shown = show(path);
    await screen.findByRole('heading', { level: 1 });
    await userEvent.keyboard('p');
    expect(shown.path()).toBe(`/ledger/patient/${id(101)}?pay=1`);
  });

  test('begins an encounter and opens its coding', async () => {
    const shown = show(path);
    await screen.findByRole('heading', { level: 1 });
    await userEvent.keyboard('n');
    const sheet = await screen.findByRole('dialog', { name: 'New encounter' });
    await userEvent.type(within(sheet).getByLabelText('Reason for the visit'), 'Cough');
    await userEvent.clear(within(sheet).getByLabelText('Date of service'));
    await userEvent.type(within(sheet).getByLabelText('Date of service'), '11/17/2025');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(shown.path()).toBe(`/coding/${id(502)}`));
    expect(shown.api.inputs('coding.createEncounter')).toEqual([
      {
        patientId: id(101),
        serviceDate: '2025-11-17',
        renderingProviderId: id(10),
        facilityId: id(20),
        reason: 'Cough',
      },
    ]);
  });

  test('asks for the insured person only when it is somebody else, and requires the name then', async () => {
    const { api } = show(path);
    await screen.findByRole('heading', { level: 1 });
    await userEvent.keyboard('v');
    const sheet = await screen.findByRole('dialog', { name: 'New coverage' });
    expect(within(sheet).queryByLabelText('Insured: last name')).toBeNull();
    await within(sheet).findByRole('option', { name: 'Example Health' });
    await userEvent.selectOptions(within(sheet).getByLabelText('Payer'), 'Example Health');
    await userEvent.type(within(sheet).getByLabelText('Member id'), 'EXA777');
    await userEvent.selectOptions(within(sheet).getByLabelText("The patient is the insured's"), 'Child');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect((await within(sheet).findAllByText('This is needed.')).length).toBeGreaterThan(0);
    expect(api.inputs('patients.saveCoverage')).toHaveLength(0);
    await userEvent.selectOptions(within(sheet).getByLabelText("The patient is the insured's"), 'Self');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('patients.saveCoverage')).toEqual([
        expect.objectContaining({
          id: null,
          rank: 2,
          memberId: 'EXA777',
          relationship: '18',
          subscriber: null,
        }),
      ]),
    );
  });

  test('gives a reader the reason why nothing can be changed', async () => {
    show(path, { ...FAKES, session: { status: () => openSession('reader') } });
    await screen.findByRole('heading', { level: 1 });
    const change = await screen.findByRole('button', { name: /New encounter/ });
    expect(change.getAttribute('aria-disabled')).toBe('true');
    await userEvent.hover(change);
    await screen.findByText('Your role, reader, does not code encounters.');
  });

  test('says when there is no such patient', async () => {
    show(path, {
      ...FAKES,
      patients: {
        get: () => {
          throw new Refusal('not_found', 'This patient is not in the practice file.');
        },
      },
    });
    expect((await screen.findByRole('alert')).textContent).toContain(
      'This patient is not in the practice file.',
    );
  });

  test('has no accessibility violations', async () => {
    show(path);
    await screen.findByRole('heading', { level: 1 });
    await expectNoAxeViolations();
  });

  test('makes the superbill of the chosen visit once it is coded, and shows it', async () => {
    const visit = DETAIL.encounters[0];
    if (!visit) throw new Error('The patient has a visit.');
    const coded = {
      ...visit,
      id: id(502) as never,
      serviceDate: '2026-11-03' as never,
      status: 'billed' as const,
    };
    const { api } = show(`/patients/${id(101)}`, {
      ...FAKES,
      patients: { ...FAKES.patients, get: () => ({ ...DETAIL, encounters: [visit, coded] }) as never },
      statements: {
        superbill: () => ({
          id: id(900) as never,
          kind: 'superbill',
          number: '9001',
          patientId: id(101) as never,
          patientName: 'Fictive, Ana B',
          issuedOn: '2026-11-20' as never,
          asOfOn: '2026-11-20' as never,
          issuedAt: '2026-11-20T10:00:00.000Z' as never,
          amountCents: 14_500 as never,
          step: 0,
          runId: null,
          overrideReason: '',
          voidedAt: null,
          voidReason: '',
        }),
        paperPdf: () => {
          throw new Refusal('not_found', 'This paper is not in the practice file.');
        },
      },
    });
    const first = await screen.findByRole('button', { name: /^Superbill/ });
    expect(first.getAttribute('aria-disabled')).toBe('true');
    screen.getByRole('grid', { name: 'Encounters' }).focus();
    await userEvent.keyboard('{ArrowDown}b');
    expect(await screen.findByRole('dialog', { name: 'Superbill 9001' })).toBeTruthy();
    expect(api.inputs('statements.superbill')).toEqual([{ encounterId: id(502) }]);
  });
});
