import { act, cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { EncounterDetail } from '#shared/contract/coding.ts';
import type { CodingTemplate, EarlierVisit, Favourite } from '#shared/contract/workbench.ts';
import { draftQuery, type ClinicianQuery } from '#shared/domain/clinician-query.ts';
import { offerCoding, type CodingOffer, type RememberedCodes } from '#shared/domain/coding/coding-offer.ts';
import type { CodeLookup } from '#shared/domain/code.ts';
import type { Instant, IsoDate } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { listOf } from './list-fixtures.ts';
import { ENCOUNTER, encounterDetail, encounterRow, HITS, searchFixtures, uuid } from './fixtures.ts';

afterEach(cleanup);

const lookup: CodeLookup = (system, code) => {
  const hit = HITS.find((h) => h.system === system && h.code === code);
  if (!hit) return { known: 'unknown' };
  return hit.validOn ? { known: 'valid', entry: hit } : { known: 'not_on_date', entry: hit };
};
/** The offer as the practice file makes it, over the codes of the fixtures. */
const offer = (codes: RememberedCodes): CodingOffer =>
  offerCoding(codes, {
    on: '2026-11-17' as IsoDate,
    lookup,
    starters: new Set(),
    fee: (code) => {
      const cost = HITS.find((h) => h.code === code)?.chargeCents;
      return cost ? { chargeCents: cost, description: '' } : null;
    },
  });

const line = (code: string, pointers: number[], modifiers: string[] = []) => ({
  code,
  pointers,
  modifiers,
  units: 1,
});
const DIABETES: CodingTemplate = {
  id: uuid(7, 1) as CodingTemplate['id'],
  name: 'Diabetes, A1c here',
  visitType: 'Diabetes follow-up',
  description: 'With blood drawn in the office',
  shared: true,
  diagnoses: ['E11.9', 'E11.99', 'I10'],
  lines: [line('99213', [1, 3]), line('83036', [1], ['QW'])],
};
const COLD: CodingTemplate = {
  ...DIABETES,
  id: uuid(7, 2) as CodingTemplate['id'],
  name: 'Cold',
  visitType: 'Cough',
  description: '',
  diagnoses: ['I10'],
  lines: [],
};

function bench(workbench: NonNullable<Fakes['workbench']>, start: EncounterDetail = encounterDetail()) {
  let stored = start;
  const put = (change: Partial<EncounterDetail['encounter']>, coding = stored.coding): EncounterDetail => {
    stored = {
      ...stored,
      coding,
      encounter: { ...stored.encounter, ...change, version: stored.encounter.version + 1 },
    };
    return stored;
  };
  const fakes: Fakes = {
    coding: {
      ...listOf(() => [
        encounterRow(1, stored.encounter.status, 'Fictive, Ana'),
        encounterRow(2, 'open', 'Sample, Ben'),
      ]),
      get: () => stored,
      check: () => [],
      save: ({ coding }) => put({ status: 'coding' }, coding),
    },
    codes: {
      search: ({ query, systems }) => searchFixtures(query, systems),
      get: () => ({ entry: null, parents: [], children: [] }),
    },
    practice: { providers: () => [] },
    workbench,
  };
  const view = renderWith(routes, fakes, { path: `/coding/${ENCOUNTER}` });
  return {
    ...view,
    put,
    now: () => stored,
    ready: () => screen.findByRole('combobox', { name: 'Search codes' }),
  };
}
const diagnoses = () =>
  screen
    .queryAllByRole('button', { name: /^[A-L] [A-Z]\d/ })
    .map((b) => /[A-Z]\d[\d.]*/.exec(b.textContent?.slice(1) ?? '')?.[0]);

describe('templates', () => {
  const fakes = (kept: () => CodingTemplate[] = () => [DIABETES, COLD]): NonNullable<Fakes['workbench']> => ({
    templates: kept,
    applyTemplate: ({ id }) => offer(kept().find((t) => t.id === id) ?? COLD),
  });

  it('show what will be added and left out, and are one step of undo', async () => {
    const user = userEvent.setup();
    const { api, ready } = bench(fakes());
    await ready();
    await user.keyboard('{Alt>}t{/Alt}');
    const sheet = await screen.findByRole('dialog', { name: 'Templates' });
    expect(await within(sheet).findByText(/left out: not valid after 2020-09-30/)).toBeTruthy();
    expect(within(sheet).getByText('185.00')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(diagnoses()).toEqual(['E11.9', 'I10']));
    expect(screen.queryByRole('dialog')).toBeNull();
    expect(screen.getByText(/2 diagnoses and 2 lines added\. Left out: E11\.99/)).toBeTruthy();
    await waitFor(() => expect(api.inputs('coding.save')).toHaveLength(1));
    const saved = api.inputs('coding.save')[0] as { coding: EncounterDetail['coding'] };
    expect(saved.coding.lines.map((l) => [l.code, l.pointers, l.chargeCents])).toEqual([
      ['99213', [1, 2], 14500],
      ['83036', [1], 4000],
    ]);
    // The step survives the save, and goes back as a whole.
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(diagnoses()).toEqual([]));
    await user.keyboard('{Control>}y{/Control}');
    await waitFor(() => expect(diagnoses()).toEqual(['E11.9', 'I10']));
  });

  it('are found by words and codes, and choose with the arrows', async () => {
    const user = userEvent.setup();
    const { api, ready } = bench(fakes());
    await ready();
    await user.keyboard('{Escape}t');
    await screen.findByRole('option', { name: /Diabetes/ });
    await user.keyboard('{ArrowDown}{ArrowUp}{ArrowDown}{Enter}');
    await waitFor(() => expect(diagnoses()).toEqual(['I10']));
    expect(api.inputs('workbench.applyTemplate').at(-1)).toMatchObject({ id: COLD.id });
    await user.keyboard('{Escape}t');
    const box = await screen.findByRole('combobox', { name: 'Find a template' });
    await user.type(box, '83036');
    expect(screen.getAllByRole('option')).toHaveLength(1);
    await user.clear(box);
    await user.type(box, 'zzz');
    expect(await screen.findByText('No template is found')).toBeTruthy();
  });

  it('keep the present codes under a name', async () => {
    const user = userEvent.setup();
    const coding = {
      diagnoses: ['I10'],
      lines: [{ ...line('99213', [1]), id: uuid(8, 1), chargeCents: cents(14500) }],
    } as EncounterDetail['coding'];
    const { api, ready } = bench(
      { templates: () => [], saveTemplate: () => ({ id: DIABETES.id }) },
      encounterDetail({}, coding),
    );
    await ready();
    await user.keyboard('{Escape}t');
    await screen.findByText('No template yet');
    await user.keyboard('{Control>}s{/Control}');
    const sheet = await screen.findByRole('dialog', { name: 'Save as template' });
    await expectNoAxeViolations();
    await user.type(within(sheet).getByLabelText('Name'), 'Blood pressure');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('workbench.saveTemplate')).toHaveLength(1));
    expect(api.inputs('workbench.saveTemplate')[0]).toEqual({
      id: null,
      name: 'Blood pressure',
      visitType: 'Follow-up diabetes, blood pressure',
      description: '',
      shared: true,
      diagnoses: ['I10'],
      lines: [line('99213', [1])],
    });
  });
});

