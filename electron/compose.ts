import { randomUUID } from 'node:crypto';
import type { AppEvent } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Clock, Instant, IsoDate } from '#shared/kernel/dates.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { createCodeSearching, type CodeSearching } from '#electron/code-search.ts';
import { createClaimsHandlers } from '#electron/claims/handlers.ts';
import { createCodeCardHandlers } from '#electron/code-card/handlers.ts';
import { createCodeCardService } from '#electron/code-card/service.ts';
import { createCodesHandlers } from '#electron/codesets/handlers.ts';
import { codeWithFamily } from '#electron/codesets/store.ts';
import { createReleasesHandlers } from '#electron/codesets/releases-handlers.ts';
import type { ReleasesService } from '#electron/codesets/releases-service.ts';
import { createCodingHandlers } from '#electron/coding/handlers.ts';
import { createCodingAuditHandlers } from '#electron/coding-audit/handlers.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createDocumentTaking, type DocumentTaking } from '#electron/document-taking.ts';
import { createDocumentsHandlers } from '#electron/documents/handlers.ts';
import { createDefenceFiles } from '#electron/defence-files.ts';
import { createDefenceHandlers } from '#electron/defence/handlers.ts';
import { createEmHandlers } from '#electron/em/handlers.ts';
import { createLedgerHandlers } from '#electron/ledger/handlers.ts';
import { createNoteReading } from '#electron/note-reading.ts';
import { createNotesHandlers } from '#electron/notes/handlers.ts';
import type { NotesService } from '#electron/notes/service.ts';
import {
  checkCms1500,
  drawAuditReport,
  drawChanges,
  drawCms1500,
  drawInvoice,
  drawQuery,
} from '#electron/papers.ts';
import { patientHandlers } from '#electron/patients/handlers.ts';
import type { Application, Platform } from '#electron/platform.ts';
import { practiceHandlers } from '#electron/practice/handlers.ts';
import { feeFor } from '#electron/practice/queries.ts';
import { createReleaseWork } from '#electron/release-work.ts';
import { createRemittanceHandlers } from '#electron/remittance/handlers.ts';
import type { Actor, ServiceContext } from '#electron/service-context.ts';
import { createSession, type Session } from '#electron/session/session.ts';
import { createStatementHandlers } from '#electron/statements/handlers.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';
import { createWorkbenchHandlers } from '#electron/workbench/handlers.ts';

/** Data tags that a write changes, by feature and method; reading methods are not listed. */
const CHANGES = {
  coding: {
    createEncounter: ['encounters', 'patients'],
    addDocument: ['encounters'],
    save: ['encounters'],
    markCoded: ['encounters'],
    reopen: ['encounters'],
    hold: ['encounters'],
    release: ['encounters'],
  },
  claims: {
    createFromEncounter: ['claims', 'encounters', 'ledger', 'patients'],
    refresh: ['claims', 'ledger'],
    scrub: ['claims'],
    release: ['claims'],
    returnToDraft: ['claims'],
    void: ['claims', 'encounters', 'ledger', 'patients'],
    export: ['claims', 'claim-files'],
    reexport: ['claim-files'],
    saveCms1500: ['claims'],
    printCms1500: ['claims'],
  },
  remits: {
    open: ['remits'],
    post: ['remits', 'claims', 'ledger', 'patients'],
    undo: ['remits', 'claims', 'ledger', 'patients'],
    discard: ['remits'],
  },
  ledger: {
    takePayment: ['ledger', 'patients'],
    reverse: ['ledger', 'patients'],
  },
  em: { save: ['encounters'] },
  card: { saveNote: ['code-notes'] },
  notes: { accept: ['suggestions'], reject: ['suggestions'], takeBack: ['suggestions'] },
  audits: {
    create: ['coding-audits'],
    submit: ['coding-audits'],
    decide: ['coding-audits'],
    agree: ['coding-audits'],
    return: ['coding-audits', 'encounters'],
    closeCase: ['coding-audits'],
    comment: ['coding-audits'],
    close: ['coding-audits'],
  },
  documents: {
    choose: ['inbox', 'encounters'],
    drop: ['inbox', 'encounters'],
    paste: ['inbox', 'encounters'],
    attach: ['inbox', 'encounters'],
    attachExact: ['inbox', 'encounters'],
    keepWithPatient: ['inbox'],
    newEncounter: ['inbox', 'encounters', 'patients'],
    newPatient: ['inbox', 'encounters', 'patients'],
    updatePatient: ['inbox', 'patients'],
    discard: ['inbox'],
    takeBack: ['inbox', 'encounters'],
    watchFolder: ['inbox'],
    stopWatching: ['inbox'],
  },
  statements: { issue: ['invoices'] },
  workbench: {
    addFavourite: ['favourites'],
    removeFavourite: ['favourites'],
    moveFavourite: ['favourites'],
    saveTemplate: ['templates'],
    deleteTemplate: ['templates'],
    saveView: ['views'],
    deleteView: ['views'],
    askQuery: ['encounters', 'queries'],
    answerQuery: ['encounters', 'queries'],
    withdrawQuery: ['encounters', 'queries'],
  },
} as const;

/** After a file was opened: the first page is drawn by then. */
const READ_AHEAD_MS = 4000;

