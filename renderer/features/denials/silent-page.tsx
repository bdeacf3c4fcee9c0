import { useState } from 'react';
import { useNavigate } from 'react-router';
import type { SilentClaim } from '#shared/domain/denials/denial.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { ClaimChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { CallSheet } from './call-sheet.tsx';
import { RunningDay } from './day-text.tsx';
import { RoomTabs } from './room-tabs.tsx';
import './denials.css';

const COLUMNS: readonly Column<SilentClaim>[] = [
  {
    key: 'control',
    header: 'Claim',
    width: '76px',
    cell: (c) => <CodeText>{c.controlNumber}</CodeText>,
    sort: (c) => c.controlNumber,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(130px, 1fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(130px, 1fr)',
    cell: (c) => c.payerName,
    sort: (c) => c.payerName,
  },
  { key: 'status', header: 'Status', width: '150px', cell: (c) => <ClaimChip status={c.status} /> },
  {
    key: 'days',
    header: 'Waits',
    width: '104px',
    cell: (c) => (c.days === null ? '–' : `${c.days} days`),
    sort: (c) => c.days ?? 0,
  },
  { key: 'rhythm', header: 'Rhythm', width: '84px', cell: (c) => `${c.rhythm} days` },
  {
    key: 'ask',
    header: 'Ask on',
    width: '104px',
    cell: (c) => <RunningDay on={c.askOn} near={0} />,
    sort: (c) => c.askOn ?? '',
  },
  { key: 'fileBy', header: 'File by', width: '104px', cell: (c) => <RunningDay on={c.fileBy} near={14} /> },
  {
    key: 'open',
    header: 'Open',
    width: '92px',
    align: 'right',
    cell: (c) => <Money cents={c.openCents} />,
    sort: (c) => c.openCents,
  },
  { key: 'asked', header: 'Last asked', width: '104px', cell: (c) => <LastAsked claim={c} /> },
];

function LastAsked({ claim }: { readonly claim: SilentClaim }) {
  const days = [claim.lastCallOn, claim.lastQuestionAt?.slice(0, 10) ?? null]
    .filter((d) => d !== null)
    .sort();
  const last = days.at(-1);
  return last === undefined ? <span className="muted">never</span> : <DateText date={last} />;
}

const MOST = 500;

/** Claims that their payer leaves unanswered beyond its rhythm. */
export function SilentPage() {
  const navigate = useNavigate();
  const forbidden = usePermission('claims.write');
  const list = useCall('denials', 'silent', { limit: MOST, offset: 0 }, { keep: true });
  const ask = useAct('claimStatus', 'request');
  const [checked, setChecked] = useState<ReadonlySet<string>>(new Set());
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [calling, setCalling] = useState(false);
  const rows = list.data?.rows ?? [];
  const active = rows.find((row) => row.claimId === selectedId) ?? rows[0];
  const ids = checked.size > 0 ? ([...checked] as ClaimId[]) : active ? [active.claimId] : [];
  const none = ids.length === 0 ? 'There is no claim here.' : null;
  const request = async () => {
    const answer = await ask.run({ claimIds: ids });
    if (!answer.ok) return announceFailure(answer.error);
    if (answer.value === null) return;
    setChecked(new Set());
    announce(
      `Written: ${answer.value.files.map((f) => f.fileName).join(', ')}. Send it to the clearinghouse.`,
    );
  };
  return (
    <Page
      title="Denials"
      hints={[
        { combo: 'Space', label: 'choose' },
        { combo: 'Enter', label: 'open the claim' },
      ]}
    >
      <RoomTabs />
      <Toolbar>
        <Button
          keys="Q"
          onClick={() => void request()}
          busy={ask.busy}
          disabledReason={forbidden ?? none}
          label="Ask for the status by file (276)"
        >
          Ask for status (276){checked.size > 0 ? `: ${checked.size}` : ''}
        </Button>
        <Button
          keys="K"
          onClick={() => setCalling(true)}
          disabledReason={forbidden ?? (active ? null : 'There is no claim here.')}
        >
          Call
        </Button>
        <Button
          keys="S"
          onClick={() => active && void navigate(`/claims/${active.claimId}`)}
          disabledReason={active ? null : 'There is no claim here.'}
          label="Open the claim to send it again"
        >
          Send again
        </Button>
        <span className="page-gap" />
        <span className="panel-note" role="status">
          {list.data
            ? `${list.data.total.toLocaleString('en-US')} unanswered, ${formatAmount(list.data.openCents)} open${list.data.total > MOST ? `, the ${MOST} longest shown` : ''}`
            : ''}
        </span>
      </Toolbar>
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the claims" />
      ) : (
        <DataTable
          label="Silent claims"
          columns={COLUMNS}
          rows={rows}
          rowId={(c) => c.claimId}
          fill
          autoFocus
          checked={checked}
          onCheck={setChecked}
          selectedId={active?.claimId ?? null}
          onSelect={(c) => setSelectedId(c.claimId)}
          onOpen={(c) => void navigate(`/claims/${c.claimId}`)}
          empty={
            <EmptyState title="Every payer has answered in its time">
              A claim stands here when its payer has not answered within its own days; they are set with the
              payer.
            </EmptyState>
          }
        />
      )}
      {calling && active ? (
        <CallSheet
          claimId={active.claimId}
          controlNumber={active.controlNumber}
          onClose={() => setCalling(false)}
        />
      ) : null}
    </Page>
  );
}
