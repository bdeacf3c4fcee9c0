import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { PreparedForms } from '#shared/contract/paper-forms.ts';
import type { PaperPrint, PrinterProfile } from '#shared/domain/cms1500/paper-print.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, PaperPrintId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/paper-forms/routes.tsx';
import { PrintFormsSheet } from '#renderer/ui/print-forms.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { testId } from '#tests/support/claims.ts';

afterEach(cleanup);

const LASER: PrinterProfile = { name: 'Front desk laser', offsetX: 3, offsetY: -2, standard: true };
const INKJET: PrinterProfile = { name: 'Back office', offsetX: 0, offsetY: 0, standard: false };
const IDS = [1, 2, 3].map((n) => testId(2, n) as ClaimId);
const TOKEN = testId(9, 1);
const PDF = new Uint8Array([37, 80, 68, 70]);

const PRINT: PaperPrint = {
  id: testId(9, 2) as PaperPrintId,
  at: '2026-04-20T10:00:00.000Z' as Instant,
  userName: 'Bill Sample',
  way: 'printed',
  fileName: '',
  face: 'data_only',
  printer: LASER.name,
  offsetX: 3,
  offsetY: -2,
  signedOn: isoDate('2026-04-20'),
  pages: 4,
  sha256: '0'.repeat(64),
  claims: [
    {
      claimId: IDS[0] ?? (testId(2, 1) as ClaimId),
      controlNumber: '10461',
      patientName: 'Fictive, Ana',
      pages: 1,
    },
    {
      claimId: IDS[1] ?? (testId(2, 2) as ClaimId),
      controlNumber: '10462',
      patientName: 'Sample, Otto',
      pages: 3,
    },
  ],
};

function prepared(stopped = true): PreparedForms {
  const claim = (i: number, pages: number, findings: PreparedForms['claims'][number]['findings'] = []) => ({
    id: IDS[i] ?? (testId(2, 1) as ClaimId),
    controlNumber: `1046${i + 1}`,
    patientName: 'Fictive, Ana',
    payerName: 'Invented Health Plan',
    pages,
    findings,
  });
  const stop = {
    rule: 'paper-text-too-long',
    severity: 'stops' as const,
    field: 'patient.lastName',
    message: 'This has 40 characters on paper; box 2 takes 28.',
    source: 'NUCC',
  };
  const warn = {
    ...stop,
    rule: 'paper-one-number',
    severity: 'warns' as const,
    message: 'Box 23 takes one number.',
  };
  return {
    token: TOKEN,
    pages: 4,
    claims: [claim(0, 1), claim(1, 3, [warn]), ...(stopped ? [claim(2, 0, [stop])] : [])],
  };
}

function fakes(change: Fakes['paperForms'] = {}): Fakes {
  return {
    paperForms: {
      printers: () => [INKJET, LASER],
      prints: () => [PRINT],
      testPage: () => ({ pdf: PDF }),
      printTestPage: () => ({ outcome: 'printed' }),
      printedPdf: () => ({ pdf: PDF }),
      printAgain: () => ({ outcome: 'printed' }),
      savePrinter: () => [INKJET, LASER],
      removePrinter: () => [INKJET],
      prepare: () => prepared(),
      cancel: () => ({ stopped: true }),
      discard: () => ({}),
      print: () => ({ outcome: 'printed' }),
      save: () => ({ fileName: 'cms1500-10461-10462.pdf' }),
      ...change,
    },
  };
}

