import { useCallback } from 'react';
import { useQueryClient } from '@tanstack/react-query';
import type { Preferences } from '#shared/contract/session.ts';
import { useApi } from './api.ts';
import { useCall } from './use-call.ts';

/** The settings of this installation (theme, lock time, panes), and a way to change some of them. */
export function usePreferences(): {
  readonly preferences: Preferences | undefined;
  readonly save: (change: Partial<Preferences>) => void;
} {
  const api = useApi();
  const queries = useQueryClient();
  const { data } = useCall('session', 'preferences', {});
  const save = useCallback(
    (change: Partial<Preferences>) => {
      // Shown at once; main's answer is what stays.
      queries.setQueryData<Preferences>(['session', 'preferences', {}], (old) =>
        old ? { ...old, ...change } : old,
      );
      void api.client.session.savePreferences(change).then((answer) => {
        if (answer.ok) queries.setQueryData(['session', 'preferences', {}], answer.value);
      });
    },
    [api, queries],
  );
  return { preferences: data, save };
}
