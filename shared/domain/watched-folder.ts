import { z } from 'zod';
import { Instant } from '#shared/kernel/dates.ts';

/** A folder that this computer watches. */
export const WatchedFolder = z.object({
  /** The folder's own name; its path stays in the main process. */
  name: z.string(),
  /** False: it is not there now (a drive that is not connected). */
  there: z.boolean(),
  taken: z.int(),
  /** Files of the folder that could not be read, and why. */
  refused: z.array(z.object({ name: z.string(), sentence: z.string(), seenAt: Instant })),
});
export type WatchedFolder = z.infer<typeof WatchedFolder>;
