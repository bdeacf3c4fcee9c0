import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import type { FileRef } from '#shared/domain/claim-status.ts';
import type { Encounter } from '#shared/domain/encounter.ts';
import { partiesOf } from '#shared/domain/history/parties.ts';
import { ASSUMED_FILING_DAYS, codingOf } from '#shared/domain/history/records.ts';
import { NOTHING_COUNTED, type FileRow, type ReportRow } from '#shared/domain/history/report.ts';
import type { KeptClaim } from '#shared/domain/history/same-claim.ts';
import type { ReadClaim, ReadClaimEvent } from '#shared/domain/x12/read-837p/read-claim.ts';
import { withIds } from '#shared/domain/x12/read-837p/with-ids.ts';
import type { ClaimId, CoverageId, EncounterId, PatientId, ServiceLineId } from '#shared/kernel/ids.ts';
import { cents } from '#shared/kernel/money.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import { Refusal } from '#shared/kernel/result.ts';
import { beginAuditRun, type AuditRun } from '#electron/audit/audit.ts';
import { longTransaction } from '#electron/db/handle.ts';
import { sql, type WriteDb } from '#electron/db/sql.ts';
import type { BroughtWay, HistoryContext } from './context.ts';
import type { FileReader } from './file-reader.ts';
import type { FileSeal } from './files.ts';
import { createPace } from './pace.ts';
import { RecordMaker, nothingMade, type ClaimRecords, type Made } from './make-records.ts';
import type { Decisions } from './party-book.ts';
import { Notes, type Plan, type PlannedFile } from './plan.ts';
import { insertFile } from './queries.ts';
import { standingOf, totalOf, whyUnreadable } from './standing.ts';

export type Bringing = {
  readonly plan: Plan;
  readonly decisions: Decisions;
  /** Claims come closed, without charges in the ledger. */
  readonly settled: boolean;
  readonly reader: FileReader;
  readonly progress: (bytes: number) => void;
  readonly cancelled: () => boolean;
};

export type Taken = { readonly row: FileRow; readonly notes: Notes; readonly made: Made };

/** What any other change is told while a file comes in. */
const HELD = 'A history is being brought in. Wait until that has ended, or stop it; nothing was changed.';

/**
 * Brings in the claims of one planned file: all of them, with their records, in one transaction, or nothing. It goes
 * over many turns of the event loop. The file is read again and must be the one that was planned.
 * @param made records made for files before it.
 * @throws Refusal when the file has changed or cannot be read, or the user stopped it; nothing of it was brought in then.
 */
export function takeFile(
  context: HistoryContext,
  bringing: Bringing,
  file: PlannedFile,
  made: Made,
): Promise<Taken> {
  return longTransaction(context.db(), HELD, async (db) => {
    const trail = beginAuditRun(db);
    try {
      const taken = await takeClaims(context, db, trail, bringing, file, nothingMade(made));
      trail.seal();
      return taken;
    } finally {
      trail.end();
    }
  });
}

async function takeClaims(
  context: HistoryContext,
  db: WriteDb,
  trail: AuditRun,
  bringing: Bringing,
  file: PlannedFile,
  made: Made,
): Promise<Taken> {
  const { row } = file;
  const maker = new RecordMaker(context, db, bringing.plan.book, bringing.decisions, made);
  const work = new FileWork(context, db, maker, bringing, row);
  const pace = createPace(bringing.cancelled);
  const turn = async (): Promise<void> => {
    const pause = pace();
    if (!pause) return;
    // Whoever reads the trail meanwhile finds it whole.
    trail.seal();
    await pause;
    // Locked meanwhile: the file of the practice is closed, and SQLite has taken everything back.
    context.db();
  };
  let seal: FileSeal | null = null;
  for await (const part of bringing.reader.parts(file.path, true)) {
    ({ seal } = part);
    for (const event of part.events) {
      if (event.kind === 'claim') work.take(event);
      else if (event.kind === 'problem' && event.problem.effect === 'lost')
        work.tell('lost', event.problem.segment, '', event.problem.message);
      await turn();
    }
    bringing.progress(part.bytes);
  }
  if (seal?.sha256 !== row.sha256 || !seal.compressed)
    throw new Refusal(
      'conflict',
      `${row.fileName} has changed since it was read. Read it again; nothing of it was brought in.`,
    );
  for (const id of work.patients) {
    maker.endSuperseded(id, (coverageId) => lastServiceOf(db, coverageId));
    await turn();
  }
  return keepFile(context, db, work, made, { ...seal, content: seal.compressed }, row);
}

