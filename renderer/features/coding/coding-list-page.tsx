import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { SavedViewId } from '#shared/kernel/ids.ts';
import { DEFAULT_VIEWS, OLDEST_FIRST } from '#shared/domain/worklist.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAskedFilter } from '#renderer/lib/use-asked-filter.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { headerOf, LIST_COLUMNS, sortOf } from './list-columns.tsx';
import { asked, ListFilterBar } from './list-filter-bar.tsx';
import { useListPages } from './list-pages.ts';
import { dayView, filterOf, openView, useCodingList, type OpenView } from './list-store.ts';
import { NewEncounterSheet } from './new-encounter-sheet.tsx';
import { SaveViewSheet, useDeleteView } from './view-sheets.tsx';
import './list.css';

/** What the worklist's counts ask for. */
const ASKED: Readonly<Record<string, string>> = {
  open: 'to_code',
  held: 'held',
  coded: 'coded',
  query: 'query_open',
  returned: 'returned',
};
const showView = (key: string): void => openView(dayView(key));
const savedKey = (id: SavedViewId): string => `saved:${id}`;
const KEYED_VIEWS = 9;

/** The encounters by view, filter and order; Enter opens one in the workbench. */
export function CodingListPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const state = useCodingList();
  const { view, search, narrow, sort, selectedId } = state;
  useAskedFilter(ASKED, showView);
  const [creating, setCreating] = useState(params.get('new') !== null);
  const [saving, setSaving] = useState(false);
  const forbidden = usePermission('coding.write');
  const { views, counts, total } = useViews();
  const words = useDeferredValue(search);
  const filter = useMemo(() => filterOf({ view, narrow, search: words }), [view, narrow, words]);
  const list = useListPages(filter, sort, total);
  const { remove } = useDeleteView(() => openView(DEFAULT_VIEWS[0]));
  useKeys(
    views.slice(0, KEYED_VIEWS).map((v, i) => ({
      combo: String(i + 1),
      label: `View: ${v.name}`,
      run: () => openView(v),
      scope: 'Views',
    })),
  );
  const closeSheet = () => {
    setCreating(false);
    setParams({}, { replace: true });
  };
  const narrowing = asked(narrow);
  const own = view.key.startsWith('saved:');
  return (
    <Page
      title="Coding"
      meta={counts === undefined ? undefined : `${counts[0] ?? 0} to code`}
      actions={
        <Button keys="N" onClick={() => setCreating(true)} disabledReason={forbidden}>
          New encounter
        </Button>
      }
      hints={[
        { combo: '/', label: 'search' },
        { combo: 'Enter', label: 'open' },
      ]}
    >
      <Toolbar>
        <FilterChips
          label="Views"
          chosen={view.key}
          onChoose={(key) => {
            const chosen = views.find((v) => v.key === key);
            if (chosen) openView(chosen);
          }}
          choices={views.map((v, i) => ({
            value: v.key,
            label: v.name,
            count: counts?.[i],
            keys: i < KEYED_VIEWS ? String(i + 1) : undefined,
          }))}
        />
        {own ? (
          <Button
            kind="quiet"
            onClick={() => remove(view.key.slice('saved:'.length) as SavedViewId, view)}
            label={`Delete the view ${view.name}`}
          >
            Delete view
          </Button>
        ) : null}
      </Toolbar>
      <Toolbar>
        <SearchBox
          label="Search encounters"
          placeholder="Patient, reason or date"
          value={search}
          onChange={(text) => useCodingList.setState({ search: text.slice(0, 80) })}
        />
        <Button
          keys="F"
          onClick={() => useCodingList.setState({ filtering: !state.filtering })}
          label={state.filtering ? 'Close the filters' : 'Filter'}
        >
          {narrowing === 0 ? 'Filter' : `Filter: ${narrowing}`}
        </Button>
        <span className="page-gap" />
        <span className="panel-note" role="status">
          {list.loading ? '' : `${list.slots.length} ${list.slots.length === 1 ? 'encounter' : 'encounters'}`}
        </span>
      </Toolbar>
      {state.filtering ? (
        <ListFilterBar
          narrow={narrow}
          onChange={(next) => useCodingList.setState({ narrow: next })}
          onSave={() => setSaving(true)}
        />
      ) : null}
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the encounters" />
      ) : (
        <DataTable
          label="Encounters"
          columns={LIST_COLUMNS}
          rows={list.slots}
          rowId={(slot) => slot.id}
          fill
          autoFocus
          selectedId={selectedId}
          onSelect={(slot) => useCodingList.setState({ selectedId: slot.id })}
          onOpen={(slot) => slot.row && void navigate(`/coding/${slot.row.id}`)}
          onRange={list.onRange}
          order={{
            sort: headerOf(sort),
            onSort: (next) => useCodingList.setState({ sort: sortOf(next, sort, view.sort) }),
          }}
          rowTone={(slot) => (slot.row?.returned === true ? 'warns' : null)}
          empty={
            <NothingHere
              view={view.key}
              narrowed={words.trim() !== '' || narrowing > 0}
              onNew={() => setCreating(true)}
            />
          }
        />
      )}
      <NewEncounterSheet
        open={creating}
        patientId={params.get('patient')}
        onClose={closeSheet}
        onCreated={(id) => void navigate(`/coding/${id}`)}
      />
      {saving ? (
        <SaveViewSheet
          filter={filter}
          onClose={() => setSaving(false)}
          onSaved={(saved) =>
            openView({ key: savedKey(saved.id), name: saved.name, filter: saved.filter, sort: OLDEST_FIRST })
          }
        />
      ) : null}
    </Page>
  );
}

