import { cleanup, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, describe, expect, test, vi } from 'vitest';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { renderWith } from '#tests/support/fake-client.ts';

afterEach(cleanup);

type Row = { readonly id: string; readonly name: string; readonly cents: number };
const COLUMNS: readonly Column<Row>[] = [
  { key: 'name', header: 'Name', width: '1fr', cell: (r) => r.name, sort: (r) => r.name },
  {
    key: 'cents',
    header: 'Cents',
    width: '80px',
    align: 'right',
    cell: (r) => r.cents,
    sort: (r) => r.cents,
  },
];
const ROWS: readonly Row[] = [
  { id: 'a', name: 'Fictive, Ana', cents: 300 },
  { id: 'b', name: 'Fictive, Ben', cents: 100 },
  { id: 'c', name: 'Fictive, Carla', cents: 200 },
];

function names(): (string | null)[] {
  return screen
    .getAllByRole('row')
    .slice(1)
    .map((row) => within(row).getAllByRole('gridcell')[0]?.textContent ?? null);
}
function activeName(): string | null | undefined {
  return screen.getAllByRole('row').find((row) => row.getAttribute('aria-selected') === 'true')?.textContent;
}

describe('a data table', () => {
  test('moves with the arrows, Home and End, and opens the active row with Enter', async () => {
    const onOpen = vi.fn();
    renderWith(
      <DataTable
        label="People"
        columns={COLUMNS}
        rows={ROWS}
        rowId={(r) => r.id}
        onOpen={onOpen}
        autoFocus
      />,
    );
    const user = userEvent.setup();
    await user.keyboard('{ArrowDown}{ArrowDown}{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(ROWS[2]);
    await user.keyboard('{Home}{Enter}');
    expect(onOpen).toHaveBeenLastCalledWith(ROWS[0]);
    await user.keyboard('{End}{ArrowDown}');
    expect(activeName()).toContain('Carla');
  });

  test('names the active row to a screen reader', async () => {
    renderWith(<DataTable label="People" columns={COLUMNS} rows={ROWS} rowId={(r) => r.id} autoFocus />);
    await userEvent.keyboard('{ArrowDown}');
    const active = screen.getByRole('grid').getAttribute('aria-activedescendant');
    expect(document.getElementById(active ?? '')?.textContent).toContain('Ben');
  });

  test('keeps the active row when the data changes around it', async () => {
    function Changing() {
      const [rows, setRows] = useState(ROWS);
      return (
        <>
          <button
            type="button"
            onClick={() => setRows([{ id: 'z', name: 'Fictive, New', cents: 1 }, ...ROWS])}
          >
            change
          </button>
          <DataTable label="People" columns={COLUMNS} rows={rows} rowId={(r) => r.id} />
        </>
      );
    }
    renderWith(<Changing />);
    await userEvent.click(screen.getByText('Fictive, Ben'));
    await userEvent.click(screen.getByText('change'));
    expect(activeName()).toContain('Ben');
  });

  test('sorts by a column up, down, and back to the order given', async () => {
    renderWith(<DataTable label="People" columns={COLUMNS} rows={ROWS} rowId={(r) => r.id} />);
    const header = screen.getByRole('button', { name: 'Cents' });
    await userEvent.click(header);
    expect(names()).toEqual(['Fictive, Ben', 'Fictive, Carla', 'Fictive, Ana']);
    await userEvent.click(header);
    expect(names()).toEqual(['Fictive, Ana', 'Fictive, Carla', 'Fictive, Ben']);
    await userEvent.click(header);
    expect(names()).toEqual(['Fictive, Ana', 'Fictive, Ben', 'Fictive, Carla']);
  });

  test('checks rows with Space and all of them with the box of the header', async () => {
    const onCheck = vi.fn();
    renderWith(
      <DataTable
        label="People"
        columns={COLUMNS}
        rows={ROWS}
        rowId={(r) => r.id}
        checked={new Set(['a'])}
        onCheck={onCheck}
        autoFocus
      />,
    );
    await userEvent.keyboard('{ArrowDown} ');
    expect(onCheck).toHaveBeenLastCalledWith(new Set(['a', 'b']));
    await userEvent.click(screen.getByLabelText('Choose all rows'));
    expect(onCheck).toHaveBeenLastCalledWith(new Set(['a', 'b', 'c']));
  });

  test('says what will stand in an empty list', () => {
    renderWith(
      <DataTable label="People" columns={COLUMNS} rows={[]} rowId={(r) => r.id} empty={<p>Nobody yet</p>} />,
    );
    expect(screen.getByText('Nobody yet')).toBeTruthy();
  });
});
