import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { routes } from '#renderer/features/settings/routes.tsx';
import { isOwnTab } from '#renderer/features/settings/tabs.ts';
import { SETTINGS_TABS } from '#renderer/lib/settings-tabs.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const ADDRESS = { line1: '1 Example St', line2: '', city: 'Springfield', state: 'IL', zip: '627010001' };
const PRACTICE = {
  name: 'Example Clinic',
  npi: '1234567893',
  taxId: '123456789',
  taxIdKind: 'EI',
  taxonomy: '207Q00000X',
  address: ADDRESS,
  phone: '5550100100',
  contactName: 'Bea Biller',
  clia: '',
  submitterId: 'EXAMPLE',
  paymentInstructions: '',
} as const;
const PROVIDER = {
  id: id(10),
  lastName: 'Sample',
  firstName: 'Garner',
  middleName: '',
  credentials: 'MD',
  npi: '1234567893',
  taxonomy: '207Q00000X',
  active: true,
};
const FEE = { code: '99213', description: 'Office visit', chargeCents: 14500, effectiveOn: '2026-01-01' };

const FAKES: Fakes = {
  practice: {
    get: () => PRACTICE,
    save: (input) => input,
    providers: () => [PROVIDER as never],
    saveProvider: (input) => ({ ...input, id: (input.id ?? id(11)) as never }),
    facilities: () => [],
    payers: () => [],
    feeSchedule: () => [FEE as never],
    saveFee: () => [FEE as never],
    removeFee: () => [],
    audit: () => [
      {
        seq: 2,
        at: '2026-11-17T10:00:00.000Z' as never,
        userName: 'Olive Owner',
        action: 'changed',
        record: 'patient',
        recordId: '',
        change: 'phone',
      },
    ],
    verify: () => [
      { check: 'Journals', ok: true, detail: '214 journals, each sums to zero' },
      { check: 'Audit trail', ok: false, detail: 'row 88 was altered' },
    ],
    backup: () => ({ fileName: 'backup.claimwright', bytes: 2_400_000 }),
  },
  session: {
    users: () => [{ id: id(1) as never, name: 'Olive Owner', role: 'owner', disabled: false }],
    addUser: (input) => ({ id: id(2) as never, name: input.name, role: input.role, disabled: false }),
    newRecoveryCode: () => ({ recoveryCode: 'NEWC-ODE1' }),
    changePassword: () => ({}),
  },
};

const show = (tab: string, fakes: Fakes = FAKES) => renderWith(routes, fakes, { path: `/settings/${tab}` });

