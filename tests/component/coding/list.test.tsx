import { cleanup, screen, waitFor, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, describe, expect, it } from 'vitest';
import type { EncounterRow } from '#shared/contract/coding.ts';
import type { SavedView } from '#shared/contract/workbench.ts';
import { WorklistFilter } from '#shared/domain/worklist.ts';
import type { Instant } from '#shared/kernel/dates.ts';
import { cents } from '#shared/kernel/money.ts';
import { routes } from '#renderer/features/coding/routes.tsx';
import { expectNoAxeViolations, renderWith, type Fakes } from '#tests/support/fake-client.ts';
import { encounterRow, uuid } from './fixtures.ts';
import { listOf } from './list-fixtures.ts';

afterEach(cleanup);

const row = (
  n: number,
  status: EncounterRow['status'],
  name: string,
  change: Partial<EncounterRow> = {},
) => ({
  ...encounterRow(n, status, name),
  ...change,
});
const ROWS: readonly EncounterRow[] = [
  row(1, 'open', 'Fictive, Ana', { ageDays: 3, chargeCents: cents(0) }),
  row(2, 'coding', 'Sample, Ben', { ageDays: 12, chargeCents: cents(20000) }),
  row(3, 'held', 'Example, Cleo', { ageDays: 9, queryOpen: true, holdReason: 'Query open' }),
  row(4, 'held', 'Invented, Dov', { ageDays: 2, holdReason: 'Waiting for the report' }),
  row(5, 'coding', 'Fictive, Eve', { ageDays: 20, returned: true }),
  row(6, 'coded', 'Sample, Fay', { codedAt: '2026-11-23T10:00:00.000Z' as Instant }),
];

function open(rows: readonly EncounterRow[] = ROWS, workbench: Fakes['workbench'] = {}) {
  return renderWith(
    routes,
    { coding: listOf(() => rows), workbench: { views: () => [], ...workbench } },
    { path: '/coding' },
  );
}
const names = () =>
  screen
    .getAllByRole('row')
    .slice(1)
    .map((r) => /(?:Fictive|Sample|Example|Invented), \w+?(?=Follow)/.exec(r.textContent ?? '')?.[0]);
const chip = (name: RegExp) => screen.findByRole('button', { name });

describe('views of the coding list', () => {
  it('begin with what is to be coded, the oldest first, each with its count', async () => {
    open();
    expect((await chip(/To code\s*3/)).getAttribute('aria-pressed')).toBe('true');
    for (const view of [
      /Query open\s*1/,
      /Returned\s*1/,
      /Held\s*2/,
      /Coded today\s*1/,
      /Coded\s*1/,
      /All\s*6/,
    ])
      expect(await chip(view)).toBeTruthy();
    expect(names()).toEqual(['Fictive, Eve', 'Sample, Ben', 'Fictive, Ana']);
    await expectNoAxeViolations();
  });

  it('are opened by their digits; a row says what holds it back', async () => {
    const user = userEvent.setup();
    open();
    await chip(/To code\s*3/);
    await user.keyboard('4');
    await screen.findByText('Invented, Dov');
    expect(names()).toEqual(['Example, Cleo', 'Invented, Dov']);
    expect(screen.getByText('Waiting for the report')).toBeTruthy();
    expect(within(screen.getByRole('grid')).getByText('Query open')).toBeTruthy();
    await user.keyboard('3');
    await screen.findByText('Fictive, Eve');
    expect(within(screen.getByRole('grid')).getByText('Returned')).toBeTruthy();
  });

  it('sort by value and age at a press on the header; digits typed into the search stay words', async () => {
    const user = userEvent.setup();
    const { api } = open();
    await chip(/To code\s*3/);
    await user.click(screen.getByRole('button', { name: 'Value' }));
    await waitFor(() => expect(names()[0]).toBe('Fictive, Ana'));
    await user.click(screen.getByRole('button', { name: 'Value' }));
    await waitFor(() => expect(names().at(-1)).toBe('Fictive, Ana'));
    expect(api.inputs('coding.worklist').at(-1)).toMatchObject({ sort: { by: 'value', down: true } });
    await user.keyboard('/');
    await user.keyboard('4');
    expect((await chip(/To code/)).getAttribute('aria-pressed')).toBe('true');
  });

  it('narrow by age and value, and are kept under a name that gets the next digit', async () => {
    const user = userEvent.setup();
    let kept: SavedView[] = [];
    const { api } = open(ROWS, {
      views: () => kept,
      saveView: ({ name, filter }) => {
        kept = [{ id: uuid(9, 1) as SavedView['id'], name, filter }];
        return { id: uuid(9, 1) as SavedView['id'] };
      },
    });
    await chip(/To code\s*3/);
    await user.keyboard('f');
    await user.type(await screen.findByLabelText('Age from, days'), '10');
    await waitFor(() => expect(names()).toEqual(['Fictive, Eve', 'Sample, Ben']));
    await expectNoAxeViolations();
    await user.click(screen.getByRole('button', { name: /Save as view/ }));
    const sheet = await screen.findByRole('dialog', { name: 'Save this view' });
    await user.type(within(sheet).getByLabelText('Name'), 'Old{Enter}');
    await waitFor(() => expect(screen.queryByRole('dialog')).toBeNull());
    expect(api.inputs('workbench.saveView')).toEqual([
      { name: 'Old', filter: WorklistFilter.parse({ statuses: ['open', 'coding'], minAgeDays: 10 }) },
    ]);
    api.emit({ type: 'changed', tags: ['views'] });
    expect((await chip(/^Old\s*2\s*8/)).getAttribute('aria-pressed')).toBe('true');
    await user.keyboard('1');
    await waitFor(() => expect(names()).toHaveLength(3));
    await user.keyboard('8');
    await waitFor(() => expect(names()).toHaveLength(2));
  });

  it('say what will stand in an empty one', async () => {
    const user = userEvent.setup();
    open([]);
    await screen.findByText('Nothing is left to code');
    await user.keyboard('2');
    await screen.findByText('No query is open');
    await user.keyboard('5');
    await screen.findByText('Nothing was coded today');
    await expectNoAxeViolations();
  });

  it('read of a long list only the first page, and open its first row', async () => {
    const user = userEvent.setup();
    const many = Array.from({ length: 900 }, (_, i) =>
      row(i + 1, 'open', `Fictive, No${i}`, { ageDays: 2000 - i }),
    );
    const { api, path } = open(many);
    await screen.findByText('900 encounters');
    // Of nine hundred only what may be seen first is read.
    expect(
      api.inputs('coding.worklist').map((i) => {
        const { offset, limit } = i as { offset: number; limit: number };
        return [offset, limit];
      }),
    ).toEqual([[0, 200]]);
    await user.keyboard('{Home}{Enter}');
    expect(path()).toBe(`/coding/${many[0]?.id ?? ''}`);
  });
});
