import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { RemittanceSummary } from '#shared/domain/remittance.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { RemitLinks } from '#renderer/ui/remit-links.tsx';
import { FILE_COLUMNS, type ListedFile } from './file-columns.tsx';
import { PayerAccountsTab } from './payer-accounts-tab.tsx';
import { useRemitList, type RemitTab } from './remit-list.ts';
import { UnmatchedTab } from './unmatched-tab.tsx';
import './remits.css';

const TABS: readonly RemitTab[] = ['files', 'unmatched', 'payers'];
const TAB_WORDS: Readonly<Record<RemitTab, string>> = {
  files: 'Files',
  unmatched: 'Unmatched claims',
  payers: 'Accounts of payers',
};

/** The remittances that were read, and the claims in them that are not ours. */
export function RemitsPage() {
  const navigate = useNavigate();
  const { tab, selectedId } = useRemitList();
  const forbidden = usePermission('money.write');
  const list = useCall('remits', 'list', {});
  const unmatched = useCall('remits', 'unmatched', {});
  const counted = useCall('remits', 'openCounts', {});
  const short = useCall('contracts', 'underpayments', { statuses: ['open', 'disputed', 'answered'] });
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
  useKeys(
    TABS.map((value, i) => ({
      combo: String(i + 1),
      label: `Show ${TAB_WORDS[value].toLowerCase()}`,
      run: () => useRemitList.setState({ tab: value }),
    })),
  );
  const counts: Readonly<Record<RemitTab, number | undefined>> = {
    files: list.data?.length,
    unmatched: unmatched.data?.length,
    payers: undefined,
  };
  const files = listed(list.data ?? [], counted.data, short.data);
  const waiting = files.filter((r) => r.status === 'waiting').length;
  const unfinished = files.filter((r) => r.status === 'posted' && (r.open ?? 0) > 0).length;
  return (
    <Page
      title="Remittances"
      meta={list.data ? `${waiting} waiting to be posted · ${unfinished} with something open` : undefined}
      actions={
        <>
          <RemitLinks />
          {opener('main')}
        </>
      }
      hints={[
        { combo: '1', label: '… 3 tabs' },
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
        onChange={(_, value: RemitTab) => useRemitList.setState({ tab: value })}
        aria-label="Remittances"
      >
        {TABS.map((value) => (
          <Tab
            key={value}
            value={value}
            label={`${TAB_WORDS[value]} ${counts[value] ?? ''}`.trim()}
            id={`remits-${value}`}
            aria-controls="remits-panel"
          />
        ))}
      </Tabs>
      <div className="remit-panel" role="tabpanel" id="remits-panel" aria-labelledby={`remits-${tab}`}>
        {tab === 'files' && list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
        {tab === 'files' && list.loading ? <Loading what="the remittances" /> : null}
        {tab === 'files' && list.data ? (
          <DataTable
            label="Remittances"
            columns={FILE_COLUMNS}
            rows={files}
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

/** The files with what is open of each: what remittances themselves tell, and payments below the agreed price. */
function listed(
  files: readonly RemittanceSummary[],
  counted: Output<'remits', 'openCounts'> | undefined,
  short: Output<'contracts', 'underpayments'> | undefined,
): ListedFile[] {
  const open = new Map<string, number>();
  for (const { remittanceId, open: n } of counted ?? []) open.set(remittanceId, n);
  for (const { remittanceId, difference } of short ?? [])
    if (difference !== 'overpaid') open.set(remittanceId, (open.get(remittanceId) ?? 0) + 1);
  const ready = counted !== undefined && short !== undefined;
  return files.map((file) => ({ ...file, open: ready ? (open.get(file.id) ?? 0) : undefined }));
}
