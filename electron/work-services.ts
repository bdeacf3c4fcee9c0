import { hostname } from 'node:os';
import type { JournalDraft } from '#shared/domain/journal.ts';
import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import { NO_EDITS } from '#shared/domain/coding/edits.ts';
import type { IncomingFile } from '#shared/domain/incoming.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, CoverageId, IdMaker, JournalId, PatientId } from '#shared/kernel/ids.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { runTask } from '#electron/background/run-task.ts';
import type { CodeTableSource } from '#electron/code-sets.ts';
import { createAnswerWork } from '#electron/answer-work.ts';
import { createClaimExport } from '#electron/claims/export.ts';
import { createClaimScrubbing } from '#electron/claim-scrubbing.ts';
import { createClaimsService } from '#electron/claims/service.ts';
import {
  findCoding,
  findDocuments,
  findEncounter,
  writeBilledEncounter,
  writeCodedEncounter,
} from '#electron/coding/queries.ts';
import { createCodingService, type CodingService } from '#electron/coding/service.ts';
import { createCodingAuditService } from '#electron/coding-audit/service.ts';
import { nextNumber, peekNumber } from '#electron/counter.ts';
import { doAll, type Steps } from '#electron/db/steps.ts';
import { sql, type PracticeDb, type WriteDb } from '#electron/db/sql.ts';
import { createDenialsWork } from '#electron/denials-work.ts';
import { createEmService } from '#electron/em/service.ts';
import { readInBackground } from '#electron/documents/read/in-background.ts';
import { createDocumentsService } from '#electron/documents/service.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import { writeJournalSteps } from '#electron/ledger/journal-writer.ts';
import { findPostedAt } from '#electron/ledger/queries.ts';
import { remittancesForHistory } from '#electron/history-remittances.ts';
import type { RecordsForHistory } from '#electron/history/context.ts';
import { createHistoryService } from '#electron/history/service.ts';
import { createLedgerService, reverseJournal, reverseJournalSteps } from '#electron/ledger/service.ts';
import { createPatientMoneyWork } from '#electron/patient-money-work.ts';
import { createPaperFormsWork } from '#electron/paper-forms-work.ts';
import {
  coverageOn,
  coveragesOn,
  listCoverages,
  putCoverage,
  putPatient,
  readCoverage,
  readPatient,
} from '#electron/patients/queries.ts';
import { createPatientService, freeAccount } from '#electron/patients/service.ts';
import {
  feeOn,
  listFacilities,
  listPayers,
  listProviders,
  putFacility,
  putPayer,
  putProvider,
  readFacility,
  readPayer,
  readPractice,
  readProvider,
} from '#electron/practice/queries.ts';
import { pastClaims } from '#electron/db/read-models/past-claims.ts';
import { createReceiversService, profileOf } from '#electron/receivers/service.ts';
import { findPostedAnswers } from '#electron/remittance/own-claims.ts';
import { createRemittanceService, type CorrectedPatient } from '#electron/remittance/service.ts';
import { createScrubRulesService } from '#electron/scrub-rules/service.ts';
import type { Actor, Records, ServiceContext } from '#electron/service-context.ts';
import type { DrawnRun } from '#electron/statements/draw-task.ts';
import { createStatementService } from '#electron/statements/service.ts';
import { createContractWork } from '#electron/contract-work.ts';
import type { MedicarePrices } from '#electron/medicare-prices.ts';
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
  /** Draws the packet of an appeal; by default in a thread of its own. */
  readonly drawPacket?: Parameters<typeof createDenialsWork>[1]['drawPacket'];
  /** Title of a claim status code in an installed list, as of a day; left out, our own words. */
  readonly statusTitle?: (code: string, on: IsoDate) => string | null;
  /** Prices of the Medicare fee schedule; left out, it counts as not installed. */
  readonly medicare?: MedicarePrices;
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
  coveragesOn,
  feeOn,
};

