import { Link, useNavigate } from 'react-router';
import type { Account } from '#shared/domain/journal.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { useCall, type Output } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { DateText, Money } from '#renderer/ui/text.tsx';
import { KIND_WORDS } from './ledger-words.ts';

/** Most entries of an account that are listed at once. */
const MOST = 2000;

type AccountRow = Output<'ledger', 'accounts'>[number];

const ACCOUNT_COLUMNS: readonly Column<AccountRow>[] = [
  { key: 'name', header: 'Account', width: 'minmax(220px, 420px)', cell: (a) => a.name },
  {
    key: 'entries',
    header: 'Entries',
    width: '90px',
    align: 'right',
    cell: (a) => <span className="mono">{a.entries}</span>,
  },
  {
    key: 'debit',
    header: 'Debit',
    width: '130px',
    align: 'right',
    cell: (a) => (a.balanceCents > 0 ? <Money cents={a.balanceCents} /> : null),
  },
  {
    key: 'credit',
    header: 'Credit',
    width: '130px',
    align: 'right',
    cell: (a) => (a.balanceCents < 0 ? <Money cents={-a.balanceCents} /> : null),
  },
];

/** Trial balance: debits and credits of all accounts, which are equal. */
export function Accounts() {
  const navigate = useNavigate();
  const accounts = useCall('ledger', 'accounts', {});
  if (accounts.error) return <ErrorNote failure={accounts.error} retry={accounts.refetch} />;
  if (!accounts.data) return <Loading what="the accounts" />;
  const debit = sumCents(accounts.data.map((a) => Math.max(0, a.balanceCents)));
  const credit = sumCents(accounts.data.map((a) => Math.max(0, -a.balanceCents)));
  const rest = sumCents(accounts.data.map((a) => a.balanceCents));
  return (
    <>
      <div className="ledger-note">
        <Note tone={rest === 0 ? 'fine' : 'stops'}>
          All accounts together: <span className="mono">{formatAmount(rest)}</span>.{' '}
          {rest === 0
            ? 'Every debit has its credit.'
            : 'The ledger does not balance. Verify the practice file in Settings, Security.'}
        </Note>
      </div>
      <DataTable
        label="Trial balance"
        columns={ACCOUNT_COLUMNS}
        rows={accounts.data}
        rowId={(a) => a.account}
        fill
        autoFocus
        onOpen={(a) => void navigate(`/ledger?account=${a.account}`)}
        foot={{
          name: 'Total',
          debit: <Money cents={debit} strong />,
          credit: <Money cents={credit} strong />,
        }}
      />
    </>
  );
}

type EntryRow = Output<'ledger', 'accountEntries'>[number];

const ENTRY_COLUMNS: readonly Column<EntryRow>[] = [
  {
    key: 'posted',
    header: 'Posted',
    width: '94px',
    cell: (e) => <DateText date={e.postedOn} />,
    sort: (e) => e.postedOn,
  },
  {
    key: 'journal',
    header: 'Journal',
    width: '76px',
    align: 'right',
    cell: (e) => <span className="mono">{e.journalNumber}</span>,
    sort: (e) => e.journalNumber,
  },
  { key: 'kind', header: 'Kind', width: '130px', cell: (e) => KIND_WORDS[e.kind] },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(140px, 1fr)',
    cell: (e) => e.patientName ?? '',
    sort: (e) => e.patientName ?? '',
  },
  { key: 'service', header: 'Service', width: '94px', cell: (e) => <DateText date={e.serviceOn} /> },
  {
    key: 'why',
    header: 'Why',
    width: 'minmax(180px, 1.6fr)',
    cell: (e) => `${e.reason === '' ? '' : `${e.reason} `}${e.memo}`,
  },
  {
    key: 'debit',
    header: 'Debit',
    width: '110px',
    align: 'right',
    cell: (e) => (e.amountCents > 0 ? <Money cents={e.amountCents} /> : null),
    sort: (e) => e.amountCents,
  },
  {
    key: 'credit',
    header: 'Credit',
    width: '110px',
    align: 'right',
    cell: (e) => (e.amountCents < 0 ? <Money cents={-e.amountCents} /> : null),
    sort: (e) => -e.amountCents,
  },
];

/** The entries behind the balance of one account, newest first. */
export function AccountEntries({ account }: { readonly account: Account }) {
  const navigate = useNavigate();
  const name = useCall('ledger', 'accounts', {}).data?.find((a) => a.account === account);
  const entries = useCall('ledger', 'accountEntries', { account, limit: MOST });
  return (
    <>
      <div className="ledger-note">
        <Link to="/ledger?tab=accounts">All accounts</Link> › <strong>{name?.name ?? ''}</strong>{' '}
        {name ? (
          <>
            balance <span className="mono">{formatAmount(name.balanceCents)}</span> from {name.entries}{' '}
            entries
          </>
        ) : null}
        {entries.data?.length === MOST ? `; the newest ${MOST} are shown` : ''}
      </div>
      {entries.error ? <ErrorNote failure={entries.error} retry={entries.refetch} /> : null}
      {entries.loading ? <Loading what="the entries" /> : null}
      {entries.data ? (
        <DataTable
          label="Entries of the account"
          columns={ENTRY_COLUMNS}
          rows={entries.data}
          rowId={(e) => String(e.entryId)}
          fill
          autoFocus
          onOpen={(e) => void navigate(`/ledger/journal/${e.journalId}`)}
          empty={<EmptyState title="No entry stands in this account" />}
        />
      ) : null}
    </>
  );
}
