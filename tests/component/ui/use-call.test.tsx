import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Refusal } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

function Total() {
  const call = useCall('patients', 'list', { search: '', limit: 10, offset: 0 });
  if (call.error) return <p>refused: {call.error.message}</p>;
  return <p>{call.loading ? 'reading' : `total ${call.data?.total}`}</p>;
}

describe('asking for data', () => {
  test('asks again when a matching tag changes, and not for another', async () => {
    let total = 1;
    const { api } = renderWith(<Total />, { patients: { list: () => ({ rows: [], total }) } });
    await screen.findByText('total 1');
    total = 2;
    act(() => api.emit({ type: 'changed', tags: ['users'] }));
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(api.inputs('patients.list')).toHaveLength(1);
    act(() => api.emit({ type: 'changed', tags: ['patients'] }));
    await screen.findByText('total 2');
  });

  test('gives a refusal as a value', async () => {
    renderWith(<Total />, {
      patients: {
        list: () => {
          throw new Refusal('forbidden', 'Your role does not see patients.');
        },
      },
    });
    await screen.findByText('refused: Your role does not see patients.');
  });
});

function Saver() {
  const save = useAct('practice', 'removeFee');
  return (
    <button
      type="button"
      onClick={() => void save.run({ code: '99213', effectiveOn: '2026-01-01' as never })}
    >
      {save.busy ? 'busy' : 'save'}
    </button>
  );
}

describe('acting', () => {
  test('shows in the status bar that a change was saved', async () => {
    renderWith(<Saver />, { practice: { removeFee: () => [] } });
    await userEvent.click(screen.getByRole('button', { name: 'save' }));
    await screen.findByText('Saved just now');
  });

  test('shows that a change was not saved', async () => {
    renderWith(<Saver />, {
      practice: {
        removeFee: () => {
          throw new Refusal('conflict', 'No.');
        },
      },
    });
    await userEvent.click(screen.getByRole('button', { name: 'save' }));
    await screen.findByText('Last change was not saved');
  });

  test('takes an announced act back with Ctrl+Z', async () => {
    const undone: string[] = [];
    renderWith(<p>page</p>);
    act(() =>
      announce('Charge removed.', { undo: { label: 'Put it back', run: () => undone.push('back') } }),
    );
    await screen.findByText('Charge removed.');
    await userEvent.keyboard('{Control>}z{/Control}');
    expect(undone).toEqual(['back']);
    await waitFor(() => expect(screen.queryByText('Charge removed.')).toBeNull());
  });
});
