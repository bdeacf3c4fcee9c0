import { act, cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Finding } from '#shared/domain/finding.ts';
import { cents } from '#shared/kernel/money.ts';
import { Refusal } from '#shared/kernel/result.ts';
import {
  contentOf,
  fixDraft,
  forgetNewClaim,
  missingOf,
  useNewClaim,
  type DraftLine,
} from '#renderer/features/claims/make/new-claim-draft.ts';
import { readPointers } from '#renderer/features/claims/make/pointers.ts';
import { routes } from '#renderer/features/claims/routes.tsx';
import { expectNoAxeViolations, renderWith } from '#tests/support/fake-client.ts';
import { claimDetail, claimFakes, claimId } from './fixtures.ts';

afterEach(() => {
  cleanup();
  forgetNewClaim();
});

const ID = (kind: number) => `${String(kind).padStart(8, '0')}-0000-4000-8000-000000000001`;
const line = (change: Partial<DraftLine>): DraftLine => ({
  key: `k${change.code ?? ''}`,
  code: '',
  modifiers: '',
  pointers: 'A',
  units: '1',
  chargeCents: null,
  serviceDate: null,
  place: '',
  ...change,
});
const WRITTEN = {
  patientId: ID(2),
  providerId: ID(4),
  facilityId: ID(5),
  serviceDate: '2026-11-17',
  diagnoses: 'E11.9 I10',
  lines: [line({ code: '99213', pointers: 'ab' }), line({ code: '83036', units: '2' }), line({})],
};
const full = () => ({ ...useNewClaim.getState(), ...WRITTEN });

describe('a claim as it is typed', () => {
  it('reads letters as places of diagnoses', () => {
    expect(readPointers('a, C')).toEqual([1, 3]);
    expect(readPointers('AZ')).toBeNull();
  });

  it('says what is still missing, in the order of the form', () => {
    expect(missingOf(useNewClaim.getState()).map((m) => m.field)).toEqual([
      'patientId',
      'renderingProvider',
      'facility',
      'diagnoses',
      'lines.1.code',
    ]);
    const wrong = { ...full(), lines: [line({ code: '99213', units: '0', pointers: '1', modifiers: '2' })] };
    expect(missingOf(wrong).map((m) => m.field)).toEqual([
      'lines.1.units',
      'lines.1.pointers',
      'lines.1.modifiers',
    ]);
    expect(contentOf(wrong)).toBeNull();
  });

  it('becomes what main takes: lines with a code only, charges open', () => {
    expect(contentOf(full())).toMatchObject({
      patientId: ID(2),
      coverageId: null,
      diagnoses: ['E11.9', 'I10'],
      lines: [
        { code: '99213', pointers: [1, 2], units: 1, chargeCents: null, placeOfService: null },
        { code: '83036', pointers: [1], units: 2, chargeCents: null },
      ],
      rest: {},
    });
    expect(contentOf({ ...full(), onset: '2026-11-01', priorAuthorization: ' A1 ' })?.rest).toEqual({
      situation: { priorAuthorization: 'A1', dates: { onset: '2026-11-01' } },
    });
  });

  it('follows a fix and keeps an open charge open', () => {
    const fixed = fixDraft(full(), { kind: 'add_modifier', line: 2, modifier: 'QW' });
    expect(fixed?.lines[1]).toMatchObject({ modifiers: 'QW', chargeCents: null, units: '2' });
    expect(
      fixDraft(full(), { kind: 'set_charge', line: 1, chargeCents: cents(100) })?.lines[0],
    ).toMatchObject({ chargeCents: 100 });
    expect(fixDraft(full(), { kind: 'remove_diagnosis', position: 2 })).toMatchObject({ diagnoses: 'E11.9' });
    expect(fixDraft(full(), { kind: 'open_field', field: 'lines.1.code' })).toBeNull();
  });
});

const QW: Finding = {
  rule: 'clia-waived',
  severity: 'stops',
  field: 'lines.2.modifiers',
  message: 'Line 2 needs modifier QW.',
  source: 'Example',
  fix: { kind: 'add_modifier', line: 2, modifier: 'QW' },
  fixLabel: 'Add QW',
};

/** Main finds QW missing until the second line has it. */
const open = (claims: Parameters<typeof claimFakes>[0] = {}) =>
  renderWith(
    routes,
    claimFakes(
      {
        tryContent: (content) => ({
          findings: content.lines[1]?.modifiers.includes('QW') === true ? [] : [QW],
          payerName: 'Example Commercial PPO',
          chargeCents: cents(18500),
          lineCents: [cents(14500), cents(4000)],
          titles: { 'E11.9': 'Type 2 diabetes mellitus without complications' },
        }),
        ...claims,
      },
      {
        practice: { payers: () => [], providers: () => [], facilities: () => [] },
        patients: {
          list: () => ({ rows: [], total: 0 }),
          get: () => {
            throw new Refusal('not_found', 'Not here.');
          },
        },
      },
    ),
    { path: '/claims/new' },
  );

describe('the page of a new claim', () => {
  it('lists what is missing, leads to the first of it, and has no violations', async () => {
    const user = userEvent.setup();
    const { api } = open();
    expect(await screen.findByRole('button', { name: 'Choose the patient.' })).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect((document.activeElement as HTMLElement).dataset['field']).toBe('patientId');
    expect(api.inputs('claims.create')).toEqual([]);
  });

  it('keeps an empty line at the end, and Enter goes to the next one', async () => {
    const user = userEvent.setup();
    open();
    await user.type(await screen.findByLabelText('Code'), '99213');
    expect(screen.getAllByLabelText('Code')).toHaveLength(2);
    await user.keyboard('{Enter}');
    expect((document.activeElement as HTMLElement).dataset['field']).toBe('lines.2.code');
    await user.click(screen.getByRole('button', { name: 'Remove line 1' }));
    expect(screen.getAllByLabelText('Code')).toHaveLength(1);
  });

  it('is checked while it is typed, mended by a key, made, and forgotten', async () => {
    const user = userEvent.setup();
    const { api, path } = open({
      create: () => claimDetail(1, 'draft'),
      get: () => claimDetail(1, 'draft'),
    });
    act(() => useNewClaim.setState(WRITTEN));
    expect(await screen.findByText(/needs modifier/)).toBeTruthy();
    expect(screen.getByLabelText('Fee 145.00')).toBeTruthy();
    await user.keyboard('{Alt>}f{/Alt}');
    expect(useNewClaim.getState().lines[1]?.modifiers).toBe('QW');
    expect(await screen.findByText(/finds nothing wrong/)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/claims/${claimId(1)}`));
    expect(api.inputs('claims.create')).toMatchObject([{ lines: [{}, { modifiers: ['QW'] }] }]);
    expect(useNewClaim.getState().diagnoses).toBe('');
  });

  it('stays as it was typed when main refuses it, and shows why', async () => {
    const user = userEvent.setup();
    open({
      create: () => {
        throw new Refusal('invalid_input', 'The practice has no fee for 83036.', { lines: 'No fee.' });
      },
    });
    act(() => useNewClaim.setState(WRITTEN));
    await screen.findByText(/needs modifier/);
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('The practice has no fee for 83036.')).toBeTruthy();
    expect(useNewClaim.getState().diagnoses).toBe('E11.9 I10');
  });
});
