import { useDeferredValue, useEffect, useMemo, useState } from 'react';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { DenialFilter, type DenialSort } from '#shared/domain/denials/denial.ts';
import type { DenialId } from '#shared/kernel/ids.ts';
import { formatAmount } from '#shared/kernel/money.ts';
import { announceFailure } from '#renderer/lib/announce.ts';
import { useApi } from '#renderer/lib/api.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { Panes } from '#renderer/ui/panes.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { ManyActs } from './many-acts.tsx';
import { DenialPane } from './denial-pane.tsx';
import { columnsOf, headerOf, sortOf } from './desk-columns.tsx';
import { allIds, readIds, useDenialPages, type DenialPages, type Slot } from './desk-pages.ts';
import { BY_WORTH, narrowed, showDenials, useDenialDesk, type DenialView } from './desk-store.ts';
import { FilterBar } from './filter-bar.tsx';
import { RoomTabs } from './room-tabs.tsx';
import { denialWord, VIEW_WORDS } from './words.ts';
import './denials.css';

const HINTS = [
  { combo: '1', label: '… 6 views' },
  { combo: 'Space', label: 'choose' },
  { combo: 'Enter', label: 'open the claim' },
  { combo: '/', label: 'search' },
];

/** What payers refused, ordered by what can still be won. */
export function DenialsPage() {
  const { view, checked } = useDenialDesk();
  const [params] = useSearchParams();
  const asked = params.get('search');
  // Who comes from a remittance wants its denials, wherever the desk stood before.
  useEffect(() => {
    if (asked === null) return;
    showDenials('open', {});
    useDenialDesk.setState({ search: asked });
  }, [asked]);
  return (
    <Page
      title="Denials"
      meta={checked.size > 0 ? `${checked.size.toLocaleString('en-US')} chosen` : undefined}
      hints={HINTS}
    >
      <RoomTabs />
      <Tiles chosen={view} />
      <Desk />
    </Page>
  );
}

/** The views with count and open money; `1` to `6` do the same. */
function Tiles({ chosen }: { readonly chosen: DenialView }) {
  const counts = useCall('denials', 'counts', {}).data;
  useKeys(
    VIEW_WORDS.map(({ value, label }, i) => ({
      combo: String(i + 1),
      label: `Show ${label.toLowerCase()}`,
      run: () => showDenials(value),
      scope: 'Denials',
    })),
  );
  return (
    <div className="denial-tiles" role="group" aria-label="Denials by state">
      {VIEW_WORDS.map(({ value, label }, i) => {
        const amount = counts?.views.find((v) => v.view === value);
        return (
          <button
            key={value}
            type="button"
            className="denial-tile"
            aria-pressed={value === chosen}
            data-none={amount?.count === 0}
            onClick={() => showDenials(value)}
          >
            <span className="denial-tile-label">
              {label}
              <span className="denial-tile-key" aria-hidden>
                {i + 1}
              </span>
            </span>
            <span className="denial-tile-count">{amount?.count.toLocaleString('en-US') ?? ''}</span>
            <span className="denial-tile-money">
              {amount === undefined || value === 'closed' ? ' ' : formatAmount(amount.openCents)}
            </span>
          </button>
        );
      })}
      <div className="denial-urgent" role="status">
        {counts === undefined ? null : (
          <>
            {counts.urgent.count > 0 ? (
              <span data-loud>
                {counts.urgent.count} due within a week, {formatAmount(counts.urgent.openCents)}
              </span>
            ) : (
              <span>Nothing is due within a week</span>
            )}
            {counts.recordsDue > 0 ? (
              <span data-loud>{counts.recordsDue} to send records for within a week</span>
            ) : null}
            {counts.withoutDeadline > 0 ? (
              <span>
                {counts.withoutDeadline} without a known deadline:{' '}
                <Link to="/settings/denials">enter the payer’s days</Link>
              </span>
            ) : null}
          </>
        )}
      </div>
    </div>
  );
}

function Desk() {
  const { view, search, narrow, filtering, sort } = useDenialDesk();
  const words = useDeferredValue(search);
  const kept = useCall('denials', 'order', {}, { tags: [] });
  const order = sort ?? kept.data ?? BY_WORTH;
  const filter = useMemo(
    () => DenialFilter.parse({ ...narrow, view, search: words.trim() }),
    [view, narrow, words],
  );
  const list = useDenialPages(filter, order);
  const count = narrowed(narrow);
  return (
    <>
      <Toolbar>
        <SearchBox
          label="Search denials"
          placeholder="Claim, patient, payer or reason"
          value={search}
          onChange={(text) => useDenialDesk.setState({ search: text.slice(0, 80) })}
        />
        <Button keys="F" onClick={() => useDenialDesk.setState({ filtering: !filtering })}>
          {count === 0 ? 'Filter' : `Filter: ${count}`}
        </Button>
        <span className="page-gap" />
        <span className="panel-note" role="status">
          {list.loading
            ? ''
            : `${denialWord(list.total)}${list.openCents === null ? '' : `, ${formatAmount(list.openCents)} open`}`}
        </span>
      </Toolbar>
      {filtering || count > 0 ? <FilterBar /> : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the denials" />
      ) : (
        <Rows list={list} filter={filter} order={order} narrowed={count > 0 || search.trim() !== ''} />
      )}
    </>
  );
}

