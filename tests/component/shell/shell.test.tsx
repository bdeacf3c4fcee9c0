import { act, cleanup, render, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { createMemoryRouter, RouterProvider } from 'react-router';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { PageFault } from '#renderer/app/error-boundary.tsx';
import { Shell } from '#renderer/app/shell.tsx';
import { Page } from '#renderer/ui/page.tsx';

// The places of features that other tests cover are drawn as their names only.
vi.mock('#renderer/app/feature-routes.ts', () => ({
  featureRoutes: [],
  hasRoute: (path: string) => ['/worklist', '/patients', '/claims', '/settings'].includes(path),
}));

afterEach(cleanup);

const PATIENT = {
  id: '00000000-0000-4000-8000-000000000101',
  accountNumber: '1001',
  lastName: 'Fictive',
  firstName: 'Ana',
  middleName: '',
  birthDate: '1958-03-04',
  sex: 'F',
  phone: '',
  payerName: 'Example Health',
  lastSeenOn: null,
  insurerBalanceCents: 0,
  patientBalanceCents: 0,
} as const;

const FAKES: Fakes = {
  patients: { list: () => ({ rows: [PATIENT as never], total: 1 }) },
  claims: { list: () => [] },
};

function named(title: string) {
  return (
    <Page title={title}>
      <p>the page</p>
    </Page>
  );
}

const ROUTES = [
  {
    path: '/',
    element: <Shell />,
    children: ['worklist', 'patients', 'patients/:id', 'claims', 'settings', 'settings/:tab'].map((path) => ({
      path,
      element: named(path),
    })),
  },
];

function showShell(fakes: Fakes = FAKES) {
  return renderWith(ROUTES, fakes, { path: '/worklist', bare: true });
}

describe('the shell', () => {
  test('shows in the rail only the places that work, and marks where one is', async () => {
    showShell();
    const rail = await screen.findByRole('navigation', { name: 'Pages' });
    expect(
      within(rail)
        .getAllByRole('link')
        .map((a) => a.textContent),
    ).toEqual(['Worklist', 'Patients', 'Claims', 'Settings']);
    expect(within(rail).getByRole('link', { current: 'page' }).textContent).toBe('Worklist');
  });

  test('goes to a place by g and its letter, and one step back with Escape', async () => {
    const { path } = showShell();
    await userEvent.keyboard('gp');
    expect(path()).toBe('/patients');
    await userEvent.keyboard('{Escape}');
    await waitFor(() => expect(path()).toBe('/worklist'));
  });

  test('lists the keys that act now', async () => {
    showShell();
    await userEvent.keyboard('?');
    const sheet = await screen.findByRole('dialog', { name: 'Keys' });
    expect(within(sheet).getByText('Commands, pages, patients, claims')).toBeTruthy();
    expect(within(sheet).getByText('G P')).toBeTruthy();
  });

  test('reaches a patient through the palette by name, without the mouse', async () => {
    const { path, api } = showShell();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'fict');
    await screen.findByRole('option', { name: /Fictive, Ana/ });
    expect(api.inputs('patients.list').at(-1)).toEqual({ search: 'fict', limit: 8, offset: 0 });
    await userEvent.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/patients/${PATIENT.id}`));
  });

  test('reaches pages of the settings through the palette', async () => {
    const { path } = showShell();
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'settings fee{Enter}');
    await waitFor(() => expect(path()).toBe('/settings/fees'));
  });

  test('does not ask for patients that the user may not see', async () => {
    const { api } = showShell({
      ...FAKES,
      session: {
        status: () => ({
          ...openSession('reader'),
          user: { ...openSession('reader').user!, permissions: [] },
        }),
      },
    });
    await userEvent.keyboard('{Control>}k{/Control}');
    await userEvent.type(await screen.findByRole('combobox'), 'fictive');
    await screen.findByText(/Nothing has this name/);
    await new Promise((resolve) => setTimeout(resolve, 150));
    expect(api.inputs('patients.list')).toHaveLength(0);
  });

  test('follows the commands of the menu', async () => {
    const { api, path } = showShell();
    await screen.findByRole('navigation', { name: 'Pages' });
    act(() => api.emit({ type: 'command', command: 'settings' }));
    await waitFor(() => expect(path()).toBe('/settings'));
    act(() => api.emit({ type: 'command', command: 'lock' }));
    await waitFor(() => expect(api.inputs('session.lock')).toHaveLength(1));
    act(() => api.emit({ type: 'command', command: 'palette' }));
    await screen.findByRole('dialog', { name: 'Commands' });
  });

  test('names the code sets in use and says when one is a starter set', async () => {
    showShell({
      ...FAKES,
      codes: {
        releases: () => [
          {
            system: 'icd10cm',
            name: 'ICD-10-CM FY2027',
            starter: true,
            codes: 600,
            effectiveFrom: '2026-10-01' as never,
            effectiveTo: null,
          },
        ],
      },
    });
    await screen.findByText('Starter set: ICD-10-CM FY2027');
  });

  test('has no accessibility violations, with and without the palette', async () => {
    showShell();
    await screen.findByRole('navigation', { name: 'Pages' });
    await expectNoAxeViolations();
    await userEvent.keyboard('{Control>}k{/Control}');
    await screen.findByRole('dialog', { name: 'Commands' });
    await expectNoAxeViolations();
  });
});

describe('a fault while drawing a page', () => {
  test('becomes a sentence and a way back', async () => {
    const quiet = vi.spyOn(console, 'error').mockImplementation(() => undefined);
    function Broken(): never {
      throw new Error('drawn wrongly');
    }
    const router = createMemoryRouter([
      { path: '/', element: <Broken />, errorElement: <PageFault /> },
      { path: '/worklist', element: <p>the worklist</p> },
    ]);
    render(<RouterProvider router={router} />);
    expect((await screen.findByRole('alert')).textContent).toContain('nothing was lost');
    await userEvent.click(screen.getByRole('button', { name: 'To the worklist' }));
    await screen.findByText('the worklist');
    quiet.mockRestore();
  });
});

describe('the automatic lock', () => {
  test('locks after the set minutes without input, and input begins them anew', async () => {
    vi.useFakeTimers({ shouldAdvanceTime: true });
    const { api } = showShell({
      ...FAKES,
      session: { preferences: () => ({ theme: 'light', autoLockMinutes: 2, panes: {} }) },
    });
    await screen.findByRole('navigation', { name: 'Pages' });
    await act(() => vi.advanceTimersByTimeAsync(90_000));
    window.dispatchEvent(new Event('pointermove'));
    await act(() => vi.advanceTimersByTimeAsync(90_000));
    expect(api.inputs('session.lock')).toHaveLength(0);
    await act(() => vi.advanceTimersByTimeAsync(40_000));
    expect(api.inputs('session.lock').length).toBeGreaterThan(0);
    vi.useRealTimers();
  });
});
