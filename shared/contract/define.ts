import type { z } from 'zod';
import type { Result } from '#shared/kernel/result.ts';
import type { Permission } from '#shared/domain/user.ts';

/**
 * One callable of the application. `permission` is what the session must hold; `public` procedures
 * work on a locked file (status, unlock), `session` ones need any unlocked user.
 */
export type Procedure<I extends z.ZodType = z.ZodType, O extends z.ZodType = z.ZodType> = {
  readonly permission: Permission | 'public' | 'session';
  readonly input: I;
  readonly output: O;
};

export type FeatureContract = { readonly [method: string]: Procedure };
export type Contract = { readonly [feature: string]: FeatureContract };

export function procedure<I extends z.ZodType, O extends z.ZodType>(
  permission: Procedure['permission'],
  input: I,
  output: O,
): Procedure<I, O> {
  return { permission, input, output };
}

type MaybePromise<T> = T | Promise<T>;

/** The implementation of one feature: a method left out is a compile error. `X` is the call context. */
export type FeatureHandlers<F extends FeatureContract, X> = {
  readonly [M in keyof F]: (
    input: z.output<F[M]['input']>,
    context: X,
  ) => MaybePromise<z.input<F[M]['output']>>;
};

export type Handlers<C extends Contract, X> = { readonly [F in keyof C]: FeatureHandlers<C[F], X> };

/** What the renderer sees: every call answers with a value or a refusal, never throws for one. */
export type Client<C extends Contract> = {
  readonly [F in keyof C]: {
    readonly [M in keyof C[F]]: (
      input: z.input<C[F][M]['input']>,
    ) => Promise<Result<z.output<C[F][M]['output']>>>;
  };
};

/** The one door between the two processes, as the preload exposes it. */
export type Bridge = {
  readonly call: (feature: string, method: string, input: unknown) => Promise<Result<unknown>>;
  /**
   * Files that a person dropped on the page or chose there: `File` objects of the page. The answer is a handle for
   * one use, by which main finds them; the page never learns or names their place.
   */
  readonly handOver: (files: readonly object[]) => Promise<Result<{ handle: string }>>;
  /** @returns a function that ends the subscription. */
  readonly onEvent: (listener: (event: AppEvent) => void) => () => void;
};

/** Pushed from main: data tags that changed, progress of long work, menu commands, lock state. */
export type AppEvent =
  | { readonly type: 'changed'; readonly tags: readonly string[] }
  | {
      readonly type: 'progress';
      readonly task: string;
      readonly done: number;
      readonly total: number;
      readonly doing: string;
    }
  | { readonly type: 'command'; readonly command: string }
  | { readonly type: 'locked' };
