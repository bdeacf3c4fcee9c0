import { IncomingFile } from '#shared/domain/incoming.ts';
import { runTask, type RunOptions } from '#electron/background/run-task.ts';
import { THREAD_MB, THREAD_MS } from '#electron/documents/read/limits.ts';

/** Name of the task in `electron/background/tasks.ts`. */
export const READ_TASK = 'documents.read';

/**
 * Reads a file as `readIncoming` does, in a thread of its own with bounds of time and memory: for every file that
 * somebody drops, pastes or sends. The answer is checked against the schema before anybody uses it.
 * @param bytes the file as it is; a copy is read
 * @param name the file's name as the user knows it, used as a title only
 * @param options `signal` ends the reading; bounds default to 90 seconds and 768 MB (`limitGrowthMb`)
 * @throws Refusal `invalid_input` as `readIncoming`, or when the bounds were reached; `cancelled` when stopped
 */
export async function readInBackground(
  bytes: Uint8Array,
  name: string,
  options: RunOptions = {},
): Promise<IncomingFile> {
  const answer = await runTask<unknown>(
    READ_TASK,
    { bytes, name },
    {
      limitMs: THREAD_MS,
      limitMb: THREAD_MB * 2,
      limitGrowthMb: THREAD_MB,
      limitSentence:
        'This file takes too long or too much memory to read. Split it, or save it as plain text. Nothing was taken in.',
      ...options,
    },
  );
  return IncomingFile.parse(answer);
}
