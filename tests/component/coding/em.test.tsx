import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, it } from 'vitest';
import type { EmDetail } from '#shared/contract/em.ts';
import type { Coding } from '#shared/domain/encounter.ts';
import { proposeEm } from '#shared/domain/em/propose.ts';
import { EMPTY_WORKSHEET, type EmWorksheet } from '#shared/domain/em/worksheet.ts';
import { isoDate, type Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import type { ServiceLineId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { EmPanel } from '#renderer/features/coding/em/em-panel.tsx';
import { EmLine } from '#renderer/features/coding/em/em-result.tsx';
import { useEm } from '#renderer/features/coding/em/use-em.ts';
import { assignVisit } from '#renderer/features/coding/em/assign-visit.ts';
import { findPassage } from '#renderer/features/coding/em/use-shown-passage.ts';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { encounterDetail, uuid } from './fixtures.ts';

afterEach(cleanup);

const DETAIL = encounterDetail();
const line = (code: string): Coding['lines'][number] => ({
  id: uuid(9, 1) as ServiceLineId,
  code,
  modifiers: [],
  pointers: [1],
  units: 1,
  chargeCents: cents(14500),
});

/** The practice file of the tests: keeps the sheet as the service does. */
function practiceFile(start: EmWorksheet = EMPTY_WORKSHEET, minutes = false) {
  const read = proposeEm(DETAIL.documents.map(({ id, kind, text }) => ({ documentId: id, kind, text })));
  const passage = read.items[0]?.passage;
  let stored: EmDetail = {
    encounterId: DETAIL.encounter.id,
    version: 0,
    visit: {
      serviceDate: isoDate('2026-11-17'),
      taxonomy: '207Q00000X',
      earlier: [{ serviceDate: isoDate('2026-05-04'), taxonomy: '207Q00000X', codes: ['99213'] }],
      medicare: false,
      sheet: start,
      proposals: {
        items: [...read.items],
        minutes: minutes && passage ? { value: 42, passage } : null,
        patient: read.patient,
      },
    },
    confirmed: null,
  };
  let conflict = false;
  const fakes: Fakes = {
    em: {
      get: () => stored,
      save: ({ version, sheet }) => {
        if (conflict || version !== stored.version)
          throw new Refusal('conflict', 'This was changed elsewhere.');
        stored = {
          ...stored,
          version: version + 1,
          visit: { ...stored.visit, sheet },
          confirmed: { by: 'Olive Owner', at: '2026-11-17T10:00:00.000Z' as Instant },
        };
        return stored;
      },
    },
  };
  return { fakes, now: () => stored, refuseSaves: () => (conflict = true) };
}

/** The panel with the line of the findings, as the workbench has them. */
function Bench({ code, readOnly = null }: { readonly code: string; readonly readOnly?: string | null }) {
  const [coding, setCoding] = useState<Coding>({
    diagnoses: ['E11.9'],
    lines: code === '' ? [] : [line(code)],
  });
  const em = useEm(DETAIL.encounter, coding);
  useKeys([{ combo: 'E', label: 'Level of the visit', run: () => em.setOpen(!em.open) }]);
  const assign = (next: string) => {
    const result = assignVisit(coding, next, cents(21000), () => uuid(9, 2));
    if (result.ok) setCoding(result.coding);
  };
  return (
    <main>
      <h1>Encounter</h1>
      <p data-testid="codes">{coding.lines.map((l) => `${l.code} ${l.chargeCents}`).join(' ')}</p>
      <p data-testid="passage">{em.passage?.passage.text ?? ''}</p>
      {em.open ? (
        <EmPanel
          em={em}
          detail={DETAIL}
          readOnly={readOnly}
          onAssign={assign}
          onClose={() => em.setOpen(false)}
          onSearch={() => em.setOpen(false)}
        />
      ) : null}
      {em.verdict ? <EmLine verdict={em.verdict} onOpen={() => em.setOpen(true)} /> : null}
    </main>
  );
}

async function open(file: ReturnType<typeof practiceFile>, code = '99213', readOnly: string | null = null) {
  const user = userEvent.setup();
  const rendered = renderWith(<Bench code={code} readOnly={readOnly} />, file.fakes);
  await screen.findByText(/^E\/M:/);
  await user.keyboard('e');
  await screen.findByRole('heading', { name: 'Level of the visit' });
  return { user, ...rendered };
}
const result = () => screen.getByRole('status', { name: 'Level of the visit' });
const tick = (name: RegExp) => screen.getByRole<HTMLInputElement>('checkbox', { name });
const focusedRow = () => document.activeElement?.getAttribute('data-em-row');
const passage = () => screen.getByTestId('passage').textContent;

describe('levelling a visit by keyboard', () => {
  it('opens with E on the first row, shows the proposed level, and puts the code in with Enter', async () => {
    const file = practiceFile();
    const { user } = await open(file);
    expect(focusedRow()).toBe('element:minor');
    expect(result().textContent).toContain('moderate→ 99214');
    expect(result().textContent).toContain('proposed');
    expect(result().textContent).toContain('99213 is assigned; moderate decision making supports 99214.');
    await user.keyboard('c');
    expect(result().textContent).toContain('confirmed');
    await user.keyboard('{Enter}');
    expect(screen.getByTestId('codes').textContent).toContain('99214 21000');
    expect(result().textContent).toContain('agrees');
    await waitFor(() => expect(file.now().visit.sheet.decisions.length).toBe(4));
    expect(file.now().version).toBe(1);
  });

  it('walks rows with the arrows and shows the passage of each proposal', async () => {
    const { user } = await open(practiceFile());
    expect(passage()).toBe('');
    // minor → stable chronic → acute → acute improving → chronic not at goal → its first proposal
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    expect(document.activeElement?.getAttribute('aria-label')).toMatch(/type 2 diabetes, proposed/);
    expect(passage()).toContain('Type 2 diabetes');
    await user.keyboard('{ArrowDown}');
    expect(passage()).toContain('Hypertension, not at goal');
    await user.keyboard('{ArrowRight}');
    expect(focusedRow()).toBe('element:data_none');
    await user.keyboard('{ArrowRight}{ArrowLeft}{ArrowLeft}{ArrowUp}');
    expect(focusedRow()).toBe('element:minor');
  });

  it('confirms with Space, refuses with Delete, and takes both back with undo', async () => {
    const file = practiceFile();
    const { user } = await open(file);
    await user.keyboard('{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}{ArrowDown}');
    await user.keyboard(' ');
    expect(tick(/type 2 diabetes, confirmed/).checked).toBe(true);
    await user.keyboard('{ArrowDown}{Delete}');
    expect(tick(/hypertension, refused/).checked).toBe(false);
    await user.keyboard('{Control>}z{/Control}');
    expect(tick(/hypertension, proposed/).indeterminate).toBe(true);
    await user.keyboard('{Control>}z{/Control}');
    expect(tick(/type 2 diabetes, proposed/).indeterminate).toBe(true);
    await user.keyboard('{Control>}{Shift>}z{/Shift}{/Control}');
    expect(tick(/type 2 diabetes, confirmed/).checked).toBe(true);
    await waitFor(() => expect(file.now().visit.sheet.decisions.map((d) => d.state)).toEqual(['confirmed']));
  });

  it('ticks by number in the part where the focus stands, and names what was ticked', async () => {
    const file = practiceFile({ ...EMPTY_WORKSHEET });
    file.now().visit.proposals.items.splice(0);
    const { user } = await open(file);
    expect(result().textContent).toContain('No level yet');
    await user.keyboard('5');
    expect(tick(/^Chronic, not at goal or worse, 1 confirmed/).checked).toBe(true);
    await user.keyboard('{ArrowRight}{ArrowRight}4');
    expect(result().textContent).toContain('moderate→ 99214');
    expect(result().textContent).toContain('1 chronic problem not at goal · drug management');
    await user.type(screen.getByRole('textbox', { name: 'Name of Chronic, not at goal or worse' }), 'gout 2');
    await waitFor(() => expect(file.now().visit.sheet.decisions[0]?.subject).toBe('gout 2'));
    // The digit was part of the name: nothing else was ticked.
    expect(file.now().visit.sheet.decisions.length).toBe(2);
    expect(screen.getByRole('region', { name: 'Derivation' }).textContent).toContain('gout 2');
  });

  it('keeps the focus in the list when a row goes away', async () => {
    const file = practiceFile();
    file.now().visit.proposals.items.splice(0);
    const { user } = await open(file);
    await user.keyboard('1{ArrowDown}');
    expect(focusedRow()).toBe('item:coder:minor:1');
    await user.keyboard('{Delete}');
    expect(focusedRow()).toBe('element:stable_chronic');
    await user.keyboard('{ArrowUp} ');
    expect(tick(/^Minor, passes by itself, 1 confirmed/).checked).toBe(true);
  });

  it('levels by the minutes, and leaves proposed ones open until they are confirmed', async () => {
    const file = practiceFile(EMPTY_WORKSHEET, true);
    file.now().visit.proposals.items.splice(0);
    const { user } = await open(file, '99215');
    expect(result().textContent).toContain('high→ 99215');
    expect(result().textContent).toContain('proposed');
    await user.click(screen.getByRole('button', { name: 'Confirm them' }));
    expect(result().textContent).toContain('confirmed');
    const minutes = screen.getByRole('textbox', { name: 'Minutes that day' });
    await user.clear(minutes);
    await user.type(minutes, '25');
    expect(result().textContent).toContain('low→ 99213');
    expect(result().textContent).toContain('coded too high');
    await user.clear(minutes);
    await user.type(minutes, '0');
    expect(result().textContent).toContain('No level yet');
    await waitFor(() => expect(file.now().visit.sheet.minutes).toBe(0));
  });

  it('closes with Escape and tells the level in the line of the findings', async () => {
    const { user } = await open(practiceFile());
    await user.keyboard('{Escape}');
    expect(screen.queryByRole('heading', { name: 'Level of the visit' })).toBeNull();
    expect(passage()).toBe('');
    const said = screen.getByText(/^E\/M: moderate/);
    expect(said.textContent).toContain(
      'E/M: moderate (2 chronic problems not at goal · drug management), proposed → 99214',
    );
    await user.click(within(said).getByRole('button', { name: /derivation/ }));
    await screen.findByRole('heading', { name: 'Level of the visit' });
  });

  it('changes nothing where it may only be read', async () => {
    const file = practiceFile();
    const { user, api } = await open(file, '99213', 'This encounter is held.');
    await user.keyboard(' c{Enter}5');
    expect(tick(/^Minor, passes/).checked).toBe(false);
    expect(screen.getByTestId('codes').textContent).toContain('99213 14500');
    expect(api.inputs('em.save')).toEqual([]);
  });

  it('says when the sheet was changed elsewhere, and reads it again', async () => {
    const file = practiceFile();
    const { user } = await open(file);
    file.refuseSaves();
    await user.keyboard('c');
    await screen.findByText(/This was changed elsewhere/);
    await user.click(screen.getByRole('button', { name: 'Read it again' }));
    expect(screen.queryByText(/This was changed elsewhere/)).toBeNull();
    expect(result().textContent).toContain('proposed');
  });

  it('has no fault that axe finds', async () => {
    const { user } = await open(practiceFile(EMPTY_WORKSHEET, true));
    await user.keyboard('1');
    await expectNoAxeViolations();
  });
});

describe('putting the code in', () => {
  it('replaces the office visit, keeps the rest of its line, and takes the charge for its units', () => {
    const coding: Coding = {
      diagnoses: ['I10'],
      lines: [{ ...line('36415') }, { ...line('99213'), modifiers: ['25'], units: 2 }],
    };
    const assigned = assignVisit(coding, '99214', cents(21000), () => uuid(9, 3));
    expect(assigned.ok && assigned.coding.lines[1]).toEqual({
      ...line('99213'),
      code: '99214',
      modifiers: ['25'],
      units: 2,
      chargeCents: 42000,
    });
    expect(assigned.ok && assigned.coding.lines[0]).toEqual(line('36415'));
  });
  it('never leaves the charge of another code, adds a line where there is none, and refuses what is there', () => {
    const replaced = assignVisit({ diagnoses: [], lines: [line('99213')] }, '99214', null, () => uuid(9, 3));
    expect(replaced.ok && replaced.coding.lines[0]?.chargeCents).toBe(0);
    const added = assignVisit({ diagnoses: ['I10'], lines: [line('36415')] }, '99204', cents(100), () =>
      uuid(9, 3),
    );
    expect(added.ok && added.coding.lines.map((l) => l.code)).toEqual(['36415', '99204']);
    expect(assignVisit({ diagnoses: [], lines: [line('99214')] }, '99214', null, () => '').ok).toBe(false);
  });
});

describe('finding a passage where it is drawn', () => {
  it('finds the right occurrence over line ends, headings in capitals and small letters at marks', () => {
    const root = document.createElement('div');
    root.innerHTML =
      '<h2>PLAN</h2><p>Start <mark>lisinopril<sup>A</sup></mark>\n20 mg. Start lisinopril 40 mg.</p>';
    expect(findPassage(root, 'start lisinopril', 0)?.toString()).toBe('Start lisinopril');
    expect(findPassage(root, 'Start lisinopril', 1)?.startOffset).toBeGreaterThan(5);
    expect(findPassage(root, 'Plan Start', 0)?.toString()).toContain('Start');
    expect(findPassage(root, 'lisinopril 20 mg', 0)?.toString()).toContain('20 mg');
    expect(findPassage(root, 'metformin', 0)).toBeNull();
    expect(findPassage(root, '  ', 0)).toBeNull();
  });
});
