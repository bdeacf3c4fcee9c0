import { useState } from 'react';
import { Link, useNavigate } from 'react-router';
import { PROVIDER_REASON_WORDS } from '#shared/domain/posting/provider-adjustments.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAct, useCall, type Output } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { SelectInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Section } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { ReasonSheet } from './reason-sheet.tsx';

type Account = Output<'remits', 'payerAccounts'>[number];
type Item = Output<'remits', 'payerAccount'>[number];

const ACCOUNTS: readonly Column<Account>[] = [
  { key: 'payer', header: 'Payer', width: 'minmax(140px, 1fr)', cell: (a) => <strong>{a.payerName}</strong> },
  {
    key: 'open',
    header: 'Open',
    width: '56px',
    align: 'right',
    cell: (a) => <span className="mono">{a.open}</span>,
  },
  {
    key: 'balance',
    header: 'Balance',
    width: '96px',
    align: 'right',
    cell: (a) => <Money cents={a.openCents} strong />,
  },
];

const ITEMS: readonly Column<Item>[] = [
  { key: 'on', header: 'Paid on', width: '104px', cell: (i) => <DateText date={i.on} /> },
  {
    key: 'trace',
    header: 'Check or EFT',
    width: 'minmax(110px, 0.8fr)',
    cell: (i) => (
      <Link to={`/remits/${i.remittanceId}`}>
        <CodeText>{i.traceNumber}</CodeText>
      </Link>
    ),
  },
  { key: 'what', header: 'What', width: 'minmax(180px, 1.6fr)', wrap: true, cell: (i) => <What item={i} /> },
  {
    key: 'amount',
    header: 'Amount',
    width: '92px',
    align: 'right',
    cell: (i) => <Money cents={i.amountCents} />,
  },
  {
    key: 'open',
    header: 'Open',
    width: '92px',
    align: 'right',
    cell: (i) =>
      i.openCents === 0 ? <span className="muted">closed</span> : <Money cents={i.openCents} strong />,
  },
  {
    key: 'history',
    header: 'Stands against',
    width: 'minmax(140px, 1fr)',
    wrap: true,
    cell: (i) => <Against item={i} />,
  },
];

function What({ item }: { readonly item: Item }) {
  if (item.part === 'claim')
    return (
      <>
        Claim <span className="mono">{item.controlNumber}</span> {item.patientName}
        {item.how === 'not_ours' ? (
          <>
            {' '}
            <StatusChip tone="neutral">Not ours</StatusChip>
          </>
        ) : null}
      </>
    );
  const words = PROVIDER_REASON_WORDS[item.reason] ?? 'reason that nobody here knows';
  return (
    <>
      <span className="code">{item.reason}</span> {words}
      {item.reference === '' ? '' : `, ${item.reference}`}
    </>
  );
}

function Against({ item }: { readonly item: Item }) {
  if (item.settled) return <>{`${item.how}: ${item.note}`}</>;
  if (item.account === 'payer_interest') return <span className="muted">booked as interest</span>;
  return (
    <>
      {item.against.map((a, i) => (
        <span key={i} className="against">
          <Money cents={a.amountCents} /> <Link to={`/remits/${a.remittanceId}`}>{a.traceNumber}</Link>
        </span>
      ))}
    </>
  );
}

const HOW = [
  { value: 'refund', label: 'Give it back to the payer' },
  { value: 'income', label: 'It is ours: book it as income' },
  { value: 'cost', label: 'It is gone: book it as cost' },
] as const;
type How = (typeof HOW)[number]['value'];

