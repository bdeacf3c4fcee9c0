import type { AppContract } from '#shared/contract/index.ts';
import type { Clock } from '#shared/kernel/dates.ts';
import type { AnswerTaking } from '#electron/answer-work.ts';
import type { CodeSearching } from '#electron/code-search.ts';
import type { CodeSets } from '#electron/code-sets.ts';
import type { ReleasesService } from '#electron/codesets/releases-service.ts';
import type { DocumentTaking } from '#electron/document-taking.ts';
import type { NotesService } from '#electron/notes/service.ts';
import type { Application, Platform } from '#electron/platform.ts';
import type { Session } from '#electron/session/session.ts';
import type { WorkServices } from '#electron/work-services.ts';

/** Everything that handlers are made from, opened once by `compose`. */
export type Parts = {
  readonly platform: Platform;
  readonly session: Session;
  readonly codeSets: CodeSets;
  readonly services: WorkServices;
  readonly notes: NotesService;
  readonly releases: ReleasesService;
  readonly taking: DocumentTaking;
  readonly answering: AnswerTaking;
  readonly searching: CodeSearching;
  readonly clock: Clock;
};

/** The handlers of the whole contract, by feature. */
export type AppHandlers = Application<AppContract, unknown>['handlers'];
