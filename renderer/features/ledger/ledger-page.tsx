import Tab from '@mui/material/Tab';
import Tabs from '@mui/material/Tabs';
import { useNavigate, useSearchParams } from 'react-router';
import { create } from 'zustand';
import type { JournalRow } from '#shared/contract/ledger.ts';
import { AccountKey, JOURNAL_KINDS, JournalKind } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { forgetOnLock } from '#renderer/lib/forget.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { DateInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { keepSelectedInSight } from '#renderer/ui/tabs-in-sight.ts';
import { StatusChip } from '#renderer/ui/status-chip.tsx';
import { DateText, InstantText, Money } from '#renderer/ui/text.tsx';
import { KIND_WORDS } from './ledger-words.ts';
import { AccountEntries, Accounts } from './account-views.tsx';
import { AgingView } from './aging-view.tsx';
import { CloseView } from './close-view.tsx';
import { Credits } from './credits-view.tsx';
import { Deposits } from './deposits-view.tsx';
import { FiguresView } from './figures-view.tsx';
import { ProofView } from './proof-view.tsx';
import { SheetView } from './sheet-view.tsx';
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

const TABS = [
  { tab: 'journals', label: 'Journals' },
  { tab: 'accounts', label: 'Accounts' },
  { tab: 'deposits', label: 'Deposits' },
  { tab: 'credits', label: 'Credits' },
  { tab: 'aging', label: 'Aging' },
  { tab: 'figures', label: 'Figures' },
  { tab: 'sheet', label: 'Day sheet' },
  { tab: 'close', label: 'Close' },
  { tab: 'proof', label: 'Proof' },
] as const;
type LedgerTab = (typeof TABS)[number]['tab'];

/** The journal, the accounts that its entries make, and the books that are kept over them. */
export function LedgerPage() {
  const [params, setParams] = useSearchParams();
  const account = AccountKey.safeParse(params.get('account'));
  const tab: LedgerTab = account.success
    ? 'accounts'
    : (TABS.find((known) => known.tab === params.get('tab'))?.tab ?? 'journals');
  // 1 to 9 open the tabs.
  useKeys(
    TABS.map(({ tab: to, label }, i) => ({
      combo: String(i + 1),
      label,
      run: () => setParams({ tab: to }),
      inPalette: true,
    })),
  );
  return (
    <Page
      title="Ledger"
      hints={[
        { combo: 'Enter', label: 'open' },
        { combo: '1–9', label: 'tabs' },
      ]}
    >
      <Tabs
        value={tab}
        onChange={(_, value: string) => setParams({ tab: value })}
        aria-label="Ledger"
        variant="scrollable"
        ref={keepSelectedInSight}
      >
        {TABS.map(({ tab: value, label }) => (
          <Tab key={value} value={value} label={label} id={`ledger-${value}`} aria-controls="ledger-panel" />
        ))}
      </Tabs>
      <div className="ledger-panel" role="tabpanel" id="ledger-panel" aria-labelledby={`ledger-${tab}`}>
        {account.success ? <AccountEntries account={account.data} /> : <View tab={tab} />}
      </div>
    </Page>
  );
}

function View({ tab }: { readonly tab: LedgerTab }) {
  switch (tab) {
    case 'journals':
      return <Journals />;
    case 'accounts':
      return <Accounts />;
    case 'deposits':
      return <Deposits />;
    case 'credits':
      return <Credits />;
    case 'aging':
      return <AgingView />;
    case 'figures':
      return <FiguresView />;
    case 'sheet':
      return <SheetView />;
    case 'close':
      return <CloseView />;
    case 'proof':
      return <ProofView />;
  }
}

const JOURNALS: readonly Column<JournalRow>[] = [
  {
    key: 'number',
    header: 'Journal',
    width: '76px',
    align: 'right',
    cell: (j) => <span className="mono">{j.number}</span>,
    sort: (j) => j.number,
  },
  {
    key: 'posted',
    header: 'Posted',
    width: '94px',
    cell: (j) => <DateText date={j.postedOn} />,
    sort: (j) => j.postedOn,
  },
  {
    key: 'kind',
    header: 'Kind',
    width: '130px',
    cell: (j) => KIND_WORDS[j.kind],
    sort: (j) => KIND_WORDS[j.kind],
  },
  { key: 'memo', header: 'What', width: 'minmax(200px, 2fr)', cell: (j) => j.memo },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(130px, 1fr)',
    cell: (j) => j.patientName,
    sort: (j) => j.patientName,
  },
  {
    key: 'entries',
    header: 'Entries',
    width: '70px',
    align: 'right',
    cell: (j) => <span className="mono">{j.entryCount}</span>,
  },
  {
    key: 'amount',
    header: 'Debits',
    width: '104px',
    align: 'right',
    cell: (j) => <Money cents={j.debitCents} />,
    sort: (j) => j.debitCents,
  },
  { key: 'user', header: 'By', width: '120px', cell: (j) => j.userName },
  { key: 'at', header: 'At', width: '132px', cell: (j) => <InstantText at={j.postedAt} /> },
  {
    key: 'state',
    header: 'State',
    width: '104px',
    cell: (j) => (j.reversedByJournalId === null ? null : <StatusChip tone="neutral">Reversed</StatusChip>),
  },
];

function Journals() {
  const navigate = useNavigate();
  const { kind, from, to, journalId } = useLedger();
  const journals = useCall(
    'ledger',
    'journals',
    { kinds: kind === 'all' ? [] : [kind], from, to, limit: MOST },
    { keep: true },
  );
  return (
    <>
      <Toolbar>
        <span className="ledger-kind">
          <SelectInput
            label="Journals by kind"
            hideLabel
            value={kind}
            onChange={(value) => useLedger.setState({ kind: JournalKind.safeParse(value).data ?? 'all' })}
            options={[
              { value: 'all', label: 'All kinds' },
              ...JOURNAL_KINDS.map((k) => ({ value: k, label: KIND_WORDS[k] })),
            ]}
          />
        </span>
        <span className="ledger-dates">
          <DateInput
            label="From"
            hideLabel
            value={from}
            onChange={(date) => useLedger.setState({ from: IsoDate.safeParse(date).data ?? null })}
          />
          <span aria-hidden>to</span>
          <DateInput
            label="To"
            hideLabel
            value={to}
            onChange={(date) => useLedger.setState({ to: IsoDate.safeParse(date).data ?? null })}
          />
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
              Charges, payments and remittances are posted as journals that balance to zero; they stand here,
              newest first.
            </EmptyState>
          }
        />
      ) : null}
      {journals.data?.length === MOST ? (
        <p className="loading">The newest {MOST} are shown. Choose dates to see earlier ones.</p>
      ) : null}
    </>
  );
}