describe('the settings', () => {
  test.each(SETTINGS_TABS.map((tab) => tab.path).filter(isOwnTab))(
    'have no accessibility violations: %s',
    async (tab) => {
      show(tab);
      await waitFor(() => expect(screen.queryByText(/^Reading /)).toBeNull());
      expect(screen.getAllByRole('heading', { level: 1 })).toHaveLength(1);
      await expectNoAxeViolations();
    },
  );

  test('check NPI, tax id, ZIP and CLIA when a field is left', async () => {
    const { api } = show('practice');
    const retype = async (label: string, text: string) => {
      const field = await screen.findByLabelText(label);
      await userEvent.clear(field);
      await userEvent.type(field, text);
      await userEvent.tab();
    };
    await retype('NPI, group', '1234567890');
    await screen.findByText(/This NPI does not check/);
    await retype('ZIP, nine digits', '62701');
    await screen.findByText(/Write all nine digits/);
    await retype('CLIA number', '12345');
    await screen.findByText(/A CLIA number has ten characters/);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('practice.save')).toHaveLength(0);
    await retype('NPI, group', '123 456 7893');
    await retype('ZIP, nine digits', '62701-0001');
    await retype('CLIA number', '99d9999999');
    await retype('Tax id', '00-1234567');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText(/No such number is given out/);
    await retype('Tax id', '12-3456789');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('practice.save')).toEqual([{ ...PRACTICE, clia: '99D9999999' }]));
    await screen.findByText('Practice saved.');
  });

  test('are read only for a biller, and say why', async () => {
    show('practice', { ...FAKES, session: { ...FAKES.session, status: () => openSession('biller') } });
    await screen.findByText('Your role, biller, does not change settings.');
    expect(screen.getByLabelText('NPI, group').matches(':disabled')).toBe(true);
  });

  test('add a provider beside those that are known', async () => {
    const { api } = show('providers');
    await screen.findByText('Sample, Garner, MD');
    await userEvent.keyboard('n');
    await userEvent.type(screen.getByLabelText('Last name'), 'Invented');
    await userEvent.type(screen.getByLabelText('First name'), 'Ortiz');
    await userEvent.type(screen.getByLabelText('NPI'), '1245319599');
    await userEvent.type(screen.getByLabelText('Taxonomy'), '207q00000x');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('practice.saveProvider')).toEqual([
        expect.objectContaining({
          id: null,
          lastName: 'Invented',
          npi: '1245319599',
          taxonomy: '207Q00000X',
          active: true,
        }),
      ]),
    );
  });

  test('remove a charge only after saying what happens, and put it back with Ctrl+Z', async () => {
    const { api } = show('fees');
    await userEvent.click(await screen.findByRole('button', { name: 'Remove this charge' }));
    const sheet = await screen.findByRole('dialog', { name: 'Remove a charge' });
    expect(sheet.textContent).toContain('145.00');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('Charge for 99213 removed.');
    expect(api.inputs('practice.removeFee')).toEqual([{ code: '99213', effectiveOn: '2026-01-01' }]);
    await userEvent.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(api.inputs('practice.saveFee')).toEqual([FEE]));
  });

  test('show each check of the file with its word', async () => {
    show('security');
    await userEvent.click(await screen.findByRole('button', { name: 'Verify the file' }));
    const table = await screen.findByRole('grid', { name: 'Checks of the file' });
    const [, journals, audit] = within(table).getAllByRole('row');
    expect(journals?.textContent).toContain('WholeJournals');
    expect(audit?.textContent).toContain('FailedAudit trailrow 88 was altered');
  });

  test('say where a backup was written', async () => {
    show('security');
    await userEvent.click(await screen.findByRole('button', { name: 'Back up now' }));
    await screen.findByText('Backup backup.claimwright written and verified, 2.4 MB.');
  });

  test('make a new recovery code only after saying that the old one ends', async () => {
    const { api } = show('security');
    await userEvent.click(await screen.findByRole('button', { name: 'Make a new recovery code' }));
    await screen.findByText(/no longer opens this file/);
    expect(api.inputs('session.newRecoveryCode')).toHaveLength(0);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByText('NEWC-ODE1');
  });

  test('add a user with a role', async () => {
    const { api } = show('users');
    await screen.findAllByText('Olive Owner');
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByLabelText('User name'), 'Cora Coder');
    await userEvent.selectOptions(screen.getByLabelText('Role'), 'coder');
    await userEvent.type(screen.getByLabelText('Password'), 'four quiet words here');
    await userEvent.type(screen.getByLabelText('Password again'), 'four quiet words here');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('session.addUser')).toEqual([
        { name: 'Cora Coder', role: 'coder', password: 'four quiet words here' },
      ]),
    );
  });

  test('do not ask for users or the audit trail without the permission', async () => {
    const biller: Fakes = { ...FAKES, session: { ...FAKES.session, status: () => openSession('biller') } };
    const { api } = show('users', biller);
    await screen.findByText(/Your role, biller, does not manage users/);
    cleanup();
    const audit = show('audit', biller);
    await screen.findByText(/Your role, biller, does not read the audit trail/);
    expect([...api.inputs('session.users'), ...audit.api.inputs('practice.audit')]).toHaveLength(0);
  });
});
