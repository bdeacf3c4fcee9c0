import { useNavigate, useSearchParams } from 'react-router';
import { ACCOUNTS, AccountKey, JournalKind } from '#shared/domain/journal.ts';
import { IsoDate } from '#shared/kernel/dates.ts';
import { ClaimId, PatientId, PayerId } from '#shared/kernel/ids.ts';
import { useCall, type Output } from '#renderer/lib/use-call.ts';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page } from '#renderer/ui/page.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { KIND_WORDS } from './ledger-words.ts';
import './ledger.css';

type Entry = Output<'ledger', 'entries'>['rows'][number];
const MOST = 2000;

const COLUMNS: readonly Column<Entry>[] = [
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
    width: '70px',
    align: 'right',
    cell: (e) => <span className="mono">{e.journalNumber}</span>,
  },
  { key: 'kind', header: 'Kind', width: '130px', cell: (e) => KIND_WORDS[e.kind] },
  { key: 'account', header: 'Account', width: '170px', cell: (e) => ACCOUNTS[e.account].name },
  { key: 'patient', header: 'Patient', width: 'minmax(120px, 1fr)', cell: (e) => e.patientName ?? '' },
  { key: 'service', header: 'Service', width: '94px', cell: (e) => <DateText date={e.serviceOn} /> },
  {
    key: 'why',
    header: 'Why',
    width: 'minmax(160px, 1.6fr)',
    cell: (e) => (
      <>
        {e.reason === '' ? null : <CodeText>{e.reason}</CodeText>} {e.memo}
      </>
    ),
  },
  {
    key: 'amount',
    header: 'Amount',
    width: '110px',
    align: 'right',
    cell: (e) => <Money cents={e.amountCents} />,
    sort: (e) => e.amountCents,
  },
];

/** The entries that make a figure, named by the address. Debits are positive. */
export function EntriesPage() {
  const navigate = useNavigate();
  const [params] = useSearchParams();
  const filter = {
    account: AccountKey.safeParse(params.get('account')).data ?? null,
    patientId: PatientId.safeParse(params.get('patient')).data ?? null,
    payerId: PayerId.safeParse(params.get('payer')).data ?? null,
    claimId: ClaimId.safeParse(params.get('claim')).data ?? null,
    kind: JournalKind.safeParse(params.get('kind')).data ?? null,
    from: IsoDate.safeParse(params.get('from')).data ?? null,
    to: IsoDate.safeParse(params.get('to')).data ?? null,
    limit: MOST,
  };
  const found = useCall('ledger', 'entries', filter);
  const span =
    filter.from || filter.to
      ? `posted ${filter.from ?? 'from the first day'} to ${filter.to ?? 'today'}`
      : '';
  return (
    <Page
      title={filter.account ? ACCOUNTS[filter.account].name : 'Entries'}
      crumbs={[{ label: 'Ledger', to: '/ledger' }]}
      meta={
        found.data ? (
          <>
            {span} · {found.data.entries} entries make <Money cents={found.data.totalCents} strong />
            {found.data.entries > MOST ? `; the newest ${MOST} are shown` : ''}
          </>
        ) : (
          span
        )
      }
      hints={[{ combo: 'Enter', label: 'journal' }]}
    >
      {found.error ? <ErrorNote failure={found.error} retry={found.refetch} /> : null}
      {found.loading ? <Loading what="the entries" /> : null}
      {found.data ? (
        <DataTable
          label="Entries"
          columns={COLUMNS}
          rows={found.data.rows}
          rowId={(e) => String(e.entryId)}
          fill
          autoFocus
          onOpen={(e) => void navigate(`/ledger/journal/${e.journalId}`)}
          foot={{
            why: `${found.data.entries} entries`,
            amount: <Money cents={found.data.totalCents} strong />,
          }}
          empty={<EmptyState title="No entry makes this figure" />}
        />
      ) : null}
    </Page>
  );
}
