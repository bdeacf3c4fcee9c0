import { useQueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useRef, useState } from 'react';
import type { PaperEobDetail } from '#shared/contract/paper-eobs.ts';
import type { PaperEob } from '#shared/domain/paper-eob/paper-eob.ts';
import type { Failure } from '#shared/kernel/result.ts';
import { useAct } from '#renderer/lib/use-call.ts';

/** The draft is kept so soon after a key that closing the window loses nothing. */
const KEEP_AFTER_MS = 200;

export type PaperDraft = {
  readonly eob: PaperEob;
  readonly change: (next: (before: PaperEob) => PaperEob) => void;
  /** Keeps what is not kept yet. @returns the version that stands, or null when it could not be kept. */
  readonly flush: () => Promise<number | null>;
  readonly failure: Failure | null;
};

/** What is typed, kept in the practice file one change after the other. */
export function usePaperDraft(detail: PaperEobDetail): PaperDraft {
  const save = useAct('paperEobs', 'save');
  const queries = useQueryClient();
  const [eob, setEob] = useState(detail.eob);
  const [failure, setFailure] = useState<Failure | null>(null);
  const latest = useRef(detail.eob);
  const kept = useRef({ eob: detail.eob, version: detail.version });
  const running = useRef<Promise<unknown>>(Promise.resolve());
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined);
  const { run } = save;
  const flush = useCallback(async (): Promise<number | null> => {
    clearTimeout(timer.current);
    let ok = true;
    const work = running.current.then(async () => {
      const next = latest.current;
      if (next === kept.current.eob) return;
      const answer = await run({ id: detail.id, expectedVersion: kept.current.version, eob: next });
      if (answer.ok) {
        kept.current = { eob: next, version: answer.value.version };
        // Whoever comes back to this page finds what was kept, and not what was read first.
        queries.setQueryData<PaperEobDetail>(['paperEobs', 'get', { id: detail.id }], (before) =>
          before ? { ...before, ...kept.current } : before,
        );
        setFailure(null);
      } else {
        ok = false;
        setFailure(answer.error);
      }
    });
    running.current = work;
    await work;
    return ok ? kept.current.version : null;
  }, [detail.id, run, queries]);
  const change = useCallback(
    (next: (before: PaperEob) => PaperEob) => {
      latest.current = next(latest.current);
      setEob(latest.current);
      clearTimeout(timer.current);
      timer.current = setTimeout(() => void flush(), KEEP_AFTER_MS);
    },
    [flush],
  );
  // Leaving the page keeps the last key as well.
  useEffect(() => () => void flush(), [flush]);
  return { eob, change, flush, failure };
}
