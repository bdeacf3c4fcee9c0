import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { create } from 'zustand';
import type { JournalRow } from '#shared/contract/ledger.ts';
import { AccountKey, JOURNAL_KINDS, JournalKind, type Account } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { formatAmount, sumCents } from '#shared/kernel/money.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { useCall, type Output } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { DateInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading, Note } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { KIND_WORDS } from './ledger-words.ts';
import './ledger.css';

type LedgerState = {
  readonly kind: JournalKind | 'all';
  readonly from: IsoDate | null;
  readonly to: IsoDate | null;
  readonly journalId: string | null;
};
const FIRST: LedgerState = { kind: 'all', from: null, to: null, journalId: null };
const useLedger = create<LedgerState>()(() => FIRST);
forgetOnLock(() => useLedger.setState(FIRST));

const MOST = 2000;

/** The journal and the accounts that its entries make. */
export function LedgerPage() {
  const [params, setParams] = useSearchParams();
  const account = AccountKey.safeParse(params.get('account'));
  const tab = params.get('tab') === 'accounts' || account.success ? 'accounts' : 'journals';
  return (
    <Page title="Ledger" hints={[{ combo: 'Enter', label: 'open' }]}>
      <Tabs value={tab} onChange={(_, value: string) => setParams({ tab: value })} aria-label="Ledger">
        <Tab value="journals" label="Journals" id="ledger-journals" aria-controls="ledger-panel" />
        <Tab value="accounts" label="Accounts" id="ledger-accounts" aria-controls="ledger-panel" />
      </Tabs>
      <div className="ledger-panel" role="tabpanel" id="ledger-panel" aria-labelledby={`ledger-${tab}`}>
        {account.success ? <AccountEntries account={account.data} /> : tab === 'accounts' ? <Accounts /> : <Journals />}
      </div>
    </Page>
  );
}

const JOURNALS: readonly Column<JournalRow>[] = [
  { key: 'number', header: 'Journal', width: '76px', align: 'right', cell: (j) => <span className="mono">{j.number}</span>, sort: (j) => j.number },
  { key: 'posted', header: 'Posted', width: '94px', cell: (j) => <DateText date={j.postedOn} />, sort: (j) => j.postedOn },
  { key: 'kind', header: 'Kind', width: '130px', cell: (j) => KIND_WORDS[j.kind], sort: (j) => KIND_WORDS[j.kind] },
  { key: 'memo', header: 'What', width: 'minmax(200px, 2fr)', cell: (j) => j.memo },
  { key: 'patient', header: 'Patient', width: 'minmax(130px, 1fr)', cell: (j) => j.patientName, sort: (j) => j.patientName },
  { key: 'entries', header: 'Entries', width: '70px', align: 'right', cell: (j) => <span className="mono">{j.entryCount}</span> },
  { key: 'amount', header: 'Debits', width: '104px', align: 'right', cell: (j) => <Money cents={j.debitCents} />, sort: (j) => j.debitCents },
  { key: 'user', header: 'By', width: '120px', cell: (j) => j.userName },
  { key: 'at', header: 'At', width: '132px', cell: (j) => <InstantText at={j.postedAt} /> },
  { key: 'state', header: 'State', width: '104px', cell: (j) => (j.reversedByJournalId === null ? null : <StatusChip tone="neutral">Reversed</StatusChip>) },
];

