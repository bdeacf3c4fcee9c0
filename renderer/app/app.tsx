import { QueryClientProvider } from '@tanstack/react-query';
import { useState } from 'react';
import { ApiContext, type Api } from '#renderer/lib/api.ts';
import { useKeyDispatcher } from '#renderer/lib/keys.ts';
import { makeQueryClient } from '#renderer/lib/query-client.ts';
import { useChangedEvents } from '#renderer/lib/use-call.ts';
import { ErrorBoundary } from './error-boundary.tsx';
import { Gate } from './gate.tsx';
import { ThemeMode } from './theme-mode.tsx';

/** The whole window: providers around the gate, which shows first start, lock screen or the shell. */
export function App({ api }: { readonly api: Api }) {
  const [queries] = useState(makeQueryClient);
  return (
    <ApiContext value={api}>
      <QueryClientProvider client={queries}>
        <ThemeMode>
          <ErrorBoundary>
            <Root />
          </ErrorBoundary>
        </ThemeMode>
      </QueryClientProvider>
    </ApiContext>
  );
}

function Root() {
  useChangedEvents();
  useKeyDispatcher();
  return <Gate />;
}
