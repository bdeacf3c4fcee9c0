import { bareCard } from './card-fixture.ts';
import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import { worstFirst } from '#shared/domain/finding.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { listOf } from './list-fixtures.ts';
import {
  ENCOUNTER,
  EMPTY,
  HITS,
  checkFixture,
  encounterDetail,
  encounterRow,
  searchFixtures,
} from './fixtures.ts';

afterEach(cleanup);

/** The practice file of the tests: one encounter that behaves as the services promise. */
function practiceFile(start: EncounterDetail = encounterDetail(), over: Fakes['coding'] = {}) {
  let stored = start;
  const set = (change: Partial<EncounterDetail['encounter']>, coding = stored.coding): EncounterDetail => {
    const version = stored.encounter.version + 1;
    const titles = Object.fromEntries(HITS.map((h) => [h.code, h.title]));
    stored = { ...stored, encounter: { ...stored.encounter, ...change, version }, coding, titles };
    return stored;
  };
  const fakes: Fakes = {
    coding: {
      get: () => stored,
      ...listOf(() => [
        encounterRow(1, stored.encounter.status, 'Fictive, Ana'),
        encounterRow(2, 'open', 'Sample, Ben'),
      ]),
      check: ({ coding }) => worstFirst(checkFixture(coding)),
      save: ({ coding }) => set({ status: 'coding' }, coding),
      markCoded: () => set({ status: 'coded' }),
      reopen: () => set({ status: 'coding' }),
      hold: ({ reason }) => set({ status: 'held', holdReason: reason }),
      release: () => set({ status: 'coding', holdReason: '' }),
      ...over,
    },
    codes: {
      search: ({ query, systems }) => searchFixtures(query, systems),
      releases: () => [],
    },
    card: {
      get: ({ code }) => {
        const {
          why: _why,
          validOn: _valid,
          chargeCents: _charge,
          ...entry
        } = HITS.find((h) => h.code === code) ?? HITS[0]!;
        return bareCard({
          entry,
          children:
            code === 'E11.4'
              ? [{ ...entry, code: 'E11.42', title: 'With polyneuropathy', billable: true }]
              : [],
        });
      },
    },
  };
  return { fakes, now: () => stored };
}

const open = (fakes: Fakes) => renderWith(routes, fakes, { path: `/coding/${ENCOUNTER}` });
const box = () => screen.findByRole('combobox', { name: 'Search codes' });
const focusName = () => document.activeElement?.getAttribute('aria-label');
const valueOf = (element: HTMLElement) => (element instanceof HTMLInputElement ? element.value : null);
// Without layout every place lies on the line between the panes, which takes clicks: the focus goes by itself.
const enterCell = (element: HTMLElement) => act(() => element.focus());
const cell = (name: string) => screen.findByRole('textbox', { name });

describe('the coding workbench by keyboard alone', () => {
  it('codes the scenario in under 25 key presses beyond the words searched for', async () => {
    const user = userEvent.setup();
    const file = practiceFile();
    const { api } = open(file.fakes);
    let presses = 0;
    const press = async (keys: string, count: number) => {
      presses += count;
      await user.keyboard(keys);
    };
    const search = await box();
    expect(document.activeElement).toBe(search);
    await user.keyboard('E11.9');
    await press('{Enter}', 1);
    await screen.findByRole('button', { name: /^A E11\.9/ });
    await user.keyboard('I10');
    await press('{Enter}', 1);
    await screen.findByRole('button', { name: /^B I10/ });
    for (const [code, letters] of [
      ['99213', 'AB'],
      ['36415', 'A'],
      ['83036', 'A'],
    ] as const) {
      await user.keyboard(code);
      await press('{Enter}', 1);
      // The pointer cell of the new line has the focus by itself.
      await waitFor(() => expect(focusName()).toMatch(/diagnosis pointers$/));
      await press(letters, letters.length);
      await press('{Enter}', 1);
      await waitFor(async () => expect(document.activeElement).toBe(await box()));
    }
    expect(await screen.findByRole('button', { name: /adds QW/ })).toBeTruthy();
    await press('{Escape}', 1);
    await press('f', 1);
    await waitFor(() => expect(screen.getByText('Nothing is wrong with what is assigned.')).toBeTruthy());
    await press('{Control>}{Enter}{/Control}', 1);
    await screen.findByRole('button', { name: /^Create claim/ });
    expect(presses).toBeLessThan(25);
    const last = api.inputs('coding.save').at(-1) as { coding: EncounterDetail['coding'] };
    expect(last.coding.diagnoses).toEqual(['E11.9', 'I10']);
    expect(last.coding.lines.map((l) => [l.code, l.modifiers, l.pointers, l.chargeCents])).toEqual([
      ['99213', [], [1, 2], 14500],
      ['36415', [], [1], 1500],
      ['83036', ['QW'], [1], 4000],
    ]);
  });

  it('acts on the words that were typed when Enter comes before the list', async () => {
    const user = userEvent.setup({ delay: null });
    open(practiceFile().fakes);
    await box();
    await user.keyboard('I10{Enter}');
    expect(await screen.findByRole('button', { name: /^A I10/ })).toBeTruthy();
  });

  it('leads from a heading to the codes below it instead of assigning it', async () => {
    const user = userEvent.setup();
    const file = practiceFile();
    open(file.fakes);
    await box();
    await user.keyboard('E11.4{Enter}');
    await waitFor(() => expect(document.activeElement).toBe(screen.getByRole('button', { name: /E11\.42/ })));
    await user.keyboard('{Enter}');
    expect(await screen.findByRole('button', { name: /^A E11\.42/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^A E11\.4 / })).toBeNull();
  });

  it('refuses a code that was not valid on the date of service, with the reason', async () => {
    const user = userEvent.setup();
    open(practiceFile().fakes);
    await box();
    await user.keyboard('E11.99{Enter}');
    expect(await screen.findByText(/E11\.99 is valid only from 2015-10-01 to 2020-09-30/)).toBeTruthy();
    expect(screen.queryByRole('button', { name: /^A E11\.99/ })).toBeNull();
  });

  it('assigns a code that is typed in full although the installed set does not hold it', async () => {
    const user = userEvent.setup();
    open(practiceFile().fakes);
    await box();
    await user.keyboard('J45.40{Enter}');
    expect(await screen.findByRole('button', { name: /^A J45\.40/ })).toBeTruthy();
  });
});