function Journals() {
  const navigate = useNavigate();
  const { kind, from, to, journalId } = useLedger();
  const journals = useCall('ledger', 'journals', { kinds: kind === 'all' ? [] : [kind], from, to, limit: MOST }, { keep: true });
  return (
    <>
      <Toolbar>
        <FilterChips
          label="Journals by kind"
          chosen={kind}
          onChoose={(value) => useLedger.setState({ kind: JournalKind.safeParse(value).data ?? 'all' })}
          choices={[{ value: 'all', label: 'All' }, ...JOURNAL_KINDS.map((k) => ({ value: k, label: KIND_WORDS[k] }))]}
        />
        <span className="ledger-dates">
          <DateInput label="From" hideLabel value={from} onChange={(date) => useLedger.setState({ from: IsoDate.safeParse(date).data ?? null })} />
          <span aria-hidden>to</span>
          <DateInput label="To" hideLabel value={to} onChange={(date) => useLedger.setState({ to: IsoDate.safeParse(date).data ?? null })} />
        </span>
      </Toolbar>
      {journals.error ? <ErrorNote failure={journals.error} retry={journals.refetch} /> : null}
      {journals.loading ? <Loading what="the journal" /> : null}
      {journals.data ? (
        <DataTable
          label="Journals"
          columns={JOURNALS}
          rows={journals.data}
          rowId={(j) => j.id}
          fill
          autoFocus
          selectedId={journalId}
          onSelect={(j) => useLedger.setState({ journalId: j.id })}
          onOpen={(j) => void navigate(`/ledger/journal/${j.id}`)}
          rowTone={(j) => (j.reversedByJournalId !== null || j.kind === 'reversal' ? 'muted' : null)}
          empty={
            <EmptyState title="No journal in this choice">
              Charges, payments and remittances are posted as journals that balance to zero; they stand here, newest first.
            </EmptyState>
          }
        />
      ) : null}
      {journals.data?.length === MOST ? <p className="loading">The newest {MOST} are shown. Choose dates to see earlier ones.</p> : null}
    </>
  );
}

type AccountRow = Output<'ledger', 'accounts'>[number];

const ACCOUNT_COLUMNS: readonly Column<AccountRow>[] = [
  { key: 'name', header: 'Account', width: 'minmax(220px, 420px)', cell: (a) => a.name },
  { key: 'entries', header: 'Entries', width: '90px', align: 'right', cell: (a) => <span className="mono">{a.entries}</span> },
  { key: 'debit', header: 'Debit', width: '130px', align: 'right', cell: (a) => (a.balanceCents > 0 ? <Money cents={a.balanceCents} /> : null) },
  { key: 'credit', header: 'Credit', width: '130px', align: 'right', cell: (a) => (a.balanceCents < 0 ? <Money cents={-a.balanceCents} /> : null) },
];

/** Trial balance: debits and credits of all accounts, which are equal. */
function Accounts() {
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
          {rest === 0 ? 'Every debit has its credit.' : 'The ledger does not balance. Verify the practice file in Settings, Security.'}
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
        foot={{ name: 'Total', debit: <Money cents={debit} strong />, credit: <Money cents={credit} strong /> }}
      />
    </>
  );
}

type EntryRow = Output<'ledger', 'accountEntries'>[number];

const ENTRY_COLUMNS: readonly Column<EntryRow>[] = [
  { key: 'posted', header: 'Posted', width: '94px', cell: (e) => <DateText date={e.postedOn} />, sort: (e) => e.postedOn },
  { key: 'journal', header: 'Journal', width: '76px', align: 'right', cell: (e) => <span className="mono">{e.journalNumber}</span>, sort: (e) => e.journalNumber },
  { key: 'kind', header: 'Kind', width: '130px', cell: (e) => KIND_WORDS[e.kind] },
  { key: 'patient', header: 'Patient', width: 'minmax(140px, 1fr)', cell: (e) => e.patientName ?? '', sort: (e) => e.patientName ?? '' },
  { key: 'service', header: 'Service', width: '94px', cell: (e) => <DateText date={e.serviceOn} /> },
  { key: 'why', header: 'Why', width: 'minmax(180px, 1.6fr)', cell: (e) => `${e.reason === '' ? '' : `${e.reason} `}${e.memo}` },
  { key: 'debit', header: 'Debit', width: '110px', align: 'right', cell: (e) => (e.amountCents > 0 ? <Money cents={e.amountCents} /> : null), sort: (e) => e.amountCents },
  { key: 'credit', header: 'Credit', width: '110px', align: 'right', cell: (e) => (e.amountCents < 0 ? <Money cents={-e.amountCents} /> : null), sort: (e) => -e.amountCents },
];

function AccountEntries({ account }: { readonly account: Account }) {
  const navigate = useNavigate();
  const name = useCall('ledger', 'accounts', {}).data?.find((a) => a.account === account);
  const entries = useCall('ledger', 'accountEntries', { account, limit: MOST });
  return (
    <>
      <div className="ledger-note">
        <Link to="/ledger?tab=accounts">All accounts</Link> › <strong>{name?.name ?? ''}</strong>{' '}
        {name ? (
          <>
            balance <span className="mono">{formatAmount(name.balanceCents)}</span> from {name.entries} entries
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
