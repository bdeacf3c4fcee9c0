import { useEffect, useRef, useState } from 'react';
import type { Result } from '#shared/kernel/result.ts';
import { useApi } from '#renderer/lib/api.ts';
import { callProcedure, type Input, type Output } from '#renderer/lib/use-call.ts';

export type Progress = { readonly done: number; readonly total: number; readonly doing: string };
type Long = 'previewRun' | 'run';

/** Long work of the statements: how far it is, and a way to stop it. It is stopped when its page is left. */
export function useTask<M extends Long>(method: M) {
  const api = useApi();
  const running = useRef<string | null>(null);
  const [progress, setProgress] = useState<Progress | null>(null);
  const stop = () => {
    if (running.current !== null) void callProcedure(api, 'statements', 'cancel', { task: running.current });
  };
  useEffect(
    () => () => {
      if (running.current !== null)
        void callProcedure(api, 'statements', 'cancel', { task: running.current });
    },
    [api],
  );
  const run = async (
    input: Omit<Input<'statements', M>, 'task'>,
  ): Promise<Result<Output<'statements', M>> | null> => {
    const task = crypto.randomUUID();
    running.current = task;
    setProgress({ done: 0, total: 0, doing: '' });
    const end = api.onEvent((event) => {
      if (event.type === 'progress' && event.task === task)
        setProgress({ done: event.done, total: event.total, doing: event.doing });
    });
    const answer = await callProcedure(api, 'statements', method, { ...input, task } as Input<
      'statements',
      M
    >);
    end();
    // A later run has begun meanwhile: this answer is stale.
    if (running.current !== task) return null;
    running.current = null;
    setProgress(null);
    return answer as Result<Output<'statements', M>>;
  };
  return { run, stop, progress };
}
