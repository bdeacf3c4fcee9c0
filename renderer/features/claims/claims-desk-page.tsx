import { useDeferredValue, useState } from 'react';
import { useNavigate } from 'react-router';
import { CLAIM_STATUSES, type ClaimSummary } from '#shared/domain/claim.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAskedFilter } from '#renderer/lib/use-asked-filter.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable, type Column } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { ClaimChip, FindingCounts } from '#renderer/ui/status-chip.tsx';
import { CodeText, DateText, Money } from '#renderer/ui/text.tsx';
import { CodedWithoutClaim } from './coded-without-claim.tsx';
import { DESK_FILTERS, claimsOf, exportable, releasable, type DeskFilter } from './desk-model.ts';
import { useDesk } from './desk-store.ts';
import { ExportSheet, ReleaseSheet } from './send-sheets.tsx';
import { UnplacedFiles } from './unplaced-files.tsx';
import './claims.css';

/** What the worklist's counts ask for. */
const ASKED: Readonly<Record<string, DeskFilter>> = { draft: 'draft', ready: 'ready' };
const showFilter = (filter: DeskFilter) => useDesk.setState({ filter, search: '' });

const COLUMNS: readonly Column<ClaimSummary>[] = [
  {
    key: 'number',
    header: 'Claim',
    width: '92px',
    cell: (c) => <CodeText>{c.controlNumber}</CodeText>,
    sort: (c) => c.controlNumber,
  },
  {
    key: 'date',
    header: 'Service',
    width: '92px',
    cell: (c) => <DateText date={c.serviceDate} />,
    sort: (c) => c.serviceDate,
  },
  {
    key: 'patient',
    header: 'Patient',
    width: 'minmax(140px, 1.2fr)',
    cell: (c) => c.patientName,
    sort: (c) => c.patientName,
  },
  {
    key: 'payer',
    header: 'Payer',
    width: 'minmax(130px, 1.2fr)',
    cell: (c) => c.payerName,
    sort: (c) => c.payerName,
  },
  {
    key: 'status',
    header: 'Status',
    width: '118px',
    cell: (c) => <ClaimChip status={c.status} />,
    sort: (c) => CLAIM_STATUSES.indexOf(c.status),
  },
  {
    key: 'charge',
    header: 'Charge',
    width: '92px',
    align: 'right',
    cell: (c) => <Money cents={c.chargeCents} />,
    sort: (c) => c.chargeCents,
  },
  {
    key: 'paid',
    header: 'Insurer paid',
    width: '100px',
    align: 'right',
    cell: (c) => <Money cents={c.insurerPaidCents} />,
    sort: (c) => c.insurerPaidCents,
  },
  {
    key: 'owes',
    header: 'Insurer owes',
    width: '104px',
    align: 'right',
    cell: (c) => <Money cents={c.insurerBalanceCents} />,
    sort: (c) => c.insurerBalanceCents,
  },
  {
    key: 'fileBy',
    header: 'File by',
    width: '96px',
    cell: (c) => <DateText date={c.fileBy} />,
    sort: (c) => c.fileBy,
  },
  {
    key: 'findings',
    header: 'Findings',
    width: '150px',
    cell: (c) => <FindingCounts stops={c.stops} warns={c.warns} />,
    sort: (c) => c.stops * 100 + c.warns,
  },
];

/** All claims by where they stand: what must be looked at, what goes out next, what has not come back. */
export function ClaimsDeskPage() {
  const navigate = useNavigate();
  const { search, filter, selectedId, checked } = useDesk();
  useAskedFilter(ASKED, showFilter);
  const [sheet, setSheet] = useState<'release' | 'export' | null>(null);
  const query = useDeferredValue(search.trim());
  const forbidden = usePermission('claims.write');
  const list = useCall(
    'claims',
    'list',
    { statuses: [...CLAIM_STATUSES], search: query, limit: 5000 },
    { keep: true },
  );
  const all = list.data ?? [];
  const shown = claimsOf(all, filter);
  const chosen = all.filter((claim) => checked.has(claim.id));
  const toRelease = releasable(chosen);
  const toExport = exportable(all, chosen);
  const close = () => setSheet(null);
  const done = () => {
    useDesk.setState({ checked: new Set() });
    close();
  };
  return (
    <Page
      title="Claims"
      meta={chosen.length > 0 ? `${chosen.length} chosen` : undefined}
      actions={
        <>
          <Button
            keys="R"
            onClick={() => setSheet('release')}
            disabledReason={forbidden ?? toRelease.reason}
            label="Release"
          >
            Release{toRelease.claims.length > 0 ? ` ${toRelease.claims.length}` : ''}
          </Button>
          <Button
            kind="main"
            keys="Mod+Enter"
            onClick={() => setSheet('export')}
            disabledReason={forbidden ?? toExport.reason}
            label="Export claims that are ready"
          >
            Export{toExport.claims.length > 0 ? ` ${toExport.claims.length}` : ''}
          </Button>
        </>
      }
      hints={[
        { combo: 'Space', label: 'choose' },
        { combo: 'Enter', label: 'open' },
        { combo: '/', label: 'search' },
      ]}
    >
      <UnplacedFiles />
      <CodedWithoutClaim forbidden={forbidden} />
      <Toolbar>
        <SearchBox
          label="Search claims"
          placeholder="Number, patient or payer"
          value={search}
          onChange={(text) => useDesk.setState({ search: text.slice(0, 80) })}
        />
        <FilterChips
          label="Claims by status"
          chosen={filter}
          onChoose={(value) => useDesk.setState({ filter: value as DeskFilter })}
          choices={DESK_FILTERS.map((f) => ({
            value: f.value,
            label: f.label,
            count: claimsOf(all, f.value).length,
          }))}
        />
      </Toolbar>
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the claims" />
      ) : (
        <DataTable
          label="Claims"
          columns={COLUMNS}
          rows={shown}
          rowId={(claim) => claim.id}
          fill
          autoFocus
          checked={checked}
          onCheck={(next) => useDesk.setState({ checked: next })}
          selectedId={selectedId}
          onSelect={(claim) => useDesk.setState({ selectedId: claim.id })}
          onOpen={(claim) => void navigate(`/claims/${claim.id}`)}
          empty={
            query === '' ? (
              <EmptyState
                title={filter === 'work' ? 'Nothing is waiting to be sent' : 'No claim has this status'}
              >
                A claim is made from an encounter that is marked coded; it stands here until it is sent.
              </EmptyState>
            ) : (
              <EmptyState title="No claim is found by these words">
                Search by number, patient or payer, or choose All.
              </EmptyState>
            )
          }
        />
      )}
      {sheet === 'release' ? (
        <ReleaseSheet
          claims={toRelease.claims}
          totalCents={toRelease.totalCents}
          onClose={close}
          onDone={done}
        />
      ) : null}
      {sheet === 'export' ? (
        <ExportSheet
          claims={toExport.claims}
          totalCents={toExport.totalCents}
          onClose={close}
          onDone={done}
        />
      ) : null}
    </Page>
  );
}
