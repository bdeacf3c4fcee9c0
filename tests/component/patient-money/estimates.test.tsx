import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import { Refusal } from '#shared/kernel/result.ts';
import { modifiersOf } from '#renderer/features/estimates/order-lines.ts';
import { routes } from '#renderer/features/estimates/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const id = (n: number) => `00000000-0000-4000-8000-${String(n).padStart(12, '0')}`;
const NAME = { middleName: '', credentials: 'MD', npi: '1234567893', taxonomy: '207Q00000X', active: true };
const FAKES: Fakes = {
  practice: {
    providers: () => [{ id: id(10), lastName: 'Sample', firstName: 'G', ...NAME } as never],
    facilities: () => [
      {
        id: id(20),
        name: 'Clinic',
        npi: '',
        placeOfService: '11',
        address: { line1: '1 Example St', line2: '', city: 'Springfield', state: 'IL', zip: '627010001' },
        clia: '',
        active: true,
      } as never,
    ],
  },
  estimates: {
    preview: () => {
      throw new Refusal('rule_violated', 'The fee schedule has no fee for 99213.');
    },
    list: () => [],
  },
};

describe('modifiers as they are typed', () => {
  it.each([
    ['', []],
    ['2', []],
    ['25', ['25']],
    ['25 QW', ['25', 'QW']],
    ['25QW', ['25', 'QW']],
    ['25, QW 5', ['25', 'QW']],
    ['AA BB CC DD EE', ['AA', 'BB', 'CC', 'DD']],
  ])('%j are %j', (typed, modifiers) => {
    expect(modifiersOf(typed)).toEqual(modifiers);
  });
});

describe('a new estimate', () => {
  it('is asked for with code and modifiers, and says what hinders it', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, FAKES, { path: `/statements/estimates/new?patient=${id(101)}` });
    await user.type(await screen.findByLabelText('In the patient’s words'), 'Diabetes visit');
    await user.type(screen.getByLabelText('Code 1'), '83036');
    await user.type(screen.getByLabelText('Modifiers'), 'qw 59');
    await waitFor(() =>
      expect(api.inputs('estimates.preview').at(-1)).toMatchObject({
        order: { about: 'Diabetes visit', services: [{ code: '83036', modifiers: ['QW', '59'], units: 1 }] },
      }),
    );
    expect(await screen.findByText(/has no fee for 99213/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Issue the estimate/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    await expectNoAxeViolations();
  });

  it('is told to begin with a patient when there is none', async () => {
    renderWith(routes, FAKES, { path: '/statements/estimates/new' });
    expect(await screen.findByText('Begin it on the page of the patient.')).toBeTruthy();
  });
});

describe('the list of estimates', () => {
  it('says where one begins when there is none', async () => {
    renderWith(routes, FAKES, { path: '/statements/estimates' });
    expect(await screen.findByText('No estimate was made yet')).toBeTruthy();
    await expectNoAxeViolations();
  });
});
