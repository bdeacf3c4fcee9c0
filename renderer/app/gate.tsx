import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { RouterProvider } from 'react-router';
import type { SessionState } from '#shared/contract/session.ts';
import { FirstStart } from '#renderer/features/session/first-start.tsx';
import { RecoverySheet } from '#renderer/features/session/recovery-sheet.tsx';
import { useRecoveryCode } from '#renderer/features/session/store.ts';
import { Unlock } from '#renderer/features/session/unlock.tsx';
import { useApi } from '#renderer/lib/api.ts';
import { forgetAll } from '#renderer/lib/forget.ts';
import { useCall } from '#renderer/lib/use-call.ts';
import { ErrorNote, Loading } from '#renderer/ui/messages.tsx';
import { createAppRouter } from './routes.tsx';

const STATUS_KEY = ['session', 'status', {}];

/** What stands in the window: first start, recovery code, lock screen, or the shell. */
export function Gate() {
  useForgetWhenLocked();
  const status = useCall('session', 'status', {});
  const code = useRecoveryCode((s) => s.shown);
  if (status.error) return <ErrorNote failure={status.error} retry={status.refetch} />;
  if (!status.data) return <Loading what="the practice file" />;
  if (code !== null) return <RecoverySheet />;
  switch (status.data.state) {
    case 'none':
      return <FirstStart />;
    case 'locked':
      return <Unlock session={status.data} />;
    case 'open':
      return <OpenPractice />;
  }
}

/** A new router for each unlocking: paths hold record ids and must not outlive the lock. */
function OpenPractice() {
  const [router] = useState(createAppRouter);
  return <RouterProvider router={router} />;
}

/** On `locked` every answer, draft and message leaves the memory of this window. */
function useForgetWhenLocked(): void {
  const api = useApi();
  const queries = useQueryClient();
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.type !== 'locked') return;
        forgetAll();
        queries.setQueryData<SessionState>(STATUS_KEY, (old) =>
          old ? { ...old, state: old.state === 'none' ? 'none' : 'locked', user: null } : old,
        );
        void queries.cancelQueries({ predicate: (query) => query.queryKey[0] !== 'session' });
        queries.removeQueries({
          predicate: (query) => query.queryKey[0] !== 'session' || query.queryKey[1] === 'users',
        });
        void queries.invalidateQueries({ queryKey: STATUS_KEY });
      }),
    [api, queries],
  );
}