function keepFile(
  context: HistoryContext,
  db: WriteDb,
  work: FileWork,
  made: Made,
  { sha256, content }: { readonly sha256: string; readonly content: Uint8Array },
  planned: FileRow,
): Taken {
  const { read, brought, versions, known, leftOut } = work.count;
  insertFile(db, {
    sha256,
    fileName: planned.fileName,
    bytes: planned.bytes,
    at: context.clock.now(),
    userId: context.user().id,
    read,
    leftOut,
    content,
  });
  context.audit(db, {
    action: 'bring in',
    record: 'history_file',
    recordId: sha256,
    change: `${brought} claims, ${versions} versions, ${known} known, ${leftOut} left out`,
  });
  const row: FileRow = {
    ...planned,
    outcome: 'brought',
    sentence: '',
    claims: { ...work.count },
    chargeCents: cents(work.charges),
  };
  return { row, notes: work.notes, made };
}

function lastServiceOf(db: WriteDb, id: CoverageId): IsoDate | null {
  return (
    db.get<{ last: IsoDate | null }>(sql`SELECT max(c.service_on) AS last FROM coverage v
      JOIN claim c ON c.patient_id = v.patient_id AND c.coverage_id = v.id WHERE v.id = ${id}`)?.last ?? null
  );
}

/** The work on one file within its transaction. */
class FileWork {
  readonly #context: HistoryContext;
  readonly #db: WriteDb;
  readonly #maker: RecordMaker;
  readonly #bringing: Bringing;
  readonly #row: FileRow;
  readonly #ref: FileRef;
  readonly #came = new Set<ClaimId>();
  readonly #filingDays = new Map<string, number>();
  readonly notes = new Notes();
  readonly count = { ...NOTHING_COUNTED };
  readonly patients = new Set<PatientId>();
  charges = 0;

  constructor(context: HistoryContext, db: WriteDb, maker: RecordMaker, bringing: Bringing, row: FileRow) {
    this.#context = context;
    this.#db = db;
    this.#maker = maker;
    this.#bringing = bringing;
    this.#row = row;
    this.#ref = { kind: 'history', id: row.sha256 };
  }

