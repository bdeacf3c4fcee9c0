import type { ReactNode } from 'react';

export type Column<T> = {
  readonly key: string;
  readonly header: string;
  /** A CSS grid track: `90px`, `minmax(140px, 1fr)`. */
  readonly width: string;
  readonly align?: 'left' | 'right' | 'center' | undefined;
  readonly cell: (row: T) => ReactNode;
  /** Makes the column sortable by this value. */
  readonly sort?: ((row: T) => string | number) | undefined;
  /** True: the text may take several lines. */
  readonly wrap?: boolean | undefined;
};

/** Which column sorts a table, and whether downwards; null: the order given. */
export type SortState = { readonly key: string; readonly down: boolean } | null;

/** Rows in the order of a sort; equal ones keep their order. */
export function sortRows<T>(
  rows: readonly T[],
  columns: readonly Column<T>[],
  sort: SortState,
): readonly T[] {
  const value = sort === null ? undefined : columns.find((c) => c.key === sort.key)?.sort;
  if (sort === null || value === undefined) return rows;
  const direction = sort.down ? -1 : 1;
  return [...rows].sort((a, b) => {
    const [x, y] = [value(a), value(b)];
    const order = typeof x === 'number' && typeof y === 'number' ? x - y : String(x).localeCompare(String(y));
    return order * direction;
  });
}

/** Where a key leads in a list, or null when it leads nowhere. */
export function nextIndex(key: string, index: number, count: number, page: number): number | null {
  if (count === 0) return null;
  const clamp = (n: number) => Math.max(0, Math.min(count - 1, n));
  switch (key) {
    case 'ArrowDown':
      return clamp(index + 1);
    case 'ArrowUp':
      return clamp(index - 1);
    case 'PageDown':
      return clamp(index + page);
    case 'PageUp':
      return clamp(index - page);
    case 'Home':
      return 0;
    case 'End':
      return count - 1;
    default:
      return null;
  }
}

/** Pixels below which a table scrolls sideways: the sum of what its tracks need at least. */
export function leastWidth(columns: readonly { readonly width: string }[]): number {
  return columns.reduce((sum, { width }) => sum + Number(/^(?:minmax\()?(\d+)px/.exec(width)?.[1] ?? 80), 0);
}
