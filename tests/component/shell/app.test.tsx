import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test, vi } from 'vitest';
import type { SessionState } from '#shared/contract/session.ts';
import { App } from '#renderer/app/app.tsx';
import { useAnnouncement } from '#renderer/lib/announce.ts';
import { usePatientSearch } from '#renderer/features/patients/store.ts';
import { fakeApi, openSession } from '#tests/support/fake-client.ts';

vi.mock('#renderer/app/feature-routes.ts', async () => {
  const { routes } = await import('#renderer/features/patients/routes.tsx');
  // Without JSX: its runtime is imported too late for a mock.
  const { createElement } = await import('react');
  const worklist = { path: '/worklist', element: createElement('main', null, 'the worklist') };
  return {
    featureRoutes: [worklist, ...routes],
    hasRoute: (path: string) => path === '/worklist' || path === '/patients',
  };
});

afterEach(cleanup);

const ROW = {
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

test('locking takes every patient off the screen and out of caches and stores; unlocking begins at the worklist', async () => {
  let state: SessionState = openSession();
  const api = fakeApi({
    session: {
      status: () => state,
      lock: () => {
        state = openSession('owner', { state: 'locked', user: null });
        return state;
      },
      unlock: () => {
        state = openSession();
        return state;
      },
    },
    patients: { list: () => ({ rows: [ROW as never], total: 1 }) },
  });
  render(<App api={api} />);
  await screen.findByText('the worklist');
  await userEvent.keyboard('gp');
  await screen.findByText('Fictive, Ana');
  usePatientSearch.setState({ search: 'fict' });
  useAnnouncement.setState({ current: { id: 1, text: 'Fictive, Ana saved.', tone: 'fine', undo: null } });
  const asked = api.inputs('patients.list').length;

  await api.client.session.lock({});
  act(() => api.emit({ type: 'locked' }));
  await screen.findByLabelText('Password');
  expect(document.body.textContent).not.toContain('Fictive');
  expect(usePatientSearch.getState().search).toBe('');
  expect(useAnnouncement.getState().current).toBeNull();

  await userEvent.type(screen.getByLabelText('Password'), 'correct horse{Enter}');
  await screen.findByText('the worklist');
  await userEvent.keyboard('gp');
  await screen.findByText('Fictive, Ana');
  // Asked anew: nothing of before was kept.
  await waitFor(() => expect(api.inputs('patients.list').length).toBeGreaterThan(asked));
});

test('a recovery code stays on the screen until it is confirmed, even when the session is reported open', async () => {
  let state: SessionState = openSession('owner', {
    state: 'none',
    user: null,
    practiceName: null,
    fileName: null,
    userNames: [],
  });
  const api = fakeApi({
    session: {
      status: () => state,
      createDemonstration: () => {
        state = openSession('owner', { demonstration: true });
        return { state, recoveryCode: '4F7K-9QXA', password: 'demonstration', userName: 'Demo Owner' };
      },
    },
  });
  render(<App api={api} />);
  await screen.findByRole('heading', { name: 'Demonstration clinic' });
  await userEvent.keyboard('d');
  act(() => api.emit({ type: 'changed', tags: ['session'] }));
  expect((await screen.findByText('4F7K-9QXA')).textContent).toBe('4F7K-9QXA');
  expect(screen.getByText('demonstration')).toBeTruthy();
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  expect(screen.getByText('4F7K-9QXA')).toBeTruthy();
  await userEvent.click(screen.getByLabelText('I have written it down or printed it'));
  await userEvent.keyboard('{Control>}{Enter}{/Control}');
  await screen.findByText('the worklist');
});
