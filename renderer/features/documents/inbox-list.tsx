import type { ReactNode } from 'react';
import type { InboxRow } from '#shared/contract/documents.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { Toolbar } from '#renderer/ui/page.tsx';
import { DateText } from '#renderer/ui/text.tsx';
import { useInbox, type InboxShow } from './inbox-store.ts';
import { StandingChip } from './words.tsx';

const COLUMNS: readonly Column<InboxRow>[] = [
  {
    key: 'patient',
    header: 'In the file',
    width: 'minmax(120px, 1.1fr)',
    cell: (r) => r.patientName || <span className="muted">Nobody named</span>,
  },
  { key: 'title', header: 'Document', width: 'minmax(110px, 1fr)', cell: (r) => r.title },
  { key: 'date', header: 'Of', width: '92px', cell: (r) => <DateText date={r.serviceDate} /> },
  { key: 'standing', header: 'Match', width: '142px', cell: (r) => <StandingChip row={r} /> },
];

/** What waits, what waits with a patient, and what is decided; the selected row shows beside it. */
export function InboxList(props: {
  readonly rows: readonly InboxRow[];
  readonly total: number;
  readonly counts: { readonly waiting: number; readonly kept: number } | null;
  readonly selected: InboxRow | undefined;
  readonly checked: ReadonlySet<string>;
  readonly onCheck: (checked: ReadonlySet<string>) => void;
  readonly empty: ReactNode;
}) {
  const { rows, counts } = props;
  const { show } = useInbox();
  const select = (row: InboxRow): void =>
    useInbox.setState({ selectedId: row.id, index: rows.findIndex((one) => one.id === row.id) });
  return (
    <div className="inbox-list">
      <Toolbar>
        <FilterChips
          label="Which documents"
          chosen={show}
          onChoose={(value) => {
            props.onCheck(new Set());
            useInbox.setState({ show: value as InboxShow, selectedId: null, index: 0 });
          }}
          choices={[
            { value: 'waiting', label: 'To decide', count: counts?.waiting },
            { value: 'kept', label: 'With a patient', count: counts?.kept },
            { value: 'decided', label: 'Decided' },
          ]}
        />
      </Toolbar>
      <DataTable
        label="Inbox"
        columns={COLUMNS}
        rows={rows}
        rowId={(row) => row.id}
        fill
        autoFocus
        selectedId={props.selected?.id ?? null}
        onSelect={select}
        {...(show === 'decided' ? {} : { checked: props.checked, onCheck: props.onCheck })}
        empty={props.empty}
      />
      {props.total > rows.length ? (
        <p className="inbox-more">
          The newest {rows.length} of {props.total}.
        </p>
      ) : null}
    </div>
  );
}
