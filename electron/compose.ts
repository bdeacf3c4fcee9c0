import { randomUUID } from 'node:crypto';
import type { AppEvent } from '#shared/contract/define.ts';
import type { AppContract } from '#shared/contract/index.ts';
import type { Clock, Instant, IsoDate } from '#shared/kernel/dates.ts';
import { codeSetPath, openCodeSets, type CodeSets } from '#electron/code-sets.ts';
import { createClaimsHandlers } from '#electron/claims/handlers.ts';
import { createCodesHandlers } from '#electron/codesets/handlers.ts';
import { createCodingHandlers } from '#electron/coding/handlers.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createLedgerHandlers } from '#electron/ledger/handlers.ts';
import { checkCms1500, drawCms1500, drawInvoice } from '#electron/papers.ts';
import { patientHandlers } from '#electron/patients/handlers.ts';
import type { Application, Platform } from '#electron/platform.ts';
import { practiceHandlers } from '#electron/practice/handlers.ts';
import { feeFor } from '#electron/practice/queries.ts';
import { createRemittanceHandlers } from '#electron/remittance/handlers.ts';
import type { Actor } from '#electron/service-context.ts';
import { createSession, type Session } from '#electron/session/session.ts';
import { createStatementHandlers } from '#electron/statements/handlers.ts';
import { createWorkServices, type WorkServices } from '#electron/work-services.ts';

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
  statements: { issue: ['invoices'] },
} as const;

/**
 * Puts the program together without Electron: session, code sets, services and the handlers of the whole
 * contract, over what the platform gives. Nothing is opened before it is needed.
 */
export function compose(platform: Platform): Application<AppContract, unknown> {
  const clock = clockOf(platform.now);
  const codeSets = openCodeSets(codeSetPath(platform.userDataDir, process.env['CLAIMWRIGHT_CODESETS']));
  let settledFor: PracticeDb | null = null;
  const emit = (event: AppEvent): void => {
    platform.emit(event);
    // A file was opened: a claim file that a crash left unmarked is looked for where it was going.
    const db = session.current()?.db ?? null;
    if (db && db !== settledFor) {
      settledFor = db;
      settle(services);
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
    demonstration: () => session.state().demonstration,
  });
  return {
    handlers: handlersOf({ ...platform, emit }, session, codeSets, services, clock),
    contextFor: () => undefined,
    authorize: session.authorize,
    onIdle: session.onIdle,
    dispose: () => {
      session.lock('closed');
      codeSets.close();
    },
  };
}

function handlersOf(
  platform: Platform,
  session: Session,
  codeSets: CodeSets,
  services: WorkServices,
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
    codes: createLazyCodesHandlers(codeSets, session),
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
    statements: announce(
      createStatementHandlers(services.statements, platform, drawInvoice),
      CHANGES.statements,
    ),
  };
}

/** The code-set file is opened by the first call and not by the start of the program. */
function createLazyCodesHandlers(codeSets: CodeSets, session: Session) {
  let made: ReturnType<typeof createCodesHandlers<unknown>> | null = null;
  const use = () => {
    made ??= createCodesHandlers<unknown>({
      db: codeSets.db(),
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

function settle(services: WorkServices): void {
  try {
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
