import { runTask } from '#electron/background/run-task.ts';
import type { ClaimsService } from '#electron/claims/service.ts';
import { needClaim } from '#electron/claims/context.ts';
import type { DrawnForms } from '#electron/paper-forms/draw-forms.ts';
import { createPaperFormsService, type PaperFormsService } from '#electron/paper-forms/service.ts';
import type { ServiceContext } from '#electron/service-context.ts';

/** Paper forms, put together: the frozen claims, their life, and the thread that draws many of them. */
export function createPaperFormsWork(
  context: ServiceContext,
  claims: Pick<ClaimsService, 'notePrinted'>,
): PaperFormsService {
  return createPaperFormsService({
    ...context,
    claim: (db, id) => needClaim(db, id).claim,
    notePrinted: claims.notePrinted,
    drawInThread: (wanted, onProgress, signal) =>
      runTask<DrawnForms>('paper.draw', wanted, { onProgress, signal }),
  });
}
