import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { ChangesFilter, InstallAnswer, PreviewAnswer } from '#shared/contract/codesets.ts';
import { isoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { routes } from '#renderer/features/codesets/routes.tsx';
import { dropReceiver } from '#renderer/lib/file-drop.ts';
import { forgetAll } from '#renderer/lib/forget.ts';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import {
  CHANGES,
  changeRow,
  ENCOUNTER,
  JOB,
  OFFICIAL,
  releaseRow,
  releasesAnswer,
  report,
  TOKEN,
  TOUCHED,
} from './fixtures.ts';

afterEach(cleanup);

const LIST = '/settings/codesets';
const PREVIEW = {
  token: TOKEN,
  reports: [report()],
  passedOver: ['readme.pdf'],
  nothingToDo: false,
  touched: [TOUCHED],
};

/** A promise that a test settles: work that takes its time. */
function pending<T>() {
  let settle: { readonly resolve: (value: T) => void; readonly reject: (error: Error) => void } | null = null;
  const promise = new Promise<T>((resolve, reject) => {
    settle = { resolve, reject };
  });
  return {
    promise,
    resolve: (value: T) => settle?.resolve(value),
    reject: (error: Error) => settle?.reject(error),
  };
}

function fakes(codesets: Fakes['codesets'] = {}): Fakes {
  return {
    codesets: {
      releases: () => releasesAnswer(),
      chooseFiles: () => JOB,
      discard: () => ({}),
      official: () => [OFFICIAL],
      cancel: () => ({ stopped: true }),
      preview: () => PREVIEW,
      install: () => ({ reports: [report()], passedOver: [], touched: [TOUCHED] }),
      previewRollback: () => ({
        release: { id: 7, name: 'ICD-10-CM FY2027', title: 'ICD-10-CM' },
        touched: [{ ...TOUCHED, effect: 'no_data', sentence: 'No ICD-10-CM release speaks for 2026-11-17.' }],
      }),
      rollback: () => ({ release: { id: 7, name: 'ICD-10-CM FY2027', title: 'ICD-10-CM' }, touched: [] }),
      ...codesets,
    },
  };
}

const mainAct = (user: ReturnType<typeof userEvent.setup>) => user.keyboard('{Control>}{Enter}{/Control}');

describe('the list of code sets', () => {
  it('says what is a starter set, what is missing, and for which days each release speaks', async () => {
    renderWith(routes, fakes(), { path: LIST });
    const row = await screen.findByRole('row', { name: /FY2027/ });
    expect(row.textContent).toContain('Speaks today');
    expect(row.textContent).toContain('2026-10-01 to 2027-09-30');
    expect(row.textContent).toContain('by its name');
    expect(row.textContent).toContain('98,186');
    expect(screen.getByRole('row', { name: /October 2025/ }).textContent).toContain('Starter set');
    expect(screen.getByText(/starter set of 76 common codes/)).toBeTruthy();
    // What is missing on the same days is one line.
    expect(screen.getByText(/1 other day: NCCI code pairs, Medically unlikely edits \(MUE\)\./)).toBeTruthy();
    expect(screen.getByText(/3 open encounters on these days/)).toBeTruthy();
    // The most severe first.
    const tones = [...document.querySelectorAll('.codesets-notices .note')].map((note) =>
      note.getAttribute('data-tone'),
    );
    expect(tones).toEqual(tones.toSorted((a) => (a === 'warns' ? -1 : 1)));
    expect(tones).toContain('warns');
    expect(tones).toContain('informs');
    await expectNoAxeViolations();
  });

  it('opens what changed by Enter, and says when there is nothing to compare', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(routes, fakes({ changes: () => changesPage() }), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    const grid = screen.getByRole('grid', { name: 'Installed releases' });
    grid.focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByText('There is no earlier release of it to compare with.');
    await user.keyboard('{ArrowUp}{Enter}');
    await waitFor(() => expect(path()).toBe('/codesets/changes?release=7'));
  });

  it('shows which codes lose their release before one is taken away', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes(), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    await user.keyboard('r');
    const sheet = await screen.findByRole('dialog', { name: 'Roll back ICD-10-CM FY2027' });
    await within(sheet).findByText('No ICD-10-CM release speaks for 2026-11-17.');
    expect(within(sheet).getByText('1 open encounter, 2 templates')).toBeTruthy();
    expect(api.inputs('codesets.rollback')).toEqual([]);
    await expectNoAxeViolations();
    await mainAct(user);
    await waitFor(() => expect(api.inputs('codesets.rollback')).toEqual([{ releaseId: 7 }]));
    await screen.findByText(/FY2027 is taken away\. Install icd10cm-order-2027\.txt again/);
    expect(api.inputs('codesets.previewRollback')).toEqual([{ releaseId: 7 }]);
  });

  it('lets everybody read, and gives the reason why a reader cannot install', async () => {
    const user = userEvent.setup();
    const reader: Fakes = { ...fakes(), session: { status: () => openSession('reader') } };
    const { api } = renderWith(routes, reader, { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    await mainAct(user);
    await user.keyboard('r');
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(api.inputs('codesets.chooseFiles')).toEqual([]);
    await user.hover(screen.getByRole('button', { name: /Install files/ }));
    await screen.findByText('Your role, reader, does not install code sets.');
  });

  it('shows the whole address before it goes there, the progress, and can be stopped', async () => {
    const user = userEvent.setup();
    const fetching = pending<typeof JOB>();
    const { api } = renderWith(routes, fakes({ download: () => fetching.promise }), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    await user.keyboard('o');
    const sheet = await screen.findByRole('dialog', { name: 'Get the official release' });
    await within(sheet).findByText(OFFICIAL.address);
    expect(within(sheet).getByText(OFFICIAL.publisher)).toBeTruthy();
    expect(within(sheet).getByText('1.4 MB fetched')).toBeTruthy();
    expect(api.inputs('codesets.download')).toEqual([]);
    await expectNoAxeViolations();
    await mainAct(user);
    await within(sheet).findByRole('progressbar');
    act(() =>
      api.emit({
        type: 'progress',
        task: 'download:icd10cm-2027',
        done: 2_000_000,
        total: 4_000_000,
        doing: 'Fetching ICD-10-CM FY2027',
      }),
    );
    await within(sheet).findByText('2.0 MB of 4.0 MB');
    await user.keyboard('{Escape}');
    await waitFor(() => expect(api.inputs('codesets.cancel')).toEqual([{ task: 'download:icd10cm-2027' }]));
    fetching.reject(new Refusal('cancelled', 'Stopped.'));
  });

  it('leads from a download to its preview', async () => {
    const user = userEvent.setup();
    const { path } = renderWith(routes, fakes({ download: () => JOB }), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    await user.keyboard('o');
    await screen.findByText(OFFICIAL.address);
    await mainAct(user);
    await waitFor(() => expect(path()).toBe(`${LIST}/install`));
    await screen.findByText('+487 −28 ~38');
  });
});

describe('the status bar', () => {
  const release = (change: object) => ({
    system: 'icd10cm' as const,
    name: 'ICD-10-CM FY2000',
    starter: false,
    codes: 10,
    effectiveFrom: isoDate('1999-10-01'),
    effectiveTo: isoDate('2000-09-30'),
    ...change,
  });

  it('names what speaks for today, also after an installation', async () => {
    let installed = [release({})];
    const { api } = renderWith(routes, { ...fakes(), codes: { releases: () => installed } }, { path: LIST });
    await screen.findByText('Codes today: none of ICD-10-CM');
    installed = [release({ name: 'ICD-10-CM FY2001', effectiveTo: null }), ...installed];
    act(() => api.emit({ type: 'changed', tags: ['codesets'] }));
    await screen.findByText('Codes today: ICD-10-CM FY2001');
  });
});

describe('installing files', () => {
  const choose = async (codesets: Fakes['codesets'] = {}) => {
    const user = userEvent.setup();
    const rendered = renderWith(routes, fakes(codesets), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    await mainAct(user);
    await waitFor(() => expect(rendered.path()).toBe(`${LIST}/install`));
    return { user, ...rendered };
  };

  it('previews what the files are and what of this practice they touch, and changes nothing', async () => {
    const { user, api, path } = await choose();
    await screen.findByText('+487 −28 ~38');
    const row = screen.getByRole('row', { name: /ICD-10-CM FY2027/ });
    expect(row.textContent).toContain('2026-10-01 to 2027-09-30');
    expect(row.textContent).toContain('74,719');
    expect(row.textContent).toContain('+487 −28 ~38 to ICD-10-CM FY2026');
    expect(screen.getByText(/Passed over, being no code-set file: readme\.pdf\./)).toBeTruthy();
    expect(screen.getByText(TOUCHED.sentence)).toBeTruthy();
    expect(screen.getByText('1 open encounter, 2 templates')).toBeTruthy();
    expect(api.inputs('codesets.preview')).toEqual([{ token: TOKEN, effective: null, own: null }]);
    expect(api.inputs('codesets.install')).toEqual([]);
    await expectNoAxeViolations();
    // Enter goes from the code to where it is held, and from there to the open encounter.
    screen.getByRole('grid', { name: 'Codes of this practice that are touched' }).focus();
    await user.keyboard('{Enter}');
    expect(document.activeElement?.getAttribute('aria-label')).toBe('Where E11.9 is held');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/coding/${ENCOUNTER}`));
  });

  it('leads from the preview to what changed, before anything is installed', async () => {
    const { user, path } = await choose({ changes: () => changesPage() });
    await screen.findByText('+487 −28 ~38');
    await user.keyboard('w');
    await waitFor(() => expect(path()).toBe(`/codesets/changes?token=${TOKEN}&report=0`));
    await screen.findByRole('row', { name: /Deleted/ });
    // The preview stands when the reader comes back.
    await user.click(screen.getByRole('link', { name: 'Preview' }));
    await screen.findByText('+487 −28 ~38');
  });

  it('installs what was previewed, and offers the way back', async () => {
    const { user, api } = await choose();
    await screen.findByText('+487 −28 ~38');
    await mainAct(user);
    await screen.findByRole('heading', { level: 1, name: 'Code sets installed' });
    expect(api.inputs('codesets.install')).toEqual([{ token: TOKEN }]);
    await screen.findByText('Installed: ICD-10-CM FY2027.');
    await user.keyboard('r');
    const sheet = await screen.findByRole('dialog', { name: 'Roll back ICD-10-CM FY2027' });
    await within(sheet).findByText('No ICD-10-CM release speaks for 2026-11-17.');
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    expect(api.inputs('codesets.rollback')).toEqual([]);
  });

  it('shows what is being done and can be stopped; nothing was changed', async () => {
    const reading = pending<PreviewAnswer>();
    const { user, api } = await choose({ preview: () => reading.promise });
    await screen.findByRole('progressbar', { name: 'Reading the files' });
    act(() =>
      api.emit({
        type: 'progress',
        task: TOKEN,
        done: 430,
        total: 1000,
        doing: 'order.txt: 4,000 of 9,000 rows',
      }),
    );
    await screen.findByText('order.txt: 4,000 of 9,000 rows…');
    expect(screen.getByText('43 %')).toBeTruthy();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(api.inputs('codesets.cancel')).toEqual([{ task: TOKEN }]));
    reading.reject(new Refusal('cancelled', 'Installing was stopped. Nothing was installed.'));
    await screen.findByText('Installing was stopped. Nothing was installed.');
    expect(screen.getByRole('button', { name: /Read again/ })).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('keeps an installation that is under way while another page is shown', async () => {
    const installing = pending<InstallAnswer>();
    const { user } = await choose({ install: () => installing.promise });
    await screen.findByText('+487 −28 ~38');
    await mainAct(user);
    await screen.findByRole('progressbar', { name: 'Installing' });
    await user.click(screen.getByRole('link', { name: 'Code sets' }));
    await screen.findByText(/1 file being installed\./);
    expect(screen.getByRole('button', { name: /Go on/ })).toBeTruthy();
    await user.hover(screen.getByRole('button', { name: /Install files/ }));
    await screen.findByText(/Other files are being read or installed/);
    await act(async () => {
      installing.resolve({ reports: [report()], passedOver: [], touched: [] });
      await installing.promise;
    });
    await waitFor(() => expect(screen.queryByText(/1 file being installed/)).toBeNull());
    await screen.findByText('Installed: ICD-10-CM FY2027.');
  });

  it('asks for the first day when the files do not say it', async () => {
    const { user, api } = await choose({
      preview: ({ effective }) => {
        if (effective !== null) return PREVIEW;
        throw new Refusal(
          'invalid_input',
          'mue.csv: The file does not say from when it holds. Nothing was installed.',
          {
            effective: 'State its first day.',
          },
        );
      },
    });
    const field = await screen.findByLabelText('First day');
    expect(screen.getByText(/mue\.csv: The file does not say from when it holds/)).toBeTruthy();
    await expectNoAxeViolations();
    await user.type(field, '10/01/2026');
    await mainAct(user);
    await screen.findByText('+487 −28 ~38');
    expect(api.inputs('codesets.preview').at(-1)).toEqual({
      token: TOKEN,
      effective: '2026-10-01',
      own: null,
    });
    expect(api.inputs('codesets.inspect')).toEqual([]);
  });

  it('asks which column is what of a table that it does not know', async () => {
    const { user, api } = await choose({
      preview: ({ own }) => {
        if (own !== null) return PREVIEW;
        throw new Refusal(
          'invalid_input',
          'ours.csv: This is none of the code-set files that the program knows.',
        );
      },
      inspect: () => [
        {
          file: 'ours.csv',
          header: ['Number', 'Group', 'Our words'],
          rows: [['X01', 'first', 'Invented operation one']],
          likelyCode: 'Number',
          likelyTitle: 'Our words',
          recognised: null,
        },
      ],
    });
    await screen.findByLabelText('Column with the code');
    expect(screen.getByText('Invented operation one')).toBeTruthy();
    await expectNoAxeViolations();
    await user.selectOptions(screen.getByLabelText('This table is'), 'a code set of our own');
    await mainAct(user);
    expect(api.inputs('codesets.preview')).toHaveLength(1);
    await user.type(screen.getByLabelText('Name'), 'OPCS-4');
    await mainAct(user);
    await screen.findByText('+487 −28 ~38');
    expect(api.inputs('codesets.preview').at(-1)).toEqual({
      token: TOKEN,
      effective: null,
      own: { as: 'own', name: 'OPCS-4', codeColumn: 'Number', titleColumn: 'Our words' },
    });
  });

  it('keeps the preview when the installation is refused, and lets the answers be changed', async () => {
    const sentence = 'mue.csv has changed since the preview. Preview it again. Nothing was installed.';
    const { user, api } = await choose({
      preview: ({ effective }) => {
        if (effective !== null) return PREVIEW;
        throw new Refusal('invalid_input', 'mue.csv: No first day.', { effective: 'State its first day.' });
      },
      install: () => {
        throw new Refusal('conflict', sentence);
      },
    });
    await user.type(await screen.findByLabelText('First day'), '2026-10-01');
    await mainAct(user);
    await screen.findByText('+487 −28 ~38');
    await mainAct(user);
    await screen.findByText(sentence);
    expect(screen.getByText('+487 −28 ~38')).toBeTruthy();
    await user.click(screen.getByRole('button', { name: 'Change answers' }));
    const field = await screen.findByLabelText('First day');
    await user.clear(field);
    await user.type(field, '2026-07-01');
    await mainAct(user);
    await waitFor(() =>
      expect(api.inputs('codesets.preview').at(-1)).toMatchObject({ effective: '2026-07-01' }),
    );
  });

  it('forgets the files when the practice is locked', async () => {
    await choose();
    await screen.findByText('+487 −28 ~38');
    act(() => forgetAll());
    await screen.findByText('No files chosen');
    expect(screen.queryByText('Fictive, Dana')).toBeNull();
  });

  it('keeps the sentence of a refusal beside its file', async () => {
    const sentence = 'icd10cm-order-2027.txt: Line 12: The line is cut off. Nothing was installed.';
    await choose({
      preview: () => {
        throw new Refusal('invalid_input', sentence);
      },
      inspect: () => {
        throw new Refusal('invalid_input', 'The file has no columns.');
      },
    });
    const file = await screen.findByRole('listitem');
    await within(file).findByText(sentence);
    expect(screen.queryByRole('button', { name: /^Install/ })).toBeNull();
  });

  it('offers nothing to install when everything is installed already', async () => {
    const { user, api } = await choose({
      preview: () => ({
        ...PREVIEW,
        nothingToDo: true,
        touched: [],
        reports: [report({ alreadyInstalled: true })],
      }),
    });
    await screen.findByText(/Everything in these files is installed already/);
    await mainAct(user);
    expect(api.inputs('codesets.install')).toEqual([]);
  });

  it('takes dropped files by the handle that main gave, and no reader can drop', async () => {
    const { api, path } = renderWith(routes, fakes({ takeDropped: () => JOB }), { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    act(() => dropReceiver()?.take([new File(['x'], 'order.txt')]));
    await waitFor(() => expect(path()).toBe(`${LIST}/install`));
    expect(api.inputs('codesets.takeDropped')).toHaveLength(1);
    cleanup();
    renderWith(routes, { ...fakes(), session: { status: () => openSession('reader') } }, { path: LIST });
    await screen.findByRole('row', { name: /FY2027/ });
    expect(dropReceiver()?.refusal).toBe('Your role, reader, does not install code sets.');
  });
});

/** The comparison as main pages and filters it. */
function changesPage(
  filter: ChangesFilter = { kinds: [], search: '', usedOnly: false },
  rows = CHANGES,
  offset = 0,
  limit = 500,
) {
  const left = rows.filter(
    (row) =>
      (filter.kinds.length === 0 || filter.kinds.includes(row.change)) &&
      (!filter.usedOnly || row.used !== null) &&
      row.title.toLowerCase().includes(filter.search.toLowerCase()),
  );
  const count = (change: string) => rows.filter((row) => row.change === change).length;
  return {
    from: 'ICD-10-CM FY2026',
    to: 'ICD-10-CM FY2027',
    title: 'ICD-10-CM',
    system: 'icd10cm' as const,
    counts: {
      added: count('added'),
      deleted: count('deleted'),
      revised: count('revised'),
      used: rows.filter((row) => row.used !== null).length,
    },
    total: left.length,
    rows: left.slice(offset, offset + limit),
  };
}

describe('what changed', () => {
  const paged: Fakes['codesets'] = {
    changes: ({ filter, offset, limit }) => changesPage(filter, CHANGES, offset, limit),
    printChanges: () => ({ outcome: 'printed' }),
    saveChanges: () => ({ fileName: 'what-changed.pdf' }),
  };

  it('shows before and after, successors, and marks what is used here', async () => {
    renderWith(routes, fakes(paged), { path: '/codesets/changes?release=7' });
    const deleted = await screen.findByRole('row', { name: /Deleted/ });
    expect(deleted.textContent).toContain('now E11.91, E11.99');
    expect(deleted.textContent).toContain('Used here');
    expect(deleted.textContent).toContain('1 open encounter, 2 templates');
    const revised = screen.getByRole('row', { name: /Revised/ });
    expect(revised.querySelector('del')?.textContent).toBe('Low back pain');
    expect(revised.querySelector('ins')?.textContent).toBe('Low back pain, invented wording');
    expect(screen.getByText('ICD-10-CM FY2027 against ICD-10-CM FY2026')).toBeTruthy();
    await expectNoAxeViolations();
  });

  it('opens where a code is used, and from there the record', async () => {
    const user = userEvent.setup();
    const use = { code: 'E11.9', place: 'encounter', id: ENCOUNTER, label: 'FICTIVE, ANA' } as const;
    const other = { code: 'E11.9', place: 'template', id: TOKEN, label: 'Diabetes visit', on: null } as const;
    const usesOf: NonNullable<Fakes['codesets']>['usesOf'] = () => ({
      uses: [{ ...use, on: isoDate('2026-11-17') }, other],
      total: 2,
    });
    const { api, path } = renderWith(routes, fakes({ ...paged, usesOf }), {
      path: '/codesets/changes?release=7',
    });
    await screen.findByRole('row', { name: /Deleted/ });
    screen.getByRole('grid', { name: 'Changes' }).focus();
    await user.keyboard('{ArrowDown}{Enter}');
    await screen.findByText('Nothing here uses E11.91.');
    await user.keyboard('{ArrowUp}{Enter}');
    const sheet = await screen.findByRole('dialog', { name: 'Where E11.9 is used' });
    await within(sheet).findByText('FICTIVE, ANA');
    expect(within(sheet).getByText('Diabetes visit')).toBeTruthy();
    expect(api.inputs('codesets.usesOf')).toEqual([{ system: 'icd10cm', code: 'E11.9', refines: false }]);
    await expectNoAxeViolations();
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.click(screen.getByRole('button', { name: /^Where E11\.9 is used/ }));
    await within(await screen.findByRole('dialog')).findByText('FICTIVE, ANA');
    await user.keyboard('{Enter}');
    await waitFor(() => expect(path()).toBe(`/coding/${ENCOUNTER}`));
  });

  it('filters by kind, by use and by words, and prints what is filtered', async () => {
    const user = userEvent.setup();
    const { api } = renderWith(routes, fakes(paged), { path: '/codesets/changes?release=7' });
    await screen.findByRole('row', { name: /Deleted/ });
    await user.keyboard('2');
    await waitFor(() => expect(screen.queryByRole('row', { name: /Deleted/ })).toBeNull());
    expect(screen.getByText('1 of 3 changes')).toBeTruthy();
    await user.keyboard('1u');
    await screen.findByRole('row', { name: /Deleted/ });
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    await user.keyboard('/');
    await user.keyboard('nothing like it');
    await screen.findByText('No change fits the filter');
    await user.keyboard('{Escape}{Escape}u');
    await screen.findByRole('row', { name: /Revised/ });
    await user.keyboard('4');
    await waitFor(() => expect(screen.getAllByRole('row')).toHaveLength(2));
    await mainAct(user);
    await screen.findByText('What changed is sent to the printer.');
    expect(api.inputs('codesets.printChanges')).toEqual([
      { of: { release: 7 }, filter: { kinds: ['revised'], search: '', usedOnly: false } },
    ]);
    await user.keyboard('{Control>}s{/Control}');
    await screen.findByText('Saved as what-changed.pdf.');
  });

  it('without a release named, shows the newest comparison', async () => {
    const { api } = renderWith(routes, fakes(paged), { path: '/codesets/changes' });
    await screen.findByRole('row', { name: /Deleted/ });
    expect(api.inputs('codesets.changes')[0]).toMatchObject({ of: { release: 7 } });
  });

  it('says so when there is nothing to compare', async () => {
    const alone = fakes({
      ...paged,
      releases: () => releasesAnswer({ releases: [releaseRow({ previous: null })] }),
    });
    const { api } = renderWith(routes, alone, { path: '/codesets/changes' });
    await screen.findByText('Nothing to compare yet');
    expect(api.inputs('codesets.changes')).toEqual([]);
    await expectNoAxeViolations();
  });

  it('reads a long comparison page by page', async () => {
    const many = Array.from({ length: 450 }, (_, i) => changeRow({ code: `X${i}`, title: `Invented ${i}` }));
    const { api } = renderWith(
      routes,
      fakes({ ...paged, changes: ({ filter, offset, limit }) => changesPage(filter, many, offset, limit) }),
      { path: '/codesets/changes?release=7' },
    );
    const grid = await screen.findByRole('grid', { name: 'Changes' });
    await waitFor(() => expect(grid.getAttribute('aria-rowcount')).toBe('451'));
    expect(api.inputs('codesets.changes')[0]).toMatchObject({ offset: 0, limit: 200 });
  });
});
