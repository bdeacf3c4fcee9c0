import LinearProgress from '@mui/material/LinearProgress';
import { useEffect, useState } from 'react';
import { REMITS_TASK } from '#shared/contract/remits.ts';
import { useApi } from '#renderer/lib/api.ts';

type Posting = { readonly done: number; readonly total: number; readonly doing: string };

/** How far a large posting or undoing is; null for one that is done at once. `forget` before it begins. */
export function usePosting(): { readonly told: Posting | null; readonly forget: () => void } {
  const api = useApi();
  const [told, setTold] = useState<Posting | null>(null);
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.type === 'progress' && event.task === REMITS_TASK)
          setTold({ done: event.done, total: event.total, doing: event.doing });
      }),
    [api],
  );
  return { told, forget: () => setTold(null) };
}

/** How many claims of a large remittance are posted or undone. */
export function PostingProgress({
  done,
  total,
  doing,
  past,
}: Posting & { readonly past: 'posted' | 'undone' }) {
  const figures = (n: number) => n.toLocaleString('en-US');
  return (
    <div className="post-progress">
      <LinearProgress
        variant="determinate"
        value={total === 0 ? 0 : Math.min(100, (100 * done) / total)}
        aria-label={past === 'posted' ? 'Posting' : 'Undoing'}
      />
      <p>
        {figures(done)} of {figures(total)} claims {past} <span className="muted">{doing}</span>
      </p>
    </div>
  );
}
