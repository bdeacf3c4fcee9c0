import { useEffect } from 'react';
import { useSearchParams } from 'react-router';

/**
 * A link may ask a list for one of its filters: `/claims?status=ready`. The question is taken once and leaves
 * the address, so that the reader's own choice stands afterwards.
 * @param filters question → filter of the list. @param show sets the filter.
 */
export function useAskedFilter<F>(filters: Readonly<Record<string, F>>, show: (filter: F) => void): void {
  const [params, setParams] = useSearchParams();
  const asked = params.get('status');
  useEffect(() => {
    if (asked === null) return;
    const filter = Object.hasOwn(filters, asked) ? filters[asked] : undefined;
    if (filter !== undefined) show(filter);
    setParams(
      (old) => {
        const next = new URLSearchParams(old);
        next.delete('status');
        return next;
      },
      { replace: true },
    );
  }, [asked, filters, show, setParams]);
}