  tell(kind: ReportRow['kind'], segment: number, controlNumber: string, sentence: string): void {
    this.notes.add({ fileName: this.#row.fileName, segment, controlNumber, kind, sentence });
  }

  take(event: ReadClaimEvent): void {
    const { claim, at } = event;
    const tell = (kind: ReportRow['kind'], sentence: string): void =>
      this.tell(kind, at.claim, claim.controlNumber, sentence);
    this.count.read += 1;
    const why = whyUnreadable(event);
    if (why !== null) {
      this.count.unreadable += 1;
      return tell('unreadable', why);
    }
    const standing = standingOf(this.#context.claims, this.#db, claim, this.#came);
    if (standing.kind === 'known') {
      this.count.known += 1;
      return tell('known', `It is here already as claim ${standing.of.controlNumber}.`);
    }
    const undecided = this.#maker.undecided(partiesOf(claim));
    if (undecided.length > 0) {
      this.count.leftOut += 1;
      return tell('left_out', `Its ${undecided.join(' and ')} may be one of yours, and nobody has decided.`);
    }
    if (standing.kind === 'version') return this.#version(event, standing.of, tell);
    this.#bringIn(event, tell);
  }

  #bringIn(event: ReadClaimEvent, tell: (kind: ReportRow['kind'], sentence: string) => void): void {
    const { claim } = event;
    const { claims } = this.#context;
    const controlNumber = claims.freeNumber(this.#db, claim.controlNumber);
    const { ids, coverageId, activeFrom, activeTo } = this.#records(claim);
    const frozen: ProfessionalClaim = {
      ...this.#withIds(claim, ids, { coverageId, activeFrom, activeTo }, null),
      controlNumber,
    };
    const prior = claims.priorOf(this.#db, frozen);
    if (controlNumber !== claim.controlNumber)
      tell(
        'renumbered',
        prior?.controlNumber === claim.controlNumber
          ? `It has the number of the claim to the payer before, so it is kept as ${controlNumber}; answers under that number find it.`
          : `Its number belongs to another claim, so it is kept as ${controlNumber}.`,
      );
    const encounterId = prior?.encounterId ?? this.#visit(frozen, ids);
    claims.bringIn(this.#db, frozen, encounterId, prior, this.#way(event));
    this.#came.add(frozen.claimId);
    this.count.brought += 1;
    this.charges += totalOf(claim);
  }

  #version(
    event: ReadClaimEvent,
    of: KeptClaim<ClaimId>,
    tell: (kind: ReportRow['kind'], sentence: string) => void,
  ): void {
    const { ids, coverageId, activeFrom, activeTo } = this.#records(event.claim);
    const before = of.versions.at(-1) ?? null;
    const frozen = this.#withIds(event.claim, ids, { coverageId, activeFrom, activeTo }, before);
    const refused = this.#context.claims.bringInVersion(this.#db, of.id, frozen, this.#way(event));
    if (refused !== null) {
      this.count.leftOut += 1;
      return tell('left_out', refused);
    }
    this.count.versions += 1;
    this.#came.add(of.id);
    const kind = event.claim.frequency === '8' ? 'void' : 'corrected';
    tell('version', `It is kept as a ${kind} version of claim ${of.controlNumber}.`);
  }

  #records(claim: ReadClaim) {
    const { serviceDate } = claim;
    if (serviceDate === null) throw new Error('A claim without a date of service would be kept.');
    const parties = partiesOf(claim);
    const ids = this.#maker.recordsOf(parties);
    this.patients.add(ids.patientId);
    const coverage = this.#maker.coverageOf(claim, ids, serviceDate);
    this.#maker.keepOthers(claim, parties, ids, serviceDate);
    const { id: coverageId, activeFrom, activeTo } = coverage;
    return { ids, coverageId, activeFrom, activeTo };
  }

  #withIds(
    claim: ReadClaim,
    ids: ClaimRecords,
    coverage: {
      readonly coverageId: CoverageId;
      readonly activeFrom: IsoDate;
      readonly activeTo: IsoDate | null;
    },
    before: ProfessionalClaim | null,
  ): ProfessionalClaim {
    const patient = this.#context.keep.patient(this.#db, ids.patientId);
    const lineIds = lineIdsAfter(claim, before, () => this.#context.newId() as ServiceLineId);
    return withIds(claim, {
      claimId: before?.claimId ?? (this.#context.newId() as ClaimId),
      patientId: ids.patientId,
      accountNumber: patient?.accountNumber ?? '',
      payerId: ids.payerId,
      timelyFilingDays: this.#daysOf(ids),
      ...coverage,
      phone: patient?.phone ?? '',
      lineId: (i) => lineIds[i] ?? (this.#context.newId() as ServiceLineId),
    });
  }

  #daysOf({ payerId }: ClaimRecords): number {
    const known = this.#filingDays.get(payerId);
    if (known !== undefined) return known;
    const days = this.#context.records.payer(this.#db, payerId)?.timelyFilingDays ?? ASSUMED_FILING_DAYS;
    this.#filingDays.set(payerId, days);
    return days;
  }

  #visit(claim: ProfessionalClaim, ids: ClaimRecords): EncounterId {
    const visit: Encounter = {
      id: this.#context.newId() as EncounterId,
      patientId: ids.patientId,
      serviceDate: claim.serviceDate,
      renderingProviderId: ids.providerId,
      facilityId: ids.facilityId,
      reason: 'Brought in with its claim',
      status: 'billed',
      holdReason: '',
      codedAt: null,
      codedBy: null,
      returnedNote: '',
      version: 1,
    };
    this.#context.keep.writeBilledEncounter(this.#db, visit, codingOf(claim), this.#context.clock.now());
    return visit.id;
  }

  #way({ header }: ReadClaimEvent): BroughtWay {
    const sent = header.createdOn === null ? '' : `Sent on ${header.createdOn}. `;
    const settled = this.#bringing.settled ? ' as settled' : '';
    return {
      settled: this.#bringing.settled,
      detail: `${sent}Brought in${settled} from ${this.#row.fileName}, interchange ${header.interchangeControl}.`,
      file: this.#ref,
    };
  }
}

/**
 * Ids for the lines of a later version: a line that goes on keeps its id, and with it what was posted to it. It is
 * known by its own control number (REF*6R), otherwise by place, day and code.
 */
function lineIdsAfter(
  claim: ReadClaim,
  before: ProfessionalClaim | null,
  make: () => ServiceLineId,
): ServiceLineId[] {
  const left = [...(before?.lines ?? [])];
  return claim.lines.map((line, i) => {
    const at = left.findIndex(
      (old) =>
        (line.controlNumber !== '' && old.controlNumber === line.controlNumber) ||
        (old.number === i + 1 && old.serviceDate === line.serviceDate && old.code === line.code),
    );
    const [same] = at < 0 ? [] : left.splice(at, 1);
    return same?.serviceLineId ?? make();
  });
}
