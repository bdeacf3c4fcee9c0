import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { z } from 'zod';
import { Npi } from '#shared/domain/identifiers.ts';
import { Cents } from '#shared/kernel/money.ts';
import { IsoDate, isoDate } from '#shared/kernel/dates.ts';
import type { Result } from '#shared/kernel/result.ts';
import { readDate } from '#renderer/ui/date-entry.ts';
import { DateField, Form, MoneyField, TextField } from '#renderer/ui/form.tsx';
import { renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

const Schema = z.object({ npi: Npi, amount: Cents, on: IsoDate });

function show(
  onSubmit: (value: z.output<typeof Schema>) => Promise<Result<unknown>>,
  readOnly: string | null = null,
) {
  renderWith(
    <Form
      schema={Schema}
      values={{ npi: '', amount: null, on: null }}
      submitLabel="Save"
      onSubmit={onSubmit}
      readOnly={readOnly}
    >
      <TextField name="npi" label="NPI" />
      <MoneyField name="amount" label="Amount" />
      <DateField name="on" label="Day" />
    </Form>,
  );
}

describe('a form', () => {
  test('says what is wrong with a field when it is left, and takes it back when it is right', async () => {
    show(async () => ({ ok: true, value: {} }));
    const npi = screen.getByLabelText('NPI');
    await userEvent.type(npi, '1234567890');
    await userEvent.tab();
    expect(await screen.findByText(/does not check/)).toBeTruthy();
    expect(npi.getAttribute('aria-invalid')).toBe('true');
    await userEvent.clear(npi);
    await userEvent.type(npi, '1234567893');
    await waitFor(() => expect(screen.queryByText(/does not check/)).toBeNull());
  });

  test('hands over cents and an ISO day, read from what people type', async () => {
    const onSubmit = vi.fn(async () => ({ ok: true, value: {} }) as const);
    show(onSubmit);
    await userEvent.type(screen.getByLabelText('NPI'), '1234567893');
    await userEvent.type(screen.getByLabelText('Amount'), '1,234.5');
    await userEvent.type(screen.getByLabelText('Day'), '11/17/2026');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(onSubmit).toHaveBeenCalledWith({ npi: '1234567893', amount: 123450, on: '2026-11-17' }),
    );
  });

  test('does not submit what is not readable, and names each field', async () => {
    const onSubmit = vi.fn(async () => ({ ok: true, value: {} }) as const);
    show(onSubmit);
    await userEvent.type(screen.getByLabelText('Amount'), '12.345');
    await userEvent.click(screen.getByRole('button', { name: /Save/ }));
    expect(await screen.findByText('Write an amount such as 25.00.')).toBeTruthy();
    expect(onSubmit).not.toHaveBeenCalled();
  });

  test('puts the fields of a refusal under the fields, and keeps what was typed', async () => {
    show(async () => ({
      ok: false,
      error: { code: 'conflict', message: 'Not saved.', fields: { npi: 'This NPI is taken.' } },
    }));
    await userEvent.type(screen.getByLabelText('NPI'), '1234567893');
    await userEvent.type(screen.getByLabelText('Amount'), '5');
    await userEvent.type(screen.getByLabelText('Day'), '11172026');
    await userEvent.click(screen.getByRole('button', { name: /Save/ }));
    expect(await screen.findByText('This NPI is taken.')).toBeTruthy();
    expect(screen.getByRole('alert').textContent).toContain('Not saved.');
    expect(screen.getByLabelText<HTMLInputElement>('NPI').value).toBe('1234567893');
  });

  test('is read only with its reason', async () => {
    const onSubmit = vi.fn(async () => ({ ok: true, value: {} }) as const);
    show(onSubmit, 'Your role, reader, does not change settings.');
    expect(screen.getByLabelText('NPI').matches(':disabled')).toBe(true);
    expect(screen.getByText('Your role, reader, does not change settings.')).toBeTruthy();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(onSubmit).not.toHaveBeenCalled();
  });
});

describe('entry of a day', () => {
  const today = isoDate('2026-11-23');
  test.each([
    ['2026-11-17', '2026-11-17'],
    ['11/17/2026', '2026-11-17'],
    ['1/2/26', '2026-01-02'],
    ['11172026', '2026-11-17'],
    ['3/4/58', '1958-03-04'],
    ['t', '2026-11-23'],
    ['t-23', '2026-10-31'],
  ])('reads %s as %s', (text, day) => {
    expect(readDate(text, today)).toBe(day);
  });
  test.each(['2026-02-30', '13/01/2026', 'soon', '', '1117'])('refuses %s', (text) => {
    expect(readDate(text, today)).toBeNull();
  });
});