/** The day's views and the user's own, each with its count, and the count of what is asked for beside. */
function useViews() {
  const saved = useCall('workbench', 'views', {}, { tags: ['views'] });
  const views: readonly OpenView[] = useMemo(
    () => [
      ...DEFAULT_VIEWS,
      ...(saved.data ?? []).map((v) => ({
        key: savedKey(v.id),
        name: v.name,
        filter: v.filter,
        sort: OLDEST_FIRST,
      })),
    ],
    [saved.data],
  );
  const { view, narrow, search } = useCodingList();
  const now = filterOf({ view, narrow, search: useDeferredValue(search) });
  const answer = useCall(
    'coding',
    'viewCounts',
    { views: [...views.map((v) => v.filter), now] },
    { keep: true },
  );
  return {
    views,
    counts: answer.data,
    // The last one belongs to what is asked for now.
    total: answer.data?.at(-1),
  };
}

function NothingHere(props: {
  readonly view: string;
  readonly narrowed: boolean;
  readonly onNew: () => void;
}) {
  if (props.narrowed)
    return (
      <EmptyState title="No encounter is found by this">
        Search by a part of the patient’s name, the reason or the date of service, clear the filters, or
        choose All.
      </EmptyState>
    );
  const words = EMPTY[props.view];
  if (props.view === 'to_code')
    return (
      <EmptyState
        title="Nothing is left to code"
        action={<Button onClick={props.onNew}>New encounter</Button>}
      >
        Encounters stand here from the visit until they are marked coded.
      </EmptyState>
    );
  return words ? (
    <EmptyState title={words[0]}>{words[1]}</EmptyState>
  ) : (
    <EmptyState title="No encounter is in this view">Choose another view above.</EmptyState>
  );
}

const EMPTY: Readonly<Record<string, readonly [string, string]>> = {
  query_open: [
    'No query is open',
    'An encounter stands here from a question to the clinician until its answer.',
  ],
  returned: [
    'Nothing was sent back',
    'Encounters that an audit returns stand here until they are coded again.',
  ],
  held: ['Nothing is held', 'An encounter that waits for something stands here with its reason.'],
  coded_today: ['Nothing was coded today', 'What you mark coded today stands here, the last one first.'],
  coded: ['No coded encounter waits for its claim', 'Coded encounters stand here until their claim is made.'],
};
