import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { BuiltInRule, PackPreview } from '#shared/contract/scrub-rules.ts';
import type { OwnRule, OwnRuleVersion } from '#shared/domain/own-rules/own-rule.ts';
import type { Trial } from '#shared/domain/own-rules/trial.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import type { OwnRuleId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/scrub-rules/routes.tsx';
import { forgetAll } from '#renderer/lib/forget.ts';
import { CLAIM_ID, testId } from '#tests/support/claims.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { ownRule, ruleText } from '#tests/support/own-rules.ts';

afterEach(() => {
  cleanup();
  forgetAll();
});

const BUILT_IN: readonly BuiltInRule[] = [
  {
    name: 'billing-npi',
    family: 'identifiers',
    severity: 'stops',
    title: 'The NPI checks.',
    source: '2010AA NM109',
  },
  {
    name: 'text-edges',
    family: 'claim',
    severity: 'warns',
    title: 'No text ends with a space.',
    source: 'X12.6',
  },
];
const SECOND = ownRule(
  { name: 'Late claims', scope: 'claim', severity: 'informs' },
  { id: testId(9, 2) as OwnRuleId, enabled: false, version: 4 },
);
const TRIAL: Trial = {
  judged: 320,
  judgedBy: { denied: 37, rejected: 3, partly_paid: 20, paid: 240, open: 20 },
  met: 14,
  metBy: { denied: 11, rejected: 0, partly_paid: 1, paid: 2, open: 0 },
  rows: [
    {
      claimId: CLAIM_ID,
      controlNumber: '10461',
      patientName: 'Fictive, Ana',
      payerName: 'Invented Health Plan',
      serviceDate: isoDate('2026-03-03'),
      outcome: 'denied',
      where: 'line 1',
    },
  ],
};

const fakes = (
  more: NonNullable<Fakes['scrubRules']> = {},
  rules: OwnRule[] = [ownRule(), SECOND],
): Fakes => ({
  scrubRules: {
    own: () => rules,
    builtIn: () => ({ version: 'claims 2026-11-23.1, codes 2026-11-23.1', rules: [...BUILT_IN] }),
    ...more,
  },
});
const at = (path: string, with_: Fakes) => renderWith(routes, with_, { path });

