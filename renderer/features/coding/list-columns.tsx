import type { EncounterRow } from '#shared/contract/coding.ts';
import { QUERY_HOLD_REASON } from '#shared/domain/clinician-query.ts';
import type { WorklistSort } from '#shared/domain/worklist.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { EncounterChip, StatusChip } from '#renderer/ui/status-chip.tsx';
import type { SortState } from '#renderer/ui/table-rows.ts';
import { DateText, Money } from '#renderer/ui/text.tsx';
import type { Slot } from './list-pages.ts';

type RowColumn = Omit<Column<EncounterRow>, 'sort'> & { readonly sorts: boolean };

const COLUMNS: readonly RowColumn[] = [
  {
    key: 'date',
    header: 'Date',
    width: '92px',
    cell: (r) => <DateText date={r.serviceDate} />,
    sorts: false,
  },
  {
    key: 'age',
    header: 'Age',
    width: '58px',
    align: 'right',
    cell: (r) => <span className="mono">{r.ageDays} d</span>,
    sorts: true,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(140px, 1.1fr)',
    cell: (r) => r.patientName,
    sorts: true,
  },
  { key: 'reason', header: 'Reason', width: 'minmax(140px, 1.5fr)', cell: (r) => r.reason, sorts: false },
  {
    key: 'provider',
    header: 'Provider',
    width: 'minmax(100px, 0.8fr)',
    cell: (r) => r.providerName,
    sorts: true,
  },
  { key: 'payer', header: 'Payer', width: 'minmax(100px, 1fr)', cell: (r) => r.payerName, sorts: true },
  {
    key: 'documents',
    header: 'Docs',
    width: '58px',
    align: 'right',
    cell: (r) => <span className="mono">{r.documents}</span>,
    sorts: true,
  },
  {
    key: 'value',
    header: 'Value',
    width: '86px',
    align: 'right',
    cell: (r) => <Money cents={r.chargeCents} />,
    sorts: true,
  },
  {
    key: 'status',
    header: 'Status',
    width: 'minmax(190px, 1.1fr)',
    cell: (r) => <Standing row={r} />,
    sorts: true,
  },
];

/** The columns of the coding list; a row that is not read yet is an empty line. */
export const LIST_COLUMNS: readonly Column<Slot>[] = COLUMNS.map(({ sorts, cell, ...column }) => ({
  ...column,
  cell: (slot) => (slot.row === null ? '' : cell(slot.row)),
  // The practice file sorts; what is given here only makes the header a button.
  ...(sorts ? { sort: (slot: Slot) => slot.id } : {}),
}));

/** Status with what holds it back, in words. */
function Standing({ row }: { readonly row: EncounterRow }) {
  const byQuery = row.queryOpen && row.holdReason === QUERY_HOLD_REASON;
  return (
    <span className="row list-standing">
      {byQuery ? null : <EncounterChip status={row.status} />}
      {row.queryOpen ? <StatusChip tone="informs">Query open</StatusChip> : null}
      {row.returned ? <StatusChip tone="warns">Returned</StatusChip> : null}
      {row.status === 'held' && !byQuery ? (
        <span className="list-why" title={row.holdReason}>
          {row.holdReason}
        </span>
      ) : null}
    </span>
  );
}

/**
 * What a press on a header asks for, as the practice file sorts. A third press goes back to the usual order; where
 * that is the order already, it is turned round.
 */
export function sortOf(state: SortState, now: WorklistSort, usual: WorklistSort): WorklistSort {
  if (state !== null) return { by: state.key as WorklistSort['by'], down: state.down };
  return now.by === usual.by && now.down === usual.down ? { ...now, down: !now.down } : usual;
}

/** Which header stands for an order. `coded` has no column of its own. */
export function headerOf(sort: WorklistSort): SortState {
  return sort.by === 'coded' ? null : { key: sort.by, down: sort.down };
}
