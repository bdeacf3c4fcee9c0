import { cleanup, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import type { AckFileId, AckItemId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { applyFix } from '#renderer/features/claims/edit/apply-fix.ts';
import { emptyLine, isChanged, patchOf } from '#renderer/features/claims/edit/claim-patch.ts';
import { nobody } from '#renderer/features/claims/edit/named-provider.tsx';
import { nearestField, readAt, writeAt } from '#renderer/features/claims/edit/field-path.ts';
import { menuOf } from '#renderer/features/claims/menu-acts.ts';
import { routes } from '#renderer/features/claims/routes.tsx';
import { expectNoAxeViolations, renderWith } from '#tests/support/fake-client.ts';
import { claimDetail, claimFakes, claimId, claimSummary } from './fixtures.ts';

afterEach(cleanup);
const { claim } = claimDetail(1, 'draft');

describe('a path into a claim', () => {
  it('reads and writes places of a list from one on, and takes empty members away', () => {
    expect(readAt(claim, 'lines.3.modifiers.1')).toBe('QW');
    const changed = writeAt(claim, 'lines.2.code', '36416');
    expect(changed.lines[1]?.code).toBe('36416');
    expect(changed.lines[0]).toBe(claim.lines[0]);
    const said = writeAt(claim, 'situation.dates.onset', '2026-11-01');
    expect(said.situation?.dates?.onset).toBe('2026-11-01');
    expect(writeAt(said, 'situation.dates.onset', undefined)).not.toHaveProperty('situation');
  });

  it('leads to the field itself, within it, or around it', () => {
    const fields = ['billingProvider.address.line1', 'billingProvider.npi', 'lines.2.modifiers'];
    expect(nearestField(fields, 'billingProvider.npi')).toBe('billingProvider.npi');
    expect(nearestField(fields, 'billingProvider.address')).toBe('billingProvider.address.line1');
    expect(nearestField(fields, 'lines.2.modifiers.1')).toBe('lines.2.modifiers');
    expect(nearestField(fields, 'lines.2.detail.drug')).toBe('lines.2.modifiers');
    expect(nearestField(fields, 'receiver.id')).toBeNull();
  });
});

describe('what was changed in a claim', () => {
  it('holds only the members that differ', () => {
    expect(patchOf(claim, claim)).toEqual({});
    expect(patchOf({ ...claim, clia: '36D0000002' }, claim)).toEqual({ clia: '36D0000002' });
    expect(patchOf(writeAt(claim, 'situation.referralNumber', 'R1'), claim)).toEqual({
      situation: { referralNumber: 'R1' },
    });
  });

  it('completes a half-written drug and drops one with nothing in it', () => {
    const drug = patchOf(writeAt(claim, 'lines.1.detail.drug.ndc', '00002821501'), claim);
    expect(drug.lines?.[0]?.detail?.drug).toEqual({ ndc: '00002821501', quantity: '', unit: '' });
    expect(isChanged(writeAt(claim, 'lines.1.detail.drug.ndc', ''), claim)).toBe(false);
  });

  it('completes the address of who ordered a line', () => {
    const ordered = writeAt(claim, 'lines.1.detail.providers', [nobody('ordering')]);
    const patch = patchOf(writeAt(ordered, 'lines.1.detail.providers.1.address.city', 'Parma'), claim);
    expect(patch.lines?.[0]?.detail?.providers?.[0]?.address).toEqual({
      line1: '',
      line2: '',
      city: 'Parma',
      state: '',
      zip: '',
    });
  });

  it('gives a new line no identity and keeps that of the others', () => {
    const line = emptyLine(claim);
    if (!line) throw new Error('The claim has lines.');
    const patch = patchOf({ ...claim, lines: [...claim.lines, line] }, claim);
    expect(patch.lines?.map((l) => l.serviceLineId)).toEqual([
      ...claim.lines.map((l) => l.serviceLineId),
      null,
    ]);
  });

  it('says of the insured what it says of the patient when they are one', () => {
    const patch = patchOf(writeAt(claim, 'patient.firstName', 'Anna'), claim);
    expect([patch.patient?.firstName, patch.subscriber?.firstName]).toEqual(['Anna', 'Anna']);
  });

  it('follows a fix that says how, and leaves the others to a person', () => {
    expect(applyFix(claim, { kind: 'add_modifier', line: 1, modifier: '25' })?.lines[0]?.modifiers).toEqual([
      '25',
    ]);
    expect(applyFix(claim, { kind: 'open_field', field: 'clia' })).toBeNull();
    const without = applyFix(claim, { kind: 'remove_diagnosis', position: 2 });
    expect([without?.diagnoses, without?.lines[0]?.pointers]).toEqual([['E11.9'], [1]]);
    expect(applyFix(claim, { kind: 'set_value', field: 'acceptsAssignment', value: false })).toMatchObject({
      acceptsAssignment: false,
    });
    const referred = writeAt(claim, 'situation.referralNumber', 'R1');
    expect(
      applyFix(referred, { kind: 'set_value', field: 'situation.referralNumber', value: null }),
    ).not.toHaveProperty('situation');
    expect(applyFix(claim, { kind: 'set_value', field: 'clia', value: claim.clia })).toBeNull();
  });
});

describe('the acts of a claim', () => {
  const acts = (...args: Parameters<typeof claimSummary>) => menuOf(claimSummary(...args)).map((e) => e.act);
  it('follow from where it stands', () => {
    expect(acts(1, 'draft')).toEqual(expect.arrayContaining(['hold', 'copy', 'template', 'repeat', 'void']));
    expect(acts(1, 'draft')).not.toContain('correct');
    expect(acts(1, 'draft', { versionNumber: 2 })).toContain('drop');
    expect(acts(1, 'paid')).toEqual(
      expect.arrayContaining(['correct', 'voidPayer', 'secondary', 'appeal', 'close']),
    );
    expect(acts(1, 'voided')).toEqual(['copy', 'template']);
    const keys = menuOf(claimSummary(1, 'denied', { frequency: '8' })).map((e) => e.keys);
    expect(new Set(keys).size).toBe(keys.length);
  });
});

const REJECTION: AckItem = {
  id: '00000020-0000-4000-8000-000000000001' as AckItemId,
  fileId: '00000021-0000-4000-8000-000000000001' as AckFileId,
  fileName: 'answer.277ca',
  kind: '277CA',
  level: 'claim',
  segment: 12,
  outcome: 'rejected',
  about: 'Claim 10461',
  sentence: 'Rejected.',
  saidAt: '',
  state: 'matched',
  why: 'by its control number',
  decidedBy: '',
  facts: {
    sourceName: 'EXAMPLE PAYER',
    sourceEntity: 'PR',
    personName: '',
    memberId: '',
    birthDate: null,
    serviceFrom: null,
    chargeCents: null,
    paidCents: null,
    paidOn: null,
    paymentNumber: '',
    payerControlNumber: '',
    clearinghouseNumber: '',
    accepted: null,
    rejected: null,
  },
  reasons: [],
  claims: [
    {
      claimId: claimId(1),
      controlNumber: '10461',
      patientName: 'Fictive, Ana',
      status: 'rejected',
      reasons: [
        {
          code: 'A7:164:IL',
          words: 'The member id is not valid.',
          field: 'coverage.memberId',
          fieldWords: 'member id',
          line: null,
          value: '',
          sentSegment: null,
          segment: 12,
        },
      ],
      from: 'exported',
      to: 'rejected',
      note: '',
    },
  ],
  claimFileId: null,
  coverageId: null,
  patientId: null,
};

describe('editing a claim', () => {
  const show = (claims: Parameters<typeof claimFakes>[0], path = `/claims/${claimId(1)}`) =>
    renderWith(routes, claimFakes(claims, { acks: { ofClaim: () => [REJECTION] } }), { path });

  it('leads from a rejection to its field, and saves only what was changed', async () => {
    const user = userEvent.setup();
    const draft = claimDetail(1, 'draft');
    const { api } = show({
      get: () => claimDetail(1, 'rejected'),
      startVersion: () => draft,
      edit: () => draft,
    });
    expect(await screen.findByRole('heading', { name: 'Rejected by EXAMPLE PAYER' })).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog');
    expect(screen.getByLabelText<HTMLInputElement>('Why').value).toBe(
      'Rejected: The member id is not valid.',
    );
    await user.keyboard('{Control>}{Enter}{/Control}');
    const field = await screen.findByLabelText('Member id');
    await waitFor(() => expect(document.activeElement).toBe(field));
    await user.clear(field);
    await user.type(field, 'EXM999');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('claims.edit')).toHaveLength(1));
    expect(api.inputs('claims.edit')[0]).toMatchObject({
      id: claimId(1),
      expectedVersion: 1,
      patch: { coverage: { memberId: 'EXM999' } },
    });
    expect(Object.keys((api.inputs('claims.edit')[0] as { patch: object }).patch)).toEqual(['coverage']);
  });

  it('keeps what was typed when main refuses, and says so at the field', async () => {
    const user = userEvent.setup();
    show(
      {
        get: () => claimDetail(1, 'draft'),
        edit: () => {
          throw new Refusal('invalid_input', 'It was not saved.', { clia: 'This is no CLIA number.' });
        },
      },
      `/claims/${claimId(1)}?field=clia`,
    );
    const field = await screen.findByLabelText<HTMLInputElement>('CLIA');
    await user.type(field, 'X');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('This is no CLIA number.')).toBeTruthy();
    expect(field.value).toBe('36D0000001X');
  });

  it('asks for the price of a service as soon as its seller is named', async () => {
    const user = userEvent.setup();
    const detail = claimDetail(1, 'draft');
    const seller = { ...nobody('purchasedService'), npi: '1987654328' };
    const sold = { ...detail, claim: writeAt(detail.claim, 'lines.1.detail.providers', [seller]) };
    const { api } = show(
      { get: () => sold, edit: () => sold },
      `/claims/${claimId(1)}?field=lines.1.detail.providers.1.npi`,
    );
    await user.click(await screen.findByRole('button', { name: 'The price of line 1' }));
    expect(screen.getByLabelText<HTMLInputElement>('Number of the seller').value).toBe('1987654328');
    const price = screen.getByLabelText('Bought for');
    await user.clear(price);
    await user.type(price, '45.50');
    await user.tab();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('claims.edit')).toHaveLength(1));
    const { patch } = api.inputs('claims.edit')[0] as { patch: { lines: { detail?: object }[] } };
    expect(patch.lines[0]?.detail).toMatchObject({
      purchased: { sellerId: '1987654328', priceCents: 4550 },
    });
  });

  it('only shows a claim that was sent', async () => {
    show({ get: () => claimDetail(1, 'exported') }, `/claims/${claimId(1)}?field=clia`);
    const field = await screen.findByLabelText<HTMLInputElement>('CLIA');
    expect(
      field.closest('fieldset')?.closest('fieldset:disabled') ?? field.closest('.edit-body > fieldset'),
    ).toHaveProperty('disabled', true);
    expect(screen.getByText(/It was sent as it stands here/)).toBeTruthy();
  });

  it('has no accessibility fault', async () => {
    show({ get: () => claimDetail(1, 'draft') }, `/claims/${claimId(1)}?field=clia`);
    await screen.findByLabelText('CLIA');
    await expectNoAxeViolations();
  });
});
