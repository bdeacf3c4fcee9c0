import type { BackgroundTask } from './task.ts';

/** The tasks that a thread can run, by name; each is loaded when it is asked for. */
export const TASKS: Readonly<Record<string, () => Promise<BackgroundTask<never, unknown>>>> = {};
