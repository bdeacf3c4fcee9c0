import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useId, useMemo, useRef, useState, type KeyboardEvent, type ReactNode } from 'react';
import { TableHead } from './table-head.tsx';
import { leastWidth, nextIndex, sortRows, type Column, type SortState } from './table-rows.ts';

export type { Column } from './table-rows.ts';

export type DataTableProps<T> = {
  /** Name of the table for a screen reader. */
  readonly label: string;
  readonly columns: readonly Column<T>[];
  readonly rows: readonly T[];
  readonly rowId: (row: T) => string;
  /** Enter, double click; a single click too when there is no `onSelect`. */
  readonly onOpen?: ((row: T) => void) | undefined;
  /** The active row changed (arrows or click). */
  readonly onSelect?: ((row: T) => void) | undefined;
  /** Active row when the caller holds it; otherwise the table does. */
  readonly selectedId?: string | null | undefined;
  /** Checked rows; with `onCheck` each row has a box, Space toggles it. */
  readonly checked?: ReadonlySet<string> | undefined;
  readonly onCheck?: ((checked: ReadonlySet<string>) => void) | undefined;
  readonly rowTone?: ((row: T) => 'stops' | 'warns' | 'muted' | null) | undefined;
  /** 28 to 32; 30 when left out. */
  readonly rowHeight?: number | undefined;
  /** True: fills the height of its parent and scrolls; otherwise as high as its rows. */
  readonly fill?: boolean | undefined;
  readonly autoFocus?: boolean | undefined;
  /** Shown instead of rows: an EmptyState. */
  readonly empty?: ReactNode;
  /** Cells of a foot row, by column key. */
  readonly foot?: Readonly<Record<string, ReactNode>> | undefined;
  /** Keys of the active row that the page handles itself (→, letters). @returns true when handled. */
  readonly onRowKey?: ((row: T, event: KeyboardEvent) => boolean) | undefined;
  readonly initialSort?: SortState | undefined;
  /** The caller sorts: the rows come in this order, and a press on a header asks for another. */
  readonly order?: { readonly sort: SortState; readonly onSort: (sort: SortState) => void } | undefined;
  /** Which rows are shown now, first and last index, for a caller that reads them page by page. */
  readonly onRange?: ((first: number, last: number) => void) | undefined;
};

/** From this many rows on only the visible ones are in the document. */
const VIRTUAL_FROM = 80;

/**
 * A dense table for the keyboard: ↑ ↓ Home End PageUp PageDown, Enter opens, Space checks. The active
 * row is kept by its id when the data changes; if it is gone, its place is.
 */
