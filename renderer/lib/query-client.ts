import { QueryClient } from '@tanstack/react-query';

/** The data cache: answers come from this computer, so nothing is retried and nothing polls. */
export function makeQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: { queries: { retry: false, refetchOnWindowFocus: false, networkMode: 'always' } },
  });
}