describe('an earlier visit', () => {
  const VISIT: EarlierVisit = {
    id: uuid(1, 9) as EarlierVisit['id'],
    serviceDate: '2026-08-01' as IsoDate,
    reason: 'Diabetes',
    providerName: 'Gus Invented',
    status: 'billed',
    diagnoses: ['E11.9', 'I10'],
    chronic: ['E11.9'],
    lines: [{ ...line('99213', [1]), chargeCents: cents(14000) }],
    titles: {},
  };
  const fakes: NonNullable<Fakes['workbench']> = {
    earlierVisits: () => [VISIT],
    repeatVisit: ({ what }) => offer(what === 'everything' ? VISIT : { diagnoses: VISIT.chronic, lines: [] }),
  };

  it('is taken over whole with Enter, with today’s charge', async () => {
    const user = userEvent.setup();
    const { api, ready } = bench(fakes);
    await ready();
    await user.keyboard('{Alt>}p{/Alt}');
    await screen.findByText('2026-08-01');
    await screen.findByText(/Chronic: E11\.9/);
    await expectNoAxeViolations();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(diagnoses()).toEqual(['E11.9', 'I10']));
    await waitFor(() => expect(api.inputs('coding.save')).toHaveLength(1));
    expect(
      (api.inputs('coding.save')[0] as { coding: EncounterDetail['coding'] }).coding.lines[0]?.chargeCents,
    ).toBe(14500);
  });

  it('gives its chronic diagnoses alone with C', async () => {
    const user = userEvent.setup();
    const { ready } = bench(fakes);
    await ready();
    await user.keyboard('{Escape}p');
    await screen.findByText('2026-08-01');
    await user.keyboard('c');
    await waitFor(() => expect(diagnoses()).toEqual(['E11.9']));
  });
});

