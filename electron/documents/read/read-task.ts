import { z } from 'zod';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { Refusal } from '#shared/kernel/result.ts';
import type { BackgroundTask } from '#electron/background/task.ts';
import { readIncoming } from '#electron/documents/read/read-incoming.ts';

const Input = z.object({ bytes: z.instanceof(Uint8Array), name: z.string() });

/** The reading of one file as a task of its own thread. */
export const readDocument: BackgroundTask<unknown, IncomingFile> = async (input, job) => {
  const { bytes, name } = Input.parse(input);
  if (job.cancelled()) throw new Refusal('cancelled', 'Reading was stopped. Nothing was taken in.');
  return readIncoming(bytes, name, { cancelled: job.cancelled });
};