const CODED: EncounterDetail['coding'] = {
  diagnoses: ['E11.9', 'I10'],
  lines: [
    {
      id: '00000006-0000-4000-8000-000000000001' as never,
      code: '83036',
      modifiers: [],
      pointers: [1],
      units: 1,
      chargeCents: 4000 as never,
    },
  ],
};

describe('the service lines', () => {
  it('takes pointers as letters and modifiers with blanks, and gives a wrong text back with a sentence', async () => {
    const user = userEvent.setup();
    const { api } = open(practiceFile(encounterDetail({ status: 'coding' }, CODED)).fakes);
    const pointers = await cell('Line 1, diagnosis pointers');
    enterCell(pointers);
    await user.keyboard('ba{Enter}');
    const modifiers = await cell('Line 1, modifiers');
    enterCell(modifiers);
    await user.keyboard('25 qw{Tab}');
    await waitFor(() => {
      const last = api.inputs('coding.save').at(-1) as { coding: EncounterDetail['coding'] } | undefined;
      expect(last?.coding.lines[0]).toMatchObject({ pointers: [2, 1], modifiers: ['25', 'QW'] });
    });
    enterCell(pointers);
    await user.keyboard('Z');
    expect(pointers.getAttribute('aria-invalid')).toBe('true');
    await user.tab();
    expect(await screen.findByText(/Pointers are letters from A to B/)).toBeTruthy();
    expect(valueOf(pointers)).toBe('B A');
  });

  it('takes changes back step by step and does them again', async () => {
    const user = userEvent.setup();
    open(practiceFile(encounterDetail({ status: 'coding' }, CODED)).fakes);
    const units = await cell('Line 1, units');
    enterCell(units);
    await user.keyboard('3{Enter}');
    expect(valueOf(await cell('Line 1, charge'))).toBe('120.00');
    await user.keyboard('{Escape}{Control>}z{/Control}');
    expect(valueOf(await cell('Line 1, units'))).toBe('1');
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(valueOf(await cell('Line 1, units'))).toBe('3');
  });
});

describe('finishing an encounter', () => {
  it('refuses to mark it coded while a finding stops it, and gives that finding as the reason', async () => {
    const user = userEvent.setup();
    const { api } = open(practiceFile(encounterDetail({ status: 'coding' }, CODED)).fakes);
    await screen.findByRole('button', { name: /adds QW/ });
    const button = screen.getByRole('button', { name: /^Mark coded/ });
    await waitFor(() => expect(button.getAttribute('aria-disabled')).toBe('true'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await user.hover(button);
    expect((await screen.findByRole('tooltip')).textContent).toContain(
      'waived test in the office needs modifier QW',
    );
    expect(api.inputs('coding.markCoded')).toHaveLength(0);
  });

  it('opens the field of a finding', async () => {
    const user = userEvent.setup();
    open(practiceFile(encounterDetail({ status: 'coding' }, CODED)).fakes);
    await user.click(await screen.findByRole('button', { name: /waived test in the office/ }));
    await waitFor(() => expect(focusName()).toBe('Line 1, modifiers'));
  });

  it('says so in a plain sentence when the encounter was changed elsewhere, and reads it again', async () => {
    const user = userEvent.setup();
    const newer = encounterDetail({ status: 'coding', version: 9 }, { diagnoses: ['I10'], lines: [] });
    let changed = false;
    const file = practiceFile(encounterDetail(), {
      get: () => (changed ? newer : encounterDetail()),
      save: () => {
        changed = true;
        throw new Refusal('conflict', 'This encounter was changed elsewhere.');
      },
    });
    open(file.fakes);
    await box();
    await user.keyboard('E11.9{Enter}');
    expect(await screen.findByText(/This encounter was changed elsewhere\./)).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Read it again' }));
    expect(await screen.findByRole('button', { name: /^A I10/ })).toBeTruthy();
    expect(screen.queryByRole('button', { name: /E11\.9/ })).toBeNull();
  });

  it('holds with a reason, shows why nothing can be changed, and releases', async () => {
    const user = userEvent.setup();
    open(practiceFile(encounterDetail({ status: 'coding' }, EMPTY)).fakes);
    await box();
    await user.keyboard('{Escape}h');
    const sheet = await screen.findByRole('dialog', { name: 'Hold this encounter' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await within(sheet).findByText(/Write why it is held/)).toBeTruthy();
    await user.type(within(sheet).getByLabelText('Reason'), 'Waiting for the lab');
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByText(/Held: Waiting for the lab\./)).toBeTruthy();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('button', { name: /^Mark coded/ })).toBeTruthy();
  });
});

describe('the list of encounters', () => {
  it('counts by status and opens the marked one with Enter', async () => {
    const user = userEvent.setup();
    const view = renderWith(routes, practiceFile().fakes, { path: '/coding' });
    expect((await screen.findByRole('button', { name: /To code\s*2/ })).getAttribute('aria-pressed')).toBe(
      'true',
    );
    await user.keyboard('{ArrowDown}{Enter}');
    expect(view.path()).toBe(`/coding/${encounterRow(2, 'open', '').id}`);
  });
});
