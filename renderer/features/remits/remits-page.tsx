import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import { create } from 'zustand';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RemitLinks } from '#renderer/ui/remit-links.tsx';
import { CodeText, DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { PayerAccountsTab } from './payer-accounts-tab.tsx';
import { RemitChip } from './remit-chip.tsx';
import { UnmatchedTab } from './unmatched-tab.tsx';
import './remits.css';

type ListState = { readonly tab: 'files' | 'unmatched' | 'payers'; readonly selectedId: string | null };
const FIRST: ListState = { tab: 'files', selectedId: null };
const useRemitList = create<ListState>()(() => FIRST);
forgetOnLock(() => useRemitList.setState(FIRST));

const FILES: readonly Column<RemittanceSummary>[] = [
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
    key: 'unmatched',
    header: 'Unmatched',
    width: '90px',
    align: 'right',
    cell: (r) => <span className="mono">{r.unmatchedCount}</span>,
    sort: (r) => r.unmatchedCount,
  },
  {
    key: 'file',
    header: 'File',
    width: 'minmax(130px, 1fr)',
    cell: (r) => r.fileName,
    sort: (r) => r.fileName,
  },
  {
    key: 'status',
    header: 'Status',
    width: '150px',
    cell: (r) => (
      <>
        <RemitChip status={r.status} />
        {r.leftOutCount > 0 ? <span className="muted"> {r.leftOutCount} left out</span> : null}
      </>
    ),
    sort: (r) => r.status,
  },
];

/** The remittances that were read, and the claims in them that are not ours. */
export function RemitsPage() {
  const navigate = useNavigate();
  const { tab, selectedId } = useRemitList();
  const forbidden = usePermission('money.write');
  const list = useCall('remits', 'list', {});
  const unmatched = useCall('remits', 'unmatched', {});
  const open = useAct('remits', 'open');
  const [refused, setRefused] = useState<Failure | null>(null);
  const openFile = async () => {
    setRefused(null);
    const answer = await open.run({});
    if (!answer.ok) setRefused(answer.error);
    else if (answer.value !== null) void navigate(`/remits/${answer.value.summary.id}`);
  };
  const opener = (kind: 'main' | 'outlined') => (
    <Button
      kind={kind}
      {...(kind === 'main' ? { keys: 'O' } : {})}
      onClick={() => void openFile()}
      busy={open.busy}
      disabledReason={forbidden}
    >
      Open an 835
    </Button>
  );
  const waiting = list.data?.filter((r) => r.status === 'waiting').length ?? 0;
  return (
    <Page
      title="Remittances"
      meta={list.data ? `${waiting} waiting to be posted` : undefined}
      actions={
        <>
          <RemitLinks />
          {opener('main')}
        </>
      }
      hints={[
        { combo: 'O', label: 'open a file' },
        { combo: 'Enter', label: 'proof' },
      ]}
    >
      {open.busy ? <Loading what="the file" /> : null}
      {refused ? (
        <div className="remit-note">
          <Note tone="stops">
            <p role="alert">{refused.message}</p>
            <p>Nothing was posted and nothing was kept of this file.</p>
          </Note>
        </div>
      ) : null}
      <Tabs
        value={tab}
        onChange={(_, value: ListState['tab']) => useRemitList.setState({ tab: value })}
        aria-label="Remittances"
      >
        <Tab
          value="files"
          label={`Files ${list.data?.length ?? ''}`}
          id="remits-files"
          aria-controls="remits-panel"
        />
        <Tab
          value="unmatched"
          label={`Unmatched claims ${unmatched.data?.length ?? ''}`}
          id="remits-unmatched"
          aria-controls="remits-panel"
        />
        <Tab value="payers" label="Accounts of payers" id="remits-payers" aria-controls="remits-panel" />
      </Tabs>
      <div className="remit-panel" role="tabpanel" id="remits-panel" aria-labelledby={`remits-${tab}`}>
        {tab === 'files' && list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
        {tab === 'files' && list.loading ? <Loading what="the remittances" /> : null}
        {tab === 'files' && list.data ? (
          <DataTable
            label="Remittances"
            columns={FILES}
            rows={list.data}
            rowId={(r) => r.id}
            fill
            autoFocus
            selectedId={selectedId}
            onSelect={(r) => useRemitList.setState({ selectedId: r.id })}
            onOpen={(r) => void navigate(`/remits/${r.id}`)}
            empty={
              <EmptyState title="No remittance yet" action={opener('outlined')}>
                Electronic remittances (835) stand here from the moment they are read. Each is proved before
                it is posted.
              </EmptyState>
            }
          />
        ) : null}
        {tab === 'unmatched' ? <UnmatchedTab call={unmatched} /> : null}
        {tab === 'payers' ? <PayerAccountsTab /> : null}
      </div>
    </Page>
  );
}
