import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ClaimDetail } from '#shared/contract/claims.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { cents } from '#shared/kernel/money.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { exportable, releasable } from '#renderer/features/claims/desk-model.ts';
import { recordOfField } from '#renderer/features/claims/record-of-field.ts';
import { receiversOf, shownSegments } from '#renderer/features/claims/segments.ts';
import { routes } from '#renderer/features/claims/routes.tsx';
import { renderWith, expectNoAxeViolations, type Fakes } from '#tests/support/fake-client.ts';
import { encounterRow } from '#tests/component/coding/fixtures.ts';
import { FILE, STOP, TEXT_837, claimDetail, claimId, claimSummary } from './fixtures.ts';

afterEach(cleanup);

const file = {
  id: FILE,
  kind: '837P' as const,
  fileName: 'claims-000118.837',
  sha256: 'b'.repeat(64),
  interchangeControl: '000000118',
  receiverName: 'Example Clearinghouse',
  createdAt: '2026-11-17T16:04:00.000Z' as Instant,
  placedAt: '2026-11-17T16:04:01.000Z' as Instant | null,
  claims: 1,
  chargeCents: cents(20000),
};

function fakes(claims: Fakes['claims'], coding: Fakes['coding'] = {}): Fakes {
  return {
    claims: { preview: () => ({ text: TEXT_837 }), files: () => [], ...claims },
    coding: { worklist: () => [], ...coding },
  };
}

describe('which claims an act takes', () => {
  const draft = claimSummary(1, 'draft');
  const stopped = claimSummary(2, 'draft', { stops: 1 });
  const ready = claimSummary(3, 'ready');

  it('releases only chosen drafts that nothing stops', () => {
    expect(releasable([draft, stopped, ready]).claims).toEqual([draft]);
    expect(releasable([stopped]).reason).toMatch(/stops each/);
    expect(releasable([]).reason).toMatch(/Choose drafts/);
  });

  it('exports what is chosen and ready, or all that is ready when nothing is chosen', () => {
    expect(exportable([draft, ready], []).claims).toEqual([ready]);
    expect(exportable([draft, ready], [draft]).reason).toMatch(/None of the chosen/);
    expect(exportable([draft, ready], [ready]).totalCents).toBe(20000);
  });
});

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

describe('the claims desk', () => {
  it('says what an export will do, with the receivers, before it writes anything', async () => {
    const user = userEvent.setup();
    let exported = false;
    const { api } = renderWith(
      routes,
      fakes({
        list: () => [claimSummary(1, exported ? 'exported' : 'ready'), claimSummary(2, 'draft')],
        export: () => {
          exported = true;
          return { files: [file] };
        },
      }),
      { path: '/claims' },
    );
    await screen.findByText('10461');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Export 1 claim' });
    expect(await within(sheet).findByText(/EXAMPLE CLEARINGHOUSE/)).toBeTruthy();
    expect(within(sheet).getByText(/1 claim, 200\.00 in all/)).toBeTruthy();
    expect(api.inputs('claims.export')).toHaveLength(0);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 claim exported into claims-000118.837.')).toBeTruthy();
    expect(api.inputs('claims.export')).toEqual([{ ids: [claimId(1)] }]);
  });

  it('shows what a link from the worklist asks for', async () => {
    renderWith(routes, fakes({ list: () => [claimSummary(1, 'draft'), claimSummary(2, 'ready')] }), {
      path: '/claims?status=ready',
    });
    await screen.findByText('10462');
    await waitFor(() => expect(screen.queryByText('10461')).toBeNull());
    expect(screen.getByText('10462')).toBeTruthy();
  });

  it('chooses rows with Space and releases only those', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      routes,
      fakes({
        list: () => [claimSummary(1, 'draft'), claimSummary(2, 'draft')],
        release: ({ id }) => claimDetail(id === claimId(1) ? 1 : 2, 'ready'),
      }),
      { path: '/claims' },
    );
    await screen.findByText('10461');
    await user.keyboard('{ArrowDown} r');
    await screen.findByRole('dialog', { name: 'Release 1 claim' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('claims.release')).toEqual([{ id: claimId(2) }]));
  });

  it('stops at the first claim that cannot be made and says how many were', async () => {
    const user = userEvent.setup();
    renderWith(
      routes,
      fakes(
        {
          list: () => [],
          createFromEncounter: ({ encounterId }) => {
            if (encounterId === encounterRow(2, 'coded', '').id)
              throw new Refusal('rule_violated', 'The patient has no coverage.');
            return claimDetail(1, 'draft');
          },
        },
        {
          worklist: () => [encounterRow(1, 'coded', 'Fictive, Ana'), encounterRow(2, 'coded', 'Sample, Ben')],
        },
      ),
      { path: '/claims' },
    );
    await screen.findByText(/Coded, no claim yet: 2/);
    await user.keyboard('c');
    await screen.findByRole('dialog', { name: 'Create 2 claims' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('1 claim made, then: The patient has no coverage.')).toBeTruthy();
  });
});

describe('an exported file', () => {
  it('that did not reach its folder is named on the desk', async () => {
    renderWith(routes, fakes({ list: () => [], files: () => [{ ...file, placedAt: null }] }), {
      path: '/claims',
    });
    expect((await screen.findByRole('link', { name: 'claims-000118.837' })).getAttribute('href')).toBe(
      `/claims/files/${FILE}`,
    );
  });

  it('is shown as it is kept and written again with the same bytes', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      routes,
      fakes({
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
    renderWith(routes, fakes({ get: () => detail, ...more }), { path: `/claims/${claimId(1)}` });

  it('is not released while a finding stops it, and the finding leads to its record', async () => {
    const user = userEvent.setup();
    const { api, path } = open(claimDetail(1, 'draft', { findings: [STOP] }));
    await screen.findByText(STOP.message);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(api.inputs('claims.release')).toHaveLength(0);
    expect(screen.getByRole('button', { name: /^Release/ }).getAttribute('aria-disabled')).toBe('true');
    await user.click(screen.getByRole('button', { name: STOP.message }));
    expect(path()).toBe('/settings/practice');
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

  it('lists what differs from the records and takes it over only on demand', async () => {
    const user = userEvent.setup();
    const { api } = open(
      claimDetail(1, 'draft', { differences: ['The patient lives at 2 Example Way now.'] }),
      {
        refresh: () => claimDetail(1, 'draft'),
      },
    );
    expect(await screen.findByText('The patient lives at 2 Example Way now.')).toBeTruthy();
    await user.keyboard('u');
    await waitFor(() => expect(screen.queryByText('The patient lives at 2 Example Way now.')).toBeNull());
    expect(api.inputs('claims.refresh')).toHaveLength(1);
  });

  it('shows its life with the file that it went into', async () => {
    const user = userEvent.setup();
    open(claimDetail(1, 'exported'));
    await screen.findByText('Service lines');
    await user.keyboard('4');
    expect((await screen.findByRole('link', { name: 'Open the file' })).getAttribute('href')).toBe(
      `/claims/files/${FILE}`,
    );
  });

  it('is voided only with a reason', async () => {
    const user = userEvent.setup();
    const { api } = open(claimDetail(1, 'exported'), { void: () => claimDetail(1, 'voided') });
    await user.click(await screen.findByRole('button', { name: 'Void' }));
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Write why it is voided/)).toBeTruthy();
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