describe('favourites', () => {
  const favourite = (
    system: Favourite['system'],
    code: string,
    change: Partial<Favourite> = {},
  ): Favourite => ({
    system,
    code,
    title: HITS.find((h) => h.code === code)?.title ?? code,
    usable: true,
    why: '',
    chargeCents: HITS.find((h) => h.code === code)?.chargeCents ?? null,
    ...change,
  });

  it('are assigned by Alt and their digit from the empty search box; one that is not valid says why', async () => {
    const user = userEvent.setup();
    const { ready } = bench({
      favourites: () => [
        favourite('icd10cm', 'E11.9'),
        favourite('cpt', '36415'),
        favourite('icd10cm', 'E11.99', { usable: false, why: 'not valid after 2020-09-30' }),
      ],
    });
    await ready();
    await screen.findByRole('button', { name: /^E11\.9\s*Type 2/ });
    await expectNoAxeViolations();
    await user.keyboard('{Alt>}1{/Alt}');
    await waitFor(() => expect(diagnoses()).toEqual(['E11.9']));
    await user.keyboard('{Alt>}2{/Alt}');
    expect(await screen.findByRole('textbox', { name: /Line 1, code/ })).toBeTruthy();
    await user.keyboard('{Alt>}3{/Alt}');
    expect(
      await screen.findByText(/E11\.99 cannot be used on 2026-11-17: not valid after 2020-09-30/),
    ).toBeTruthy();
    expect(diagnoses()).toEqual(['E11.9']);
  });

  it('take the shown code up with one key and give it back', async () => {
    const user = userEvent.setup();
    let kept: Favourite[] = [];
    const { api, ready } = bench({
      favourites: () => kept,
      addFavourite: ({ system, code }) => {
        kept = [favourite(system, code)];
        return {};
      },
      removeFavourite: () => {
        kept = [];
        return {};
      },
    });
    await user.type(await ready(), 'E11.9');
    await screen.findAllByRole('option', { name: /E11\.9/ });
    await waitFor(() => expect(api.inputs('card.get').length).toBeGreaterThan(0));
    await user.keyboard('{Control>}d{/Control}');
    await screen.findByText('E11.9 is a favourite now.');
    act(() => api.emit({ type: 'changed', tags: ['favourites'] }));
    await waitFor(() => expect(api.inputs('workbench.favourites').length).toBeGreaterThan(1));
    await user.keyboard('{Control>}d{/Control}');
    await screen.findByText('E11.9 is no favourite any more.');
    expect(api.inputs('workbench.removeFavourite')).toEqual([{ system: 'icd10cm', code: 'E11.9' }]);
  });

  it('are moved by Alt and an arrow, and taken out by Delete', async () => {
    const user = userEvent.setup();
    const { api, ready } = bench({
      favourites: () => [favourite('icd10cm', 'E11.9'), favourite('icd10cm', 'I10')],
      moveFavourite: () => ({}),
      removeFavourite: () => ({}),
    });
    await ready();
    const first = await screen.findByRole('button', { name: /^E11\.9\s*Type 2/ });
    act(() => first.focus());
    await user.keyboard('{Alt>}{ArrowDown}{/Alt}');
    expect(api.inputs('workbench.moveFavourite')).toEqual([{ system: 'icd10cm', code: 'E11.9', to: 2 }]);
    await user.keyboard('{ArrowRight}{Delete}');
    expect(api.inputs('workbench.removeFavourite')).toEqual([{ system: 'icd10cm', code: 'I10' }]);
  });
});

