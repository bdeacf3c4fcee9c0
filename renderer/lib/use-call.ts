import { keepPreviousData, useQuery, useQueryClient, type QueryClient } from '@tanstack/react-query';
import { useCallback, useEffect, useState } from 'react';
import type { z } from 'zod';
import { contract, type AppContract } from '#shared/contract/index.ts';
import type { Procedure } from '#shared/contract/define.ts';
import type { Failure, Result } from '#shared/kernel/result.ts';
import { useApi, type Api } from './api.ts';
import { useSaved } from './saved.ts';
import { defaultTags, type Tag } from './tags.ts';

export type Feature = keyof AppContract;
export type Method<F extends Feature> = keyof AppContract[F] & string;
type Proc<F extends Feature, M extends Method<F>> = AppContract[F][M] extends Procedure
  ? AppContract[F][M]
  : never;
export type Input<F extends Feature, M extends Method<F>> = z.input<Proc<F, M>['input']>;
export type Output<F extends Feature, M extends Method<F>> = z.output<Proc<F, M>['output']>;

/** A refusal on its way through the query cache, which knows errors only as thrown. */
class Refused extends Error {
  readonly failure: Failure;
  constructor(failure: Failure) {
    super(failure.message);
    this.failure = failure;
  }
}

/** The sentence for a call that did not answer at all. */
const NO_ANSWER: Failure = {
  code: 'internal',
  message: 'The program did not answer this call. Nothing was changed; try again.',
};

/**
 * Calls one procedure of the contract. A call that is thrown instead of answered (the channel is
 * gone) becomes a `Failure`, so that callers have one path.
 */
export async function callProcedure<F extends Feature, M extends Method<F>>(
  api: Api,
  feature: F,
  method: M,
  input: Input<F, M>,
): Promise<Result<Output<F, M>>> {
  // TypeScript cannot relate the indexed procedure to its own input; the contract's types do.
  const call = (api.client[feature] as Record<string, (input: unknown) => Promise<Result<unknown>>>)[method];
  if (!call) return { ok: false, error: NO_ANSWER };
  try {
    return (await call(input)) as Result<Output<F, M>>;
  } catch {
    return { ok: false, error: NO_ANSWER };
  }
}

export type CallState<T> = {
  /** The last answer; kept while it is fetched again. */
  readonly data: T | undefined;
  readonly error: Failure | null;
  /** True until the first answer. */
  readonly loading: boolean;
  /** True while `data` is the answer to an earlier input (`keep`). */
  readonly behind: boolean;
  readonly refetch: () => void;
};

export type CallOptions = {
  /** Changes that make the answer stale; by default those of the feature. */
  readonly tags?: readonly Tag[] | undefined;
  /** False: not asked (yet). */
  readonly enabled?: boolean | undefined;
  /** True: while a new input is asked for, the answer of the old one stays (search lists). */
  readonly keep?: boolean | undefined;
};

/** Asks for data and keeps it fresh: asked again whenever main announces a change of its tags. */
export function useCall<F extends Feature, M extends Method<F>>(
  feature: F,
  method: M,
  input: Input<F, M>,
  options: CallOptions = {},
): CallState<Output<F, M>> {
  const api = useApi();
  const query = useQuery({
    queryKey: [feature, method, input],
    queryFn: async () => {
      const answer = await callProcedure(api, feature, method, input);
      if (!answer.ok) throw new Refused(answer.error);
      return answer.value;
    },
    meta: { tags: options.tags ?? defaultTags(feature) },
    enabled: options.enabled ?? true,
    ...(options.keep === true ? { placeholderData: keepPreviousData } : {}),
  });
  const { refetch } = query;
  return {
    data: query.data,
    error: query.error === null ? null : query.error instanceof Refused ? query.error.failure : NO_ANSWER,
    loading: query.isLoading,
    behind: query.isPlaceholderData,
    refetch: useCallback(() => void refetch(), [refetch]),
  };
}

/** Runs a procedure on demand. Writing ones show in the status bar as saving, saved or not saved. */
export function useAct<F extends Feature, M extends Method<F>>(
  feature: F,
  method: M,
): { readonly run: (input: Input<F, M>) => Promise<Result<Output<F, M>>>; readonly busy: boolean } {
  const api = useApi();
  const [running, setRunning] = useState(0);
  const run = useCallback(
    async (input: Input<F, M>) => {
      const writes = isWriting(feature, method);
      setRunning((n) => n + 1);
      if (writes) useSaved.getState().begin();
      const answer = await callProcedure(api, feature, method, input);
      if (writes) useSaved.getState().end(answer.ok);
      setRunning((n) => n - 1);
      return answer;
    },
    [api, feature, method],
  );
  return { run, busy: running > 0 };
}

function isWriting(feature: Feature, method: string): boolean {
  const permission = (contract[feature] as Record<string, Procedure>)[method]?.permission ?? '';
  return permission.endsWith('.write') || permission === 'users.manage';
}

/** Makes stale whatever depends on one of the tags. */
export function invalidateTags(client: QueryClient, tags: readonly string[]): Promise<void> {
  return client.invalidateQueries({
    predicate: (query) => {
      const own = query.meta?.['tags'];
      return Array.isArray(own) && own.some((tag) => tags.includes(String(tag)));
    },
  });
}

/** Listens to `changed` once, at the root of the application. */
export function useChangedEvents(): void {
  const api = useApi();
  const client = useQueryClient();
  useEffect(
    () =>
      api.onEvent((event) => {
        if (event.type === 'changed') void invalidateTags(client, event.tags);
      }),
    [api, client],
  );
}
