import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test } from 'vitest';
import { Refusal } from '#shared/kernel/result.ts';
import { FirstStart } from '#renderer/features/session/first-start.tsx';
import { useRecoveryCode } from '#renderer/features/session/store.ts';
import { Unlock } from '#renderer/features/session/unlock.tsx';
import { strengthOf } from '#renderer/ui/password-strength.ts';
import { expectNoAxeViolations, openSession, renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const LOCKED = openSession('owner', {
  state: 'locked',
  user: null,
  userNames: ['Olive Owner', 'Bea Biller'],
});

describe('the first start', () => {
  test('makes a new practice with a user name and a password of ten characters, entered twice', async () => {
    const { api } = renderWith(<FirstStart />, {
      session: { createPractice: () => ({ state: openSession(), recoveryCode: 'ABCD-EFGH' }) },
    });
    await userEvent.keyboard('n');
    await userEvent.type(await screen.findByLabelText('Name of the practice'), 'Example Clinic');
    await userEvent.type(screen.getByLabelText('Your user name'), 'Olive Owner');
    await userEvent.type(screen.getByLabelText('Password'), 'too short');
    await userEvent.type(screen.getByLabelText('Password again'), 'something else');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('A password has at least ten characters.')).toBeTruthy();
    expect(api.inputs('session.createPractice')).toHaveLength(0);

    await userEvent.clear(screen.getByLabelText('Password'));
    await userEvent.type(screen.getByLabelText('Password'), 'four quiet words here');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The two entries differ.')).toBeTruthy();
    await userEvent.clear(screen.getByLabelText('Password again'));
    await userEvent.type(screen.getByLabelText('Password again'), 'four quiet words here');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('session.createPractice')).toEqual([
        { practiceName: 'Example Clinic', userName: 'Olive Owner', password: 'four quiet words here' },
      ]),
    );
    await waitFor(() => expect(useRecoveryCode.getState().shown?.recoveryCode).toBe('ABCD-EFGH'));
  });

  test('stays where it is when the dialog for the file is cancelled', async () => {
    renderWith(<FirstStart />, { session: { choosePractice: () => null } });
    await userEvent.keyboard('o');
    expect(screen.getByRole('heading', { name: 'Existing practice' })).toBeTruthy();
    expect(screen.queryByRole('alert')).toBeNull();
  });

  test('has no accessibility violations', async () => {
    renderWith(<FirstStart />, {}, { bare: true });
    await expectNoAxeViolations();
  });
});

describe('the lock screen', () => {
  test('says why a password does not open the file, and empties the field', async () => {
    const { api } = renderWith(<Unlock session={LOCKED} />, {
      session: {
        unlock: () => {
          throw new Refusal('invalid_input', 'This password does not open the practice file.');
        },
      },
    });
    await userEvent.selectOptions(screen.getByLabelText('User'), 'Bea Biller');
    await userEvent.type(screen.getByLabelText('Password'), 'wrong{Enter}');
    expect((await screen.findByRole('alert')).textContent).toContain(
      'This password does not open the practice file.',
    );
    expect(api.inputs('session.unlock')).toEqual([{ userName: 'Bea Biller', password: 'wrong' }]);
    expect(screen.getByLabelText<HTMLInputElement>('Password').value).toBe('');
  });

  test('opens with the recovery code and a new password', async () => {
    const { api } = renderWith(<Unlock session={LOCKED} />, { session: { recover: () => openSession() } });
    await userEvent.click(screen.getByRole('button', { name: 'Use the recovery code' }));
    await userEvent.type(await screen.findByLabelText('Recovery code'), '4F7K-9QXA');
    await userEvent.type(screen.getByLabelText('Password'), 'four quiet words here');
    await userEvent.type(screen.getByLabelText('Password again'), 'four quiet words here');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('session.recover')).toEqual([
        { userName: 'Olive Owner', recoveryCode: '4F7K-9QXA', newPassword: 'four quiet words here' },
      ]),
    );
  });

  test('has no accessibility violations', async () => {
    renderWith(<Unlock session={LOCKED} />, {}, { bare: true });
    await expectNoAxeViolations();
  });
});

describe('the strength of a password', () => {
  test('counts what is missing, and does not take repetition for strength', () => {
    expect(strengthOf('seven77').word).toBe('3 more characters');
    expect(strengthOf('aaaaaaaaaaaaaaaaaaaa').steps).toBe(1);
    expect(strengthOf('four quiet words here').steps).toBe(4);
  });
});
