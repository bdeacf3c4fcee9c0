import { useQueryClient } from '@tanstack/react-query';
import { useCallback } from 'react';
import type { SessionState } from '#shared/contract/session.ts';

/** Tells the window that the session changed, without waiting for the event of main. */
export function useSessionChange(): (state: SessionState) => void {
  const queries = useQueryClient();
  return useCallback(
    (state) => {
      queries.setQueryData(['session', 'status', {}], state);
    },
    [queries],
  );
}
