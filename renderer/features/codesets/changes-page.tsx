import { useDeferredValue, useMemo, useState } from 'react';
import { useNavigate, useSearchParams } from 'react-router';
import type { ChangeRow, ChangesFilter, ChangesOf, ReleaseRow } from '#shared/contract/codesets.ts';
import { announce, announceFailure } from '#renderer/lib/announce.ts';
import { useKeys } from '#renderer/lib/keys.ts';
import { useAct, useCall } from '#renderer/lib/use-call.ts';
import { Button } from '#renderer/ui/button.tsx';
import { DataTable } from '#renderer/ui/data-table.tsx';
import { FilterChips } from '#renderer/ui/filter-chips.tsx';
import { CheckInput, SelectInput } from '#renderer/ui/inputs.tsx';
import { EmptyState, ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { Page, Toolbar } from '#renderer/ui/page.tsx';
import { SearchBox } from '#renderer/ui/search-box.tsx';
import { changeColumns } from './change-columns.tsx';
import { useChangePages } from './change-pages.ts';
import { comparisonOf, newestComparison } from './comparison.ts';
import { INSTALL_PATH } from './use-take.ts';
import { UsesSheet } from './uses-sheet.tsx';
import { countText, numberText } from './words.ts';
import './codesets.css';

type Shown = 'all' | ChangesFilter['kinds'][number];
const KEYS: readonly (readonly [Shown, string])[] = [
  ['all', '1'],
  ['added', '2'],
  ['deleted', '3'],
  ['revised', '4'],
];

/** What changed between two releases: codes that this practice uses first, for reading and for paper. */
export function ChangesPage() {
  const [params, setParams] = useSearchParams();
  const list = useCall('codesets', 'releases', {});
  const compared = useMemo(() => list.data?.releases.filter((r) => r.previous !== null) ?? [], [list.data]);
  const named = comparisonOf(params);
  const newest = newestComparison(compared);
  const of = named ?? (newest === null ? null : { release: newest.id });
  if (list.error && named === null) return <ErrorNote failure={list.error} retry={list.refetch} />;
  if (of === null)
    return (
      <Page title="What changed" crumbs={crumbsOf(null)}>
        {list.data ? <NothingToCompare /> : <Loading what="the installed releases" />}
      </Page>
    );
  return (
    <Changes
      key={JSON.stringify(of)}
      of={of}
      compared={compared}
      onChoose={(id) => setParams({ release: id }, { replace: true })}
    />
  );
}

function Changes(props: {
  readonly of: ChangesOf;
  readonly compared: readonly ReleaseRow[];
  readonly onChoose: (releaseId: string) => void;
}) {
  const { of, compared } = props;
  const [shown, setShown] = useState<Shown>('all');
  const [search, setSearch] = useState('');
  const [usedOnly, setUsedOnly] = useState(false);
  const words = useDeferredValue(search);
  const filter = useMemo<ChangesFilter>(
    () => ({ kinds: shown === 'all' ? [] : [shown], search: words.trim(), usedOnly }),
    [shown, words, usedOnly],
  );
  const { head, slots, error, refetch, onRange } = useChangePages(of, filter);
  const [looked, setLooked] = useState<ChangeRow | null>(null);
  const columns = useMemo(() => changeColumns(setLooked), []);
  const look = (row: ChangeRow | null) => {
    if (row !== null && row.used === null) announce(`Nothing here uses ${row.code}.`);
    else setLooked(row);
  };
  useKeys([
    ...KEYS.map(([kind, combo]) => ({ combo, label: `Show ${kind}`, run: () => setShown(kind) })),
    { combo: 'U', label: 'Only what we use', run: () => setUsedOnly(!usedOnly) },
  ]);
  const counts = head?.counts;
  const all = counts ? counts.added + counts.deleted + counts.revised : undefined;
  const narrowed = shown !== 'all' || usedOnly || words.trim() !== '';
  return (
    <Page
      title="What changed"
      crumbs={crumbsOf(of)}
      meta={head ? `${head.to} against ${head.from}` : undefined}
      actions={<PaperButtons of={of} filter={filter} empty={head === undefined || head.total === 0} />}
      hints={[
        { combo: '/', label: 'search' },
        { combo: 'Enter', label: 'where it is used' },
      ]}
    >
      <Toolbar>
        <FilterChips
          label="Kind of change"
          chosen={shown}
          onChoose={(value) => setShown(KEYS.find(([kind]) => kind === value)?.[0] ?? 'all')}
          choices={KEYS.map(([kind, keys]) => ({
            value: kind,
            label: LABELS[kind],
            count: kind === 'all' ? all : counts?.[kind],
            keys,
          }))}
        />
        <span className="codesets-used-only">
          <CheckInput
            label={counts ? `Only what we use (${counts.used})` : 'Only what we use'}
            checked={usedOnly}
            onChange={setUsedOnly}
          />
        </span>
        <SearchBox
          label="Search the changes"
          placeholder="Code or words"
          value={search}
          onChange={(text) => setSearch(text.slice(0, 80))}
        />
        <span className="page-gap" />
        <span className="panel-note" role="status">
          {head === undefined
            ? ''
            : narrowed
              ? `${numberText(head.total)} of ${countText(all ?? 0, 'change')}`
              : countText(head.total, 'change')}
        </span>
      </Toolbar>
      {'token' in of || compared.length < 2 ? null : (
        <Toolbar>
          <SelectInput
            label="Comparison"
            hideLabel
            value={'release' in of ? String(of.release) : ''}
            placeholder={'release' in of ? undefined : 'As asked for'}
            onChange={(id) => id !== '' && props.onChoose(id)}
            options={compared.map((r) => ({
              value: String(r.id),
              label: `${r.name} against ${r.previous?.name ?? ''}`,
            }))}
          />
        </Toolbar>
      )}
      {error ? <ErrorNote failure={error} retry={refetch} /> : null}
      {head === undefined && error === null ? <Loading what="what changed" /> : null}
      {head === undefined ? null : (
        <DataTable
          label="Changes"
          columns={columns}
          rows={slots}
          rowId={(slot) => slot.id}
          onSelect={rest}
          onOpen={(slot) => look(slot.row)}
          onRange={onRange}
          fill
          autoFocus
          empty={
            <EmptyState title={narrowed ? 'No change fits the filter' : 'Nothing changed'}>
              {narrowed
                ? 'Choose another kind, other words, or all codes.'
                : `Every code of ${head.to} stands as in ${head.from}.`}
            </EmptyState>
          }
        />
      )}
      {looked === null || head?.system == null ? null : (
        <UsesSheet row={looked} system={head.system} onClose={() => setLooked(null)} />
      )}
    </Page>
  );
}

/** A click marks a row and opens nothing: rows are read here, and text of them is marked. */
const rest = (): void => undefined;

const LABELS: Readonly<Record<Shown, string>> = {
  all: 'All',
  added: 'Added',
  deleted: 'Deleted',
  revised: 'Revised',
};

function PaperButtons(props: {
  readonly of: ChangesOf;
  readonly filter: ChangesFilter;
  readonly empty: boolean;
}) {
  const { of, filter } = props;
  const printing = useAct('codesets', 'printChanges');
  const saving = useAct('codesets', 'saveChanges');
  const nothing = props.empty ? 'There is no change to put on paper.' : null;
  const print = async () => {
    const answer = await printing.run({ of, filter });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value.outcome === 'printed') announce('What changed is sent to the printer.');
  };
  const save = async () => {
    const answer = await saving.run({ of, filter });
    if (!answer.ok) announceFailure(answer.error);
    else if (answer.value !== null) announce(`Saved as ${answer.value.fileName}.`);
  };
  return (
    <>
      <Button
        keys="Mod+S"
        label="Save as PDF"
        onClick={() => void save()}
        busy={saving.busy}
        disabledReason={nothing}
      >
        Save as PDF…
      </Button>
      <Button
        kind="main"
        keys="Mod+Enter"
        label="Print"
        onClick={() => void print()}
        busy={printing.busy}
        disabledReason={nothing}
      >
        Print…
      </Button>
    </>
  );
}

function NothingToCompare() {
  const navigate = useNavigate();
  return (
    <EmptyState
      title="Nothing to compare yet"
      action={<Button onClick={() => void navigate('/settings/codesets')}>Go to the code sets</Button>}
    >
      Once two releases of a code set are installed, or one is previewed, the codes that were added, deleted
      and revised stand here, those that this practice uses first.
    </EmptyState>
  );
}

function crumbsOf(of: ChangesOf | null) {
  const list = { label: 'Code sets', to: '/settings/codesets' };
  return of !== null && 'token' in of ? [list, { label: 'Preview', to: INSTALL_PATH }] : [list];
}
