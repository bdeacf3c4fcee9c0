import { fileBy, followUpAfter } from '#shared/domain/claim-clocks.ts';
import { SENT, UNSENT, type ClaimStatus, type FileRef } from '#shared/domain/claim-status.ts';
import type { ProfessionalClaim } from '#shared/domain/claim.ts';
import { DEFAULT_FOLLOW_UP_DAYS } from '#shared/domain/practice.ts';
import type { IsoDate } from '#shared/kernel/dates.ts';
import type { ClaimId, EncounterId } from '#shared/kernel/ids.ts';
import { sql, type ReadDb, type WriteDb } from '#electron/db/sql.ts';
import { postCharges, postTransfer, repostCharges } from './charges.ts';
import { addEvent, advance, FIRST_CONTROL_NUMBER, needClaim, note, type ClaimsContext } from './context.ts';
import { insertEvent } from './event-queries.ts';
import { findChargesJournal } from './money-queries.ts';
import {
  findClaim,
  findClaimId,
  findLiveClaim,
  insertClaim,
  updateFrozen,
  updatePayerNumber,
  type ClaimRecord,
  updateVersion,
} from './queries.ts';
import { findLastSent, findVersion, insertVersion, listVersions } from './version-queries.ts';

/** A claim of ours as a claim of a file is compared with it. */
export type ClaimBesideFile = {
  readonly id: ClaimId;
  readonly controlNumber: string;
  readonly inWork: boolean;
  /** Why no later version of it can come in; empty when one can. */
  readonly closedTo: string;
  /** As it stands, and every version that was sent. */
  readonly versions: readonly ProfessionalClaim[];
};

/** How a claim comes in: open with its charges in the ledger, or settled before our time. */
type Way = {
  readonly settled: boolean;
  /** One sentence for the line of time. */
  readonly detail: string;
  readonly file: FileRef;
};

export type ClaimsForHistory = ReturnType<typeof createClaimsForHistory>;

/**
 * What bringing in a history asks of claims, inside the caller's transaction. Nothing is checked: the claims were sent
 * long ago, by another system.
 */
export function createClaimsForHistory(context: ClaimsContext) {
  return {
    /** Ours with a control number, or with it and `-2`, `-3` … behind it. */
    byNumber: (db: ReadDb, controlNumber: string): ClaimBesideFile[] =>
      beside(
        db,
        db.all<{ id: ClaimId }>(sql`SELECT id FROM claim WHERE control_number = ${controlNumber}
          UNION ALL SELECT id FROM claim
            WHERE control_number > ${`${controlNumber}-`} AND control_number < ${`${controlNumber}.`}`),
      ),
    /** Ours of people born on a day, or of those whose birth date is not known, with that day of service and that charge. */
    byServices: (
      db: ReadDb,
      of: { readonly birthDate: string | null; readonly serviceDate: string; readonly chargeCents: number },
    ): ClaimBesideFile[] =>
      beside(
        db,
        db.all<{ id: ClaimId }>(sql`SELECT c.id FROM patient p JOIN claim c ON c.patient_id = p.id
          WHERE p.birth_on IS ${of.birthDate} AND c.service_on = ${of.serviceDate} AND c.charge_cents = ${of.chargeCents}
            AND c.status <> 'voided' LIMIT 50`),
      ),
    /** The number under which a claim can be kept: its own, or with `-2`, `-3` … behind it, or a new one of ours. */
    freeNumber: (db: WriteDb, controlNumber: string): string => {
      if (controlNumber === '') return nextControlNumber(context, db);
      let free = controlNumber;
      for (let n = 2; findClaimId(db, free) !== null; n += 1) free = `${controlNumber}-${n}`;
      return free;
    },
    /** The claim to the payer before of the same visit, when one with the same services is ours and has no later one. */
    priorOf: (db: ReadDb, claim: ProfessionalClaim): PriorClaim | null => priorOf(db, claim),
    bringIn: (
      db: WriteDb,
      claim: ProfessionalClaim,
      encounterId: EncounterId,
      prior: PriorClaim | null,
      way: Way,
    ): void => bringIn(context, db, claim, { encounterId, prior, ...way }),
    /** @throws Refusal `not_found`. @returns why it cannot become a version, or null when it is one now. */
    bringInVersion: (db: WriteDb, id: ClaimId, claim: ProfessionalClaim, way: Way): string | null =>
      bringInVersion(context, db, id, claim, way),
  };
}

/** The next control number of ours that no claim has: a claim of another system may have taken it. */
export function nextControlNumber(context: Pick<ClaimsContext, 'nextNumber'>, db: WriteDb): string {
  for (;;) {
    const number = String(context.nextNumber(db, 'claim', FIRST_CONTROL_NUMBER));
    if (findClaimId(db, number) === null) return number;
  }
}

function beside(db: ReadDb, rows: readonly { readonly id: ClaimId }[]): ClaimBesideFile[] {
  return rows.flatMap(({ id }) => {
    const record = findClaim(db, id);
    if (!record) return [];
    const { claim, status } = record;
    // The usual claim has one version, which is the claim as it stands.
    const last = findLastSent(db, id);
    const single = last === 1 && !UNSENT.includes(status) ? findVersion(db, id, 1) : null;
    const sent =
      last === null ? [] : single ? [single] : listVersions(db, id).map((version) => version.claim);
    const inWork = UNSENT.includes(status);
    return [
      {
        id,
        controlNumber: claim.controlNumber,
        inWork,
        closedTo: closedTo(record),
        versions: [...(inWork || last === null ? [claim] : []), ...sent],
      },
    ];
  });
}

export type PriorClaim = {
  readonly id: ClaimId;
  readonly encounterId: EncounterId;
  readonly controlNumber: string;
};

