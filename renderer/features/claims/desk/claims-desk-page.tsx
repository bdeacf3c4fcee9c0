import { useDeferredValue, useMemo, useState } from 'react';
import { Link, useNavigate } from 'react-router';
import type { DeskFilter } from '#shared/domain/claim-work.ts';
import type { ClaimId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAskedFilter } from '#renderer/lib/use-asked-filter.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { UnplacedFiles } from '../unplaced-files.tsx';
import { BulkActs } from './bulk-acts.tsx';
import { DeskFilterBar } from './desk-filter-bar.tsx';
import { DESK_COLUMNS, headerOf, sortOf } from './desk-columns.tsx';
import { allIds, readIds, useDeskPages, type DeskPages, type Slot } from './desk-pages.ts';
import { showView, useDesk } from './desk-store.ts';
import { asked, countWord, filterOf, type DeskView } from './desk-views.ts';
import { ExportReady } from './export-ready.tsx';
import { FromTemplate } from './from-template.tsx';
import { MakeClaims } from './make-claims.tsx';
import { RecurringList } from './recurring-list.tsx';
import { SecondaryList } from './secondary-list.tsx';
import { ViewTiles } from './view-tiles.tsx';
import '../claims.css';
import './desk.css';

/** What a link to the desk may ask for. */
const ASKED: Readonly<Record<string, DeskView>> = {
  draft: 'draft',
  ready: 'ready',
  rejected: 'rejected',
  held: 'held',
  denied: 'denied',
  due: 'due',
  secondary: 'secondary',
  recurring: 'recurring',
};

const HINTS = [
  { combo: '1', label: '… 0 states' },
  { combo: 'Space', label: 'choose' },
  { combo: 'Enter', label: 'open' },
  { combo: '/', label: 'search' },
];

/** All claims by where they stand: what must be looked at, what goes out next, what has not come back. */
export function ClaimsDeskPage() {
  const { view, checked } = useDesk();
  useAskedFilter(ASKED, showView);
  const forbidden = usePermission('claims.write');
  const counts = useCall('claims', 'deskCounts', {}).data;
  const ready = counts?.states.find((state) => state.status === 'ready')?.count ?? 0;
  const navigate = useNavigate();
  const ofClaims = view !== 'secondary' && view !== 'recurring';
  return (
    <Page
      title="Claims"
      meta={checked.size > 0 ? `${checked.size.toLocaleString('en-US')} chosen` : undefined}
      actions={
        <>
          <Button keys="N" onClick={() => void navigate('/claims/new')} disabledReason={forbidden}>
            New claim
          </Button>
          <FromTemplate forbidden={forbidden} />
          <MakeClaims forbidden={forbidden} />
          <ExportReady forbidden={forbidden} ready={ready} main={ofClaims} />
        </>
      }
      hints={HINTS}
    >
      <UnplacedFiles />
      <ViewTiles counts={counts} chosen={view} onChoose={showView} />
      {view === 'secondary' ? <SecondaryList forbidden={forbidden} /> : null}
      {view === 'recurring' ? <RecurringList forbidden={forbidden} /> : null}
      {ofClaims ? <ClaimRows forbidden={forbidden} /> : null}
    </Page>
  );
}

/** The claims of a view, searched, narrowed and sorted by main, with what can be done with those chosen. */
function ClaimRows({ forbidden }: { readonly forbidden: string | null }) {
  const { search, view, narrow, filtering, sort } = useDesk();
  const words = useDeferredValue(search);
  const filter = useMemo(() => filterOf(view, narrow, words), [view, narrow, words]);
  const list = useDeskPages(filter, sort, true);
  const narrowing = asked(narrow);
  const mayBring = usePermission('history.write') === null;
  return (
    <>
      <Toolbar>
        <SearchBox
          label="Search claims"
          placeholder="Number, patient, payer or day"
          value={search}
          onChange={(text) => useDesk.setState({ search: text.slice(0, 80) })}
        />
        <Button
          keys="F"
          onClick={() => useDesk.setState({ filtering: !filtering })}
          label={filtering ? 'Close the filters' : 'Filter'}
        >
          {narrowing === 0 ? 'Filter' : `Filter: ${narrowing}`}
        </Button>
        <span className="page-gap" />
        {mayBring ? <Link to="/settings/history">Bring your history</Link> : null}
        <span className="panel-note" role="status">
          {list.loading
            ? ''
            : `${countWord(list.total, 'claim')}${list.chargeCents === null ? '' : `, ${formatAmount(list.chargeCents)}`}`}
        </span>
      </Toolbar>
      {filtering ? (
        <DeskFilterBar narrow={narrow} onChange={(next) => useDesk.setState({ narrow: next })} />
      ) : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the claims" />
      ) : (
        <Rows list={list} filter={filter} forbidden={forbidden} />
      )}
    </>
  );
}

