import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { EncounterSuggestions, Suggestion } from '#shared/contract/notes.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { marksOf, shownSuggestions } from '#renderer/features/coding/suggestions/marks.ts';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { ENCOUNTER, encounterDetail, encounterRow } from './fixtures.ts';

afterEach(cleanup);

const DETAIL = encounterDetail();
const NOTE = DETAIL.documents[0]!;
const LAB = DETAIL.documents[1]!;

function suggestion(code: string, words: readonly string[], change: Partial<Suggestion> = {}): Suggestion {
  return {
    system: /^\d/.test(code) ? 'cpt' : 'icd10cm',
    code,
    title: `Title of ${code}`,
    billable: true,
    chargeCents: null,
    score: 0.8,
    proposed: true,
    assertion: 'affirmed',
    way: 'synonym',
    gap: null,
    evidence: words.map((text) => {
      const from = NOTE.text.includes(text) ? NOTE : LAB;
      const start = from.text.indexOf(text);
      return { documentId: from.id, start, end: start + text.length, text };
    }),
    alreadyAssigned: false,
    choice: null,
    reason: null,
    timesAccepted: 0,
    timesRejected: 0,
    stopped: false,
    ...change,
  };
}

const ROWS: readonly Suggestion[] = [
  suggestion('E11.9', ['Type 2 diabetes']),
  suggestion('I10', ['Hypertension'], { way: 'abbreviation' }),
  suggestion('36415', ['Blood drawn', 'venous blood, drawn in the office'], {
    chargeCents: cents(1500),
    way: 'procedure list',
  }),
  suggestion('R07.9', ['chest pain'], { proposed: false, assertion: 'negated', score: 0.9 }),
  suggestion('J18.9', ['Monofilament'], { proposed: false, assertion: 'uncertain' }),
  suggestion('Z68.33', ['BMI 33.4'], { proposed: false, way: 'lab value', gap: 'Only beside a diagnosis' }),
];

/** A practice file that remembers choices and codes. */
function practiceFile(answer: Partial<EncounterSuggestions> = {}, rows: readonly Suggestion[] = ROWS) {
  let stored: EncounterDetail = DETAIL;
  const chosen = new Map<string, Pick<Suggestion, 'choice' | 'reason'>>();
  const fakes: Fakes = {
    coding: {
      get: () => stored,
      worklist: () => [encounterRow(1, 'open', 'Fictive, Ana')],
      check: () => [],
      save: ({ coding }) => {
        const version = stored.encounter.version + 1;
        stored = { ...stored, encounter: { ...stored.encounter, version, status: 'coding' }, coding };
        return stored;
      },
    },
    codes: {
      search: () => [],
      get: ({ code, system }) => ({
        entry: {
          system,
          code,
          title: `Title of ${code}`,
          billable: true,
          validFrom: DETAIL.encounter.serviceDate,
          validTo: null,
        },
        parents: [],
        children: [],
      }),
      releases: () => [],
    },
    notes: {
      suggest: () => ({
        rows: rows.map((row) => ({ ...row, ...chosen.get(row.code) })),
        without: null,
        milliseconds: 1,
        ...answer,
      }),
      accept: ({ code }) => {
        chosen.set(code, { choice: 'accepted', reason: null });
        return {};
      },
      reject: ({ code, reason }) => {
        chosen.set(code, { choice: 'rejected', reason });
        return {};
      },
      takeBack: ({ code }) => {
        chosen.delete(code);
        return {};
      },
    },
  };
  return fakes;
}

const open = async (fakes: Fakes) => {
  const rendered = renderWith(routes, fakes, { path: `/coding/${ENCOUNTER}` });
  await screen.findByRole('combobox', { name: 'Search codes' });
  return rendered;
};
const list = () => screen.findByRole('list', { name: 'Suggested' });
const focused = () => document.activeElement?.getAttribute('data-suggestion');
const passages = () =>
  [...document.querySelectorAll('mark')].map((mark) => `${mark.textContent} ${mark.dataset['tone']}`);

