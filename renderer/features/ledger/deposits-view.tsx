import { useState } from 'react';
import { useNavigate } from 'react-router';
import { ACCOUNTS } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { announce } from '#renderer/lib/announce.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { localToday } from '#renderer/ui/date-entry.ts';
import { DateInput, TextInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Row, Section, Toolbar } from '#renderer/ui/page.tsx';
import { ConfirmSheet } from '#renderer/ui/sheet.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { BatchSheet } from './batch-sheet.tsx';

type Waiting = Output<'ledger', 'undeposited'>[number];
type Deposit = Output<'ledger', 'deposits'>[number];

const WAITING: readonly Column<Waiting>[] = [
  {
    key: 'received',
    header: 'Received',
    width: '94px',
    cell: (e) => <DateText date={e.receivedOn ?? e.postedOn} />,
    sort: (e) => e.receivedOn ?? e.postedOn,
  },
  {
    key: 'account',
    header: 'Kind',
    width: '150px',
    cell: (e) => ACCOUNTS[e.account].name,
    sort: (e) => e.account,
  },
  { key: 'from', header: 'From', width: 'minmax(120px, 1fr)', cell: (e) => e.from, sort: (e) => e.from },
  { key: 'memo', header: 'What', width: 'minmax(160px, 1.5fr)', cell: (e) => e.memo },
  {
    key: 'journal',
    header: 'Journal',
    width: '70px',
    align: 'right',
    cell: (e) => <span className="mono">{e.journalNumber}</span>,
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '104px',
    align: 'right',
    cell: (e) => <Money cents={e.amountCents} />,
    sort: (e) => e.amountCents,
  },
];

const DEPOSITS: readonly Column<Deposit>[] = [
  {
    key: 'number',
    header: 'No.',
    width: '50px',
    align: 'right',
    cell: (d) => <span className="mono">{d.number}</span>,
  },
  { key: 'day', header: 'Bank day', width: '94px', cell: (d) => <DateText date={d.depositedOn} /> },
  { key: 'reference', header: 'Slip', width: 'minmax(70px, 1fr)', cell: (d) => d.reference },
  {
    key: 'items',
    header: 'Items',
    width: '54px',
    align: 'right',
    cell: (d) => <span className="mono">{d.items}</span>,
  },
  {
    key: 'total',
    header: 'Total',
    width: '96px',
    align: 'right',
    cell: (d) => <Money cents={d.totalCents} />,
  },
  {
    key: 'state',
    header: 'State',
    width: '98px',
    cell: (d) =>
      d.takenBackBy === null ? (
        <StatusChip tone="fine">Locked</StatusChip>
      ) : (
        <StatusChip tone="neutral">Taken back</StatusChip>
      ),
  },
];

