import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import { NO_EDITS } from '#shared/domain/coding/edits.ts';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import { scrub } from '#shared/domain/scrub/scrub.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type { IdMaker, JournalId } from '#shared/kernel/ids.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import type { CodeTableSource } from '#electron/code-sets.ts';
import { createClaimExport } from '#electron/claims/export.ts';
import { findOtherServices } from '#electron/claims/queries.ts';
import { createClaimsService } from '#electron/claims/service.ts';
import { findCoding, findDocuments, findEncounter } from '#electron/coding/queries.ts';
import { createCodingService, type CodingService } from '#electron/coding/service.ts';
import { createCodingAuditService } from '#electron/coding-audit/service.ts';
import { nextNumber, peekNumber } from '#electron/counter.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import { createEmService } from '#electron/em/service.ts';
import { readInBackground } from '#electron/documents/read/in-background.ts';
import { createDocumentsService } from '#electron/documents/service.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import { writeJournal } from '#electron/ledger/journal-writer.ts';
import { findPostedAt } from '#electron/ledger/queries.ts';
import { createLedgerService, reverseJournal } from '#electron/ledger/service.ts';
import { coverageOn, readPatient } from '#electron/patients/queries.ts';
import { createPatientService } from '#electron/patients/service.ts';
import {
  feeOn,
  listPayers,
  readFacility,
  readPayer,
  readPractice,
  readProvider,
} from '#electron/practice/queries.ts';
import { createRemittanceService } from '#electron/remittance/service.ts';
import type { Actor, Records, ServiceContext } from '#electron/service-context.ts';
import { createStatementService } from '#electron/statements/service.ts';
import { createQueryService, type EncounterMoves } from '#electron/workbench/query-service.ts';
import { createWorkbenchService } from '#electron/workbench/service.ts';

/** What the daily work stands on: an open file, a person, a clock, and the code sets. */
export type WorkGround = {
  /** The open practice file. @throws Refusal `locked` when there is none. */
  readonly db: () => PracticeDb;
  readonly user: () => Actor;
  readonly clock: Clock;
  readonly newId: IdMaker;
  readonly lookup: CodeLookup;
  readonly releases: () => readonly CodeSetRelease[];
  /** Codes and edit tables for the checks; left out, the look-up above, and each table as not installed. */
  readonly tables?: CodeTableSource;
  /** What the documents of an encounter support, as far as they were read. */
  readonly documented?: ServiceContext['documented'];
  /** Whether the file is the demonstration: its claims are marked as test. */
  readonly demonstration: () => boolean;
  /** Reads a clinical file; by default in a thread of its own. */
  readonly readDocument?: (bytes: Uint8Array, name: string) => Promise<IncomingFile>;
  /** File system calls for exports; a test gives ones that fail. */
  readonly fileCalls?: FileCalls;
};

export type WorkServices = ReturnType<typeof createWorkServices>;

const RECORDS: Records = {
  practice: readPractice,
  provider: readProvider,
  facility: readFacility,
  payer: readPayer,
  payers: listPayers,
  patient: readPatient,
  coverageOn,
  feeOn,
};

/**
 * The services of the daily work, put together once: for the window, the terminal and the tests alike. Here,
 * and nowhere else, one feature meets another.
 */
export function createWorkServices(ground: WorkGround) {
  const context = contextOn(ground);
  const money: ServiceContext &
    Pick<Parameters<typeof createClaimsService>[0], 'reverseJournal' | 'nextNumber'> = {
    ...context,
    nextNumber,
    reverseJournal: (db, id, why) => reverseJournal(context, db, id, why),
  };
  const claims = {
    ...money,
    scrub: (claim: Parameters<typeof scrub>[0]) =>
      scrub(claim, {
        lookup: context.tables.now().lookup,
        edits: context.tables.now().edits,
        today: ground.clock.today(),
        otherClaims: findOtherServices(ground.db(), claim),
        fee: (code) => feeOn(ground.db(), code, claim.serviceDate)?.chargeCents ?? null,
      }),
    usage: () => (ground.demonstration() ? ('T' as const) : ('P' as const)),
    ...(ground.fileCalls ? { fileCalls: ground.fileCalls } : {}),
  };
  const em = createEmService({
    ...context,
    encounters: { encounter: findEncounter, coding: findCoding, documents: findDocuments },
  });
  const coding = createCodingService({ ...context, emVisit: em.visitOf });
  const workbench = { ...context, encounters: { encounter: findEncounter, coding: findCoding } };
  return {
    context,
    coding,
    em,
    documents: createDocumentsService({
      ...context,
      read: ground.readDocument ?? readInBackground,
      createEncounter: coding.createEncounter,
      savePatient: createPatientService(ground).savePatient,
    }),
    workbench: createWorkbenchService(workbench),
    queries: createQueryService({ ...workbench, moves: encounterMoves(coding) }),
    codingAudits: createCodingAuditService({
      ...context,
      encounterDetail: coding.get,
      returnToCoder: (id, note) => void coding.returnToCoder(id, note),
    }),
    claims: createClaimsService(claims),
    outbox: createClaimExport(claims),
    ledger: createLedgerService(context),
    remits: createRemittanceService({
      ...money,
      postedAt: findPostedAt,
    }),
    statements: createStatementService({ ...money, peekNumber }),
  };
}

/** What a query does to its encounter: it holds it, lets it go, and leaves its answer as a document. */
function encounterMoves(coding: CodingService): EncounterMoves {
  return {
    detail: coding.get,
    hold: (id, reason) => void coding.hold(id, reason),
    release: (id) => void coding.release(id),
    addDocument: (encounterId, title, text) => {
      const { documents } = coding.addDocument({ encounterId, kind: 'other', title, text });
      const added = documents.at(-1);
      if (!added) throw new Error('A document was added and is not there.');
      return added.id;
    },
  };
}

function tablesWithoutEdits(lookup: CodeLookup): CodeTableSource {
  const tables = { lookup, edits: NO_EDITS, inForce: () => [] };
  return { now: () => tables, of: (used) => ({ tables: used.length > 0 ? null : tables, missing: used }) };
}

function contextOn(ground: WorkGround): ServiceContext {
  const audit: ServiceContext['audit'] = (db, note) => {
    appendAudit(db, { ...note, at: ground.clock.now(), userName: ground.user().name });
  };
  return {
    db: ground.db,
    user: ground.user,
    clock: ground.clock,
    newId: ground.newId,
    lookup: ground.lookup,
    tables: ground.tables ?? tablesWithoutEdits(ground.lookup),
    ...(ground.documented ? { documented: ground.documented } : {}),
    releasesOn: (on: IsoDate) =>
      ground
        .releases()
        .filter((r) => r.effectiveFrom <= on && (r.effectiveTo === null || on <= r.effectiveTo)),
    records: RECORDS,
    audit,
    postJournal: (db, draft) => {
      const id = writeJournal(db, draft, {
        id: ground.newId() as JournalId,
        postedAt: ground.clock.now(),
        userId: ground.user().id,
      });
      audit(db, {
        action: draft.kind === 'reversal' ? 'reverse' : 'post',
        record: 'journal',
        recordId: id,
        change: `${draft.kind}, ${draft.entries.length} entries`,
      });
      return id;
    },
  };
}
