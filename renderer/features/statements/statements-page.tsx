import { useMemo } from 'react';
import { useNavigate } from 'react-router';
import { create } from 'zustand';
import type { Debtor } from '#shared/contract/statements.ts';
import { WHOLE_RUN, type RunRow } from '#shared/domain/statements/run.ts';
import type { PatientId } from '#shared/kernel/ids.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { heldBecause } from './gate.ts';
import './statements.css';

const useStatements = create<{ readonly patientId: string | null }>()(() => ({ patientId: null }));
forgetOnLock(() => useStatements.setState({ patientId: null }));

const COLUMNS: readonly Column<Debtor>[] = [
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(160px, 1.4fr)',
    cell: (d) => d.patientName,
    sort: (d) => d.patientName,
  },
  {
    key: 'account',
    header: 'Account',
    width: '100px',
    cell: (d) => <CodeText>{d.accountNumber}</CodeText>,
    sort: (d) => d.accountNumber,
  },
  {
    key: 'oldest',
    header: 'Oldest service',
    width: '116px',
    cell: (d) => <DateText date={d.oldestServiceOn} />,
    sort: (d) => d.oldestServiceOn ?? '',
  },
  {
    key: 'last',
    header: 'Last invoice',
    width: '110px',
    cell: (d) => <DateText date={d.lastInvoiceOn} />,
    sort: (d) => d.lastInvoiceOn ?? '',
  },
  {
    key: 'insurer',
    header: 'Insurer owes',
    width: '112px',
    align: 'right',
    cell: (d) => <Money cents={d.insurerBalanceCents} />,
    sort: (d) => d.insurerBalanceCents,
  },
  {
    key: 'balance',
    header: 'Patient owes',
    width: '112px',
    align: 'right',
    cell: (d) => <Money cents={d.patientBalanceCents} strong />,
    sort: (d) => d.patientBalanceCents,
  },
];

/** What the gate says of each account; null until it has looked. */
type Gate = ReadonlyMap<PatientId, RunRow> | null;

const gateColumn = (gate: Gate): Column<Debtor> => ({
  key: 'gate',
  header: 'Invoice',
  width: 'minmax(230px, 1.2fr)',
  cell: (d) => (gate === null ? '' : <Held held={heldBecause(d, gate.get(d.patientId))} />),
  sort: (d) => heldBecause(d, gate?.get(d.patientId)) ?? '',
});

function Held({ held }: { readonly held: string | null }) {
  return held === null ? (
    <StatusChip tone="informs">Can go</StatusChip>
  ) : (
    <StatusChip tone="warns">{held}</StatusChip>
  );
}

/** Who owes what, and whose invoice can go. */
export function StatementsPage() {
  const navigate = useNavigate();
  const { patientId } = useStatements();
  const debtors = useCall('statements', 'debtors', {});
  const rows = debtors.data ?? [];
  const looked = useCall('statements', 'previewRun', { filter: WHOLE_RUN, task: 'who-owes' }, { keep: true });
  const gate = useMemo<Gate>(
    () => (looked.data ? new Map(looked.data.rows.map((row) => [row.patientId, row])) : null),
    [looked.data],
  );
  const columns = useMemo(() => [...COLUMNS, gateColumn(gate)], [gate]);
  const canGo = rows.filter((d) => heldBecause(d, gate?.get(d.patientId)) === null);
  return (
    <Page
      title="Statements"
      meta={
        debtors.data && gate !== null
          ? `${canGo.length} can go, ${formatAmount(sumCents(canGo.map((d) => d.patientBalanceCents)))} in all`
          : undefined
      }
      hints={[{ combo: 'Enter', label: 'preview' }]}
      actions={
        <Button kind="main" keys="R" label="Statement run" onClick={() => void navigate('/statements/run')}>
          Statement run
        </Button>
      }
    >
      <BillTabs here="/statements" />
      <div className="statements-panel">
        {looked.error ? <ErrorNote failure={looked.error} retry={looked.refetch} /> : null}
        {debtors.error ? <ErrorNote failure={debtors.error} retry={debtors.refetch} /> : null}
        {debtors.loading ? <Loading what="what patients owe" /> : null}
        {debtors.data ? (
          <DataTable
            label="Patients who owe"
            columns={columns}
            rows={rows}
            rowId={(d) => d.patientId}
            fill
            autoFocus
            selectedId={patientId}
            onSelect={(d) => useStatements.setState({ patientId: d.patientId })}
            onOpen={(d) => void navigate(`/statements/${d.patientId}`)}
            initialSort={{ key: 'balance', down: true }}
            foot={{
              patient: `${rows.length} ${rows.length === 1 ? 'patient' : 'patients'}`,
              balance: <Money cents={sumCents(rows.map((d) => d.patientBalanceCents))} strong />,
            }}
            empty={
              <EmptyState title="No patient owes anything">
                When an insurer has answered and something is left to the patient, the patient stands here.
              </EmptyState>
            }
          />
        ) : null}
      </div>
    </Page>
  );
}
