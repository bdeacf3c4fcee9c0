import { ArrowDown, ArrowUp } from 'lucide-react';
import type { Column, SortState } from './table-rows.ts';

/** The sticky header of a DataTable. */
export function TableHead<T>(props: {
  readonly columns: readonly Column<T>[];
  readonly tracks: string;
  readonly sort: SortState;
  readonly onSort: (sort: SortState) => void;
  readonly check: { readonly all: boolean; readonly toggle: (all: boolean) => void } | null;
}) {
  const { sort, check } = props;
  return (
    <div role="rowgroup" className="table-headgroup">
      <div role="row" aria-rowindex={1} className="table-head" style={{ gridTemplateColumns: props.tracks }}>
        {check === null ? null : (
          <div role="columnheader">
            <input
              type="checkbox"
              className="table-check"
              aria-label="Choose all rows"
              checked={check.all}
              onChange={(event) => check.toggle(event.target.checked)}
            />
          </div>
        )}
        {props.columns.map((column) => {
          const sorted = sort?.key === column.key ? sort : null;
          return (
            <div
              key={column.key}
              role="columnheader"
              data-align={column.align}
              aria-sort={sorted === null ? undefined : sorted.down ? 'descending' : 'ascending'}
            >
              {column.sort === undefined ? (
                column.header
              ) : (
                <button
                  type="button"
                  className="table-sort"
                  onClick={() => props.onSort(following(sort, column.key))}
                >
                  {column.header}
                  {sorted === null ? null : sorted.down ? (
                    <ArrowDown size={12} aria-hidden />
                  ) : (
                    <ArrowUp size={12} aria-hidden />
                  )}
                </button>
              )}
            </div>
          );
        })}
      </div>
    </div>
  );
}

/** Up, down, then the order given. */
function following(sort: SortState, key: string): SortState {
  if (sort?.key !== key) return { key, down: false };
  return sort.down ? null : { key, down: true };
}
