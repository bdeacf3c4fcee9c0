import { useNavigate } from 'react-router';
import type { EstimateSummary } from '#shared/domain/estimates/estimate.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { BillTabs } from '#renderer/ui/bill-tabs.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

/** Whether an estimate has still to reach its patient, and whether that is late. */
export function Delivery({ estimate }: { readonly estimate: EstimateSummary }) {
  if (!estimate.newest) return <StatusChip tone="neutral">Replaced</StatusChip>;
  if (estimate.deliveredOn !== null)
    return <StatusChip tone="fine">{`Given ${estimate.deliveredOn}`}</StatusChip>;
  if (estimate.deliverBy === null) return <StatusChip tone="neutral">Not required</StatusChip>;
  return estimate.deliverBy < localToday() ? (
    <StatusChip tone="stops">{`Late since ${estimate.deliverBy}`}</StatusChip>
  ) : (
    <StatusChip tone="warns">{`Give by ${estimate.deliverBy}`}</StatusChip>
  );
}

const COLUMNS: readonly Column<EstimateSummary>[] = [
  {
    key: 'number',
    header: 'Estimate',
    width: '90px',
    cell: (e) => <CodeText>{`${e.number}.${e.version}`}</CodeText>,
    sort: (e) => Number(e.number) * 1000 + e.version,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (e) => e.patientName,
    sort: (e) => e.patientName,
  },
  {
    key: 'about',
    header: 'Planned',
    width: 'minmax(180px, 1.4fr)',
    cell: (e) => e.about,
    sort: (e) => e.about,
  },
  {
    key: 'issued',
    header: 'Made on',
    width: '104px',
    cell: (e) => <DateText date={e.issuedOn} />,
    sort: (e) => e.issuedOn,
  },
  {
    key: 'service',
    header: 'Service on',
    width: '104px',
    cell: (e) => <DateText date={e.serviceOn} />,
    sort: (e) => e.serviceOn ?? '',
  },
  {
    key: 'total',
    header: 'Expected',
    width: '110px',
    align: 'right',
    cell: (e) => <Money cents={e.totalCents} strong />,
    sort: (e) => e.totalCents,
  },
  {
    key: 'delivery',
    header: 'Given',
    width: '170px',
    cell: (e) => <Delivery estimate={e} />,
    sort: (e) => e.deliveredOn ?? e.deliverBy ?? '',
  },
];

/** Good-faith estimates, newest first, with those that have still to be given. */
export function EstimatesPage() {
  const navigate = useNavigate();
  const estimates = useCall('estimates', 'list', { patientId: null });
  const rows = estimates.data ?? [];
  const waiting = rows.filter((e) => e.newest && e.deliveredOn === null && e.deliverBy !== null).length;
  return (
    <Page
      title="Good-faith estimates"
      crumbs={[{ label: 'Statements', to: '/statements' }]}
      meta={estimates.data ? `${waiting} to be given` : undefined}
      hints={[{ combo: 'Enter', label: 'open' }]}
    >
      <BillTabs here="/statements/estimates" />
      {estimates.error ? <ErrorNote failure={estimates.error} retry={estimates.refetch} /> : null}
      {estimates.loading ? <Loading what="the estimates" /> : null}
      {estimates.data ? (
        <DataTable
          label="Estimates"
          columns={COLUMNS}
          rows={rows}
          rowId={(e) => e.id}
          fill
          autoFocus
          onOpen={(e) => void navigate(`/statements/estimates/${e.id}`)}
          rowTone={(e) => (e.newest ? null : 'muted')}
          empty={
            <EmptyState title="No estimate was made yet">
              An estimate begins on the page of the patient: press T there.
            </EmptyState>
          }
        />
      ) : null}
    </Page>
  );
}