describe('printers and forms', () => {
  const open = (change?: Fakes['paperForms'], more: Fakes = {}) =>
    renderWith(routes, { ...fakes(change), ...more }, { path: '/settings/printers' });

  it('lists printers, the chosen one in a form with its test page', async () => {
    const { api } = open();
    expect(await screen.findByRole('row', { name: /Front desk laser 3 -2 Standard/ })).toBeTruthy();
    expect(screen.getByLabelText<HTMLInputElement>('Name').value).toBe('Back office');
    await waitFor(() =>
      expect(api.inputs('paperForms.testPage')).toEqual([{ name: 'Back office', offsetX: 0, offsetY: 0 }]),
    );
    await expectNoAxeViolations();
  });

  it('saves offsets with signs, also as the test page writes them', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('row', { name: /Front desk laser/ }));
    const right = screen.getByLabelText('Right');
    await user.clear(right);
    await user.type(right, '+12');
    const down = screen.getByLabelText('Down');
    await user.clear(down);
    await user.type(down, '\u20134');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('paperForms.savePrinter')).toEqual([
        {
          name: 'Front desk laser',
          offsetX: 12,
          offsetY: -4,
          standard: true,
          formerName: 'Front desk laser',
        },
      ]),
    );
  });

  it.each(['1.5', '101', 'left'])('refuses the offset %s', async (text) => {
    const user = userEvent.setup();
    const { api } = open();
    const right = await screen.findByLabelText('Right');
    await user.clear(right);
    await user.type(right, text);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Write a whole number|At most one inch/)).toBeTruthy();
    expect(api.inputs('paperForms.savePrinter')).toEqual([]);
  });

  it('makes a new printer by N and shows a taken name at its field', async () => {
    const user = userEvent.setup();
    const { api } = open({
      savePrinter: () => {
        throw new Refusal('conflict', 'There is a printer already.', { name: 'This name is taken.' });
      },
    });
    await screen.findByRole('row', { name: /Front desk laser/ });
    await user.keyboard('n');
    await user.type(await screen.findByLabelText('Name'), 'Back office');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('This name is taken.')).toBeTruthy();
    expect(api.inputs('paperForms.savePrinter')).toMatchObject([{ formerName: null, name: 'Back office' }]);
  });

  it('prints the test page of the chosen printer by T', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('row', { name: /Front desk laser/ }));
    await user.keyboard('t');
    expect(await screen.findByText('Test page sent to the printer.')).toBeTruthy();
    expect(api.inputs('paperForms.printTestPage')).toEqual([
      { name: 'Front desk laser', offsetX: 3, offsetY: -2 },
    ]);
  });

  it('brings a removed printer back', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('row', { name: /Front desk laser/ }));
    await user.click(screen.getByRole('button', { name: 'Remove' }));
    expect(await screen.findByText('Front desk laser removed.')).toBeTruthy();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() =>
      expect(api.inputs('paperForms.savePrinter')).toEqual([{ ...LASER, formerName: null }]),
    );
  });

  it('opens what was printed and prints it again', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await user.click(await screen.findByRole('row', { name: /10461 and 1 more/ }));
    const sheet = await screen.findByRole('dialog');
    expect(sheet.textContent).toContain('Bill Sample, Front desk laser');
    await waitFor(() => expect(api.inputs('paperForms.printedPdf')).toHaveLength(1));
    await within(sheet).findByRole('region', { name: 'CMS-1500 as it was printed' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('Sent to the printer again.')).toBeTruthy();
    expect(api.inputs('paperForms.printAgain')).toEqual([{ id: PRINT.id }]);
  });

  it('says what will stand here while there is nothing', async () => {
    open({ printers: () => [], prints: () => [] });
    expect(await screen.findByText('No printer yet')).toBeTruthy();
    expect(await screen.findByText('Nothing was printed yet')).toBeTruthy();
  });

  it('is read only without the permission', async () => {
    open({}, { session: { status: () => openSession('reader') } });
    expect((await screen.findByLabelText<HTMLInputElement>('Name')).closest('fieldset')?.disabled).toBe(true);
  });
});

