import { useNavigate } from 'react-router';
import type { AckItem } from '#shared/domain/acknowledgement.ts';
import { SaidAt, fieldPath } from '#renderer/ui/acknowledgement.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState } from '#renderer/ui/messages.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { CodeText } from '#renderer/ui/text.tsx';
import { select, useAcks } from './acks-store.ts';
import { ItemSide } from './item-side.tsx';

const claimOf = (item: AckItem) => item.claims[0];
const rowId = (item: AckItem): string => `${item.id}:${claimOf(item)?.claimId ?? ''}`;
/** The first reason that leads to a field, else the first. */
const leading = (item: AckItem) => item.reasons.find((r) => r.field !== '') ?? item.reasons[0];

const COLUMNS: readonly Column<AckItem>[] = [
  {
    key: 'claim',
    header: 'Claim',
    width: '74px',
    cell: (i) => <CodeText>{claimOf(i)?.controlNumber ?? ''}</CodeText>,
    sort: (i) => claimOf(i)?.controlNumber ?? '',
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(110px, 0.8fr)',
    cell: (i) => claimOf(i)?.patientName ?? '',
    sort: (i) => claimOf(i)?.patientName ?? '',
  },
  {
    key: 'why',
    header: 'Why',
    width: 'minmax(220px, 2fr)',
    wrap: true,
    cell: (i) => (
      <>
        {leading(i)?.words ?? i.sentence}
        {i.reasons.length > 1 ? <span className="muted"> {i.reasons.length - 1} more</span> : null}
      </>
    ),
  },
  {
    key: 'field',
    header: 'Field',
    width: 'minmax(150px, 1.1fr)',
    wrap: true,
    cell: (i) => leading(i)?.fieldWords || '–',
  },
  {
    key: 'by',
    header: 'By',
    width: 'minmax(100px, 0.8fr)',
    cell: (i) => `${i.kind} ${i.facts.sourceName}`,
    sort: (i) => i.facts.sourceName,
  },
  { key: 'at', header: 'Said', width: '142px', cell: (i) => <SaidAt at={i.saidAt} />, sort: (i) => i.saidAt },
];

/** Claims that stand rejected, each with why and a way straight to the field. */
export function RejectedList({ items }: { readonly items: readonly AckItem[] }) {
  const navigate = useNavigate();
  const selectedId = useAcks((s) => s.selectedId.rejected);
  const selected = items.find((item) => rowId(item) === selectedId) ?? items[0];
  const open = (item: AckItem): void => {
    const claim = claimOf(item);
    if (claim) void navigate(fieldPath(claim.claimId, leading(item)?.field ?? ''));
  };
  const table = (
    <DataTable
      label="Rejected claims"
      columns={COLUMNS}
      rows={items}
      rowId={rowId}
      fill
      autoFocus
      selectedId={selected ? rowId(selected) : null}
      onSelect={(item) => select('rejected', rowId(item))}
      onOpen={open}
      empty={
        <EmptyState title="No claim stands rejected">
          A claim that a clearinghouse or payer rejects stands here with the reason and the field, until it is
          sent again.
        </EmptyState>
      }
    />
  );
  if (items.length === 0) return table;
  return (
    <Panes name="acks-rejected" sizes={[68, 32]} min={22}>
      {table}
      <ItemSide item={selected} />
    </Panes>
  );
}
