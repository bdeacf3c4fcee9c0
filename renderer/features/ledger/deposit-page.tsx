import { useState } from 'react';
import { useNavigate, useParams } from 'react-router';
import { ACCOUNTS } from '#shared/domain/journal.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { TextInput } from '#renderer/ui/inputs.tsx';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { Money } from '#renderer/ui/text.tsx';

type Deposit = Output<'ledger', 'deposit'>;
type Item = Deposit['entries'][number];

const CRUMBS = [
  { label: 'Ledger', to: '/ledger' },
  { label: 'Deposits', to: '/ledger?tab=deposits' },
];

const COLUMNS: readonly Column<Item>[] = [
  { key: 'account', header: 'Kind', width: '160px', cell: (e) => ACCOUNTS[e.account].name },
  { key: 'from', header: 'From', width: 'minmax(140px, 1fr)', cell: (e) => e.from },
  { key: 'memo', header: 'What', width: 'minmax(180px, 1.5fr)', cell: (e) => e.memo },
  {
    key: 'journal',
    header: 'Journal',
    width: '76px',
    align: 'right',
    cell: (e) => <span className="mono">{e.journalNumber}</span>,
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '110px',
    align: 'right',
    cell: (e) => <Money cents={e.amountCents} />,
  },
];

/** One deposit: what the bank received, item by item. */
export function DepositPage() {
  const { id = '' } = useParams();
  const deposit = useCall('ledger', 'deposit', { id });
  if (deposit.data) return <DepositView deposit={deposit.data} />;
  return (
    <Page title="Deposit" crumbs={CRUMBS}>
      {deposit.error ? (
        <ErrorNote failure={deposit.error} retry={deposit.refetch} />
      ) : (
        <Loading what="the deposit" />
      )}
    </Page>
  );
}

function DepositView({ deposit }: { readonly deposit: Deposit }) {
  const navigate = useNavigate();
  const forbidden = usePermission('money.adjust');
  const undo = useAct('ledger', 'undoDeposit');
  const [asking, setAsking] = useState(false);
  const [reason, setReason] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const confirm = async () => {
    const answer = await undo.run({ id: deposit.id, reason: reason.trim() });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Deposit ${deposit.number} was taken back by a reversal of today.`, { tone: 'informs' });
    setAsking(false);
  };
  return (
    <Page
      title={`Deposit ${deposit.number}`}
      crumbs={CRUMBS}
      meta={
        <>
          {deposit.depositedOn}
          {deposit.reference === '' ? '' : ` · ${deposit.reference}`} · by {deposit.userName} ·{' '}
          {deposit.entries.length} items
        </>
      }
      status={
        deposit.takenBackBy === null ? (
          <StatusChip tone="fine">Locked</StatusChip>
        ) : (
          <StatusChip tone="neutral">Taken back</StatusChip>
        )
      }
      actions={
        <>
          <Button keys="J" onClick={() => void navigate(`/ledger/journal/${deposit.journalId}`)}>
            Journal
          </Button>
          <Button
            kind="danger"
            keys="R"
            onClick={() => setAsking(true)}
            disabledReason={forbidden ?? (deposit.takenBackBy === null ? null : 'It was taken back before.')}
          >
            Take back
          </Button>
        </>
      }
    >
      <DataTable
        label="Items of the deposit"
        columns={COLUMNS}
        rows={deposit.entries}
        rowId={(e) => String(e.entryId)}
        fill
        autoFocus
        onOpen={(e) => void navigate(`/ledger/journal/${e.journalId}`)}
        foot={{ account: 'To the bank', amount: <Money cents={deposit.totalCents} strong /> }}
      />
      {asking ? (
        <ConfirmSheet
          open
          title={`Take deposit ${deposit.number} back`}
          confirmLabel="Take back"
          danger
          onConfirm={() => void confirm()}
          onCancel={() => setAsking(false)}
          busy={undo.busy}
          failure={failure}
          focusInside
        >
          <p>
            A reversal dated today moves {formatAmount(deposit.totalCents)} back to where it waited. Both stay
            in the ledger.
          </p>
          <TextInput
            label="Reason"
            value={reason}
            onChange={(text) => setReason(text.slice(0, 200))}
            autoFocus
          />
        </ConfirmSheet>
      ) : null}
    </Page>
  );
}