/**
 * Puts the program together without Electron: session, code sets, services and the handlers of the whole
 * contract, over what the platform gives. Nothing is opened before it is needed.
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
    if (event.type === 'locked' || db !== settledFor) taking.follow(db);
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
    demonstration: () => session.state().demonstration,
  });
  const notes = createNoteReading(services.context, codeSets, codeSetFile);
  const releases = createReleaseWork(services.context, codeSets, platform.userDataDir, emit);
  const taking = createDocumentTaking(
    services.context,
    services.documents,
    () => session.authorize('coding.write') === null,
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
  return {
    handlers: handlersOf(
      { ...platform, emit },
      session,
      codeSets,
      services,
      notes.service,
      releases,
      taking,
      searching,
      clock,
    ),
    contextFor: () => undefined,
    authorize: session.authorize,
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

function handlersOf(
  platform: Platform,
  session: Session,
  codeSets: CodeSets,
  services: WorkServices,
  notes: NotesService,
  releases: ReleasesService,
  taking: DocumentTaking,
  searching: CodeSearching,
  clock: Clock,
): Application<AppContract, unknown>['handlers'] {
  const { emit, dialogs } = platform;
  const people = { db: session.db, user: session.user, clock, newId: randomUUID, emit };
  const announce = <H extends Readonly<Record<string, (...args: never[]) => unknown>>>(
    handlers: H,
    changes: Readonly<Record<string, readonly string[]>>,
  ): H => announcing(handlers, changes, emit);
  return {
    session: session.handlers,
    practice: practiceHandlers({
      ...people,
      dialogs,
      renamePractice: session.renamePractice,
      dataKey: () => session.current()?.dataKey ?? new Uint8Array(),
    }),
    patients: patientHandlers(people),
    codes: createLazyCodesHandlers(codeSets, session, searching),
    card: announce(createCodeCardHandlers(cardOver(services.context, codeSets)), CHANGES.card),
    codesets: createReleasesHandlers(releases, platform, (page) => drawChanges(page, clock.today())),
    coding: announce(createCodingHandlers(services.coding, services.statements.toInvoice), CHANGES.coding),
    claims: announce(
      createClaimsHandlers(services.claims, services.outbox, platform, {
        draw: (claim, face) => drawCms1500(claim, face, clock.today()),
        check: (claim) => checkCms1500(claim, clock.today()),
      }),
      CHANGES.claims,
    ),
    remits: announce(createRemittanceHandlers(services.remits, platform), CHANGES.remits),
    ledger: announce(createLedgerHandlers(services.ledger), CHANGES.ledger),
    documents: announce(
      createDocumentsHandlers(services.documents, taking.folder, taking.uploads, platform),
      CHANGES.documents,
    ),
    em: announce(createEmHandlers(services.em), CHANGES.em),
    notes: announce(createNotesHandlers(notes), CHANGES.notes),
    workbench: announce(
      createWorkbenchHandlers(services.workbench, services.queries, platform, drawQuery),
      CHANGES.workbench,
    ),
    audits: announce(
      createCodingAuditHandlers(services.codingAudits, platform, drawAuditReport),
      CHANGES.audits,
    ),
    defence: createDefenceHandlers(createDefenceFiles(services, codeSets, notes), platform),
    statements: announce(
      createStatementHandlers(services.statements, platform, drawInvoice),
      CHANGES.statements,
    ),
  };
}

/** The card of a code, over the code sets that are installed at the moment. */
function cardOver(context: ServiceContext, codeSets: CodeSets) {
  return createCodeCardService(context, {
    family: ({ system, code, on }) => codeWithFamily(codeSets.db(), system, code, on),
    edits: () => codeSets.tables.now().edits,
    relativeValue: (code, on) => codeSets.edits().relativeValue(code, '', on),
  });
}

/** The code-set file is opened by the first call and not by the start of the program. */
function createLazyCodesHandlers(codeSets: CodeSets, session: Session, searching: CodeSearching) {
  let made: ReturnType<typeof createCodesHandlers<unknown>> | null = null;
  codeSets.onForget(() => {
    made = null;
  });
  const use = () => {
    // Asked each time: it notices what another program installed meanwhile.
    const db = codeSets.db();
    made ??= createCodesHandlers<unknown>({
      db,
      search: searching.search,
      chargeFor: (code, on) => {
        const open = session.current();
        return open && feeFor(open.db, code, on);
      },
    });
    return made;
  };
  const lazy: ReturnType<typeof createCodesHandlers<unknown>> = {
    search: (input, context) => use().search(input, context),
    get: (input, context) => use().get(input, context),
    releases: (input, context) => use().releases(input, context),
  };
  return lazy;
}

/** The same handlers, which tell the window what they changed; a cancelled dialog (null) changed nothing. */
function announcing<H extends Readonly<Record<string, (...args: never[]) => unknown>>>(
  handlers: H,
  changes: Readonly<Record<string, readonly string[]>>,
  emit: Platform['emit'],
): H {
  const wrapped = Object.entries(handlers).map(([method, handler]) => {
    const tags = changes[method];
    if (!tags) return [method, handler] as const;
    const tell = (): void => emit({ type: 'changed', tags: [...tags, 'audit'] });
    const told = async (...args: never[]): Promise<unknown> => {
      try {
        const value: unknown = await handler(...args);
        if (value !== null) tell();
        return value;
      } catch (error) {
        // An export that could not be written has still made its file: the lists must show it.
        tell();
        throw error;
      }
    };
    return [method, told] as const;
  });
  return Object.fromEntries(wrapped) as unknown as H;
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
