import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { useAnnouncement } from '#renderer/lib/announce.ts';
import { recordOfField } from '#renderer/features/claims/record-of-field.ts';
import { receiversOf, shownSegments } from '#renderer/features/claims/segments.ts';
import { routes } from '#renderer/features/claims/routes.tsx';
import { renderWith, expectNoAxeViolations, type Fakes } from '#tests/support/fake-client.ts';
import { FILE, STOP, TEXT_837, claimDetail, claimFakes, claimFile as file, claimId } from './fixtures.ts';

afterEach(cleanup);

describe('reading an 837P', () => {
  it('names each segment and its receiver', () => {
    const segments = shownSegments(TEXT_837);
    expect(segments.find((s) => s.text.startsWith('CLM'))).toMatchObject({ loop: '2300' });
    expect(segments).toHaveLength(10);
    expect(receiversOf(TEXT_837)).toEqual(['EXAMPLE CLEARINGHOUSE']);
  });

  it('shows a text that is no X12 unjudged', () => {
    expect(shownSegments('hello')[0]?.text).toBe('hello');
  });

  it('leads from a field to the record that it was taken from', () => {
    const ids = { encounterId: 'e', patientId: 'p' };
    expect(recordOfField('lines.1.code', ids).to).toBe('/coding/e');
    expect(recordOfField('coverage.memberId', ids).to).toBe('/patients/p');
    expect(recordOfField('payer.payerIdentifier', ids).to).toBe('/settings/payers');
    expect(recordOfField('billingProvider.npi', ids).to).toBe('/settings/practice');
  });
});

describe('an exported file', () => {
  it('is shown as it is kept and written again with the same bytes', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      routes,
      claimFakes({
        fileText: () => ({ file, text: TEXT_837 }),
        reexport: () => ({ fileName: 'claims-000118.837' }),
      }),
      { path: `/claims/files/${FILE}` },
    );
    expect(await screen.findByText('CLM*10461*200***11:B:1*Y*A*Y*Y')).toBeTruthy();
    await user.keyboard('w');
    expect(await screen.findByText(/The same bytes are written into/)).toBeTruthy();
    expect(api.inputs('claims.reexport')).toEqual([{ id: FILE }]);
  });
});