describe('the suggestions in the workbench', () => {
  it('shows each with its passage and way, and what is missing', async () => {
    await open(practiceFile());
    const rows = within(await list()).getAllByRole('listitem');
    expect(rows.map((row) => row.textContent)).toEqual([
      expect.stringContaining('E11.9Title of E11.9 “Type 2 diabetes” · synonym'),
      expect.stringContaining('“Hypertension” · abbreviation'),
      expect.stringContaining('“venous blood, drawn in the office” and 1 more · procedure list'),
    ]);
    expect(screen.getByRole('list', { name: 'Uncertain: not coded' }).textContent).toMatch(/J18\.9/);
    expect(screen.getByText(/Guidelines IV\.H/)).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('goes from the empty search box into the list and takes one code after another by Enter', async () => {
    const user = userEvent.setup();
    const { api } = await open(practiceFile());
    await list();
    await user.keyboard('{ArrowDown}');
    await waitFor(() => expect(focused()).toBe('icd10cm:E11.9'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe('icd10cm:I10'));
    await user.keyboard('a');
    await waitFor(() => expect(focused()).toBe('cpt:36415'));
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('list', { name: 'Suggested' })).toBeNull());
    await waitFor(() => expect(api.inputs('coding.save').length).toBeGreaterThan(0));
    const last = api.inputs('coding.save').at(-1) as { coding: EncounterDetail['coding'] };
    expect(last.coding.diagnoses).toEqual(['E11.9', 'I10']);
    expect(last.coding.lines.map(({ code, chargeCents }) => [code, chargeCents])).toEqual([['36415', 1500]]);
    expect(api.inputs('notes.accept')).toHaveLength(3);
    // Nothing waits any more: the search box is next.
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Search codes'));
  });

  it('takes an accepted code back with one key, the count with it', async () => {
    const user = userEvent.setup();
    const { api } = await open(practiceFile());
    await list();
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByText('E11.9 assigned.');
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() =>
      expect(api.inputs('notes.takeBack')).toEqual([
        { encounterId: ENCOUNTER, system: 'icd10cm', code: 'E11.9' },
      ]),
    );
    expect(within(await list()).getByText('E11.9')).toBeTruthy();
  });

  it('refuses with a reason by one more key, and takes the refusal back', async () => {
    const user = userEvent.setup();
    const { api } = await open(practiceFile());
    const fetched = api.inputs('notes.suggest').length;
    await list();
    await user.keyboard('{ArrowDown}x');
    await screen.findByRole('group', { name: 'Why E11.9 is rejected' });
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('group', { name: 'Why E11.9 is rejected' })).toBeNull();
    expect(focused()).toBe('icd10cm:E11.9');
    await user.keyboard('x3');
    await waitFor(() =>
      expect(api.inputs('notes.reject')).toEqual([
        { encounterId: ENCOUNTER, system: 'icd10cm', code: 'E11.9', reason: 'history_only' },
      ]),
    );
    expect(focused()).toBe('icd10cm:I10');
    api.emit({ type: 'changed', tags: ['suggestions'] });
    await user.click(await screen.findByRole('button', { name: /Rejected/ }));
    expect(screen.getByText(/synonym · rejected: history only/)).toBeTruthy();
    expect(api.inputs('notes.suggest').length).toBeGreaterThan(fetched);
    await user.click(screen.getByRole('button', { name: 'Take back the rejection of E11.9' }));
    await waitFor(() => expect(api.inputs('notes.takeBack')).toHaveLength(1));
  });

  it('marks the passages, and puts the letter where a code was assigned', async () => {
    const user = userEvent.setup();
    await open(practiceFile());
    await list();
    expect(passages()).toEqual([
      'Type 2 diabetes? proposed',
      'chest pain aside',
      'Monofilament uncertain',
      'Hypertension? proposed',
      'Blood drawn? proposed',
    ]);
    expect(screen.getByText(/4 passages/)).toBeTruthy();
    await user.keyboard('{ArrowDown}{Enter}');
    await waitFor(() => expect(passages()[0]).toBe('Type 2 diabetesA assigned'));
    expect(await screen.findByText('1 passage')).toBeTruthy();
  });

  it('tells beside the code of a service line how many passages stand behind it', async () => {
    const user = userEvent.setup();
    await open(practiceFile());
    await list();
    // Down to the blood draw, which two passages name; the others are diagnoses.
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{Enter}');
    const lines = await screen.findByRole('table', { name: 'Service lines' });
    const cell = within(lines).getByRole('textbox', { name: 'Line 1, code' }).closest('td');
    expect(within(cell!).getByText('2 passages')).toBeTruthy();
    expect(within(lines).getAllByRole('columnheader')).toHaveLength(6);
    await expectNoAxeViolations();
  });

  it('walks the passages through all documents, and opens the suggestion of one', async () => {
    const user = userEvent.setup();
    await open(practiceFile());
    await list();
    await user.keyboard('{Escape}');
    await user.keyboard(']');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Type 2 diabetes?'));
    await user.keyboard(']');
    await waitFor(() => expect(document.activeElement?.textContent).toBe('Hypertension?'));
    await user.keyboard(']]');
    await waitFor(() =>
      expect(document.activeElement?.textContent).toBe('venous blood, drawn in the office?'),
    );
    expect(screen.getByRole('tab', { name: LAB.title }).getAttribute('aria-selected')).toBe('true');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(focused()).toBe('cpt:36415'));
    await user.keyboard('{Escape}');
    await waitFor(() => expect(document.activeElement?.getAttribute('aria-label')).toBe('Search codes'));
  });

  it('says why nothing can be taken when the encounter is coded', async () => {
    const user = userEvent.setup();
    const fakes = practiceFile();
    const coded = encounterDetail({ status: 'coded' });
    const { api } = await open({ ...fakes, coding: { ...fakes.coding, get: () => coded } });
    await list();
    await user.keyboard('{ArrowDown}{Enter}');
    expect((await screen.findAllByText(/marked coded/)).length).toBeGreaterThan(0);
    expect(api.inputs('notes.accept')).toEqual([]);
  });

  it('says when no release speaks for the day, when nothing is found, and when reading fails', async () => {
    await open(practiceFile({ rows: [], without: 'No ICD-10-CM release is installed for 2026-11-17.' }));
    expect(await screen.findByText(/No ICD-10-CM release is installed/)).toBeTruthy();
    cleanup();
    await open(practiceFile({ rows: [] }));
    expect(await screen.findByText(/speak of no code/)).toBeTruthy();
    cleanup();
    const fakes = practiceFile();
    await open({
      ...fakes,
      notes: {
        ...fakes.notes,
        suggest: () => {
          throw new Refusal('conflict', 'The documents could not be read.');
        },
      },
    });
    expect(await screen.findByText('The documents could not be read.')).toBeTruthy();
  });
});

