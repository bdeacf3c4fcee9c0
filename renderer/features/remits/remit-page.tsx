import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useState } from 'react';
import { Link, useParams } from 'react-router';
import type { RemittanceDetail } from '#shared/contract/remits.ts';
import { RemittanceId } from '#shared/kernel/ids.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { PaperSource } from '#renderer/ui/paper-source.tsx';
import { UnderpaidNote } from '#renderer/ui/underpaid-note.tsx';
import { Equation } from './equation.tsx';
import { FileSheet } from './file-sheet.tsx';
import { OpenItems } from './open-items.tsx';
import { ProofSide } from './proof-side.tsx';
import { ProofTable } from './proof-table.tsx';
import {
  broken,
  claimsOf,
  count,
  countsOf,
  needsPerson,
  rowsOf,
  type ProofRow,
  type ProofTab,
} from './proof-model.ts';
import { Refused } from './refused-note.tsx';
import { RemitActs } from './remit-acts.tsx';
import { RemitChip } from './remit-chip.tsx';
import { SumsToPost } from './sums-to-post.tsx';
import './remits.css';

const CRUMBS = [{ label: 'Remittances', to: '/remits' }];

/** One remittance: every sum of it proved, and what posting it will do, before anything is written. */
export function RemitPage() {
  const { id } = useParams();
  const parsed = RemittanceId.safeParse(id);
  const remit = useCall(
    'remits',
    'get',
    { id: parsed.data ?? ('' as RemittanceId) },
    { enabled: parsed.success },
  );
  if (remit.data) return <Remit key={remit.data.summary.id} detail={remit.data} />;
  return (
    <Page title="Remittance" crumbs={CRUMBS}>
      {remit.error ? <ErrorNote failure={remit.error} retry={remit.refetch} /> : null}
      {remit.loading ? <Loading what="the remittance" /> : null}
      {parsed.success ? null : (
        <EmptyState title="There is no such remittance" action={<Link to="/remits">Open the list</Link>} />
      )}
    </Page>
  );
}

function Remit({ detail }: { readonly detail: RemittanceDetail }) {
  const { summary, proof } = detail;
  const counts = countsOf(proof);
  const [tab, setTab] = useState<ProofTab>(counts.mine > 0 ? 'mine' : 'all');
  const [opened, setOpened] = useState<ReadonlySet<string>>(
    () =>
      new Set(
        claimsOf(proof)
          .filter(({ claim }) => needsPerson(claim))
          .map(({ id }) => id),
      ),
  );
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [file, setFile] = useState<{ readonly segment: number | null } | null>(null);
  const rows = tab === 'sums' ? [] : rowsOf(proof, tab, opened, summary.status !== 'waiting');
  const selected = rows.find((row) => row.id === selectedId) ?? rows[0];
  const lines = claimsOf(proof).reduce((n, { claim }) => n + claim.lines.length, 0);
  const tabs: readonly { readonly value: ProofTab; readonly label: string }[] = [
    { value: 'mine', label: `For you ${counts.mine}` },
    { value: 'all', label: `All ${counts.all}` },
    { value: 'unmatched', label: `Unmatched ${counts.unmatched}` },
    { value: 'sums', label: summary.status === 'waiting' ? 'Sums to be posted' : 'Sums posted' },
  ];
  useKeys(
    tabs.map(({ value, label }, i) => ({
      combo: String(i + 1),
      label: `Show ${label.toLowerCase()}`,
      run: () => setTab(value),
    })),
  );
  const toggle = (row: ProofRow, open: boolean) => {
    const claimId = row.kind === 'line' ? row.parent : row.id;
    setOpened((old) => {
      const next = new Set(old);
      if (open) next.add(claimId);
      else next.delete(claimId);
      return next;
    });
    if (row.kind === 'line' && !open) setSelectedId(claimId);
  };
  return (
    <Page
      title={`${summary.source === 'paper' ? 'Paper EOB' : 'ERA'} ${summary.paidOn ?? ''} · ${summary.traceNumber}`}
      crumbs={CRUMBS}
      meta={`${summary.payerName} · ${count(counts.all, 'claim')} · ${count(lines, 'line')}`}
      status={
        <>
          {summary.source === 'paper' ? <PaperSource id={summary.id} /> : null}
          {summary.status === 'waiting' ? null : <RemitChip status={summary.status} />}
          {proof.balanced ? (
            <StatusChip tone="fine">Proved</StatusChip>
          ) : (
            <StatusChip tone="stops">
              {broken(proof).some((one) => one.equation === 'readable') ? 'Not whole' : 'Sums do not agree'}
            </StatusChip>
          )}
        </>
      }
      actions={<RemitActs detail={detail} onShowFile={() => setFile({ segment: null })} />}
      hints={[
        { combo: '1', label: '… 4 tabs' },
        { combo: 'ArrowDown', label: 'rows' },
        { combo: 'ArrowRight', label: 'open' },
      ]}
    >
      <Equation proof={proof} counts={summary.status === 'waiting' ? counts : null} />
      <Refused detail={detail} onShow={(segment) => setFile({ segment })} />
      {summary.status === 'waiting' ? <UnderpaidNote id={summary.id} /> : null}
      {summary.status === 'posted' ? (
        <OpenItems
          id={summary.id}
          trace={proof.payments.length === 1 ? summary.traceNumber : ''}
          onShowClaims={() => setTab(counts.mine > 0 ? 'mine' : 'all')}
        />
      ) : null}
      <div className="remit-body">
        <Panes name="remit" sizes={[72, 28]} min={20}>
          <div className="remit-left">
            <Tabs
              value={tab}
              onChange={(_, value: ProofTab) => setTab(value)}
              aria-label="Claims of the remittance"
            >
              {tabs.map((one) => (
                <Tab
                  key={one.value}
                  value={one.value}
                  label={one.label}
                  id={`proof-${one.value}`}
                  aria-controls="proof-panel"
                />
              ))}
            </Tabs>
            <div className="remit-panel" role="tabpanel" id="proof-panel" aria-labelledby={`proof-${tab}`}>
              {tab === 'sums' ? (
                <SumsToPost detail={detail} />
              ) : (
                <ProofTable
                  posted={summary.status !== 'waiting'}
                  rows={rows}
                  selectedId={selected?.id ?? null}
                  onSelect={(row) => setSelectedId(row.id)}
                  onToggle={toggle}
                  empty={
                    <EmptyState title={tab === 'mine' ? 'Nothing here needs you' : 'No claim stands here'}>
                      {tab === 'mine'
                        ? 'Every claim of this remittance posts by itself. The tab All shows them.'
                        : 'Every claim of this remittance is one of ours.'}
                    </EmptyState>
                  }
                />
              )}
            </div>
          </div>
          <ProofSide
            row={selected}
            detail={detail}
            {...(tab === 'sums' ? { empty: 'The sums of one journal, for all claims together.' } : {})}
          />
        </Panes>
      </div>
      {file ? (
        <FileSheet
          id={summary.id}
          segment={file.segment}
          paper={summary.source === 'paper'}
          onClose={() => setFile(null)}
        />
      ) : null}
    </Page>
  );
}
