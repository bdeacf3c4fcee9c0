import type { Refusal } from '#shared/kernel/result.ts';

/** What a task in the background may tell and ask while it runs. */
export type Job = {
  readonly progress: (step: {
    readonly done: number;
    readonly total: number;
    readonly doing: string;
  }) => void;
  /** Whether the user has stopped it; asked between pieces of work, also of synchronous work. */
  readonly cancelled: () => boolean;
};

/** Long or risky work, off the thread that draws windows and owns the practice file. Takes and gives plain data. */
export type BackgroundTask<I, O> = (input: I, job: Job) => O | Promise<O>;

/** Start of a thread: which task, its input, and the flag that stops it. */
export type TaskStart = { readonly task: string; readonly input: unknown; readonly stop: SharedArrayBuffer };

/** What the thread sends back. A refusal crosses as its code and sentence. */
export type TaskMessage =
  | { readonly type: 'progress'; readonly done: number; readonly total: number; readonly doing: string }
  | { readonly type: 'done'; readonly value: unknown }
  | { readonly type: 'refused'; readonly code: Refusal['code']; readonly message: string }
  | { readonly type: 'failed'; readonly name: string };

/** Start of a thread that stays: which one of `residents.ts`, and its input. */
export type ResidentStart = { readonly resident: string; readonly input: unknown };
export type ResidentQuestion = { readonly id: number; readonly question: unknown };
/** One answer for each question, in their order. */
export type ResidentAnswer =
  | { readonly id: number; readonly type: 'done'; readonly value: unknown }
  | {
      readonly id: number;
      readonly type: 'refused';
      readonly code: Refusal['code'];
      readonly message: string;
    }
  | { readonly id: number; readonly type: 'failed'; readonly name: string };
