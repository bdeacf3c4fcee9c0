import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { RemitChip } from './remit-chip.tsx';

/** A file with how many things a person still has to do about it; undefined until they are counted. */
export type ListedFile = RemittanceSummary & { readonly open: number | undefined };

export const FILE_COLUMNS: readonly Column<ListedFile>[] = [
  {
    key: 'received',
    header: 'Received',
    width: '152px',
    cell: (r) => <InstantText at={r.receivedAt} />,
    sort: (r) => r.receivedAt,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(150px, 1.4fr)',
    cell: (r) => r.payerName,
    sort: (r) => r.payerName,
  },
  {
    key: 'trace',
    header: 'Check or EFT',
    width: 'minmax(120px, 1fr)',
    cell: (r) => <CodeText>{r.traceNumber}</CodeText>,
    sort: (r) => r.traceNumber,
  },
  {
    key: 'paid',
    header: 'Paid on',
    width: '94px',
    cell: (r) => <DateText date={r.paidOn} />,
    sort: (r) => r.paidOn ?? '',
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '104px',
    align: 'right',
    cell: (r) => <Money cents={r.amountCents} />,
    sort: (r) => r.amountCents,
  },
  {
    key: 'claims',
    header: 'Claims',
    width: '70px',
    align: 'right',
    cell: (r) => <span className="mono">{r.claimCount}</span>,
    sort: (r) => r.claimCount,
  },
  {
    key: 'file',
    header: 'File',
    width: 'minmax(130px, 1fr)',
    cell: (r) => r.fileName,
    sort: (r) => r.fileName,
  },
  {
    key: 'open',
    header: 'Open',
    width: '72px',
    align: 'right',
    cell: (r) =>
      r.status !== 'posted' || r.open === undefined ? null : r.open === 0 ? (
        <span className="mono muted">0</span>
      ) : (
        <strong className="mono">{r.open}</strong>
      ),
    sort: (r) => r.open ?? 0,
  },
  {
    key: 'status',
    header: 'Status',
    width: '184px',
    cell: (r) => (
      <>
        <RemitChip status={r.status} />
        {r.status === 'waiting' && r.unmatchedCount > 0 ? (
          <span className="muted"> {r.unmatchedCount} unmatched</span>
        ) : null}
        {r.leftOutCount > 0 ? <span className="muted"> {r.leftOutCount} left out</span> : null}
      </>
    ),
    sort: (r) => r.status,
  },
];