describe('the list of rules', () => {
  it('shows the own rules, the chosen one in words', async () => {
    at('/settings/rules', fakes());
    const table = await screen.findByRole('grid', { name: 'Own rules' });
    expect(within(table).getByText('Late claims')).toBeTruthy();
    const words = screen.getByRole('list', { name: 'Conditions' });
    expect(within(words).getByText('Procedure is from 99202 to 99215')).toBeTruthy();
    expect(within(words).getByText('Modifier is none of 25, 57')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('switches a rule on and off by O', async () => {
    const { api } = at('/settings/rules', fakes({ turn: ({ on }) => ({ ...ownRule(), enabled: on }) }));
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('o');
    await waitFor(() => expect(api.inputs('scrubRules.turn')).toEqual([{ id: testId(9, 1), on: false }]));
    expect(await screen.findByText(/is off\./)).toBeTruthy();
  });

  it('removes one only when it is confirmed', async () => {
    const { api } = at('/settings/rules', fakes({ remove: () => ({}) }));
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('{Delete}');
    expect(await screen.findByRole('dialog', { name: /Remove/ })).toBeTruthy();
    expect(api.inputs('scrubRules.remove')).toEqual([]);
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('scrubRules.remove')).toEqual([{ id: testId(9, 1) }]));
  });

  it('finds built-in rules by words of any column', async () => {
    at('/settings/rules?show=built-in', fakes());
    const box = await screen.findByRole('searchbox', { name: 'Search the rules' });
    await userEvent.type(box, '2010aa npi');
    const table = screen.getByRole('grid', { name: 'Built-in rules' });
    expect(within(table).getByText('billing-npi')).toBeTruthy();
    expect(within(table).queryByText('text-edges')).toBeNull();
    expect(screen.getByText('1 of 2')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('says what stands here while there is no rule', async () => {
    at('/settings/rules', fakes({}, []));
    expect(await screen.findByText('No rules of your own yet')).toBeTruthy();
  });

  it('shows the versions of a rule and saves an earlier one anew', async () => {
    const versions: OwnRuleVersion[] = [2, 1].map((version) => ({
      version,
      savedAt: `2026-11-2${version}T10:00:00.000Z` as Instant,
      savedBy: 'Olive Owner',
      text: ruleText({ message: `message of ${version}.` }),
    }));
    const rule = ownRule({}, { version: 2 });
    const { api } = at(
      '/settings/rules',
      fakes({ versions: () => versions, save: () => ({ ...rule, version: 3 }) }, [rule]),
    );
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('h');
    const table = await screen.findByRole('grid', { name: 'Versions' });
    await userEvent.click(within(table).getByText('message of 1.'));
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('scrubRules.save')).toEqual([
        { id: rule.id, expectedVersion: 2, text: ruleText({ message: 'message of 1.' }) },
      ]),
    );
  });

  it('keeps a reader from changing anything', async () => {
    at('/settings/rules', { ...fakes(), session: { status: () => openSession('reader') } });
    await screen.findByRole('grid', { name: 'Own rules' });
    await waitFor(() =>
      expect(screen.getByRole('button', { name: /New rule/ }).getAttribute('aria-disabled')).toBe('true'),
    );
    expect(screen.getByRole('button', { name: /Switch off/ }).getAttribute('aria-disabled')).toBe('true');
  });
});

describe('writing a rule', () => {
  it('is done by keyboard alone, tried, and saved', async () => {
    const { api, path } = at(
      '/settings/rules/new',
      fakes({ tryOut: () => TRIAL, save: ({ text }) => ownRule(text, { enabled: false }) }),
    );
    const user = userEvent.setup();
    const name = await screen.findByRole('textbox', { name: 'Name' });
    await waitFor(() => expect(document.activeElement).toBe(name));
    await user.keyboard('Visits need 25{Tab}');
    await user.selectOptions(screen.getByRole('combobox', { name: 'Judges' }), 'line');
    const first = screen.getByRole('group', { name: /Condition 1/ });
    await user.selectOptions(within(first).getByRole('combobox', { name: 'Comparison' }), 'between');
    await user.type(within(first).getByRole('textbox', { name: 'From' }), '99202');
    await user.tab();
    await user.keyboard('99215');
    await user.keyboard('{Alt>}c{/Alt}');
    const second = await screen.findByRole('group', { name: /Condition 2/ });
    await user.selectOptions(within(second).getByRole('combobox', { name: 'Field' }), 'modifier');
    await user.selectOptions(within(second).getByRole('combobox', { name: 'Comparison' }), 'isNot');
    await user.type(within(second).getByRole('textbox', { name: 'Values' }), '25, 57');
    await user.type(screen.getByRole('textbox', { name: 'Message' }), 'no 25.');
    await expectNoAxeViolations();

    await user.keyboard('{Alt>}t{/Alt}');
    expect(
      await screen.findByText('Would have spoken on 14 of 320 claims; 11 of them were denied.'),
    ).toBeTruthy();
    expect(within(screen.getByRole('grid', { name: /would have met/ })).getByText('10461')).toBeTruthy();

    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('scrubRules.save')).toHaveLength(1));
    expect(api.inputs('scrubRules.save')[0]).toMatchObject({
      id: null,
      text: {
        name: 'Visits need 25',
        scope: 'line',
        when: {
          join: 'all',
          conditions: [
            { field: 'code', is: 'between', values: ['99202', '99215'] },
            { field: 'modifier', is: 'isNot', values: ['25', '57'] },
          ],
        },
      },
    });
    await waitFor(() => expect(path()).toBe('/settings/rules'));
  });

  it('says at each field what is wrong, and keeps what was typed', async () => {
    const { api } = at('/settings/rules/new', fakes());
    await screen.findByRole('textbox', { name: 'Name' });
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText('A name is needed.')).toBeTruthy();
    expect(screen.getByText('A message is needed.')).toBeTruthy();
    expect(screen.getByText('A value is needed.')).toBeTruthy();
    expect(api.inputs('scrubRules.save')).toEqual([]);
  });

  it('keeps what was typed while another page is looked at, until it is started over', async () => {
    const { api } = at('/settings/rules/new', fakes({}, []));
    await userEvent.type(await screen.findByRole('textbox', { name: 'Name' }), 'Half a rule');
    await userEvent.click(screen.getByRole('link', { name: 'Scrub rules' }));
    await screen.findByText('No rules of your own yet');
    await userEvent.keyboard('n');
    expect(await screen.findByDisplayValue('Half a rule')).toBeTruthy();
    await userEvent.keyboard('{Alt>}z{/Alt}');
    await waitFor(() => expect(screen.queryByDisplayValue('Half a rule')).toBeNull());
    expect(api.inputs('scrubRules.save')).toEqual([]);
  });

  it('holds groups in groups', async () => {
    const { api } = at(`/settings/rules/${testId(9, 1)}`, fakes({ save: () => ownRule({}, { version: 2 }) }));
    await screen.findByDisplayValue('Visits need 25');
    await userEvent.keyboard('{Alt>}g{/Alt}');
    const group = await screen.findByRole('group', { name: 'Group 1 deep' });
    await userEvent.type(within(group).getByRole('textbox', { name: 'Values' }), '99213');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('scrubRules.save')).toHaveLength(1));
    const [saved] = api.inputs('scrubRules.save') as {
      expectedVersion: number;
      text: { when: { conditions: unknown[] } };
    }[];
    expect(saved?.expectedVersion).toBe(1);
    expect(saved?.text.when.conditions.at(-1)).toEqual({
      join: 'any',
      conditions: [{ field: 'code', is: 'is', values: ['99213'] }],
    });
  });

  it('shows a refusal at the name and stays', async () => {
    const sentence = 'Another rule has this name. Choose another; nothing was saved.';
    const { path } = at(
      `/settings/rules/${testId(9, 1)}`,
      fakes({
        save: () => {
          throw new Refusal('conflict', sentence, { 'text.name': sentence });
        },
      }),
    );
    await screen.findByDisplayValue('Visits need 25');
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    expect((await screen.findAllByText(sentence)).length).toBeGreaterThan(0);
    expect(path()).toBe(`/settings/rules/${testId(9, 1)}`);
  });

  it('says so when the rule is gone', async () => {
    at(`/settings/rules/${testId(9, 7)}`, fakes());
    expect(await screen.findByText('This rule is not there any more.')).toBeTruthy();
  });
});