function Rows(props: {
  readonly list: DeskPages;
  readonly filter: DeskFilter;
  readonly forbidden: string | null;
}) {
  const { list, filter, forbidden } = props;
  const navigate = useNavigate();
  const api = useApi();
  const { view, checked, selectedId, selectedPlace, sort, search, narrow } = useDesk();
  const [choosing, setChoosing] = useState(false);
  const active = activeSlot(list.slots, selectedId, selectedPlace);
  const chosen = checked.size > 0 ? ([...checked] as ClaimId[]) : active?.row ? [active.row.id] : [];
  const chooseAll = async () => {
    setChoosing(true);
    const answer = await allIds(api, filter, sort);
    setChoosing(false);
    if (answer.ok) useDesk.setState({ checked: new Set(answer.value) });
    else announceFailure(answer.error);
  };
  const check = (next: ReadonlySet<string>) => {
    const read = readIds(next);
    // "All" of a list that is not read as a whole: main names the rest.
    if (read.size < next.size) void chooseAll();
    else useDesk.setState({ checked: read });
  };
  return (
    <>
      <BulkActs
        ids={chosen}
        marked={checked.size > 0}
        total={list.total}
        choosing={choosing}
        onChooseAll={() => void chooseAll()}
        forbidden={forbidden}
      />
      <DataTable
        label="Claims"
        columns={DESK_COLUMNS}
        rows={list.slots}
        rowId={(slot) => slot.id}
        fill
        autoFocus
        checked={checked}
        onCheck={check}
        selectedId={selectedId}
        onSelect={(slot) =>
          useDesk.setState({ selectedId: slot.id, selectedPlace: list.slots.indexOf(slot) })
        }
        onOpen={(slot) => slot.row && void navigate(`/claims/${slot.row.id}`)}
        onRange={list.onRange}
        order={{ sort: headerOf(sort), onSort: (next) => useDesk.setState({ sort: sortOf(next) }) }}
        rowTone={(slot) => (slot.row?.status === 'rejected' ? 'stops' : null)}
        empty={<NothingHere view={view} narrowed={search.trim() !== '' || asked(narrow) > 0} />}
      />
    </>
  );
}

/** The row that the table marks: the selected one or, when it is gone, the one in its place. */
function activeSlot(slots: readonly Slot[], selectedId: string | null, place: number): Slot | undefined {
  const found = slots.find((slot) => slot.id === selectedId);
  return found ?? slots[Math.max(0, Math.min(place, slots.length - 1))];
}

const EMPTY: Partial<Record<DeskView, readonly [string, string]>> = {
  todo: [
    'Nothing waits for you here',
    'Rejected, denied, held and unsent claims stand here until they are dealt with.',
  ],
  rejected: [
    'No claim is rejected',
    'A claim that a clearinghouse or payer turns away stands here with its reasons.',
  ],
  held: ['No claim is held', 'A claim that you hold, or that waits for an earlier payer, stands here.'],
  due: ['Nothing is due today', 'What is to be filed, asked after or done until today stands here.'],
  denied: ['No claim is denied or partly paid', 'Claims that a payer has not paid in full stand here.'],
  sent: ['No claim is with a payer', 'Claims that were sent and not yet answered stand here.'],
};

function NothingHere({ view, narrowed }: { readonly view: DeskView; readonly narrowed: boolean }) {
  if (narrowed)
    return (
      <EmptyState title="No claim is found by these words">
        Search by number, patient, payer or day, change the filter, or choose All.
      </EmptyState>
    );
  const [title, words] = EMPTY[view] ?? [
    'No claim has this status',
    'A claim is made from an encounter that is marked coded; it stands here until it is sent.',
  ];
  return <EmptyState title={title}>{words}</EmptyState>;
}
