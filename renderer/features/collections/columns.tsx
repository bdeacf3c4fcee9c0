import type { Candidate, CollectionCase } from '#shared/contract/collections.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';

export const CANDIDATES: readonly Column<Candidate>[] = [
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'account',
    header: 'Account',
    width: '90px',
    cell: (c) => <CodeText>{c.accountNumber}</CodeText>,
    sort: (c) => c.accountNumber,
  },
  {
    key: 'oldest',
    header: 'Oldest service',
    width: '116px',
    cell: (c) => <DateText date={c.oldestServiceOn} />,
    sort: (c) => c.oldestServiceOn ?? '',
  },
  {
    key: 'sent',
    header: 'Statements',
    width: '92px',
    align: 'right',
    cell: (c) => String(c.statementsSent),
    sort: (c) => c.statementsSent,
  },
  {
    key: 'notice',
    header: 'Notice on',
    width: '104px',
    cell: (c) => <DateText date={c.noticeOn} />,
    sort: (c) => c.noticeOn ?? '',
  },
  {
    key: 'balance',
    header: 'Owes',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.balanceCents} strong />,
    sort: (c) => c.balanceCents,
  },
  {
    key: 'gate',
    header: 'Can it go',
    width: 'minmax(240px, 2.4fr)',
    cell: (c) => <Gate candidate={c} />,
    sort: (c) => c.held.length,
  },
];

function Gate({ candidate: c }: { readonly candidate: Candidate }) {
  if (c.held.length === 0) return <StatusChip tone="informs">Can be handed over</StatusChip>;
  if (c.noticeDue) return <StatusChip tone="warns">Notice is due</StatusChip>;
  const why = c.held.join('; ');
  return <span title={why}>Stays: {why}</span>;
}

export const CASES: readonly Column<CollectionCase>[] = [
  {
    key: 'number',
    header: 'Case',
    width: '64px',
    cell: (c) => <CodeText>{c.number}</CodeText>,
    sort: (c) => c.number,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(150px, 1fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'agency',
    header: 'Agency',
    width: 'minmax(130px, 0.8fr)',
    cell: (c) => c.agency,
    sort: (c) => c.agency,
  },
  {
    key: 'placed',
    header: 'Handed over',
    width: '110px',
    cell: (c) => <DateText date={c.placedOn} />,
    sort: (c) => c.placedOn,
  },
  { key: 'state', header: 'State', width: '120px', cell: (c) => <CaseState one={c} />, sort: (c) => c.state },
  {
    key: 'handed',
    header: 'Amount',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.handedCents} />,
    sort: (c) => c.handedCents,
  },
  {
    key: 'collected',
    header: 'Collected',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.collectedCents} />,
    sort: (c) => c.collectedCents,
  },
  {
    key: 'share',
    header: 'Share',
    width: '96px',
    align: 'right',
    cell: (c) => <Money cents={c.agencyCents} />,
    sort: (c) => c.agencyCents,
  },
  {
    key: 'left',
    header: 'Left',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.leftCents} strong />,
    sort: (c) => c.leftCents,
  },
];

function CaseState({ one }: { readonly one: CollectionCase }) {
  if (one.state === 'placed') return <StatusChip tone="informs">At the agency</StatusChip>;
  return <StatusChip tone="neutral">{one.state === 'recalled' ? 'Recalled' : 'Closed'}</StatusChip>;
}
