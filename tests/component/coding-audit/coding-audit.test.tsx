import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CaseDetail } from '#shared/contract/coding-audit.ts';
import type { Decision } from '#shared/domain/coding-audit/audit-case.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/coding-audit/routes.tsx';
import { bareCard } from '#tests/component/coding/card-fixture.ts';
import { HITS, checkFixture, encounterDetail, searchFixtures } from '#tests/component/coding/fixtures.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import {
  AUDIT,
  CASE,
  CODER,
  COMPARISON,
  FIGURES,
  NEXT_CASE,
  auditDetail,
  auditRow,
  caseDetail,
  caseRow,
} from './fixtures.ts';

afterEach(cleanup);

const AT = '2026-11-20T15:04:05.000Z' as Instant;
const CHOICES = {
  coders: [{ id: CODER, name: 'Cora Sample', encounters: 12 }],
  providers: [],
  payers: [],
  encounters: 12,
  own: 0,
};
const SCORE = {
  coderId: CODER,
  coderName: 'Cora Sample',
  all: FIGURES,
  families: COMPARISON.families,
  months: [{ month: '2026-11', score: FIGURES }],
};

describe('the list of audits', () => {
  const fakes: Fakes = {
    audits: {
      list: () => [auditRow()],
      choices: () => CHOICES,
      scores: () => [SCORE],
      own: () => [caseRow({ status: 'returned', outcome: 'corrected_claim_needed' })],
      preview: ({ seed }) => ({
        seed: seed ?? 1,
        population: 12,
        matching: 12,
        rows: [
          {
            encounterId: caseRow().encounterId,
            serviceDate: caseRow().serviceDate,
            patientName: 'Fictive, Ana',
            coderName: 'Cora Sample',
            chargeCents: cents(20_000),
            why: ['Drawn at random: 1 of 12'],
          },
        ],
      }),
      create: () => ({ id: AUDIT }),
      get: () => auditDetail(),
    },
  };

  it('shows progress, agreement and money, and opens an audit by Enter', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(routes, fakes, { path: '/audits' });
    const row = await screen.findByRole('row', { name: /First quarter/ });
    expect(row.textContent).toContain('1 of 2');
    expect(row.textContent).toContain('65.00');
    await expectNoAxeViolations();
    screen.getByRole('grid', { name: 'Audits' }).focus();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/audits/${AUDIT}`));
  });

  it('previews the sample before an audit is made of just that sample', async () => {
    const user = userEvent.setup();
    const { api, path } = renderWith(routes, fakes, { path: '/audits' });
    await screen.findByRole('row', { name: /First quarter/ });
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'New audit' });
    await within(sheet).findByText(/1 drawn of 12 that fit, among 12/);
    expect(within(sheet).getByText(/Drawn at random/)).toBeTruthy();
    await user.click(within(sheet).getByRole('checkbox', { name: 'Modifier 25' }));
    await waitFor(() =>
      expect(api.inputs('audits.preview').at(-1)).toMatchObject({ rule: { modifiers: ['25'] } }),
    );
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/audits/${AUDIT}`));
    const [made] = api.inputs('audits.create');
    const shown = api.inputs('audits.preview').at(-1) as { seed: number };
    expect(made).toMatchObject({ seed: shown.seed, rule: { modifiers: ['25'] } });
  });

  it('shows a coder the own results and score alone', async () => {
    const coder: Fakes = {
      ...fakes,
      session: { status: () => openSession('coder') },
    };
    const { api } = renderWith(routes, coder, { path: '/audits' });
    const row = await screen.findByRole('row', { name: /First quarter/ });
    expect(row.textContent).toContain('Corrected claim needed');
    expect(screen.queryByRole('button', { name: /New audit/ })).toBeNull();
    expect(api.inputs('audits.list')).toEqual([]);
    const user = userEvent.setup();
    await user.click(screen.getByRole('tab', { name: 'My score' }));
    const table = await screen.findByRole('table', { name: /Score of Cora Sample/ });
    expect(table.textContent).toContain('30–97 %');
    expect(screen.getByText('Too few cases to judge')).toBeTruthy();
    await expectNoAxeViolations();
  });
});

