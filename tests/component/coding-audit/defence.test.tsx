import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { routes } from '#renderer/features/defence/routes.tsx';
import { Refusal } from '#shared/kernel/result.ts';
import { ENCOUNTER } from '#tests/component/coding/fixtures.ts';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const fakes: Fakes = {
  defence: {
    make: () => ({
      pdf: new Uint8Array([37, 80, 68, 70]),
      pages: 12,
      contentSha256: 'ab'.repeat(32),
      absent: ['queries'],
    }),
    save: () => ({ fileName: 'defence-file.pdf' }),
    print: () => ({ outcome: 'printed' as const }),
  },
};

describe('the defence file on screen', () => {
  it('says how long it is and what is not in it, and is saved and printed by key', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes, { path: `/defence/${ENCOUNTER}` });
    expect(await screen.findByText(/12 pages/)).toBeTruthy();
    expect(screen.getByText(/Nothing is recorded of: queries/)).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{Control>}s{/Control}');
    expect(await screen.findByText('Defence file saved as defence-file.pdf.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('defence.print')).toEqual([{ encounterId: ENCOUNTER }]));
  });

  it('shows why there is none', async () => {
    const none: Fakes = {
      defence: {
        make: () => {
          throw new Refusal('not_found', 'This encounter is not in the practice file.');
        },
      },
    };
    renderWith(routes, none, { path: `/defence/${ENCOUNTER}` });
    expect(await screen.findByText('This encounter is not in the practice file.')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Print/ }).getAttribute('aria-disabled')).toBe('true');
  });
});