/** What payers took back, carried forward or sent without a claim, until it is recovered or settled. */
export function PayerAccountsTab() {
  const accounts = useCall('remits', 'payerAccounts', {});
  const [key, setKey] = useState<string | null>(null);
  const idOf = (a: Account) => a.payerId ?? `name:${a.payerName}`;
  const rows = accounts.data ?? [];
  const chosen = rows.find((a) => idOf(a) === key) ?? rows[0];
  if (accounts.error) return <ErrorNote failure={accounts.error} retry={accounts.refetch} />;
  if (!accounts.data) return <Loading what="the accounts of payers" />;
  if (!chosen)
    return (
      <EmptyState title="Nothing stands on an account of a payer">
        Takebacks, balances carried forward, interest and money for claims that are not ours stand here until
        they are recovered or settled.
      </EmptyState>
    );
  return (
    <Panes name="payer-accounts" sizes={[28, 72]} min={20}>
      <DataTable
        label="Accounts of payers"
        columns={ACCOUNTS}
        rows={rows}
        rowId={idOf}
        fill
        autoFocus
        selectedId={idOf(chosen)}
        onSelect={(a) => setKey(idOf(a))}
      />
      <PayerItems key={idOf(chosen)} account={chosen} />
    </Panes>
  );
}

function PayerItems({ account }: { readonly account: Account }) {
  const { payerId, payerName } = account;
  const navigate = useNavigate();
  const items = useCall('remits', 'payerAccount', { payerId, payerName });
  const settle = useAct('remits', 'settle');
  const forbidden = usePermission('money.write');
  const [selectedId, setSelectedId] = useState<string | null>(null);
  const [settling, setSettling] = useState<Item | null>(null);
  const [chosen, setHow] = useState<How | null>(null);
  // What is the payer's goes back to it, as a rule; what it kept is gone.
  const how: How = chosen ?? (settling && settling.openCents < 0 ? 'refund' : 'cost');
  const idOf = (i: Item) => `${i.remittanceId}:${i.part}:${i.position}`;
  const rows = items.data ?? [];
  const selected = rows.find((i) => idOf(i) === selectedId) ?? rows.find((i) => i.openCents !== 0) ?? rows[0];
  const words =
    account.openCents === 0
      ? 'Nothing is open.'
      : account.openCents < 0
        ? `${formatAmount(-account.openCents)} of this payer are with us and not settled.`
        : `${formatAmount(account.openCents)} were kept by this payer and are not explained yet.`;
  return (
    <Section
      title={payerName}
      note={`${words}${account.interestCents === 0 ? '' : ` Interest so far ${formatAmount(account.interestCents)}.`}`}
      fill
      actions={
        <Button
          keys="S"
          onClick={() => {
            setHow(null);
            setSettling(selected ?? null);
          }}
          disabledReason={
            forbidden ?? (selected && selected.openCents !== 0 ? null : 'Nothing is open of this movement.')
          }
        >
          Settle
        </Button>
      }
    >
      {items.error ? <ErrorNote failure={items.error} retry={items.refetch} /> : null}
      <DataTable
        label={`Account of ${payerName}`}
        columns={ITEMS}
        rows={rows}
        rowId={idOf}
        rowHeight={40}
        fill
        selectedId={selected ? idOf(selected) : null}
        onSelect={(i) => setSelectedId(idOf(i))}
        onOpen={(i) => void navigate(`/remits/${i.remittanceId}`)}
        rowTone={(i) => (i.openCents === 0 ? 'muted' : null)}
      />
      {settling ? (
        <ReasonSheet
          title="Settle an amount of the payer"
          confirmLabel={`Settle ${formatAmount(Math.abs(settling.openCents))}`}
          says={`${formatAmount(Math.abs(settling.openCents))} ${settling.openCents < 0 ? 'that the payer sent' : 'that the payer kept'}${settling.controlNumber === '' ? '' : ` for claim ${settling.controlNumber}`} in ${settling.traceNumber} leave its account by a journal of their own.`}
          onClose={() => setSettling(null)}
          run={(reason) =>
            settle.run({
              id: settling.remittanceId,
              part: settling.part,
              position: settling.position,
              how,
              reason,
            })
          }
        >
          <SelectInput
            label="What becomes of it"
            value={how}
            options={HOW.filter((h) => settling.openCents < 0 || h.value !== 'refund')}
            autoFocus
            onChange={(value) => setHow(value as How)}
          />
        </ReasonSheet>
      ) : null}
    </Section>
  );
}
