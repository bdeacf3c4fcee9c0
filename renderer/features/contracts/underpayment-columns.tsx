import type { Underpayment } from '#shared/domain/contracts/underpayment.ts';
import type { Column } from '#renderer/ui/data-table.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { DisputeChip, shortWords } from './dispute-words.tsx';

/** What the list of underpayments shows of each line. */
export const UNDERPAYMENT_COLUMNS: readonly Column<Underpayment>[] = [
  {
    key: 'difference',
    header: 'Difference',
    width: '86px',
    align: 'right',
    cell: (u) => <Money cents={u.differenceCents} strong />,
    sort: (u) => u.differenceCents,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(100px, 1fr)',
    cell: (u) => u.payerName,
    sort: (u) => u.payerName,
  },
  {
    key: 'claim',
    header: 'Claim',
    width: '76px',
    cell: (u) => <CodeText>{u.controlNumber}</CodeText>,
    sort: (u) => u.controlNumber,
  },
  {
    key: 'service',
    header: 'Service',
    width: '90px',
    cell: (u) => <DateText date={u.serviceDate} />,
    sort: (u) => u.serviceDate,
  },
  {
    key: 'code',
    header: 'Code',
    width: '78px',
    cell: (u) => <CodeText>{[u.code, ...u.modifiers].join('-')}</CodeText>,
    sort: (u) => u.code,
  },
  {
    key: 'allowed',
    header: 'Allowed',
    width: '76px',
    align: 'right',
    cell: (u) => <Money cents={u.allowedCents} />,
    sort: (u) => u.allowedCents,
  },
  {
    key: 'expected',
    header: 'Expected',
    width: '78px',
    align: 'right',
    cell: (u) => <Money cents={u.expectedCents} />,
    sort: (u) => u.expectedCents,
  },
  { key: 'kind', header: 'What', width: '84px', cell: shortWords, sort: shortWords },
  {
    key: 'status',
    header: 'Status',
    width: '100px',
    cell: (u) => <DisputeChip one={u} />,
    sort: (u) => u.status,
  },
  {
    key: 'follow',
    header: 'Follow up',
    width: '90px',
    cell: (u) => <DateText date={u.followUpOn} />,
    sort: (u) => u.followUpOn ?? '9999',
  },
];