describe('the print sheet', () => {
  const open = (change?: Fakes['paperForms']) => {
    const onDone = vi.fn();
    const onClose = vi.fn();
    const rendered = renderWith(
      <PrintFormsSheet claimIds={IDS} onClose={onClose} onDone={onDone} />,
      fakes(change),
    );
    return { ...rendered, onDone, onClose };
  };

  it('says how many forms of how many claims, which stay out, and why', async () => {
    open();
    const sheet = await screen.findByRole('dialog', { name: 'Print CMS-1500 of 3 claims' });
    expect(await within(sheet).findByText(/4 forms of 2 claims, one after the other/)).toBeTruthy();
    expect(sheet.textContent).toContain('1 claim with more than six lines');
    expect(sheet.textContent).toContain('1 claim stays out');
    const out = within(sheet).getByRole('region', { name: 'Stays out until it is mended' });
    expect(out.textContent).toContain('10463 Fictive, Ana, Invented Health Plan');
    expect(out.textContent).toContain('box 2 takes 28');
    expect(within(sheet).getByRole('region', { name: 'Printed, with a warning' }).textContent).toContain(
      'Box 23',
    );
    await expectNoAxeViolations();
  });

  it('prints with Ctrl+Enter and tells which claims are on paper', async () => {
    const user = userEvent.setup();
    const { api, onDone, onClose } = open();
    await screen.findByText(/4 forms of 2 claims/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(IDS.slice(0, 2)));
    expect(onClose).toHaveBeenCalledTimes(1);
    expect(api.inputs('paperForms.print')).toEqual([{ token: TOKEN }]);
  });

  it('stays open when the printing was cancelled', async () => {
    const user = userEvent.setup();
    const { onDone } = open({ print: () => ({ outcome: 'cancelled' }) });
    await screen.findByText(/4 forms of 2 claims/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(screen.getByText('Nothing was printed.')).toBeTruthy());
    expect(onDone).not.toHaveBeenCalled();
  });

  it('draws anew for another face or printer and forgets what it had', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await screen.findByText(/4 forms of 2 claims/);
    await user.selectOptions(screen.getByLabelText('Offsets of'), 'Back office');
    await waitFor(() => expect(api.inputs('paperForms.prepare')).toHaveLength(2));
    await screen.findByText(/4 forms of 2 claims/);
    await user.click(screen.getByRole('button', { name: 'Complete form' }));
    await waitFor(() => expect(api.inputs('paperForms.prepare')).toHaveLength(3));
    expect(api.inputs('paperForms.prepare')).toMatchObject([
      { face: 'data_only', printer: null },
      { face: 'data_only', printer: 'Back office' },
      { face: 'complete', printer: null },
    ]);
    await waitFor(() =>
      expect(api.inputs('paperForms.discard')).toEqual([{ token: TOKEN }, { token: TOKEN }]),
    );
    expect(screen.queryByLabelText('Offsets of')).toBeNull();
  });

  it('shows progress, and stops the work when it is closed', async () => {
    const { api, unmount } = open({ prepare: () => new Promise<PreparedForms>(() => undefined) });
    await waitFor(() => expect(api.inputs('paperForms.prepare')).toHaveLength(1));
    const { task } = api.inputs('paperForms.prepare')[0] as { task: string };
    act(() => api.emit({ type: 'progress', task, done: 2, total: 3, doing: 'Filling the forms' }));
    const told = await screen.findByText(/Filling the forms:/);
    expect(told.textContent).toContain('2 of 3 claims');
    expect(screen.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('67');
    unmount();
    expect(api.inputs('paperForms.cancel')).toEqual([{ task }]);
  });

  it('prints nothing when every claim stays out', async () => {
    const user = userEvent.setup();
    const { api } = open({
      prepare: () => ({ ...prepared(), pages: 0, claims: prepared().claims.slice(2) }),
    });
    expect(await screen.findByText(/No form can be printed\./)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('paperForms.print')).toEqual([]);
  });

  it('shows a refusal and keeps the choice', async () => {
    open({
      prepare: () => {
        throw new Refusal('not_found', 'There is no printer "Old". Nothing was printed.');
      },
    });
    expect(await screen.findByText(/There is no printer/)).toBeTruthy();
    expect(screen.getByRole('button', { name: 'Complete form' })).toBeTruthy();
  });
});
