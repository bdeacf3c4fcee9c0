import { act, cleanup, fireEvent, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { Decision, InboxItem, TakenIn } from '#shared/contract/documents.ts';
import { FileDropLayer } from '#renderer/ui/file-drop-layer.tsx';
import { InboxPage } from '#renderer/features/documents/inbox-page.tsx';
import { expectNoAxeViolations, openSession, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { ANA, candidate, item, ITEM, row, VISIT } from './fixtures.ts';

afterEach(cleanup);

const DONE: Decision = { state: 'done', patientId: ANA, encounterId: VISIT, documentId: null };

/** An inbox of the given items; what is decided leaves it. */
function inbox(items: readonly InboxItem[], over: Fakes['documents'] = {}): Fakes {
  let waiting = [...items];
  const gone = (id: string): Decision => {
    waiting = waiting.filter((one) => one.row.id !== id);
    return DONE;
  };
  return {
    documents: {
      counts: () => ({ waiting: waiting.length, kept: 0, unread: 0 }),
      inbox: ({ show }) => {
        const rows = show === 'waiting' ? waiting.map((one) => one.row) : [];
        return { rows, total: rows.length };
      },
      item: ({ id }) => {
        const found = items.find((one) => one.row.id === id);
        if (!found) throw new Error('no such item');
        return found;
      },
      attach: ({ id }) => gone(id),
      keepWithPatient: ({ id }) => gone(id),
      newEncounter: ({ id }) => gone(id),
      newPatient: ({ id }) => gone(id),
      discard: ({ ids }) => {
        for (const id of ids) gone(id);
        return { discarded: ids.length };
      },
      takeBack: ({ ids }) => ({ back: ids.length }),
      ...over,
    },
    practice: { providers: () => [], facilities: () => [] },
    patients: { list: () => ({ rows: [], total: 0 }) },
  };
}

const show = (fakes: Fakes) =>
  renderWith(
    <>
      <InboxPage />
      <FileDropLayer />
    </>,
    fakes,
  );
const changed = async (api: { emit: (event: { type: 'changed'; tags: string[] }) => void }) =>
  act(async () => api.emit({ type: 'changed', tags: ['inbox'] }));
const current = () => screen.findByRole('heading', { level: 2, name: /^Report/ });

describe('the inbox by keyboard', () => {
  it('shows the file beside our patient, and A attaches to the fitting visit', async () => {
    const user = userEvent.setup();
    const { api } = show(inbox([item(row(1), [candidate()]), item(row(2), [candidate()])]));
    expect((await current()).textContent).toBe('Report 1');
    const persons = await screen.findByRole('table', { name: '' });
    expect(within(persons).getByText('FICTIVE, ANA')).toBeTruthy();
    expect(within(persons).getByText('Fictive, Ana')).toBeTruthy();
    expect(screen.getByRole('table', { name: 'Results' }).textContent).toContain('8.1');
    await expectNoAxeViolations();
    await user.keyboard('a');
    await waitFor(() =>
      expect(api.inputs('documents.attach')).toEqual([{ id: ITEM(1), encounterId: VISIT, confirmed: [] }]),
    );
    await screen.findByText('Attached to the visit of 2026-11-17.');
    await changed(api);
    // The next one takes its place; nothing jumps.
    await waitFor(async () => expect((await current()).textContent).toBe('Report 2'));
    await user.keyboard('{Control>}z{/Control}');
    await waitFor(() => expect(api.inputs('documents.takeBack')).toEqual([{ ids: [ITEM(1)] }]));
  });

  it('says with A that a likely patient is the same, because both are seen', async () => {
    const user = userEvent.setup();
    const likely = candidate({ kind: 'likely', differs: ['birth date one slip apart'] });
    const { api } = show(inbox([item(row(1, { patientMatch: 'likely' }), [likely])]));
    await screen.findByText('birth date one slip apart');
    await user.keyboard('a');
    await waitFor(() => expect(api.inputs('documents.attach')).toMatchObject([{ confirmed: ['patient'] }]));
  });

  it('stops at another patient, and Enter leaves everything as it was', async () => {
    const user = userEvent.setup();
    const question: Decision = {
      state: 'question',
      question: {
        about: 'patient',
        kind: 'different',
        theirs: { name: 'SAMPLE, BEN', birthDate: row(1).birthDate, sex: 'M', account: 'L-1' },
        ours: { name: 'Fictive, Ana', birthDate: row(1).birthDate, sex: 'F', account: '1001' },
        agrees: [],
        differs: ['last name differs'],
      },
    };
    const { api } = show(inbox([item(row(1), [candidate()])], { attach: () => question }));
    await current();
    await user.keyboard('a');
    const sheet = await screen.findByRole('dialog', { name: 'This is of another patient' });
    expect(within(sheet).getByText('SAMPLE, BEN')).toBeTruthy();
    expect(within(sheet).getByText('Fictive, Ana')).toBeTruthy();
    await expectNoAxeViolations();
    await user.keyboard('{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.inputs('documents.attach')).toHaveLength(1);
  });

  it('answers a question with yes by Ctrl+Enter and tells the practice file so', async () => {
    const user = userEvent.setup();
    const same = {
      documentId: ITEM(9),
      title: 'Report 0',
      encounterId: VISIT,
      patientName: 'Fictive, Ana',
      serviceDate: '2026-11-10',
      by: 'text' as const,
    };
    const { api } = show(
      inbox([item(row(1), [candidate()])], {
        attach: ({ confirmed }) =>
          confirmed.includes('same')
            ? DONE
            : { state: 'question', question: { about: 'same', same: [same] } },
      }),
    );
    await current();
    await user.keyboard('a');
    await screen.findByRole('dialog', { name: 'This document is here already' });
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() => expect(api.inputs('documents.attach')).toMatchObject([{}, { confirmed: ['same'] }]));
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
  });

  it('walks the rows and the candidates by arrows and chooses a visit by its number', async () => {
    const user = userEvent.setup();
    const [first] = candidate().encounters;
    if (!first) throw new Error('The fixture has no visit.');
    const other = {
      ...first,
      id: ITEM(8),
      serviceDate: '2026-11-01',
      kind: 'other' as const,
      why: '16 days apart',
    };
    const two = candidate({
      encounters: [first, { ...other, id: VISIT.replace(/1$/, '2') } as typeof first],
    });
    const second = candidate({ kind: 'likely' });
    const twin = {
      ...second,
      patient: { ...second.patient, id: ANA.replace(/1$/, '2') as typeof ANA, accountNumber: '1002' },
    };
    const { api } = show(inbox([item(row(1), [two, twin]), item(row(2), [candidate()])]));
    await screen.findByText('1 of 2', { exact: false });
    await user.keyboard('{ArrowRight}');
    await screen.findByText('Here · 1002');
    await user.keyboard('{ArrowLeft}');
    await user.keyboard('2');
    await screen.findByRole('button', { name: /Attach to 2026-11-01/ });
    await user.keyboard('{ArrowDown}');
    await waitFor(async () => expect((await current()).textContent).toBe('Report 2'));
    expect(api.inputs('documents.attach')).toEqual([]);
  });

  it('discards with a reason, the checked ones together', async () => {
    const user = userEvent.setup();
    const { api } = show(inbox([item(row(1), [candidate()]), item(row(2), [candidate()])]));
    await current();
    await user.keyboard(' {ArrowDown} ');
    await user.keyboard('x');
    const sheet = await screen.findByRole('dialog', { name: 'Discard 2' });
    await user.clear(within(sheet).getByLabelText('Reason'));
    await user.keyboard('{Control>}{Enter}{/Control}');
    await within(sheet).findByText('Write why it is discarded.');
    await user.type(within(sheet).getByLabelText('Reason'), 'Not ours');
    await user.keyboard('{Control>}{Enter}{/Control}');
    await waitFor(() =>
      expect(api.inputs('documents.discard')).toEqual([{ ids: [ITEM(1), ITEM(2)], reason: 'Not ours' }]),
    );
  });

  it('opens a new patient with what the file tells', async () => {
    const user = userEvent.setup();
    show(inbox([item(row(1, { patientMatch: 'new', encounterMatch: 'none', patientId: null }), [])]));
    await current();
    await user.keyboard('n');
    const sheet = await screen.findByRole('dialog', { name: 'New patient' });
    const last = await within(sheet).findByLabelText('Last name');
    expect(last).toHaveProperty('value', 'Fictive');
    expect(within(sheet).getByLabelText('Birth date')).toHaveProperty('value', '1968-03-02');
    expect(within(sheet).getByLabelText('Date of service')).toHaveProperty('value', '2026-11-17');
    await expectNoAxeViolations();
  });

  it('is for reading only without the permission', async () => {
    const user = userEvent.setup();
    const fakes = inbox([item(row(1), [candidate()])]);
    const { api } = show({ ...fakes, session: { status: () => openSession('reader') } });
    await current();
    await user.keyboard('a');
    await user.keyboard('x');
    expect(api.inputs('documents.attach')).toEqual([]);
    expect(screen.queryByRole('dialog')).toBeNull();
  });
});

describe('taking in', () => {
  const taken = (fileName: string, change: Partial<TakenIn> = {}): TakenIn => ({
    fileName,
    outcome: 'waiting',
    sentence: '1 document in the inbox.',
    passedOver: [],
    items: [ITEM(1)],
    documents: [],
    ...change,
  });

  it('says where nothing waits what will stand here', async () => {
    show(inbox([]));
    await screen.findByText('Nothing waits');
    await expectNoAxeViolations();
  });

  it('sends a dropped file in pieces and says what became of it', async () => {
    const pieces: { size: number; last: boolean }[] = [];
    show(
      inbox([], {
        drop: ({ name, bytes, last }) => {
          pieces.push({ size: bytes.byteLength, last });
          return last ? taken(name) : null;
        },
      }),
    );
    await screen.findByText('Nothing waits');
    const file = new File([new Uint8Array(4_500_000)], 'scan.pdf');
    const data = { types: ['Files'], files: [file], dropEffect: 'none' };
    fireEvent.dragOver(window, { dataTransfer: data });
    await screen.findByText('Drop to take into the inbox');
    fireEvent.drop(window, { dataTransfer: data });
    await screen.findByText('1 document in the inbox.');
    expect(pieces).toEqual([
      { size: 4_000_000, last: false },
      { size: 500_000, last: true },
    ]);
  });

  it('lists each file when one could not be read', async () => {
    const user = userEvent.setup();
    const refusal = 'The file is empty. Nothing was taken in.';
    show(
      inbox([], {
        choose: () => [taken('a.hl7'), taken('b.hl7', { outcome: 'refused', sentence: refusal, items: [] })],
      }),
    );
    await screen.findByText('Nothing waits');
    await user.keyboard('{Alt>}n{/Alt}');
    await user.click(await screen.findByRole('button', { name: /^Choose files/ }));
    const sheet = await screen.findByRole('dialog', { name: 'What became of the files' });
    expect(within(sheet).getByText(refusal)).toBeTruthy();
    expect(within(sheet).getByText('Not taken in')).toBeTruthy();
  });

  it('keeps a pasted text that is refused in its field', async () => {
    const user = userEvent.setup();
    const refusal = 'The beginning of the message is missing. Nothing was taken in.';
    const { api } = show(
      inbox([], { paste: () => taken('Pasted text', { outcome: 'refused', sentence: refusal, items: [] }) }),
    );
    await screen.findByText('Nothing waits');
    fireEvent.paste(window, {
      clipboardData: { files: [], getData: () => 'PID|1||1||A^B' },
    });
    const sheet = await screen.findByRole('dialog', { name: 'Add a document' });
    await user.click(within(sheet).getByRole('button', { name: /^Add document/ }));
    await within(sheet).findByText(refusal);
    expect(within(sheet).getByLabelText('Text')).toHaveProperty('value', 'PID|1||1||A^B');
    expect(api.inputs('documents.paste')).toEqual([
      { text: 'PID|1||1||A^B', kind: null, title: '', encounterId: null },
    ]);
  });
});
