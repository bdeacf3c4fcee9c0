import { randomUUID } from 'node:crypto';
import type { AppEvent } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Clock, Instant, IsoDate } from '#shared/kernel/dates.ts';
import { createAnswerTaking } from '#electron/answer-work.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { titleInList } from '#electron/codesets/lists.ts';
import { createCodeSearching } from '#electron/code-search.ts';
import type { ReleasesService } from '#electron/codesets/releases-service.ts';
import { answerHandlers } from '#electron/compose/answers.ts';
import { billingHandlers } from '#electron/compose/billing.ts';
import { denialsHandlers } from '#electron/compose/denials.ts';
import { codesHandlers } from '#electron/compose/codes.ts';
import { contractHandlers } from '#electron/compose/contracts.ts';
import { codingHandlers } from '#electron/compose/coding.ts';
import { officeHandlers } from '#electron/compose/office.ts';
import { patientMoneyHandlers } from '#electron/compose/patient-money.ts';
import type { Parts } from '#electron/compose/parts.ts';
import { untilFree } from '#electron/db/handle.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createDocumentTaking } from '#electron/document-taking.ts';
import { medicarePricesOf } from '#electron/medicare-prices.ts';
import { createNoteReading } from '#electron/note-reading.ts';
import { drawInvoice } from '#electron/papers.ts';
import type { Application, Platform } from '#electron/platform.ts';
import { createReleaseWork } from '#electron/release-work.ts';
import type { Actor } from '#electron/service-context.ts';
import { createSession, type Session } from '#electron/session/session.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';

/** After a file was opened: the first page is drawn by then. */
const READ_AHEAD_MS = 4000;

/**
 * Puts the program together without Electron: session, code sets, services and the handlers of the whole
 * contract, over what the platform gives. Nothing is opened before it is needed. The handlers of a feature, and
 * what its writes change, stand in `compose/`, by kind of work.
 */
export function compose(platform: Platform): Application<AppContract, unknown> {
  const clock = clockOf(platform.now);
  const codeSetFile = codeSetPath(platform.userDataDir, process.env['CLAIMWRIGHT_CODESETS']);
  const codeSets = openCodeSets(codeSetFile);
  let settledFor: PracticeDb | null = null;
  const emit = (event: AppEvent): void => {
    platform.emit(event);
    // A file was opened: a claim file that a crash left unmarked is looked for where it was going.
    const db = session.current()?.db ?? null;
    if (event.type === 'locked') {
      services.paperForms.forget();
      services.history.forget();
    }
    if (event.type === 'locked' || db !== settledFor) {
      taking.follow(db);
      answering.follow(db);
    }
    if (db && db !== settledFor) {
      settledFor = db;
      settle(services, releases);
      readSoon();
    }
  };
  const session: Session = createSession({
    platform: { ...platform, emit },
    clock,
    newId: randomUUID,
    seedDemonstration: (db, user) => seed(codeSets, clock, db, user),
  });
  const services = createWorkServices({
    db: session.db,
    user: session.user,
    clock,
    newId: randomUUID,
    lookup: codeSets.lookup,
    releases: codeSets.releases,
    tables: codeSets.tables,
    documented: (_db, id) => notes.service.documented(id),
    medicare: medicarePricesOf(codeSets),
    demonstration: () => session.state().demonstration,
    statusTitle: (code, on) => titleInList(codeSets.db(), 'claim-status', code, on),
  });
  const notes = createNoteReading(services.context, codeSets, codeSetFile);
  const releases = createReleaseWork(services.context, codeSets, platform.userDataDir, emit);
  const taking = createDocumentTaking(
    services.context,
    services.documents,
    () => session.authorize('coding.write') === null,
    emit,
  );
  const answering = createAnswerTaking(
    services.context,
    services.acks,
    () => session.authorize('claims.write') === null,
    emit,
  );
  const searching = createCodeSearching(
    codeSets,
    () => session.current()?.db ?? null,
    () => platform.now().getTime(),
  );
  codeSets.onForget(notes.reader.forget);
  let soon: ReturnType<typeof setTimeout> | undefined;
  /** The dictionary of today is built once the window has come to rest, in a thread of its own. */
  const readSoon = (): void => {
    clearTimeout(soon);
    soon = setTimeout(() => {
      searching.prepare(clock.today());
      notes.service.prepare(clock.today());
    }, READ_AHEAD_MS);
    soon.unref();
  };
  const parts: Parts = {
    platform: { ...platform, emit },
    session,
    codeSets,
    services,
    notes: notes.service,
    releases,
    taking,
    answering,
    searching,
    clock,
  };
  return {
    handlers: {
      ...officeHandlers(parts),
      ...codesHandlers(parts),
      ...codingHandlers(parts),
      ...billingHandlers(parts),
      ...contractHandlers(parts),
      ...patientMoneyHandlers(parts),
      ...denialsHandlers(parts),
      ...answerHandlers(parts),
    },
    contextFor: () => undefined,
    authorize: session.authorize,
    ready: async ({ feature }, permission) => {
      const reads = permission === 'public' || permission === 'session' || permission.endsWith('.read');
      const db = session.current()?.db;
      // The history itself holds the file, and must be told to stop.
      if (db && !reads && feature !== 'history') await untilFree(db);
    },
    onIdle: session.onIdle,
    dispose: async () => {
      // An installing thread ends first: what it began is undone, and its end goes on record.
      await releases.stop();
      session.lock('closed');
      clearTimeout(soon);
      notes.reader.close();
      searching.close();
      codeSets.close();
    },
  };
}

function settle(services: WorkServices, releases: ReleasesService): void {
  try {
    releases.settle();
    services.outbox.settle();
  } catch {
    // What could not be settled stays listed as not placed; opening the file matters more.
  }
}

async function seed(codeSets: CodeSets, clock: Clock, db: PracticeDb, user: Actor): Promise<void> {
  const { seedDemonstration } = await import('#electron/demo/seed.ts');
  await seedDemonstration({
    db,
    user,
    today: clock.today(),
    lookup: codeSets.lookup,
    releases: codeSets.releases,
    tables: codeSets.tables,
    drawInvoice,
  });
}

/** The machine's time as the services want it: instants in UTC, the day as it is on the wall. */
export function clockOf(now: () => Date): Clock {
  const two = (n: number): string => String(n).padStart(2, '0');
  return {
    now: () => now().toISOString() as Instant,
    today: () => {
      const date = now();
      return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}` as IsoDate;
    },
  };
}