describe('a claim', () => {
  const open = (detail: ClaimDetail, more: Fakes['claims'] = {}) =>
    renderWith(routes, claimFakes({ get: () => detail, ...more }), { path: `/claims/${claimId(1)}` });

  it('is not released while a finding stops it, and the finding leads to its field', async () => {
    const user = userEvent.setup();
    const { api } = open(claimDetail(1, 'draft', { findings: [STOP] }));
    await screen.findByText(STOP.message);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('claims.release')).toHaveLength(0);
    expect(screen.getByRole('button', { name: /^Release/ }).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: STOP.message }));
    const field = await screen.findByDisplayValue('1234567893');
    await waitFor(() => expect(document.activeElement).toBe(field));
  });

  it('is released by its key and can go back', async () => {
    const user = userEvent.setup();
    open(claimDetail(1, 'draft'), {
      release: () => claimDetail(1, 'ready'),
      returnToDraft: () => claimDetail(1, 'draft'),
    });
    await screen.findByText('The scrubber finds nothing wrong with this claim.');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('button', { name: /^Export/ })).toBeTruthy();
    await user.keyboard('b');
    expect(await screen.findByRole('button', { name: /^Release/ })).toBeTruthy();
  });

  it('does not print a form on which something would be cut off, and says what', async () => {
    const user = userEvent.setup();
    const tooLong = { ...STOP, field: 'payer.name', message: 'Box 4: the name is longer than its box.' };
    const { api } = open(claimDetail(1, 'ready'), {
      cms1500: () => ({ pdf: new Uint8Array(), findings: [tooLong] }),
    });
    await screen.findByRole('tab', { name: 'CMS-1500' });
    await user.keyboard('3');
    expect((await screen.findAllByText(tooLong.message)).length).toBeGreaterThan(0);
    expect(screen.getByRole('button', { name: /^Print/ }).getAttribute('aria-disabled')).toBe('true');
    await user.keyboard('{Control>}s{/Control}');
    expect(api.inputs('claims.saveCms1500')).toHaveLength(0);
  });

  it('lists what differs from the records and takes over what is chosen, field by field', async () => {
    const user = userEvent.setup();
    const difference = (field: string, words: string, byHand: boolean) => ({
      field,
      words,
      claim: 'old',
      record: 'new',
      byHand,
    });
    const differing = {
      ...claimDetail(1, 'draft', { differences: ['a', 'b', 'c'] }),
      fieldDifferences: [
        difference('patient.address', 'Patient address', false),
        difference('patient.phone', 'Patient telephone', false),
        difference('coverage.memberId', 'Member id', true),
      ],
    };
    const { api } = open(differing, { refresh: () => claimDetail(1, 'draft') });
    const box = async (name: string) => (await screen.findByRole('checkbox', { name })) as HTMLInputElement;
    expect((await box('Take Patient address')).checked).toBe(true);
    // What was written by hand stays unless the user says otherwise.
    expect((await box('Take Member id')).checked).toBe(false);
    await user.keyboard('{Shift>}u{/Shift}');
    expect(document.activeElement).toBe(await box('Take Patient address'));
    await user.keyboard('{ArrowDown} ');
    expect((await box('Take Patient telephone')).checked).toBe(false);
    await user.keyboard('{ArrowDown} ');
    await expectNoAxeViolations();
    await user.keyboard('u');
    await waitFor(() => expect(screen.queryByText('Patient address')).toBeNull());
    expect(api.inputs('claims.refresh')).toEqual([
      { id: claimId(1), only: ['patient.address', 'coverage.memberId'] },
    ]);
  });

  it('says when a rule of the practice held what was to be released', async () => {
    const user = userEvent.setup();
    const held = claimDetail(1, 'held');
    open(claimDetail(1, 'draft'), {
      release: () => ({ ...held, summary: { ...held.summary, holdReason: 'Look at the modifier first.' } }),
    });
    await screen.findByText('Service lines');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(useAnnouncement.getState().current?.text).toBe(
        'Not released: held. Look at the modifier first.',
      ),
    );
  });

  it('takes a hold back to where the claim stood', async () => {
    const user = userEvent.setup();
    const { api } = open(claimDetail(1, 'ready'), {
      hold: () => claimDetail(1, 'held'),
      unhold: () => claimDetail(1, 'ready'),
    });
    await screen.findByText('Service lines');
    await user.keyboard('ah');
    await user.type(await screen.findByLabelText('Reason'), 'Wait');
    await user.click(screen.getByRole('button', { name: /Hold the claim/ }));
    await waitFor(() => expect(api.inputs('claims.hold')).toHaveLength(1));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(api.inputs('claims.unhold')).toEqual([{ id: claimId(1), undo: true }]));
  });

  it('offers the corrected claim when the payer before has changed its answer', async () => {
    const user = userEvent.setup();
    const { api } = open(
      { ...claimDetail(1, 'exported'), changedAnswer: 'Example Plan has changed its answer to claim 10001.' },
      { takeChangedAnswer: () => claimDetail(1, 'draft') },
    );
    expect(await screen.findByText('Example Plan has changed its answer to claim 10001.')).toBeTruthy();
    await user.keyboard('{Shift>}c{/Shift}');
    await waitFor(() => expect(api.inputs('claims.takeChangedAnswer')).toEqual([{ id: claimId(1) }]));
    await waitFor(() => expect(screen.queryByText(/has changed its answer/)).toBeNull());
  });

  it('shows its life with the file that it went into', async () => {
    const user = userEvent.setup();
    open(claimDetail(1, 'exported'), {
      life: () => [
        {
          at: '2026-11-17T16:02:00.000Z' as Instant,
          kind: 'file',
          title: 'Exported',
          detail: 'Written into claims-000118.837.',
          userName: 'Olive Owner',
          status: 'exported',
          versionNumber: 1,
          file: { kind: 'claim_file', id: FILE },
        },
      ],
    });
    await screen.findByText('Service lines');
    await user.keyboard('4');
    expect((await screen.findByRole('link', { name: 'Open the file' })).getAttribute('href')).toBe(
      `/claims/files/${FILE}`,
    );
  });

  it('is voided only with a reason', async () => {
    const user = userEvent.setup();
    const { api } = open(claimDetail(1, 'exported'), { void: () => claimDetail(1, 'voided') });
    await screen.findByText('Service lines');
    await user.keyboard('a');
    await screen.findByRole('dialog', { name: 'Acts of claim 10461' });
    await user.keyboard('d');
    await screen.findByRole('dialog', { name: 'Void claim 10461' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Write why; the reason stays/)).toBeTruthy();
    await user.type(screen.getByLabelText('Reason'), 'Wrong patient');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('claims.void')).toEqual([{ id: claimId(1), reason: 'Wrong patient' }]),
    );
  });

  it('has no accessibility fault', async () => {
    open(claimDetail(1, 'draft', { findings: [STOP], differences: ['A difference.'] }));
    await screen.findByText(STOP.message);
    await expectNoAxeViolations();
  });
});
