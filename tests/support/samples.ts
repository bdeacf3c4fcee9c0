import { statSync } from 'node:fs';
import { join } from 'node:path';

/**
 * The folder of sample data that some tests read: `CLAIMWRIGHT_SAMPLES`, else `shared` beside the
 * project. Null when it is absent; such tests are then skipped and the summary says so.
 */
export function sampleDir(): string | null {
  const folder = process.env['CLAIMWRIGHT_SAMPLES'] || join(import.meta.dirname, '..', '..', '..', 'shared');
  return statSync(folder, { throwIfNoEntry: false })?.isDirectory() ? folder : null;
}