describe('a file of rules', () => {
  const pack: PackPreview = {
    handle: testId(9, 9),
    fileName: 'rules.json',
    rules: [
      { text: ruleText({ name: 'Brand new' }), standing: 'new' },
      { text: ruleText(), standing: 'other' },
      { text: ruleText({ name: 'Late claims' }), standing: 'same' },
    ],
  };

  it('is shown before it is taken, and each conflict is the user’s to decide', async () => {
    const { api } = at(
      '/settings/rules',
      fakes({ openPack: () => pack, takePack: () => ({ added: 1, replaced: 1, skipped: 1 }) }),
    );
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('i');
    const sheet = await screen.findByRole('dialog', { name: 'Rules of rules.json' });
    expect(within(sheet).getByText('another rule of this name is here')).toBeTruthy();
    await userEvent.selectOptions(
      within(sheet).getByRole('combobox', { name: 'What becomes of Visits need 25' }),
      'replace',
    );
    await expectNoAxeViolations();
    await userEvent.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('scrubRules.takePack')).toEqual([
        { handle: pack.handle, choices: ['add', 'replace', 'skip'] },
      ]),
    );
    expect(await screen.findByText(/1 added, 1 replaced, 1 left out/)).toBeTruthy();
  });

  it('that is refused says why in one line', async () => {
    at(
      '/settings/rules',
      fakes({
        openPack: () => {
          throw new Refusal(
            'invalid_input',
            'Line 7 of rules.json: The form cannot be read. No rule was taken from it.',
          );
        },
      }),
    );
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('i');
    expect(await screen.findByText(/Line 7 of rules\.json/)).toBeTruthy();
  });

  it('is written out by X', async () => {
    const { api } = at('/settings/rules', fakes({ exportPack: () => ({ fileName: 'mine.json', rules: 2 }) }));
    await screen.findByRole('grid', { name: 'Own rules' });
    await userEvent.keyboard('x');
    expect(await screen.findByText('2 rules written to mine.json.')).toBeTruthy();
    expect(api.inputs('scrubRules.exportPack')).toEqual([{ ids: [testId(9, 1), testId(9, 2)] }]);
  });
});