export function DataTable<T>(props: DataTableProps<T>) {
  const { columns, rowId, onOpen, onSelect, onCheck, rowHeight = 30 } = props;
  const base = useId();
  const scroller = useRef<HTMLDivElement>(null);
  const [sort, setSort] = useState<SortState>(props.initialSort ?? null);
  const sorting = props.order?.sort ?? (props.order ? null : sort);
  const ordered = props.order !== undefined;
  const rows = useMemo(
    () => (ordered ? props.rows : sortRows(props.rows, columns, sort)),
    [props.rows, columns, sort, ordered],
  );
  const [own, setOwn] = useState<{ id: string | null; index: number }>({ id: null, index: 0 });
  const activeId = props.selectedId === undefined ? own.id : props.selectedId;
  const found = activeId === null ? -1 : rows.findIndex((row) => rowId(row) === activeId);
  const active = found >= 0 ? found : Math.min(own.index, rows.length - 1);
  const virtual = rows.length >= VIRTUAL_FROM;
  const virtualizer = useVirtualizer({
    count: rows.length,
    enabled: virtual,
    getScrollElement: () => scroller.current,
    estimateSize: () => rowHeight,
    overscan: 12,
    scrollPaddingStart: 32,
    scrollPaddingEnd: 32,
  });

  useEffect(() => {
    // Rows that come later do not take the keys from a field in which somebody types by then.
    if (props.autoFocus === true && !typesNow()) scroller.current?.focus({ preventScroll: true });
  }, [props.autoFocus]);

  const { onRange } = props;
  const items = virtual ? virtualizer.getVirtualItems() : [];
  const first = virtual ? (items[0]?.index ?? 0) : 0;
  const last = virtual ? (items.at(-1)?.index ?? 0) : rows.length - 1;
  useEffect(() => onRange?.(first, last), [onRange, first, last]);

  const activate = (index: number) => {
    const row = rows[index];
    if (row === undefined) return;
    setOwn({ id: rowId(row), index });
    onSelect?.(row);
    if (virtual) virtualizer.scrollToIndex(index);
    else document.getElementById(`${base}-${rowId(row)}`)?.scrollIntoView?.({ block: 'nearest' });
  };
  const toggle = (row: T) => {
    const next = new Set(props.checked);
    if (!next.delete(rowId(row))) next.add(rowId(row));
    onCheck?.(next);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.target !== scroller.current || event.ctrlKey || event.metaKey || event.altKey) return;
    const row = rows[active];
    if (row !== undefined && props.onRowKey?.(row, event) === true) return event.preventDefault();
    const page = Math.max(1, Math.floor((scroller.current.clientHeight - 60) / rowHeight));
    const next = nextIndex(event.key, active, rows.length, page);
    if (next !== null) activate(next);
    else if (event.key === 'Enter' && row !== undefined && onOpen) onOpen(row);
    else if (event.key === ' ' && row !== undefined && onCheck) toggle(row);
    else return;
    event.preventDefault();
  };

  const tracks = [...(onCheck ? ['34px'] : []), ...columns.map((c) => c.width)].join(' ');
  const drawRow = (index: number, place?: { readonly start: number }) => {
    const row = rows[index];
    if (row === undefined) return null;
    const id = rowId(row);
    return (
      <div
        key={id}
        id={`${base}-${id}`}
        role="row"
        aria-rowindex={index + 2}
        aria-selected={index === active}
        className="table-row"
        data-index={index}
        data-active={index === active}
        data-open={onOpen !== undefined}
        data-tone={props.rowTone?.(row) ?? undefined}
        ref={place ? virtualizer.measureElement : undefined}
        style={{
          gridTemplateColumns: tracks,
          ['--row' as string]: `${rowHeight}px`,
          ...(place
            ? { position: 'absolute', insetInline: 0, transform: `translateY(${place.start}px)` }
            : {}),
        }}
        onClick={(event) => {
          activate(index);
          if (onOpen && !onSelect && !clickedControl(event.target)) onOpen(row);
        }}
        onDoubleClick={() => onSelect && onOpen?.(row)}
      >
        {onCheck ? (
          <div role="gridcell" className="table-cell">
            <input
              type="checkbox"
              className="table-check"
              tabIndex={-1}
              aria-label={`Choose row ${index + 1}`}
              checked={props.checked?.has(id) ?? false}
              onChange={() => toggle(row)}
            />
          </div>
        ) : null}
        {columns.map((column) => (
          <div
            key={column.key}
            role="gridcell"
            className="table-cell"
            data-align={column.align}
            data-wrap={column.wrap === true}
          >
            {column.cell(row)}
          </div>
        ))}
      </div>
    );
  };

  const activeRow = rows[active];
  const empty = rows.length === 0 && props.empty !== undefined;
  return (
    <>
      <div
        ref={scroller}
        className="table"
        data-fill={props.fill === true && !empty}
        data-selects={onSelect !== undefined}
        // Only read: no row is marked until the keys are in it.
        data-reads={!onOpen && !onSelect && !onCheck && !props.onRowKey}
        role="grid"
        aria-label={props.label}
        aria-rowcount={rows.length + 1}
        aria-multiselectable={onCheck !== undefined}
        aria-activedescendant={activeRow === undefined ? undefined : `${base}-${rowId(activeRow)}`}
        tabIndex={0}
        onKeyDown={onKeyDown}
      >
        <div
          className="table-inner"
          role="presentation"
          style={{ minWidth: leastWidth(columns) + (onCheck ? 34 : 0) }}
        >
          <TableHead
            columns={columns}
            tracks={tracks}
            sort={sorting}
            onSort={props.order?.onSort ?? setSort}
            check={
              onCheck
                ? {
                    all: rows.length > 0 && rows.every((row) => props.checked?.has(rowId(row)) === true),
                    toggle: (all) => onCheck(all ? new Set(rows.map(rowId)) : new Set()),
                  }
                : null
            }
          />
          {virtual ? (
            <div role="rowgroup" style={{ height: virtualizer.getTotalSize(), position: 'relative' }}>
              {virtualizer.getVirtualItems().map((item) => drawRow(item.index, item))}
            </div>
          ) : (
            <div role="rowgroup">{rows.map((_, index) => drawRow(index))}</div>
          )}
          {props.foot ? (
            <div role="row" className="table-foot" style={{ gridTemplateColumns: tracks }}>
              {onCheck ? <div role="gridcell" className="table-cell" /> : null}
              {columns.map((column) => (
                <div key={column.key} role="gridcell" className="table-cell" data-align={column.align}>
                  {props.foot?.[column.key]}
                </div>
              ))}
            </div>
          ) : null}
        </div>
      </div>
      {empty ? props.empty : null}
    </>
  );
}

function clickedControl(target: EventTarget): boolean {
  return target instanceof Element && target.closest('a, button, input') !== null;
}

function typesNow(): boolean {
  return document.activeElement?.matches('input:not([type="checkbox"]), textarea, select') === true;
}
