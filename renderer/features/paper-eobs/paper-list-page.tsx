import { useNavigate } from 'react-router';
import { useState } from 'react';
import type { PaperEobRow } from '#shared/contract/paper-eobs.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { PaperStatus } from './paper-status.tsx';

const COLUMNS: readonly Column<PaperEobRow>[] = [
  {
    key: 'changed',
    header: 'Changed',
    width: '152px',
    cell: (r) => <InstantText at={r.changedAt} />,
    sort: (r) => r.changedAt,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(160px, 1.4fr)',
    cell: (r) => r.payerName || 'Not chosen yet',
    sort: (r) => r.payerName,
  },
  {
    key: 'check',
    header: 'Check or EFT',
    width: 'minmax(120px, 1fr)',
    cell: (r) => <CodeText>{r.checkNumber}</CodeText>,
    sort: (r) => r.checkNumber,
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
    cell: (r) => (r.amountCents === null ? '' : <Money cents={r.amountCents} />),
    sort: (r) => r.amountCents ?? 0,
  },
  {
    key: 'claims',
    header: 'Claims',
    width: '70px',
    align: 'right',
    cell: (r) => <span className="mono">{r.claims}</span>,
    sort: (r) => r.claims,
  },
  { key: 'by', header: 'Begun by', width: 'minmax(110px, 0.8fr)', cell: (r) => r.userName },
  {
    key: 'status',
    header: 'Status',
    width: '130px',
    cell: (r) => <PaperStatus status={r.status} />,
    sort: (r) => r.status,
  },
];

/** Explanations of benefits that came on paper. */
export function PaperListPage() {
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const list = useCall('paperEobs', 'list', {});
  const begin = useAct('paperEobs', 'begin');
  const [failure, setFailure] = useState<Failure | null>(null);
  const start = async () => {
    const answer = await begin.run({});
    if (answer.ok) void navigate(`/remits/paper/${answer.value.id}`);
    else setFailure(answer.error);
  };
  const starter = (kind: 'main' | 'outlined') => (
    <Button
      kind={kind}
      {...(kind === 'main' ? { keys: 'N' } : {})}
      onClick={() => void start()}
      busy={begin.busy}
      disabledReason={forbidden}
    >
      Enter a paper EOB
    </Button>
  );
  const drafts = list.data?.filter((r) => r.status === 'draft').length ?? 0;
  return (
    <Page
      title="Paper EOBs"
      crumbs={[{ label: 'Remittances', to: '/remits' }]}
      meta={list.data ? `${drafts} ${drafts === 1 ? 'draft' : 'drafts'}` : undefined}
      actions={starter('main')}
      hints={[
        { combo: 'N', label: 'enter one' },
        { combo: 'Enter', label: 'open' },
      ]}
    >
      {failure ? <ErrorNote failure={failure} /> : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? <Loading what="the paper EOBs" /> : null}
      {list.data ? (
        <DataTable
          label="Paper EOBs"
          columns={COLUMNS}
          rows={list.data}
          rowId={(r) => r.id}
          fill
          autoFocus
          onOpen={(r) => void navigate(`/remits/paper/${r.id}`)}
          empty={
            <EmptyState title="No paper EOB yet" action={starter('outlined')}>
              A payment that came with a letter is typed here line by line. It is proved as you type, kept as
              a draft at every key, and posted like an electronic one.
            </EmptyState>
          }
        />
      ) : null}
    </Page>
  );
}