/** Money that waits for the bank on the left, deposits and counted batches on the right. */
export function Deposits() {
  const navigate = useNavigate();
  const forbidden = usePermission('money.write');
  const waiting = useCall('ledger', 'undeposited', {});
  const deposits = useCall('ledger', 'deposits', { limit: 500 });
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [depositing, setDepositing] = useState(false);
  const [counting, setCounting] = useState(false);
  const rows = waiting.data ?? [];
  // Everything goes to the bank unless it is unchecked: the usual case takes no key.
  const checked = new Set(rows.map((e) => String(e.entryId)).filter((id) => !left.has(id)));
  const chosen = rows.filter((e) => checked.has(String(e.entryId)));
  const total = sumCents(chosen.map((e) => e.amountCents));
  return (
    <>
      <Toolbar>
        <span className="ledger-total">
          {chosen.length} of {rows.length} chosen, <strong className="mono">{formatAmount(total)}</strong>
        </span>
        <span className="ledger-acts">
          <Button keys="B" onClick={() => setCounting(true)} disabledReason={forbidden}>
            Batch
          </Button>
          <Button
            kind="main"
            keys="D"
            onClick={() => setDepositing(true)}
            disabledReason={forbidden ?? (total > 0 ? null : 'A deposit is more than zero.')}
          >
            Deposit
          </Button>
        </span>
      </Toolbar>
      {waiting.error ? <ErrorNote failure={waiting.error} retry={waiting.refetch} /> : null}
      {waiting.loading ? <Loading what="the money that waits" /> : null}
      <div className="ledger-halves">
        <Section title="Not deposited yet" fill>
          <DataTable
            label="Not deposited yet"
            columns={WAITING}
            rows={rows}
            rowId={(e) => String(e.entryId)}
            fill
            autoFocus
            checked={checked}
            onCheck={(next) =>
              setLeft(new Set(rows.map((e) => String(e.entryId)).filter((id) => !next.has(id))))
            }
            onSelect={() => undefined}
            onOpen={(e) => void navigate(`/ledger/journal/${e.journalId}`)}
            empty={
              <EmptyState title="Everything is in the bank">
                Payments and checks stand here until they are deposited.
              </EmptyState>
            }
          />
        </Section>
        <Section title="Deposits" fill>
          <DataTable
            label="Deposits"
            columns={DEPOSITS}
            rows={deposits.data ?? []}
            rowId={(d) => d.id}
            fill
            rowTone={(d) => (d.takenBackBy === null ? null : 'muted')}
            onOpen={(d) => void navigate(`/ledger/deposit/${d.id}`)}
            empty={<EmptyState title="No deposit yet" />}
          />
        </Section>
      </div>
      {depositing ? (
        <DepositSheet
          entries={chosen}
          onClose={() => setDepositing(false)}
          onDone={() => {
            setDepositing(false);
            setLeft(new Set());
          }}
        />
      ) : null}
      {counting ? <BatchSheet onClose={() => setCounting(false)} /> : null}
    </>
  );
}

function DepositSheet(props: {
  readonly entries: readonly Waiting[];
  readonly onClose: () => void;
  readonly onDone: () => void;
}) {
  const make = useAct('ledger', 'makeDeposit');
  const [id] = useState(() => crypto.randomUUID());
  const [day, setDay] = useState<string | null>(localToday());
  const [reference, setReference] = useState('');
  const [failure, setFailure] = useState<Failure | null>(null);
  const byAccount = (['cash', 'check', 'card', 'eft'] as const).map((account) => ({
    account,
    rows: props.entries.filter((e) => e.account === account),
  }));
  const total = sumCents(props.entries.map((e) => e.amountCents));
  const confirm = async () => {
    const depositedOn = IsoDate.safeParse(day);
    if (!depositedOn.success)
      return setFailure({ code: 'invalid_input', message: 'Write the day of the bank.' });
    const answer = await make.run({
      id,
      entryIds: props.entries.map((e) => e.entryId),
      depositedOn: depositedOn.data,
      reference: reference.trim(),
    });
    if (!answer.ok) return setFailure(answer.error);
    announce(`Deposit ${answer.value.number} of ${formatAmount(answer.value.totalCents)} is locked.`);
    props.onDone();
  };
  return (
    <ConfirmSheet
      open
      title="Deposit"
      confirmLabel={`Deposit ${formatAmount(total)}`}
      onConfirm={() => void confirm()}
      onCancel={props.onClose}
      busy={make.busy}
      failure={failure}
      focusInside
      width="medium"
    >
      <table className="ledger-slip">
        <tbody>
          {byAccount
            .filter(({ rows }) => rows.length > 0)
            .map(({ account, rows }) => (
              <tr key={account}>
                <th scope="row">{ACCOUNTS[account].name}</th>
                <td>{rows.length}</td>
                <td>
                  <Money cents={sumCents(rows.map((e) => e.amountCents))} />
                </td>
              </tr>
            ))}
          <tr>
            <th scope="row">To the bank</th>
            <td>{props.entries.length}</td>
            <td>
              <Money cents={total} strong />
            </td>
          </tr>
        </tbody>
      </table>
      <Row>
        <TextInput
          label="Slip or reference"
          value={reference}
          onChange={(text) => setReference(text.slice(0, 60))}
          autoFocus
        />
        <DateInput label="Day of the bank" value={day} onChange={setDay} />
      </Row>
      <p className="muted">
        It is locked then. What turns out wrong later is corrected by a reversal dated then.
      </p>
    </ConfirmSheet>
  );
}
