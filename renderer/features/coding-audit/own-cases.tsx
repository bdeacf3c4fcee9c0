import { useNavigate } from 'react-router';
import type { CaseRow } from '#shared/contract/coding-audit.ts';
import { agreementOf } from '#shared/domain/coding-audit/comparison.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { CaseChip } from './case-chip.tsx';
import { percent } from './words.ts';

const COLUMNS: readonly Column<CaseRow>[] = [
  {
    key: 'service',
    header: 'Service',
    width: '104px',
    cell: (c) => <DateText date={c.serviceDate} />,
    sort: (c) => c.serviceDate,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'audit',
    header: 'Audit',
    width: 'minmax(140px, 1fr)',
    cell: (c) => c.auditName,
    sort: (c) => c.auditName,
  },
  { key: 'auditor', header: 'Auditor', width: 'minmax(100px, 0.6fr)', cell: (c) => c.auditorName },
  {
    key: 'status',
    header: 'Status',
    width: 'minmax(240px, 1fr)',
    cell: (c) => (
      <span className="chips">
        <CaseChip row={c} />
      </span>
    ),
    sort: (c) => c.status,
  },
  {
    key: 'agreement',
    header: 'Codes agreed',
    width: '110px',
    align: 'right',
    cell: (c) => <span className="mono">{percent(c.codes && agreementOf(c.codes))}</span>,
  },
  {
    key: 'standing',
    header: 'Stand',
    width: '70px',
    align: 'right',
    cell: (c) => <span className="mono">{c.standing ?? '–'}</span>,
  },
  {
    key: 'effect',
    header: 'Effect',
    width: '100px',
    align: 'right',
    cell: (c) => <Money cents={c.effectCents} />,
  },
];

/** What audits said of the user's own coding. */
export function OwnCases() {
  const navigate = useNavigate();
  const cases = useCall('audits', 'own', {});
  if (cases.error) return <ErrorNote failure={cases.error} retry={cases.refetch} />;
  if (!cases.data) return <Loading what="your results" />;
  return (
    <DataTable
      label="Audits of my coding"
      columns={COLUMNS}
      rows={cases.data}
      rowId={(c) => c.id}
      onOpen={(c) => void navigate(`/audits/cases/${c.id}`)}
      fill
      autoFocus
      empty={
        <EmptyState title="No audit has looked at your coding yet">
          Each encounter of yours that an auditor has reviewed and decided stands here, with what was found.
        </EmptyState>
      }
    />
  );
}
