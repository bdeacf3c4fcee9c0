import { randomUUID } from 'node:crypto';
import { join } from 'node:path';
import type { AppEvent } from '#shared/contract/define.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { runTask } from '#electron/background/run-task.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import {
  createReleasesService,
  type ReleasesParts,
  type ReleasesService,
} from '#electron/codesets/releases-service.ts';
import { transaction } from '#electron/db/handle.ts';
import { codeUses, openEncounterDays } from '#electron/db/read-models/code-uses.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/**
 * Releases of code sets, put together: the installed ones, what the open practice file holds of their codes, the
 * thread that installs, and the folder of downloads.
 * @param more what a test gives instead of the publishers' addresses
 */
export function createReleaseWork(
  context: Pick<ServiceContext, 'db' | 'user' | 'clock'>,
  codeSets: CodeSets,
  dataFolder: string,
  emit: (event: AppEvent) => void,
  more: Pick<ReleasesParts, 'official' | 'downloadOptions'> = {},
): ReleasesService {
  return createReleasesService({
    ...more,
    codeSets,
    clock: context.clock,
    newId: randomUUID,
    uses: () => codeUses(context.db()),
    openDays: () => openEncounterDays(context.db()),
    record: (note) =>
      transaction(
        context.db(),
        (w) => void appendAudit(w, { ...note, at: context.clock.now(), userName: context.user().name }),
      ),
    runTask,
    emit,
    downloads: join(dataFolder, 'downloads'),
  });
}