describe('a query to the clinician', () => {
  function withQueries(start: ClinicianQuery[] = []) {
    let queries = start;
    const made = bench({
      queries: () => queries,
      askQuery: ({ draft, toProviderId, encounterId }) => {
        const query: ClinicianQuery = {
          ...draft,
          id: uuid(6, 1) as ClinicianQuery['id'],
          encounterId,
          askedAt: '2026-11-20T09:00:00.000Z' as Instant,
          askedBy: 'Olive Owner',
          toProviderId,
          toProviderName: 'Gus Invented MD',
          status: 'open',
          answeredOn: null,
          answeredBy: '',
          answeredAt: null,
          answer: '',
          documentId: null,
        };
        queries = [query];
        return { id: query.id, queries, encounter: made.put({ status: 'held', holdReason: 'Query open' }) };
      },
      answerQuery: (given) => {
        queries = queries.map((q) => ({ ...q, ...given, status: 'answered' as const }));
        return { queries, encounter: made.put({ status: 'coding', holdReason: '' }) };
      },
      copyQuery: () => ({}),
    });
    return made;
  }

  it('is prefilled with the passages about its subject, asked, answered, and lets the encounter go', async () => {
    const user = userEvent.setup();
    const { api, ready } = withQueries();
    await ready();
    await user.keyboard('{Alt>}q{/Alt}');
    const sheet = await screen.findByRole('dialog', { name: 'Query to the clinician' });
    await user.type(within(sheet).getByLabelText('About'), 'blood pressure');
    expect(within(sheet).getByRole('list', { name: 'Passages of the record' }).textContent).toContain(
      'Follow-up of diabetes and blood pressure.',
    );
    expect((within(sheet).getByLabelText('Question') as HTMLTextAreaElement).value).toContain(
      'blood pressure',
    );
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('workbench.askQuery')).toHaveLength(1));
    act(() => api.emit({ type: 'changed', tags: ['queries'] }));
    await screen.findByText(/Held by a query/);
    expect(screen.queryByRole('dialog')).toBeNull();
    const asked = api.inputs('workbench.askQuery')[0] as { draft: ClinicianQuery };
    expect(asked.draft.options).toEqual([
      'Right',
      'Left',
      'Both sides',
      'Other (please specify)',
      'Unable to determine',
    ]);
    expect(screen.getByRole('button', { name: /^Release/ }).getAttribute('aria-disabled')).toBe('true');
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: 'Copy' }));
    await screen.findByText(/copied as text/);
    await user.keyboard('{Escape}a');
    const answer = await screen.findByRole('dialog', { name: 'Record the answer' });
    await user.click(within(answer).getByRole('button', { name: 'Both sides' }));
    await expectNoAxeViolations();
    await user.keyboard('{Control>}{Enter}{/Control}');
    expect(await screen.findByRole('button', { name: /^Mark coded/ })).toBeTruthy();
    expect(api.inputs('workbench.answerQuery')[0]).toMatchObject({
      answer: 'Both sides',
      answeredBy: 'Gus Invented MD',
      asDocument: true,
    });
  });

  it('is not sent while it leads or rests on nothing, and says what is missing', async () => {
    const user = userEvent.setup();
    const { api, ready } = withQueries();
    await ready();
    await user.keyboard('{Alt>}q{/Alt}');
    const sheet = await screen.findByRole('dialog', { name: 'Query to the clinician' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await within(sheet).findByText(/Quote at least one passage/);
    expect(within(sheet).getByText(/Fill in what the question is about/)).toBeTruthy();
    expect(api.inputs('workbench.askQuery')).toEqual([]);
    await user.type(within(sheet).getByLabelText('Add a passage of the record'), 'monofilament{Enter}');
    await waitFor(() => expect(within(sheet).queryByText(/Quote at least one passage/)).toBeNull());
    // What was written is kept while the sheet is closed.
    await user.keyboard('{Escape}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    await user.keyboard('{Alt>}q{/Alt}');
    const again = await screen.findByRole('dialog', { name: 'Query to the clinician' });
    expect(within(again).getByRole('list', { name: 'Passages of the record' }).textContent).toContain(
      'Monofilament',
    );
  });

  it('that is closed is read behind its number', async () => {
    const user = userEvent.setup();
    const draft = draftQuery('conflict', 'the dose', [
      { documentId: null, source: 'Note', quote: 'Dose 10 mg.' },
    ]);
    const { ready } = withQueries([
      {
        ...draft,
        id: uuid(6, 2) as ClinicianQuery['id'],
        encounterId: ENCOUNTER,
        askedAt: '2026-11-18T09:00:00.000Z' as Instant,
        askedBy: 'Olive Owner',
        toProviderId: uuid(4, 1) as ClinicianQuery['toProviderId'],
        toProviderName: 'Gus Invented MD',
        status: 'answered',
        answeredOn: '2026-11-19' as IsoDate,
        answeredBy: 'Gus Invented MD',
        answeredAt: '2026-11-19T09:00:00.000Z' as Instant,
        answer: 'It is 20 mg.',
        documentId: null,
      },
    ]);
    await ready();
    await user.click(await screen.findByRole('button', { name: '1 closed query' }));
    await screen.findByText('It is 20 mg.');
    await expectNoAxeViolations();
  });
});