function Rows(props: {
  readonly list: DenialPages;
  readonly filter: DenialFilter;
  readonly order: DenialSort;
  readonly narrowed: boolean;
}) {
  const { list, filter, order } = props;
  const navigate = useNavigate();
  const api = useApi();
  const keep = useAct('denials', 'saveOrder');
  const { checked, selectedId, selectedPlace } = useDenialDesk();
  const [choosing, setChoosing] = useState(false);
  const columns = useMemo(() => columnsOf(list.slots), [list.slots]);
  const active = activeSlot(list.slots, selectedId, selectedPlace);
  const activeId = active?.row?.id ?? null;
  const chooseAll = async () => {
    setChoosing(true);
    const answer = await allIds(api, filter, order);
    setChoosing(false);
    if (answer.ok) useDenialDesk.setState({ checked: new Set(answer.value) });
    else announceFailure(answer.error);
  };
  const check = (next: ReadonlySet<string>) => {
    const read = readIds(next);
    if (read.size < next.size) void chooseAll();
    else useDenialDesk.setState({ checked: read });
  };
  const sortBy = (next: DenialSort) => {
    useDenialDesk.setState({ sort: next });
    void keep.run(next);
  };
  return (
    <>
      {checked.size > 0 ? (
        <ManyActs
          ids={[...checked] as DenialId[]}
          total={list.total}
          choosing={choosing}
          onChooseAll={() => void chooseAll()}
        />
      ) : null}
      <Panes name="denials" sizes={[67, 33]} min={28}>
        <DataTable
          label="Denials"
          columns={columns}
          rows={list.slots}
          rowId={(slot) => slot.id}
          fill
          autoFocus
          checked={checked}
          onCheck={check}
          selectedId={active?.id ?? null}
          onSelect={(slot) =>
            useDenialDesk.setState({ selectedId: slot.id, selectedPlace: list.slots.indexOf(slot) })
          }
          onOpen={(slot) => slot.row && void navigate(`/claims/${slot.row.claimId}`)}
          onRange={list.onRange}
          order={{ sort: headerOf(order), onSort: (next) => sortBy(sortOf(next)) }}
          empty={<NothingHere view={filter.view} narrowed={props.narrowed} />}
        />
        <PaneOf id={activeId} marked={checked.size > 0} />
      </Panes>
    </>
  );
}

/** The marked denial; while several are chosen its own keys rest. */
function PaneOf({ id, marked }: { readonly id: DenialId | null; readonly marked: boolean }) {
  // Walking down the list does not read every denial on the way.
  const [shown, setShown] = useState(id);
  useEffect(() => {
    const timer = setTimeout(() => setShown(id), 60);
    return () => clearTimeout(timer);
  }, [id]);
  if (shown === null || id === null)
    return <EmptyState title="No denial is chosen">Its reasons and what can be done stand here.</EmptyState>;
  // Until the marked one is read, no key acts on the one before it.
  return <DenialPane key={shown} id={shown} resting={marked || shown !== id} />;
}

/** The row that the table marks: the selected one or, when it is gone, the one in its place. */
function activeSlot(slots: readonly Slot[], selectedId: string | null, place: number): Slot | undefined {
  const found = slots.find((slot) => slot.id === selectedId);
  return found ?? slots[Math.max(0, Math.min(place, slots.length - 1))];
}

function NothingHere({ view, narrowed: by }: { readonly view: DenialView; readonly narrowed: boolean }) {
  if (by)
    return (
      <EmptyState title="No denial is found by these words">
        Change the search or the filter, or choose All.
      </EmptyState>
    );
  const text: Partial<Record<DenialView, readonly [string, string]>> = {
    todo: ['Nothing refused waits for you', 'What a posted remittance refuses comes here by itself.'],
    appealed: ['No appeal is open', 'A denial with an appeal under way stands here until it is decided.'],
    later: ['Nothing is put off', 'A denial with a later day stands here until that day.'],
    open: ['No denial is open', 'What a posted remittance refuses comes here by itself.'],
    closed: ['No denial was closed yet', 'What was won, lost or let go stands here.'],
  };
  const [title, words] = text[view] ?? ['There is no denial', 'What a posted remittance refuses comes here.'];
  return <EmptyState title={title}>{words}</EmptyState>;
}
