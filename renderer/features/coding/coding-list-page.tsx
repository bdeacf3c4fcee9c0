import { useDeferredValue, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import { EncounterStatus } from '#shared/domain/encounter.ts';
import { usePermission } from '#renderer/lib/session.ts';
import { useAskedFilter } from '#renderer/lib/use-asked-filter.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { ENCOUNTER_COLUMNS } from '#renderer/ui/encounter-columns.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { statusesOf, useCodingList, type ListFilter } from './list-store.ts';
import { NewEncounterSheet } from './new-encounter-sheet.tsx';

const FILTERS: readonly { readonly value: ListFilter; readonly label: string }[] = [
  { value: 'to_code', label: 'To code' },
  { value: 'held', label: 'Held' },
  { value: 'coded', label: 'Coded' },
  { value: 'billed', label: 'Billed' },
  { value: 'all', label: 'All' },
];

/** What the worklist's counts ask for. */
const ASKED: Readonly<Record<string, ListFilter>> = { open: 'to_code', held: 'held', coded: 'coded' };
const showFilter = (filter: ListFilter) => useCodingList.setState({ filter, search: '' });

/** The encounters, filtered by where they stand; Enter opens one in the workbench. */
export function CodingListPage() {
  const navigate = useNavigate();
  const [params, setParams] = useSearchParams();
  const { search, filter, selectedId } = useCodingList();
  useAskedFilter(ASKED, showFilter);
  const [creating, setCreating] = useState(params.get('new') !== null);
  const query = useDeferredValue(search.trim());
  const forbidden = usePermission('coding.write');
  const list = useCall(
    'coding',
    'worklist',
    { statuses: [...EncounterStatus.options], search: query, limit: 2000 },
    { keep: true },
  );
  const rows = list.data ?? [];
  const shown = rows.filter((row) => statusesOf(filter).includes(row.status));
  const closeSheet = () => {
    setCreating(false);
    setParams({}, { replace: true });
  };
  return (
    <Page
      title="Coding"
      meta={
        list.data
          ? `${rows.filter((r) => statusesOf('to_code').includes(r.status)).length} to code`
          : undefined
      }
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
        <SearchBox
          label="Search encounters"
          placeholder="Patient, reason or date"
          value={search}
          onChange={(text) => useCodingList.setState({ search: text.slice(0, 80) })}
        />
        <FilterChips
          label="Encounters by status"
          chosen={filter}
          onChoose={(value) => useCodingList.setState({ filter: value as ListFilter })}
          choices={FILTERS.map((f) => ({
            ...f,
            count: rows.filter((row) => statusesOf(f.value).includes(row.status)).length,
          }))}
        />
      </Toolbar>
      {list.error ? <ErrorNote failure={list.error} retry={list.refetch} /> : null}
      {list.loading ? (
        <Loading what="the encounters" />
      ) : (
        <DataTable
          label="Encounters"
          columns={ENCOUNTER_COLUMNS}
          rows={shown}
          rowId={(row) => row.id}
          fill
          autoFocus
          selectedId={selectedId}
          onSelect={(row) => useCodingList.setState({ selectedId: row.id })}
          onOpen={(row) => void navigate(`/coding/${row.id}`)}
          empty={<NothingHere filter={filter} searching={query !== ''} onNew={() => setCreating(true)} />}
        />
      )}
      <NewEncounterSheet
        open={creating}
        patientId={params.get('patient')}
        onClose={closeSheet}
        onCreated={(id) => void navigate(`/coding/${id}`)}
      />
    </Page>
  );
}

function NothingHere(props: {
  readonly filter: ListFilter;
  readonly searching: boolean;
  readonly onNew: () => void;
}) {
  if (props.searching)
    return (
      <EmptyState title="No encounter is found by these words">
        Search by a part of the patient's name, the reason or the date of service, or choose All.
      </EmptyState>
    );
  if (props.filter === 'to_code')
    return (
      <EmptyState
        title="Nothing is left to code"
        action={<Button onClick={props.onNew}>New encounter</Button>}
      >
        Encounters stand here from the visit until they are marked coded.
      </EmptyState>
    );
  return <EmptyState title="No encounter has this status">Choose another status above.</EmptyState>;
}