/** What a history makes and changes of the records. */
const KEPT: RecordsForHistory = {
  payers: listPayers,
  providers: listProviders,
  facilities: listFacilities,
  patient: readPatient,
  coverages: listCoverages,
  freeAccount,
  putPatient,
  putCoverage,
  putPayer,
  putProvider,
  putFacility,
  writeBilledEncounter,
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
  const machine = hostname() || 'this computer';
  const scrubbing = createClaimScrubbing(context);
  const claims = {
    ...money,
    scrub: scrubbing.scrub,
    check: scrubbing.check,
    postedAnswers: findPostedAnswers,
    writeCodedEncounter,
    usage: () => (ground.demonstration() ? ('T' as const) : ('P' as const)),
    profileOf,
    machine,
    ...(ground.fileCalls ? { fileCalls: ground.fileCalls } : {}),
  };
  const claimsService = createClaimsService(claims);
  const denials = createDenialsWork(context, {
    reverseJournal: money.reverseJournal,
    claims: claimsService,
    remittance: (id) => remits.get(id),
    acksOfClaim: (id) => answers.acks.ofClaim(id),
    ...(ground.drawPacket ? { drawPacket: ground.drawPacket } : {}),
  });
  const remits = createRemittanceService({
    ...money,
    reverseJournalSteps: (db, id, why) => reverseJournalSteps(context, db, id, why),
    postedAt: findPostedAt,
    claims: claimsService.forRemittances,
    afterPosting: denials.forRemittances.posted,
    beforeUndo: (db, { remittanceId }) => denials.forRemittances.undone(db, remittanceId),
    correctPatient: (db, claimId, corrected) => correctPatient(context, db, claimId, corrected),
  });
  const em = createEmService({
    ...context,
    encounters: { encounter: findEncounter, coding: findCoding, documents: findDocuments },
  });
  const coding = createCodingService({ ...context, emVisit: em.visitOf });
  const answers = createAnswerWork(context, {
    claims: claimsService.forAnswers,
    remits,
    profileOf,
    usage: claims.usage,
    statusTitle: ground.statusTitle ?? (() => null),
    ...(ground.fileCalls ? { fileCalls: ground.fileCalls } : {}),
  });
  // Statements ask plans and estimates, which ask statements: each through the other's finished service.
  const statements = createStatementService({
    ...money,
    peekNumber,
    drawRun: (contents, texts, onProgress, signal) =>
      runTask<DrawnRun>('statements.draw', { contents, texts }, { onProgress, signal }),
    planClaims: (db, id) => patientMoney.plans.coveredClaims(db, id),
    estimateExcess: (db, id) =>
      Math.max(0, ...patientMoney.estimates.estimateExceeded(db, id, null).map((c) => c.overCents)),
  });
  const patientMoney = createPatientMoneyWork(context, {
    eligibility: answers.eligibility,
    receipts: statements.receipts,
    letters: statements.letters,
    statementsSent: statements.sent,
    onHold: statements.onHold,
  });
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
    claims: claimsService,
    history: createHistoryService({
      ...context,
      claims: claimsService.forHistory,
      remittances: remittancesForHistory(remits),
      keep: KEPT,
    }),
    paperForms: createPaperFormsWork(context, claimsService),
    scrubbing,
    scrubRules: createScrubRulesService({ ...context, pastClaims }),
    outbox: createClaimExport(claims),
    receivers: createReceiversService({ ...context, machine, usage: claims.usage }),
    ledger: createLedgerService(context),
    remits,
    ...createContractWork(context, remits, ground.medicare),
    denials,
    ...answers,
    ...patientMoney,
    statements,
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

/** Takes over what a payer has corrected of the patient of a claim: the name, and the member number of its coverage. */
function correctPatient(
  context: ServiceContext,
  db: WriteDb,
  claimId: ClaimId,
  { lastName, firstName, memberId }: CorrectedPatient,
): void {
  const claim = db.get<{ patientId: PatientId; coverageId: CoverageId }>(
    sql`SELECT patient_id AS patientId, coverage_id AS coverageId FROM claim WHERE id = ${claimId}`,
  );
  const patient = claim && readPatient(db, claim.patientId);
  const coverage = claim && readCoverage(db, claim.coverageId);
  if (!patient) throw new Refusal('not_found', 'The patient of this claim is not in the practice file.');
  const named = {
    ...patient,
    lastName: lastName || patient.lastName,
    firstName: firstName || patient.firstName,
  };
  // Of somebody insured through another person the payer corrects that person, whose number it is all the same.
  if (coverage?.relationship === '18') putPatient(db, named);
  if (coverage && memberId !== '') putCoverage(db, { ...coverage, memberId });
  context.audit(db, {
    action: 'save',
    record: 'patient',
    recordId: patient.id,
    change: 'name or member number as the payer corrected it',
  });
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
    postJournal: (db, draft) => doAll(journalSteps(ground, audit, db, draft)),
    postJournalSteps: (db, draft) => journalSteps(ground, audit, db, draft),
  };
}

/** A journal with its audit row, under the user and the clock of the moment. */
function* journalSteps(
  ground: WorkGround,
  audit: ServiceContext['audit'],
  db: WriteDb,
  draft: JournalDraft,
): Steps<JournalId> {
  const id = yield* writeJournalSteps(db, draft, {
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
}
