import { useState } from 'react';
import type { CallState, Output } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { MatchPanel } from './match-panel.tsx';

type Unmatched = Output<'remits', 'unmatched'>[number];

const COLUMNS: readonly Column<Unmatched>[] = [
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(110px, 1fr)',
    cell: (u) => <strong>{u.patientName}</strong>,
    sort: (u) => u.patientName,
  },
  {
    key: 'number',
    header: 'Number sent back',
    width: '128px',
    cell: (u) => <CodeText>{u.controlNumber}</CodeText>,
    sort: (u) => u.controlNumber,
  },
  {
    key: 'date',
    header: 'Service',
    width: '90px',
    cell: (u) => <DateText date={u.serviceDate} />,
    sort: (u) => u.serviceDate ?? '',
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(110px, 0.9fr)',
    wrap: true,
    cell: (u) => u.payerName,
    sort: (u) => u.payerName,
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '84px',
    align: 'right',
    cell: (u) => <Money cents={u.chargeCents} />,
    sort: (u) => u.chargeCents,
  },
  {
    key: 'paid',
    header: 'Waiting',
    width: '84px',
    align: 'right',
    cell: (u) => <Money cents={u.paidCents} strong />,
    sort: (u) => u.paidCents,
  },
  {
    key: 'why',
    header: 'Why',
    width: 'minmax(150px, 1.5fr)',
    wrap: true,
    cell: (u) =>
      u.how === 'not_ours' ? (
        <>
          <StatusChip tone="neutral">Not ours</StatusChip> {u.note}
        </>
      ) : (
        firstSentence(u.sentence)
      ),
  },
];

/** The money column says already what waits. */
function firstSentence(text: string): string {
  return text.replace(/ (The [\u2212\d,.]+ (that were taken )?wait .*|Nothing is posted\.)$/, '');
}

/** Claims of remittances that no claim of ours answers to: each with ours that might be meant beside it. */
export function UnmatchedTab({ call }: { readonly call: CallState<Output<'remits', 'unmatched'>> }) {
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const rows = call.data ?? [];
  const idOf = (u: Unmatched) => `${u.remittanceId}:${u.position}`;
  const selected = rows.find((u) => idOf(u) === selectedId) ?? rows[0];
  if (call.error) return <ErrorNote failure={call.error} retry={call.refetch} />;
  if (!call.data) return <Loading what="the claims" />;
  if (!selected)
    return (
      <EmptyState title="Every claim was found">
        Claims of a remittance that are not ours, or that cannot be posted yet, stay here until you have
        settled them; their money waits in its own account.
      </EmptyState>
    );
  return (
    <Panes name="unmatched" sizes={[62, 38]} min={26}>
      <DataTable
        label="Unmatched claims"
        columns={COLUMNS}
        rows={rows}
        rowId={idOf}
        rowHeight={46}
        fill
        autoFocus
        selectedId={idOf(selected)}
        onSelect={(u) => setSelectedId(idOf(u))}
      />
      <MatchPanel
        key={idOf(selected)}
        sought={{
          ...selected,
          posted: selected.status === 'posted',
          notOurs: selected.how === 'not_ours',
        }}
      />
    </Panes>
  );
}
