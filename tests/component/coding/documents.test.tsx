import { cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { CodeHit } from '#shared/contract/coding.ts';
import type { DocumentFacts, TakenIn } from '#shared/contract/documents.ts';
import type { DocumentId, IncomingItemId } from '#shared/kernel/ids.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { FileDropLayer } from '#renderer/ui/file-drop-layer.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { ENCOUNTER, HITS, encounterDetail, searchFixtures, uuid } from './fixtures.ts';

afterEach(cleanup);

const NOTE = uuid(3, 1) as DocumentId;
const LAB = uuid(3, 2) as DocumentId;
const ITEM = uuid(7, 1) as IncomingItemId;
const SHA = 'b'.repeat(64);

/** Bytes of the window's own making, as the bridge gives them. */
const bytesOf = (text: string) => Uint8Array.from(text, (letter) => letter.charCodeAt(0));

const facts = (id: DocumentId, change: Partial<DocumentFacts> = {}): DocumentFacts => ({
  id,
  format: 'text',
  pages: null,
  pagesWithoutText: [],
  author: '',
  writtenOn: null,
  original: null,
  results: [],
  charges: [],
  ...change,
});

const LAB_FACTS = facts(LAB, {
  format: 'hl7v2',
  author: 'Example Lab',
  writtenOn: '2026-11-17' as IsoDate,
  original: { sha256: SHA, fileName: 'lab.hl7', mediaType: 'x-application/hl7-v2+er7', byteCount: 40 },
  results: [{ code: '4548-4', name: 'Hemoglobin A1c', value: '8.1', unit: '%', range: '4.0-5.6', flag: 'H' }],
  charges: [
    {
      code: '83036',
      modifiers: ['QW'],
      units: 1,
      diagnoses: ['E11.9'],
      serviceDate: '2026-11-17' as IsoDate,
    },
  ],
});

/** @param change what the code sets say of 83036 */
function open(documents: Fakes['documents'] = {}, change: Partial<CodeHit> = {}) {
  const fakes: Fakes = {
    coding: {
      get: () => encounterDetail(),
      worklist: () => [],
      check: () => [],
      save: ({ coding }) => encounterDetail({ status: 'coding', version: 2 }, coding),
    },
    codes: {
      search: ({ query, systems }) =>
        searchFixtures(query, systems).map((hit) => ({ ...hit, ...(hit.code === '83036' ? change : {}) })),
      get: ({ code }) => ({
        entry: HITS.find((hit) => hit.code === code) ?? null,
        parents: [],
        children: [],
      }),
      releases: () => [],
    },
    documents: {
      facts: () => [facts(NOTE), LAB_FACTS],
      original: () => ({
        fileName: 'lab.hl7',
        mediaType: 'x-application/hl7-v2+er7',
        bytes: bytesOf('MSH|^~\\&|LIS\rPID|1\r'),
      }),
      ...documents,
    },
  };
  return renderWith(
    routes.map((route) => ({
      ...route,
      element: (
        <>
          {route.element}
          <FileDropLayer />
        </>
      ),
    })),
    fakes,
    { path: `/coding/${ENCOUNTER}` },
  );
}

const showLab = async (user: ReturnType<typeof userEvent.setup>) => {
  await user.click(await screen.findByRole('tab', { name: 'Lab report · A1c' }));
  await screen.findByText(/Example Lab/);
};
/** Letters act outside of the search box, which has the focus first. */
const leaveSearch = () => (document.activeElement as HTMLElement | null)?.blur();
const hover = { types: ['Files'], files: [new File(['MSH|'], 'report.hl7')], dropEffect: 'none' };

describe('the documents of an encounter', () => {
  it('tells what the document is, and shows results and original by one key each', async () => {
    const user = userEvent.setup();
    open();
    await showLab(user);
    expect(screen.getByText('Lab report · 2026-11-17 · Example Lab · HL7 · bbbbbbbb')).toBeTruthy();
    leaveSearch();
    await user.keyboard('l');
    const results = await screen.findByRole('table', { name: 'Results' });
    expect(within(results).getByText('8.1')).toBeTruthy();
    const charges = screen.getByRole('table', { name: 'Proposed charges' });
    expect(within(charges).getByText('83036')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('o');
    const original = await screen.findByRole('region', { name: /as it came/ });
    expect(original.textContent).toContain('MSH|^~\\&|LIS\nPID|1');
    await user.keyboard('o');
    await waitFor(() => expect(screen.queryByRole('region', { name: /as it came/ })).toBeNull());
    expect(screen.getByRole('tabpanel').textContent).toContain('Hemoglobin A1c');
  });

  it('assigns one proposed charge by one key, never by itself, and undo takes it back whole', async () => {
    const user = userEvent.setup();
    open();
    await showLab(user);
    leaveSearch();
    await user.keyboard('l');
    const charges = await screen.findByRole('table', { name: 'Proposed charges' });
    expect(screen.queryByRole('table', { name: 'Service lines' })).toBeNull();
    await user.keyboard('a');
    const lines = await screen.findByRole('table', { name: 'Service lines' });
    const cell = (name: string) =>
      within(lines).getByRole<HTMLInputElement>('textbox', { name: `Line 1, ${name}` }).value;
    expect(['code', 'modifiers', 'diagnosis pointers', 'units', 'charge'].map(cell)).toEqual([
      '83036',
      'QW',
      'A',
      '1',
      '40.00',
    ]);
    expect(screen.getByText('Type 2 diabetes mellitus without complications')).toBeTruthy();
    expect(within(charges).getByText('line 1')).toBeTruthy();
    expect(within(charges).queryByRole('button')).toBeNull();
    // It stands on a line: the key does not assign it twice.
    await user.keyboard('a');
    expect(within(lines).queryByRole('textbox', { name: 'Line 2, code' })).toBeNull();
    await expectNoAxeViolations();
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(screen.queryByRole('table', { name: 'Service lines' })).toBeNull());
    expect(screen.queryByText('Type 2 diabetes mellitus without complications')).toBeNull();
    expect(within(charges).getByRole('button', { name: 'Assign 83036' })).toBeTruthy();
  });

  it('tells that a proposed code is not valid on the day, and assigns nothing', async () => {
    const user = userEvent.setup();
    open({}, { validOn: false, validTo: '2025-12-31' as IsoDate });
    await showLab(user);
    leaveSearch();
    await user.keyboard('la');
    await screen.findByText(/^83036: valid only from 2015-10-01 to 2025-12-31\. Nothing was assigned\.$/);
    expect(screen.queryByRole('table', { name: 'Service lines' })).toBeNull();
  });

  it('offers no view that a document does not have', async () => {
    const user = userEvent.setup();
    open();
    await screen.findByRole('tab', { name: 'Visit note' });
    await screen.findByText(/^Visit note · received/);
    expect(screen.queryByRole('group', { name: 'View of the document' })).toBeNull();
    leaveSearch();
    await user.keyboard('ol');
    expect(screen.getByRole('tabpanel').textContent).toContain('Follow-up of diabetes');
  });

  it('shows a document without text as it came', async () => {
    const detail = encounterDetail();
    const [note] = detail.documents;
    if (!note) throw new Error('The fixture has no note.');
    const fakes: Fakes = {
      coding: {
        get: () => ({ ...detail, documents: [{ ...note, text: '' }] }),
        worklist: () => [],
        check: () => [],
      },
      codes: { search: () => [], releases: () => [] },
      documents: {
        facts: () => [facts(NOTE, { ...LAB_FACTS, id: NOTE, results: [], charges: [] })],
        original: () => ({ fileName: 'a.txt', mediaType: 'text/plain', bytes: bytesOf('As it came') }),
      },
    };
    renderWith(routes, fakes, { path: `/coding/${ENCOUNTER}` });
    await screen.findByText('As it came');
  });

  it('lists the sections of the note, and keys go from one to the next', async () => {
    const user = userEvent.setup();
    open();
    const sections = await screen.findByRole('navigation', { name: 'Sections' });
    expect(
      within(sections)
        .getAllByRole('button')
        .map((b) => b.textContent),
    ).toEqual(['Chief complaint', 'History', 'Examination', 'Assessment and plan']);
    expect(within(sections).getByRole('button', { current: true }).textContent).toBe('Chief complaint');
    leaveSearch();
    await user.click(within(sections).getByRole('button', { name: 'Examination' }));
    const marked = () => within(sections).getByRole('button', { current: true }).textContent;
    expect(marked()).toBe('Examination');
    await user.keyboard('}');
    expect(marked()).toBe('Assessment and plan');
    await user.keyboard('}}');
    expect(marked()).toBe('Assessment and plan');
    await user.keyboard('{{');
    expect(marked()).toBe('Examination');
    await expectNoAxeViolations();
  });

  it('attaches a dropped file to this encounter and shows it', async () => {
    const taken: TakenIn = {
      fileName: 'report.hl7',
      outcome: 'attached',
      sentence: '1 document added.',
      passedOver: [],
      items: [],
      documents: [LAB],
    };
    const { api } = open({ drop: () => taken });
    await screen.findByRole('tab', { name: 'Visit note' });
    fireEvent.dragOver(window, { dataTransfer: hover });
    await screen.findByText('Drop to add to this encounter');
    fireEvent.drop(window, { dataTransfer: hover });
    await screen.findByText('1 document added.');
    expect(api.inputs('documents.drop')).toMatchObject([
      { name: 'report.hl7', last: true, encounterId: ENCOUNTER },
    ]);
    await waitFor(() =>
      expect(screen.getByRole('tab', { name: 'Lab report · A1c' }).getAttribute('aria-selected')).toBe(
        'true',
      ),
    );
  });

  it('stops at a message of another patient, both side by side, and leaves it in the inbox', async () => {
    const user = userEvent.setup();
    const taken: TakenIn = {
      fileName: 'report.hl7',
      outcome: 'question',
      sentence: 'A question must be answered first.',
      passedOver: [],
      items: [ITEM],
      documents: [],
    };
    const { api } = open({
      drop: () => taken,
      attach: ({ confirmed }) =>
        confirmed.includes('patient')
          ? { state: 'done', patientId: null, encounterId: ENCOUNTER, documentId: LAB }
          : {
              state: 'question',
              question: {
                about: 'patient',
                kind: 'different',
                theirs: { name: 'SAMPLE, BEN', birthDate: '1950-01-01', sex: 'M', account: 'L-4' },
                ours: { name: 'Fictive, Ana', birthDate: '1968-03-02', sex: 'F', account: '1001' },
                agrees: [],
                differs: ['last name differs', 'birth date differs'],
              },
            },
    });
    await screen.findByRole('tab', { name: 'Visit note' });
    fireEvent.drop(window, { dataTransfer: hover });
    const sheet = await screen.findByRole('dialog', { name: 'This is of another patient' });
    for (const shown of ['SAMPLE, BEN', '1950-01-01', 'Fictive, Ana', '1968-03-02'])
      expect(within(sheet).getByText(shown)).toBeTruthy();
    expect(document.activeElement?.textContent).toContain('Do not attach');
    await user.keyboard('{Enter}');
    await screen.findByText('Not added. It waits in the inbox.');
    expect(api.inputs('documents.attach')).toEqual([{ id: ITEM, encounterId: ENCOUNTER, confirmed: [] }]);
  });
});