function priorOf(db: ReadDb, claim: ProfessionalClaim): PriorClaim | null {
  if (claim.coverage.rank <= 1) return null;
  const rows = db.all<PriorClaim & { frozen: string }>(sql`SELECT id,
      encounter_id AS encounterId, control_number AS controlNumber, frozen FROM claim
    WHERE patient_id = ${claim.patient.patientId} AND service_on = ${claim.serviceDate} AND status <> 'voided'
      AND coverage_rank < ${claim.coverage.rank} ORDER BY coverage_rank DESC, created_at DESC LIMIT 20`);
  const services = codesOf(claim);
  const prior = rows.find(
    ({ encounterId, frozen }) =>
      codesOf(JSON.parse(frozen) as ProfessionalClaim) === services &&
      findLiveClaim(db, encounterId, claim.coverage.rank) === null,
  );
  if (!prior) return null;
  const { frozen: _frozen, ...found } = prior;
  return found;
}

function codesOf({ lines }: ProfessionalClaim): string {
  return lines
    .map((line) => [line.serviceDate, line.code, line.chargeCents].join(' '))
    .sort()
    .join('|');
}

function bringIn(
  context: ClaimsContext,
  db: WriteDb,
  claim: ProfessionalClaim,
  how: Way & { readonly encounterId: EncounterId; readonly prior: PriorClaim | null },
): void {
  const { encounterId, prior: before, settled, detail, file } = how;
  const priorClaimId = before?.id ?? null;
  // Sent under the number of the claim before it, it is answered under that number, as a forwarded claim is.
  const crossover = before !== null && claim.controlNumber.startsWith(`${before.controlNumber}-`);
  const status: ClaimStatus = settled ? 'closed' : 'exported';
  const id = claim.claimId;
  const at = context.clock.now();
  const followUpOn = settled ? null : answerDue(context, db, claim);
  insertClaim(
    db,
    {
      id,
      encounterId,
      status,
      claim,
      findings: [],
      priorClaimId,
      crossover,
      fileBy: fileBy(claim),
      followUpOn,
    },
    at,
  );
  keep(context, db, { id, claim, versionNumber: 1, versionReason: '' }, null);
  const prior = priorClaimId === null ? null : findClaim(db, priorClaimId);
  if (!settled && prior) postTransfer(context, db, prior, claim);
  else if (!settled) postCharges(context, db, claim);
  insertEvent(
    db,
    id,
    { kind: 'brought_in', from: null, to: status, versionNumber: 1, detail, file },
    at,
    context.user().id,
  );
  note(context, db, { id }, 'bring in', `control number ${claim.controlNumber}, encounter ${encounterId}`);
}

function closedTo({ claim, status }: Pick<ClaimRecord, 'claim' | 'status'>): string {
  if (UNSENT.includes(status)) return `A version of claim ${claim.controlNumber} is in work here.`;
  return status === 'voided' ? `Claim ${claim.controlNumber} was voided here.` : '';
}

function bringInVersion(
  context: ClaimsContext,
  db: WriteDb,
  id: ClaimId,
  given: ProfessionalClaim,
  way: Way,
): string | null {
  const record = needClaim(db, id);
  const { controlNumber } = record.claim;
  const refused = closedTo(record);
  if (refused !== '') return refused;
  const claim = { ...given, claimId: id, controlNumber };
  const last = findLastSent(db, id) ?? 0;
  const versionNumber = last + 1;
  const versionReason = claim.frequency === '8' ? 'Void, brought in' : 'Corrected, brought in';
  // What came settled stays settled: there are no charges in the ledger that this version could change.
  const settled = way.settled || (record.status === 'closed' && findChargesJournal(db, id) === null);
  if (!settled) repostCharges(context, db, record, claim, `Claim ${controlNumber} was corrected`);
  updateFrozen(db, claim, fileBy(claim), record.edited);
  updateVersion(db, id, { number: versionNumber, reason: versionReason });
  keep(context, db, { id, claim, versionNumber, versionReason }, last === 0 ? null : last);
  const next = { ...record, claim, versionNumber, versionReason };
  const to: ClaimStatus = settled ? 'closed' : 'exported';
  const { detail, file } = way;
  if (record.status === to || (!settled && SENT.includes(record.status))) {
    addEvent(context, db, next, { kind: 'brought_in', to: record.status, detail, file });
    note(context, db, record, 'bring in', `version ${versionNumber}`);
  } else advance(context, db, next, { kind: 'brought_in', to, detail, file });
  return null;
}

/** The version as it was sent, with the payer's own number when it names one. */
function keep(
  context: ClaimsContext,
  db: WriteDb,
  record: {
    readonly id: ClaimId;
    readonly claim: ProfessionalClaim;
    readonly versionNumber: number;
    readonly versionReason: string;
  },
  replaces: number | null,
): void {
  const unchecked = { findings: [], checkedBy: { rules: { builtIn: '', own: [] }, releases: [] } };
  insertVersion(
    db,
    record,
    { ...unchecked, replaces, claimFileId: null },
    context.clock.now(),
    context.user().id,
  );
  const payerNumber = record.claim.situation?.payerControlNumber ?? '';
  if (payerNumber !== '') updatePayerNumber(db, record.id, payerNumber);
}

/** The day on which to ask for its answer. */
function answerDue(context: ClaimsContext, db: WriteDb, claim: ProfessionalClaim): IsoDate | null {
  const days = context.records.payer(db, claim.payer.payerId)?.followUpDays ?? DEFAULT_FOLLOW_UP_DAYS;
  const step = { cause: 'brought_in', to: 'exported' } as const;
  return followUpAfter(step, context.clock.today(), days, null);
}
