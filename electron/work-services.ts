import type { CodeLookup, CodeSetRelease } from '#shared/domain/code.ts';
import { scrub } from '#shared/domain/scrub/scrub.ts';
import type { Clock, IsoDate } from '#shared/kernel/dates.ts';
import type { IdMaker, JournalId } from '#shared/kernel/ids.ts';
import { appendAudit } from '#electron/audit/audit.ts';
import { createClaimExport } from '#electron/claims/export.ts';
import { findOtherServices } from '#electron/claims/queries.ts';
import { createClaimsService } from '#electron/claims/service.ts';
import { createCodingService } from '#electron/coding/service.ts';
import { nextNumber, peekNumber } from '#electron/counter.ts';
import type { PracticeDb } from '#electron/db/sql.ts';
import type { FileCalls } from '#electron/export/atomic-file.ts';
import { writeJournal } from '#electron/ledger/journal-writer.ts';
import { findPostedAt } from '#electron/ledger/queries.ts';
import { createLedgerService, reverseJournal } from '#electron/ledger/service.ts';
import { coverageOn, readPatient } from '#electron/patients/queries.ts';
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

/** What the daily work stands on: an open file, a person, a clock, and the code sets. */
export type WorkGround = {
  /** The open practice file. @throws Refusal `locked` when there is none. */
  readonly db: () => PracticeDb;
  readonly user: () => Actor;
  readonly clock: Clock;
  readonly newId: IdMaker;
  readonly lookup: CodeLookup;
  readonly releases: () => readonly CodeSetRelease[];
  /** Whether the file is the demonstration: its claims are marked as test. */
  readonly demonstration: () => boolean;
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
        lookup: ground.lookup,
        today: ground.clock.today(),
        otherClaims: findOtherServices(ground.db(), claim),
        fee: (code) => feeOn(ground.db(), code, claim.serviceDate)?.chargeCents ?? null,
      }),
    usage: () => (ground.demonstration() ? ('T' as const) : ('P' as const)),
    ...(ground.fileCalls ? { fileCalls: ground.fileCalls } : {}),
  };
  return {
    context,
    coding: createCodingService(context),
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