describe('one audit', () => {
  it('leads to the next case, shows no reason of one that is not reviewed, and refuses an early end', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(
      routes,
      { audits: { get: () => auditDetail(), blind: () => blind() } },
      { path: `/audits/${AUDIT}` },
    );
    expect(await screen.findByText('30–97 %, 3 cases, too few to judge')).toBeTruthy();
    expect(screen.getByRole('button', { name: /Close audit/ }).getAttribute('aria-disabled')).toBe('true');
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/audits/cases/${NEXT_CASE}/recode`));
  });
});

function blind() {
  return {
    caseId: NEXT_CASE,
    auditId: AUDIT,
    auditName: 'First quarter',
    position: 2,
    of: 2,
    reviewed: 1,
    detail: encounterDetail({ status: 'coding' }),
  };
}

describe('the blind recode', () => {
  it('codes by keyboard alone, keeps the draft in the audit and shows the comparison', async () => {
    const user = userEvent.setup();
    let draft = encounterDetail({ status: 'coding' });
    const { api, path } = renderWith(
      routes,
      {
        audits: {
          blind,
          saveDraft: ({ coding, version }) => {
            draft = { ...draft, coding, encounter: { ...draft.encounter, version: version + 1 } };
            return draft;
          },
          submit: () => caseDetail(),
          case: () => caseDetail(),
        },
        coding: { get: () => encounterDetail(), check: ({ coding }) => checkFixture(coding) },
        codes: {
          search: ({ query, systems }) => searchFixtures(query, systems),
          get: () => ({ entry: null, parents: [], children: [] }),
        },
      },
      { path: `/audits/cases/${NEXT_CASE}/recode` },
    );
    const box = await screen.findByRole('combobox', { name: 'Search codes' });
    expect(screen.getByText(/hidden until you submit/)).toBeTruthy();
    expect(screen.getByRole('button', { name: /Submit and compare/ }).getAttribute('aria-disabled')).toBe(
      'true',
    );
    act(() => box.focus());
    await user.keyboard('hypertension');
    await screen.findByRole('option', { name: /I10/ });
    await user.keyboard('{Enter}');
    await screen.findByRole('button', { name: /^A I10/ });
    await waitFor(() => expect(api.inputs('audits.saveDraft')).not.toEqual([]));
    expect(api.inputs('audits.saveDraft').at(-1)).toMatchObject({
      caseId: NEXT_CASE,
      coding: { diagnoses: ['I10'] },
    });
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await screen.findByRole('dialog', { name: 'Submit the recode' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(path()).toBe(`/audits/cases/${NEXT_CASE}`));
    expect(api.inputs('coding.save')).toEqual([]);
    expect(HITS.length).toBeGreaterThan(0);
  });

  it('shows the card of a code that was taken by an Enter faster than the list', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(
      routes,
      {
        audits: { blind, saveDraft: () => encounterDetail({ status: 'coding' }) },
        coding: { get: () => encounterDetail(), check: ({ coding }) => checkFixture(coding) },
        codes: { search: ({ query, systems }) => searchFixtures(query, systems) },
        card: { get: () => bareCard({}) },
        workbench: { favourites: () => [] },
      },
      { path: `/audits/cases/${NEXT_CASE}/recode` },
    );
    const box = await screen.findByRole('combobox', { name: 'Search codes' });
    act(() => box.focus());
    await user.keyboard('hypertension{Enter}');
    await screen.findByRole('button', { name: /^A I10/ });
    await screen.findByRole('region', { name: 'Code I10' });
    expect(api.inputs('card.get').at(-1)).toMatchObject({ system: 'icd10cm', code: 'I10' });
  });

  it('says why a case is not open and leads on', async () => {
    renderWith(
      routes,
      {
        audits: {
          blind: () => {
            throw new Refusal(
              'rule_violated',
              'You coded this encounter yourself, so another auditor has to review it.',
            );
          },
        },
      },
      { path: `/audits/cases/${CASE}/recode` },
    );
    expect(await screen.findByText(/another auditor has to review it/)).toBeTruthy();
    expect(screen.getByRole('link', { name: 'the audits' })).toBeTruthy();
  });
});

describe('the comparison', () => {
  function comparing(start: CaseDetail = caseDetail()) {
    let stored = start;
    const fakes: Fakes = {
      coding: { get: () => encounterDetail({ status: 'coded' }) },
      audits: {
        case: () => stored,
        decide: ({ key, right, comment }) => {
          const made: Decision = { key, right, comment, at: AT };
          const decisions = [...stored.decisions.filter((d) => d.key !== key), made];
          stored = caseDetail({}, decisions);
          return stored;
        },
        return: () => {
          stored = caseDetail(
            { row: caseRow({ status: 'returned', outcome: 'back_to_coding' }), mayDecide: false },
            stored.decisions,
          );
          return stored;
        },
        agree: () => {
          stored = caseDetail({ row: caseRow({ status: 'agreed', standing: 0 }), mayDecide: false });
          return stored;
        },
        comment: ({ text }) => {
          stored = {
            ...stored,
            comments: [{ id: 1, at: AT, userName: 'Olive Owner', own: true, difference: '', text }],
          };
          return stored;
        },
      },
    };
    return fakes;
  }

  it('decides each difference by one key, and returns it with a note', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, comparing(), { path: `/audits/cases/${CASE}` });
    await screen.findByText('2 of 2 to decide');
    const emit = () => act(() => api.emit({ type: 'changed', tags: ['coding-audits'] }));
    await expectNoAxeViolations();
    await user.keyboard('c');
    await waitFor(() => expect(api.inputs('audits.decide')).toHaveLength(1));
    emit();
    await screen.findByText('1 of 2 to decide');
    await user.keyboard('a');
    await waitFor(() => expect(api.inputs('audits.decide')).toHaveLength(2));
    expect(api.inputs('audits.decide')).toMatchObject([
      { key: COMPARISON.differences[0]?.key, right: 'coder' },
      { key: COMPARISON.differences[1]?.key, right: 'auditor' },
    ]);
    emit();
    await screen.findByText('1 stand');
    await user.keyboard('{Control>}{Enter}{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Return to the coder' });
    expect(within(sheet).getByDisplayValue('99213 is one level below 99214.')).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('audits.return')).toHaveLength(1));
  });

  it('shows both codings with what differs, in money too', async () => {
    renderWith(routes, comparing(), { path: `/audits/cases/${CASE}` });
    const table = await screen.findByRole('table', { name: 'Service lines, first coding and recode' });
    expect(table.textContent).toContain('99213');
    expect(table.textContent).toContain('99214');
    expect(screen.getByText(/Charges 160\.00 → 225\.00, difference 65\.00/)).toBeTruthy();
    expect(screen.getByText(/By allowed amounts: not known/)).toBeTruthy();
  });

  it('says before returning a billed encounter that a corrected claim is needed', async () => {
    const user = userEvent.setup();
    const decisions: Decision[] = COMPARISON.differences.map((d) => ({
      key: d.key,
      right: 'auditor',
      comment: '',
      at: AT,
    }));
    renderWith(routes, comparing(caseDetail({ encounterStatus: 'billed' }, decisions)), {
      path: `/audits/cases/${CASE}`,
    });
    await screen.findByText('2 stand');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/cannot be opened for coding/)).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('lets the coder read and answer, and decide nothing', async () => {
    const user = userEvent.setup();
    const start = caseDetail({
      row: caseRow({ status: 'returned', outcome: 'back_to_coding', own: true }),
      mayDecide: false,
      note: 'Look at the level again.',
    });
    const { api } = renderWith(
      routes,
      { ...comparing(start), session: { status: () => openSession('coder') } },
      { path: `/audits/cases/${CASE}` },
    );
    expect(await screen.findByText(/Look at the level again/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /Coder right/ })).toBeNull();
    await user.keyboard('m');
    await user.keyboard('I see.{Enter}');
    await waitFor(() => expect(api.inputs('audits.comment')).toMatchObject([{ text: 'I see.' }]));
    await expectNoAxeViolations();
  });
});