describe('marks', () => {
  const coding = { diagnoses: ['E11.42'], lines: [] };
  const ids = DETAIL.documents.map((d) => d.id);
  it('of an unspecified code stand behind the more exact one that was assigned', () => {
    const row = suggestion('E11.9', ['Type 2 diabetes'], { title: 'Type 2 diabetes without complications' });
    expect(marksOf(shownSuggestions([row], coding), ids)).toMatchObject([{ tone: 'assigned', label: 'A' }]);
  });
  it('that overlap become one that speaks for both codes', () => {
    const rows = [suggestion('E11.9', ['Type 2 diabetes']), suggestion('E11.65', ['2 diabetes for nine'])];
    const [mark, ...rest] = marksOf(shownSuggestions(rows, { diagnoses: [], lines: [] }), ids);
    expect(rest).toEqual([]);
    expect(mark?.rows.map((row) => row.code)).toEqual(['E11.9', 'E11.65']);
    expect(NOTE.text.slice(mark?.start, mark?.end)).toBe('Type 2 diabetes for nine');
  });
  it('tell beside the letter of what was taken that something waits in the same words', () => {
    const rows = [suggestion('E11.9', ['Type 2 diabetes']), suggestion('E66.9', ['2 diabetes for nine'])];
    const taken = { diagnoses: ['E11.9'], lines: [] };
    expect(marksOf(shownSuggestions(rows, taken), ids)).toMatchObject([{ tone: 'assigned', label: 'A?' }]);
    const both = { diagnoses: ['E11.9', 'E66.9'], lines: [] };
    expect(marksOf(shownSuggestions(rows, both), ids)).toMatchObject([{ tone: 'assigned', label: 'A+' }]);
  });
  it('of a refused suggestion are gone', () => {
    const row = suggestion('I10', ['Hypertension'], { choice: 'rejected', reason: 'other' });
    expect(marksOf(shownSuggestions([row], { diagnoses: [], lines: [] }), ids)).toEqual([]);
  });
});
